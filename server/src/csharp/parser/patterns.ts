import type { Expression, Pattern, TypeNode } from '../tree.ts';
import type { Cursor } from './cursor.ts';
import { parseDesignation, parseTypeOperand } from './expressions.ts';
import { typeAhead } from './types.ts';
import { missing } from './unary.ts';

/** What follows `is` or `case`. Patterns newer than C# 7.3 are read and refused as one error. */
export function parsePattern(c: Cursor): Pattern {
  const start = c.token.start;
  const newer = newerPattern(c, start);
  if (newer) return newer;
  if (c.isWord('var') && c.isIdentifier(1)) {
    c.next();
    return { kind: 'var-pattern', designation: parseDesignation(c), span: c.since(start) };
  }
  const type = typeAhead(c, c.at);
  if (type) {
    const after = c.tokens[type.end]!;
    if (
      after.kind === 'identifier' &&
      !/^(?:when|and|or)$/.test(after.text) &&
      !(c.inQuery && /^(?:select|where|orderby|group|join|let|from|into)$/.test(after.text))
    ) {
      return { kind: 'declaration-pattern', type: parseTypeOperand(c), designation: parseDesignation(c), span: c.since(start) };
    }
    if (after.text === '{' && after.kind === 'punctuation' && c.closing(type.end) > 0 && !isBlock(c, type.end))
      return propertyPattern(c, start);
    const name = asType(c, type.certain || type.generic || c.tokens[type.end - 1]?.text === '?');
    if (name) return combined(c, start, { kind: 'type-or-constant', type: name.type, expression: name.expression, span: c.since(start) });
  }
  if (c.is('{')) return propertyPattern(c, start);
  const expression = c.grammar.binary(c, 10);
  return combined(c, start, { kind: 'type-or-constant', type: null, expression, span: c.since(start) });
}

/** A type for sure, or a name (`Color.Red`) that may be a constant too: then both readings are given. */
function asType(c: Cursor, sure: boolean): { type: TypeNode; expression: Expression | null } | null {
  const begin = c.at;
  const errors = c.errors.length;
  const type = parseTypeOperand(c);
  if (sure) return { type, expression: null };
  const end = c.at;
  c.at = begin;
  const expression = c.grammar.binary(c, 10);
  if (c.at !== end) {
    c.at = begin;
    c.forget(errors);
    return null;
  }
  return { type, expression };
}

function isBlock(c: Cursor, at: number): boolean {
  return c.tokens[at + 2]?.text !== ':' && c.tokens[at + 1]?.text !== '}';
}

function propertyPattern(c: Cursor, start: number): Pattern {
  if (!c.is('{')) parseTypeOperand(c);
  const close = c.closing(c.at);
  c.at = close < 0 ? c.tokens.length - 1 : close + 1;
  if (c.isIdentifier()) c.next();
  const span = c.since(start);
  c.newer('recursive patterns', '8.0', span);
  return { kind: 'var-pattern', designation: { kind: 'discard', span }, span };
}

function newerPattern(c: Cursor, start: number): Pattern | null {
  const refuse = (feature: string): Pattern => {
    c.newer(feature, '9.0', { start, end: c.previousEnd });
    return { kind: 'type-or-constant', type: null, expression: { kind: 'missing', span: c.since(start) }, span: c.since(start) };
  };
  if (c.isWord('not') && !/^[),;:&|?]/.test(c.peek().text)) {
    c.next();
    c.newer('not pattern', '9.0', c.since(start));
    parsePattern(c);
    return { kind: 'type-or-constant', type: null, expression: missing(c), span: c.since(start) };
  }
  if (c.is('<') || c.is('>') || c.is('<=') || c.is('>=')) {
    c.next();
    c.grammar.binary(c, 10);
    return combined(c, start, refuse('relational pattern'));
  }
  return null;
}

/** `1 or 2`, `> 1 and < 5` (C# 9). */
function combined(c: Cursor, start: number, left: Pattern): Pattern {
  if (!(c.isWord('or') || c.isWord('and'))) return left;
  const word = c.next().text;
  const before = c.errors.length;
  parsePattern(c);
  c.forget(before);
  c.newer(`${word} pattern`, '9.0', c.since(start));
  return { kind: 'type-or-constant', type: null, expression: missing(c), span: c.since(start) };
}
