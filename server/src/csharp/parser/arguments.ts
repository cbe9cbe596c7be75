import type { Span } from '../../text/span.ts';
import type { Argument, Declaration, Expression } from '../tree.ts';
import type { Cursor } from './cursor.ts';
import { parseDesignation, parseExpression } from './expressions.ts';
import { alsoCloses, separated } from './lists.ts';
import { startsArgument } from './starts.ts';
import { parseType, typeAhead } from './types.ts';
import { missing } from './unary.ts';

/** The arguments of a call or an indexer, with the bracket that opens them at the cursor. */
export function parseArguments(c: Cursor, close: ')' | ']'): { list: Argument[]; span: Span } {
  const { start } = c.next();
  const { inQuery } = c;
  c.inQuery = false;
  const element = (): Argument => argument(c, close);
  // An indexer has at least one value.
  if (close === ']' && c.is(']')) c.error('CS0443', 'Syntax error; value expected', { start: c.token.start, end: c.token.end });
  const list = separated(c, { close, starts: startsArgument, element, trailing: false });
  if (alsoCloses(c, close)) c.unexpected(close);
  else c.expect(close);
  c.inQuery = inQuery;
  return { list, span: c.since(start) };
}

function argument(c: Cursor, close: ')' | ']'): Argument {
  const start = c.token.start;
  if (c.is(',') || (close === ']' && c.is(']'))) {
    const [code, message] = close === ']' ? ['CS0443', 'Syntax error; value expected'] : ['CS0839', 'Argument missing'];
    c.error(code!, message!, { start, end: c.token.end });
    return { name: null, modifier: null, value: missing(c), span: { start, end: start } };
  }
  const name = c.isIdentifier() && c.is(':', 1) ? c.name() : null;
  if (name) c.next();
  const modifier = c.take('ref') ? 'ref' : c.take('out') ? 'out' : c.take('in') ? 'in' : null;
  const value = modifier === 'out' ? outArgument(c) : parseExpression(c);
  return { name, modifier, value, span: c.since(start) };
}

/** `out int n`, `out var n`, `out _`, or a variable. */
function outArgument(c: Cursor): Expression {
  const type = typeAhead(c, c.at);
  if (!type || c.tokens[type.end]?.kind !== 'identifier') return parseExpression(c);
  const start = c.token.start;
  const node: Declaration = { kind: 'declaration', type: parseType(c), designation: parseDesignation(c), span: c.since(start) };
  return { ...node, span: c.since(start) };
}
