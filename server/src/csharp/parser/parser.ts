import { scan } from '../scanner/scanner.ts';
import type { Token } from '../scanner/token.ts';
import type { Block, Parsed, Statement } from '../tree.ts';
import { parseArguments } from './arguments.ts';
import { parseBlock, statementsUntil } from './blocks.ts';
import { parseInitializer } from './creation.ts';
import { Cursor, type Grammar } from './cursor.ts';
import { parseBinary, parseExpression } from './expressions.ts';
import { parsePattern } from './patterns.ts';
import { parsePrimary } from './primary.ts';
import { parseQuery } from './queries.ts';
import { parseStatement } from './statements.ts';
import { parseType } from './types.ts';

const grammar: Grammar = {
  expression: parseExpression,
  binary: parseBinary,
  primary: parsePrimary,
  arguments: parseArguments,
  initializer: parseInitializer,
  query: parseQuery,
  pattern: parsePattern,
  type: (c) => parseType(c),
  statement: parseStatement,
  block: parseBlock,
};

/**
 * Parses the code of a policy expression: what stands in `@(…)`, or, with `block`, the statements in `@{…}`.
 * Never throws; errors carry Roslyn's codes and are in the order of their places.
 */
export function parse(code: string, block: boolean): Parsed {
  const { tokens, errors } = scan(code);
  const end = tokens.at(-1)!;
  const own = tokens.slice(0, -1);
  const wrapped = block
    ? [...own, around(end, '}', true)]
    : [around({ ...end, start: 0, end: 0 }, '('), ...own, around(end, ')', true), around(end, ';'), around(end, '}')];
  const c = new Cursor(code, [...wrapped, end], [], grammar);
  const root = block ? statements(c) : single(c);
  // Of two complaints about one place, what the parser misses comes before what the scanner found.
  return { root, errors: [...c.errors, ...errors].sort((a, b) => a.span.start - b.span.start) };
}

/** A token the gateway puts around the code, without an extent: what the code left open is closed by it, and tells what is missing. */
const around = (place: Token, text: string, newLine = false): Token => ({ ...place, kind: 'punctuation', text, newLine });

function statements(c: Cursor): Block {
  const list: Statement[] = [];
  for (;;) {
    list.push(...statementsUntil(c, () => c.is('}')));
    const { token } = c;
    if (c.atEnd || token.start === token.end) break;
    c.error('CS1022', 'Type or namespace definition, or end-of-file expected', { start: token.start, end: token.end });
    c.next();
  }
  c.expect('}');
  const end = c.code.length;
  return { kind: 'block', statements: list, end: { start: end, end }, span: { start: 0, end } };
}

function single(c: Cursor): Parsed['root'] {
  const root = parseExpression(c);
  c.expect(';');
  const isOuter = root.span.start === 0 && c.tokens[0]!.end === 0;
  if (root.kind === 'parenthesized' && isOuter) return root.operand;
  if (root.kind === 'tuple' && root.elements.length > 1 && isOuter) {
    const comma = c.tokens.find(({ start }) => start >= root.elements[0]!.value.span.end)!;
    c.error('CS1026', ') expected', { start: comma.start, end: comma.end });
  }
  return root;
}
