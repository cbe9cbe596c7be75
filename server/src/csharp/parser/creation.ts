/** `new`: objects, arrays, anonymous objects and what initializes them. */
import type { AnonymousObject, ArrayType, Expression, Initializer, InitializerItem, TypeNode } from '../tree.ts';
import type { Cursor } from './cursor.ts';
import { parseExpression } from './expressions.ts';
import { separated } from './lists.ts';
import { startsExpression } from './starts.ts';
import { parseType, rank, startsType } from './types.ts';

const noArguments = 'A new expression requires an argument list or (), [], or {} after type';

/** With `new` at the cursor. */
export function parseCreation(c: Cursor): Expression {
  const { start, end } = c.next();
  if (c.is('{')) return anonymousObject(c, start);
  if (c.is('[')) {
    const dimensions = rank(c);
    return { kind: 'implicit-array', rank: dimensions, bare: false, initializer: initializerHere(c), span: c.since(start) };
  }
  if (c.is('(')) {
    c.newer('target-typed object creation', '9.0', { start, end });
    c.grammar.arguments(c, ')');
    if (c.is('{')) parseInitializer(c);
    return { kind: 'missing', span: c.since(start) };
  }
  if (!startsType(c)) {
    c.error('CS1526', noArguments, c.missingSpan());
    return { kind: 'missing', span: c.since(start) };
  }
  const type = parseType(c, { nullable: false, arrays: false });
  if (c.is('?') && (c.is('[', 1) || c.is('(', 1))) {
    c.next();
    return creationOf(c, start, { kind: 'nullable-type', element: type, span: { start: type.span.start, end: c.previousEnd } });
  }
  return creationOf(c, start, type);
}

function creationOf(c: Cursor, start: number, type: TypeNode): Expression {
  if (c.is('[')) return arrayCreation(c, start, type);
  if (!c.is('(') && !c.is('{')) {
    c.error('CS1526', noArguments, c.missingSpan());
    return { kind: 'object-creation', type, arguments: [], argumentsSpan: null, initializer: null, span: c.since(start) };
  }
  const given = c.is('(') ? c.grammar.arguments(c, ')') : null;
  const initializer = c.is('{') ? parseInitializer(c) : null;
  return {
    kind: 'object-creation',
    type,
    arguments: given?.list ?? null,
    argumentsSpan: given?.span ?? null,
    initializer,
    span: c.since(start),
  };
}

function arrayCreation(c: Cursor, start: number, element: TypeNode): Expression {
  const sizes: Expression[] = [];
  const ranks: number[] = [];
  if (c.is(']', 1) || c.is(',', 1)) ranks.push(rank(c));
  else {
    const { list } = c.grammar.arguments(c, ']');
    sizes.push(...list.map(({ value }) => value));
    ranks.push(Math.max(1, list.length));
  }
  while (c.is('[')) {
    if (c.is(']', 1) || c.is(',', 1)) ranks.push(rank(c));
    else {
      const inner = c.peek();
      if (!sizes.length) break;
      c.error('CS0178', "Invalid rank specifier: expected ',' or ']'", { start: inner.start, end: inner.end });
      c.grammar.arguments(c, ']');
      ranks.push(1);
    }
  }
  const type: ArrayType = { kind: 'array-type', element, ranks, span: { start: element.span.start, end: c.previousEnd } };
  const initializer = c.is('{') ? parseInitializer(c) : null;
  if (!sizes.length && !initializer)
    c.error('CS1586', 'Array creation must have array size or array initializer', { start: type.element.span.end, end: type.span.end });
  return { kind: 'array-creation', type, sizes, initializer, span: c.since(start) };
}

function initializerHere(c: Cursor): Initializer {
  if (c.is('{')) return parseInitializer(c);
  c.missing('{');
  return { kind: 'initializer', items: [], span: { start: c.previousEnd, end: c.previousEnd } };
}

export function parseInitializer(c: Cursor): Initializer {
  return c.deeper(
    () => {
      const { start } = c.next();
      const { inQuery } = c;
      c.inQuery = false;
      const items = separated(c, { close: '}', starts: startsInitializer, element: initializerItem, trailing: true });
      c.expect('}');
      c.inQuery = inQuery;
      return { kind: 'initializer', items, span: c.since(start) };
    },
    () => ({ kind: 'initializer', items: [], span: { start: c.previousEnd, end: c.previousEnd } }),
  );
}

const startsInitializer = (c: Cursor): boolean => c.is('{') || startsExpression(c);

function initializerItem(c: Cursor): InitializerItem {
  const start = c.token.start;
  const value = () => (c.is('{') ? parseInitializer(c) : parseExpression(c));
  if (c.isIdentifier() && c.is('=', 1)) {
    const name = c.name();
    c.next();
    return { kind: 'member-initializer', name, value: value(), span: c.since(start) };
  }
  if (c.is('[')) {
    const { list } = c.grammar.arguments(c, ']');
    c.expect('=');
    return { kind: 'index-initializer', arguments: list, value: value(), span: c.since(start) };
  }
  if (c.is('{')) return parseInitializer(c);
  return { kind: 'element-initializer', values: [parseExpression(c)], span: c.since(start) };
}

function anonymousMember(c: Cursor): AnonymousObject['members'][number] {
  const start = c.token.start;
  const name = c.isIdentifier() && c.is('=', 1) ? c.name() : null;
  if (name) c.next();
  const value = parseExpression(c);
  return { name, value, span: c.since(start) };
}

function anonymousObject(c: Cursor, start: number): Expression {
  c.next();
  const members = separated(c, { close: '}', starts: startsExpression, element: anonymousMember, trailing: true });
  c.expect('}');
  return { kind: 'anonymous-object', members, span: c.since(start) };
}
