/** `for` and `foreach`. */
import type { Expression, For, Statement } from '../tree.ts';
import { embedded } from './blocks.ts';
import type { Cursor } from './cursor.ts';
import { isDeclaration, localDeclaration } from './declarations.ts';
import { parseExpression, varDeconstruction } from './expressions.ts';
import { parseType, typeAhead } from './types.ts';
import { missing } from './unary.ts';

export function forStatement(c: Cursor): Statement {
  const keyword = c.token;
  const { start } = keyword;
  if (isForEach(c)) {
    c.missing('foreach');
    return forEach(c);
  }
  c.next();
  c.expect('(');
  const initializers: For['initializers'][number][] = [];
  if (!c.is(';')) {
    if (isDeclaration(c)) initializers.push(localDeclaration(c, c.token.start, false, false, true));
    else
      initializers.push(
        ...expressions(c, ';').map((expression) => ({ kind: 'expression-statement' as const, expression, span: expression.span })),
      );
  }
  semicolon(c);
  const condition = c.is(';') ? null : parseExpression(c);
  semicolon(c);
  const incrementors = c.is(')') ? [] : expressions(c, ')');
  c.expect(')');
  return { kind: 'for', initializers, condition, incrementors, body: embedded(c), span: c.since(start) };
}

/** In the head of a `for`; a comma in its place is one mistake. */
function semicolon(c: Cursor): void {
  c.expect(';');
  c.take(',');
}

/** `for (T x in xs)`: the keyword is wrong, not what stands in the brackets. */
function isForEach(c: Cursor): boolean {
  const type = c.is('(', 1) ? typeAhead(c, c.at + 2) : null;
  return type !== null && c.tokens[type.end]?.kind === 'identifier' && c.tokens[type.end + 1]?.text === 'in';
}

function expressions(c: Cursor, close: string): Expression[] {
  const list: Expression[] = [];
  do list.push(parseExpression(c));
  while (c.take(',') && !c.is(close));
  return list;
}

export function forEach(c: Cursor): Statement {
  const keyword = c.next();
  c.expect('(');
  const target = forEachTarget(c);
  if (!c.take('in')) {
    c.missing('in');
    if (c.isWord('of')) c.next();
  }
  const source = parseExpression(c);
  c.expect(')');
  return {
    kind: 'foreach',
    keyword: { start: keyword.start, end: keyword.end },
    target,
    source,
    body: embedded(c),
    span: c.since(keyword.start),
  };
}

function forEachTarget(c: Cursor): Extract<Statement, { kind: 'foreach' }>['target'] {
  const start = c.token.start;
  const deconstruction = varDeconstruction(c);
  if (deconstruction?.kind === 'declaration') return deconstruction;
  if (c.is('(')) {
    const tuple = c.grammar.primary(c);
    if (tuple.kind === 'tuple') return tuple;
  }
  const type = typeAhead(c, c.at);
  if (type && c.tokens[type.end]?.kind === 'identifier') {
    const node = parseType(c);
    const name = c.name();
    const designation =
      name.text === '_' ? ({ kind: 'discard', span: name.span } as const) : ({ kind: 'single', name, span: name.span } as const);
    return { kind: 'declaration', type: node, designation, span: c.since(start) };
  }
  const at = c.is('in') ? c.token : c.peek();
  c.error('CS0230', 'Type and identifier are both required in a foreach statement', { start: at.start, end: at.end });
  while (!c.atEnd && !c.is('in') && !c.is(')')) c.next();
  return missing(c) as Extract<Expression, { kind: 'missing' }>;
}
