import { predefinedTypes } from '../scanner/token.ts';
import type { NamedType, TypeNode } from '../tree.ts';
import type { Cursor } from './cursor.ts';

/** A type; where none stands, a CS1031 and a nameless one. */
export function parseType(c: Cursor, options: { nullable?: boolean; arrays?: boolean } = {}): TypeNode {
  const start = c.token.start;
  let type: TypeNode = c.is('(') ? tupleType(c) : namedType(c);
  for (;;) {
    if (options.nullable !== false && c.is('?')) {
      c.next();
      type = { kind: 'nullable-type', element: type, span: c.since(start) };
    } else if (options.arrays !== false && c.is('[') && (c.is(']', 1) || c.is(',', 1))) {
      const ranks: number[] = [];
      while (c.is('[') && (c.is(']', 1) || c.is(',', 1))) ranks.push(rank(c));
      type = { kind: 'array-type', element: type, ranks, span: c.since(start) };
    } else return type;
  }
}

/** Whether a type can begin here. */
export const startsType = (c: Cursor): boolean =>
  c.isIdentifier() || c.is('(') || (c.token.kind === 'keyword' && predefinedTypes.has(c.token.text));

export function rank(c: Cursor): number {
  c.expect('[');
  let dimensions = 1;
  while (c.take(',')) dimensions++;
  c.expect(']');
  return dimensions;
}

function tupleType(c: Cursor): TypeNode {
  const { start } = c.next();
  const elements: { type: TypeNode; name: { text: string; span: { start: number; end: number } } | null }[] = [];
  do elements.push({ type: parseType(c), name: c.isIdentifier() ? c.name() : null });
  while (c.take(','));
  c.expect(')');
  return { kind: 'tuple-type', elements, span: c.since(start) };
}

export function namedType(c: Cursor): NamedType {
  const { token } = c;
  const { start } = token;
  if (token.kind === 'keyword' && predefinedTypes.has(token.text)) {
    c.next();
    return {
      kind: 'named-type',
      predefined: true,
      parts: [{ name: { text: token.text, span: { start, end: token.end } }, typeArguments: null, omitted: 0 }],
      span: c.since(start),
    };
  }
  if (token.kind !== 'identifier') {
    c.error('CS1031', 'Type expected', c.missingSpan());
    return {
      kind: 'named-type',
      predefined: false,
      parts: [{ name: { text: '', span: c.since(start) }, typeArguments: null, omitted: 0 }],
      span: { start: c.previousEnd, end: c.previousEnd },
    };
  }
  const parts: NamedType['parts'][number][] = [];
  do {
    const name = c.name();
    parts.push({ name, ...(c.is('<') ? typeArguments(c) : { typeArguments: null, omitted: 0 }) });
  } while ((c.is('.') || c.is('::')) && c.next());
  return { kind: 'named-type', predefined: false, parts, span: c.since(start) };
}

/** `<int, string>`, or the holes of `<,>`. */
export function typeArguments(c: Cursor): { typeArguments: TypeNode[] | null; omitted: number } {
  c.next();
  if (c.is('>') || c.is(',')) {
    let omitted = 1;
    while (c.take(',')) omitted++;
    c.expect('>');
    return { typeArguments: null, omitted };
  }
  const list: TypeNode[] = [];
  do list.push(parseType(c));
  while (c.take(','));
  c.expect('>');
  return { typeArguments: list, omitted: 0 };
}

/** What a look ahead finds where a type could stand: the token index behind it, and whether it cannot be anything else. */
export interface TypeAhead {
  readonly end: number;
  /** `int`, `T?[]`, `(int, string)`: no expression looks like this. */
  readonly certain: boolean;
  /** Ended with type arguments. */
  readonly generic: boolean;
}

/** Looks ahead, from token index `at`, without an error and without moving; null where no type stands. */
export function typeAhead(c: Cursor, at: number, depth = 0): TypeAhead | null {
  if (depth > 50) return null;
  const token = (i: number) => c.tokens[Math.min(i, c.tokens.length - 1)]!;
  const is = (i: number, text: string) => token(i).kind === 'punctuation' && token(i).text === text;
  let certain = false,
    generic = false;
  if (is(at, '(')) {
    let i = at + 1,
      count = 0;
    do {
      const element = typeAhead(c, i, depth + 1);
      if (!element) return null;
      i = element.end;
      if (token(i).kind === 'identifier') i++;
      count++;
    } while (is(i, ',') && i++);
    if (!is(i, ')') || count < 2) return null;
    at = i + 1;
    certain = false;
  } else if (token(at).kind === 'keyword' && predefinedTypes.has(token(at).text)) {
    at++;
    certain = true;
  } else {
    for (;;) {
      if (token(at).kind !== 'identifier') return null;
      at++;
      generic = false;
      if (is(at, '<')) {
        const end = typeArgumentsAhead(c, at, depth + 1);
        if (end < 0) return { end: at, certain: false, generic: false };
        at = end;
        generic = true;
      }
      if (!(is(at, '.') || is(at, '::')) || token(at + 1).kind !== 'identifier') break;
      at++;
    }
  }
  for (;;) {
    if (is(at, '?')) {
      at++;
      // `a ? b : c` looks like this too; the caller looks at what follows.
    } else if (is(at, '[') && (is(at + 1, ']') || is(at + 1, ','))) {
      while (!is(at, ']')) {
        if (token(at).kind === 'end' || !(is(at, '[') || is(at, ','))) return null;
        at++;
      }
      at++;
      certain = true;
    } else return { end: at, certain, generic };
  }
}

/** Behind the `>` of the type arguments that begin at token index `at`; negative where they are none. */
export function typeArgumentsAhead(c: Cursor, at: number, depth = 0): number {
  const text = (i: number) => c.tokens[Math.min(i, c.tokens.length - 1)]!.text;
  let i = at + 1;
  while (text(i) === ',') i++;
  if (i > at + 1 || text(i) === '>') return text(i) === '>' ? i + 1 : -1;
  for (;;) {
    const type = typeAhead(c, i, depth);
    if (!type) return -1;
    i = type.end;
    if (text(i) === '>') return i + 1;
    if (text(i) !== ',') return -1;
    i++;
  }
}
