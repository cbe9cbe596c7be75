import type { SemanticTokens } from 'vscode-languageserver-types';
import { scan } from '../csharp/scanner/scanner.ts';
import { registry } from '../csharp/types/registry.ts';
import { codeToDocument, eachPiece } from '../syntax/queries.ts';
import type { Expression } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { masked } from './code.ts';
import type { PolicyText } from './policy-text.ts';

export const tokenTypes = [
  'keyword',
  'variable',
  'property',
  'method',
  'class',
  'string',
  'number',
  'comment',
  'operator',
  'macro',
  'parameter',
] as const;
export const tokenModifiers = ['declaration', 'deprecated', 'readonly'] as const;
type TokenType = (typeof tokenTypes)[number];

interface Token {
  readonly span: Span;
  readonly type: TokenType;
  readonly modifiers: number;
}

/** What the grammar cannot know: what a name in C# is, and named values. Strings, numbers and punctuation stay the grammar's. */
export function semanticTokens(text: PolicyText, within?: Span): SemanticTokens {
  const found: Token[] = [];
  eachPiece(text.document, (piece) => {
    if (within && (piece.span.end < within.start || piece.span.start > within.end)) return;
    if (piece.kind === 'named-value') found.push({ span: piece.span, type: 'macro', modifiers: 0 });
    if (piece.kind !== 'expression') return;
    found.push(...codeTokens(piece));
    for (const { span } of piece.namedValues) found.push({ span, type: 'macro', modifiers: 0 });
  });
  for (const { element, policy, role } of text.placement.placed)
    if (role === 'policy' && policy?.status === 'legacy') found.push({ span: element.nameSpan, type: 'class', modifiers: 2 });
  return { data: encode(text, found) };
}

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

function codeTokens(expression: Expression): Token[] {
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

/** The protocol's five numbers a token; tokens do not cross lines. */
function encode(text: PolicyText, tokens: readonly Token[]): number[] {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  let at = -1;
  for (const { span, type, modifiers } of tokens.toSorted((a, b) => a.span.start - b.span.start)) {
    const start = text.lines.positionAt(span.start);
    if (span.start < at || text.lines.lineAt(span.end) !== start.line) continue;
    data.push(
      start.line - line,
      start.line === line ? start.character - character : start.character,
      span.end - span.start,
      tokenTypes.indexOf(type),
      modifiers,
    );
    ({ line, character } = start);
    at = span.end;
  }
  return data;
}
