import { scan } from '../scanner/scanner.ts';
import type { Block, Parsed } from '../tree.ts';
import { Cursor, type Grammar } from './cursor.ts';
import { parseBinary, parseExpression } from './expressions.ts';
import { parsePattern } from './patterns.ts';
import { parseArguments, parseInitializer, parsePrimary } from './primary.ts';
import { parseQuery } from './queries.ts';
import { parseBlock, parseStatement, statementsUntil } from './statements.ts';
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
  const c = new Cursor(code, tokens, errors, grammar);
  const root = block ? statements(c) : single(c);
  return { root, errors: errors.sort((a, b) => a.span.start - b.span.start) };
}

function statements(c: Cursor): Block {
  const list = statementsUntil(c, () => false);
  const { end } = c.token;
  return { kind: 'block', statements: list, end: { start: end, end }, span: { start: 0, end } };
}

function single(c: Cursor): Parsed['root'] {
  const expression = parseExpression(c);
  if (c.atEnd) return expression;
  const { token } = c;
  const span = { start: token.start, end: token.end };
  const afterString = token.value?.type === 'string' && c.tokens[c.at - 1]?.value?.type === 'string';
  if (token.text === ')' || token.text === ']' || token.text === '}') c.error('CS1002', '; expected', span);
  else if (afterString) c.error('CS1073', `Unexpected token '${token.text}'`, span);
  else c.error('CS1026', ') expected', span);
  return expression;
}
