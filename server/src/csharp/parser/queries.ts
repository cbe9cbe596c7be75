import type {
  FromClause,
  GroupClause,
  JoinClause,
  Name,
  OrderByClause,
  Query,
  QueryBody,
  QueryClause,
  SelectClause,
  TypeNode,
} from '../tree.ts';
import type { Cursor } from './cursor.ts';
import { parseExpression } from './expressions.ts';
import { parseType } from './types.ts';
import { missing } from './unary.ts';

/** `from … select …`, with `from` at the cursor. */
export function parseQuery(c: Cursor): Query {
  const start = c.token.start;
  const { inQuery } = c;
  c.inQuery = true;
  const from = fromClause(c);
  const body = queryBody(c);
  c.inQuery = inQuery;
  return { kind: 'query', from, body, span: c.since(start) };
}

function word(c: Cursor, text: string): boolean {
  if (!c.isWord(text)) return false;
  c.next();
  return true;
}

function expectWord(c: Cursor, text: string, code: string): void {
  if (!word(c, text))
    c.error(code, code === 'CS1003' ? `Syntax error, '${text}' expected` : `Expected contextual keyword '${text}'`, c.missingSpan());
}

/** `x in`, `T x in`. */
function range(c: Cursor): { type: TypeNode | null; name: Name } {
  const type = c.isIdentifier() && c.is('in', 1) ? null : parseType(c);
  const name = c.name();
  c.expect('in');
  return { type, name };
}

function fromClause(c: Cursor): FromClause {
  const { start } = c.next();
  const { type, name } = range(c);
  const source = parseExpression(c);
  return { kind: 'from', type, name, source, span: c.since(start) };
}

function joinClause(c: Cursor): JoinClause {
  const { start } = c.next();
  const { type, name } = range(c);
  const source = parseExpression(c);
  expectWord(c, 'on', 'CS0744');
  const left = parseExpression(c);
  expectWord(c, 'equals', 'CS0744');
  const right = parseExpression(c);
  const into = word(c, 'into') ? c.name() : null;
  return { kind: 'join', type, name, source, left, right, into, span: c.since(start) };
}

function orderByClause(c: Cursor): OrderByClause {
  const { start } = c.next();
  const orderings: OrderByClause['orderings'][number][] = [];
  do {
    const key = parseExpression(c);
    const descending = word(c, 'descending');
    if (!descending) word(c, 'ascending');
    orderings.push({ key, descending });
  } while (c.take(','));
  return { kind: 'orderby', orderings, span: c.since(start) };
}

function clause(c: Cursor): QueryClause | null {
  const { start } = c.token;
  if (c.isWord('from')) return fromClause(c);
  if (c.isWord('join')) return joinClause(c);
  if (c.isWord('orderby')) return orderByClause(c);
  if (word(c, 'where')) return { kind: 'where', condition: parseExpression(c), span: c.since(start) };
  if (word(c, 'let')) {
    const name = c.name();
    c.expect('=');
    return { kind: 'let', name, value: parseExpression(c), span: c.since(start) };
  }
  return null;
}

function queryBody(c: Cursor): QueryBody {
  const start = c.token.start;
  const clauses: QueryClause[] = [];
  for (let next = clause(c); next; next = clause(c)) clauses.push(next);
  const end = ending(c);
  const continues = word(c, 'into');
  const continuation = continues ? { name: c.name(), body: queryBody(c) } : null;
  return { clauses, end, continuation, span: c.since(start) };
}

function ending(c: Cursor): SelectClause | GroupClause {
  const { start } = c.token;
  if (word(c, 'select')) return { kind: 'select', value: parseExpression(c), span: c.since(start) };
  if (word(c, 'group')) {
    const value = parseExpression(c);
    expectWord(c, 'by', 'CS0744');
    return { kind: 'group', value, by: parseExpression(c), span: c.since(start) };
  }
  c.error('CS0742', 'A query body must end with a select clause or a group clause', { start: c.token.start, end: c.token.end });
  return { kind: 'select', value: missing(c), span: c.since(start) };
}
