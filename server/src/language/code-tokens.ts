import { scan } from '../csharp/scanner/scanner.ts';
import { registry } from '../csharp/types/registry.ts';
import { codeToDocument } from '../syntax/queries.ts';
import type { Expression } from '../syntax/tree.ts';
import { masked } from './code.ts';
import type { Token, TokenType } from './token-types.ts';

const contextual = new Set([
  'var',
  'from',
  'where',
  'select',
  'orderby',
  'group',
  'by',
  'join',
  'let',
  'into',
  'on',
  'equals',
  'ascending',
  'descending',
  'nameof',
  'dynamic',
  'when',
]);

/** What each name of an expression is. */
export function codeTokens(expression: Expression): Token[] {
  const found: Token[] = [];
  const code = masked(expression);
  const walk = (from: number, to: number): void => {
    const { tokens } = scan(code, from, to);
    tokens.forEach((token, i) => {
      if (token.interpolated)
        for (const part of token.interpolated.parts) if (part.kind === 'hole') walk(part.expression.start, part.expression.end);
      const named =
        expression.namedValues.length > 0 &&
        /^N_*$/.test(token.text) &&
        code.slice(token.start, token.end) !== expression.code.slice(token.start, token.end);
      if (token.kind === 'identifier' && !named)
        found.push({ span: codeToDocument(expression, token), type: typeOfName(tokens, i), modifiers: 0 });
    });
  };
  walk(0, code.length);
  return found;
}

function typeOfName(tokens: readonly { readonly text: string }[], i: number): TokenType {
  const name = tokens[i]!.text;
  const before = tokens[i - 1]?.text;
  const after = tokens[i + 1]?.text;
  if (before === '.' || before === '?.') {
    const owner = tokens[i - 2]?.text ?? '';
    if (namespaces.has(owner) && registry().bySimpleName(name).length) return 'class';
    return after === '(' || (after === '<' && isCall(tokens, i + 1)) ? 'method' : 'property';
  }
  if (contextual.has(name)) return 'keyword';
  if ([0, 1, 2].some((arity) => registry().imported(name, arity).length)) return 'class';
  return after === '(' ? 'method' : 'variable';
}

const namespaces = new Set(
  'System Text Linq Newtonsoft Json Xml Net Collections Generic Cryptography Security RegularExpressions Globalization X509Certificates'.split(
    ' ',
  ),
);

/** Whether the `<` at `i` opens type arguments of a call: `<…>(` with names, commas and brackets only. */
function isCall(tokens: readonly { readonly text: string }[], i: number): boolean {
  for (let at = i + 1, depth = 1; at < tokens.length && at < i + 30; at++) {
    const { text } = tokens[at]!;
    if (text === '<') depth++;
    else if (text === '>' && --depth === 0) return tokens[at + 1]?.text === '(';
    else if (!/^(?:[\w.,?[\]]+|>)$/.test(text)) return false;
  }
  return false;
}
