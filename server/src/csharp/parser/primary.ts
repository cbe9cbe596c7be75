import type { Span } from '../../text/span.ts';
import { scan } from '../scanner/scanner.ts';
import { type Hole, predefinedTypes } from '../scanner/token.ts';
import type {
  AnonymousObject,
  Argument,
  ArrayType,
  Declaration,
  Expression,
  Initializer,
  InitializerItem,
  Interpolated,
  TypeNode,
} from '../tree.ts';
import { Cursor } from './cursor.ts';
import { missing, parseDesignation, parseExpression, parseParenthesized, startsExpression, varDeconstruction } from './expressions.ts';
import { namedType, parseType, rank, typeAhead, typeArguments, typeArgumentsAhead } from './types.ts';

/** A term with everything that hangs on it: members, calls, indexers, `?.`, `++`. */
export function parsePrimary(c: Cursor): Expression {
  const start = c.token.start;
  return postfixes(c, start, term(c));
}

function postfixes(c: Cursor, start: number, target: Expression): Expression {
  for (;;) {
    if (c.is('.') || c.is('::') || c.is('->')) {
      c.next();
      target = member(c, start, target);
    } else if (c.is('(')) {
      const { list, span } = c.grammar.arguments(c, ')');
      target = call(c, start, target, list, span);
    } else if (c.is('[')) {
      const { list, span } = c.grammar.arguments(c, ']');
      target = { kind: 'element-access', target, arguments: list, argumentsSpan: span, span: c.since(start) };
    } else if (c.is('?.')) {
      c.next();
      const at = c.previousEnd;
      const binding: Expression = { kind: 'binding', span: { start: at, end: at } };
      const whenNotNull = postfixes(c, at, member(c, at, binding));
      return { kind: 'conditional-access', target, whenNotNull, span: c.since(start) };
    } else if (c.is('?') && c.is('[', 1) && isConditionalIndex(c)) {
      c.next();
      const at = c.previousEnd;
      const { list, span } = c.grammar.arguments(c, ']');
      const binding: Expression = { kind: 'binding', span: { start: at, end: at } };
      const whenNotNull = postfixes(c, at, {
        kind: 'element-access',
        target: binding,
        arguments: list,
        argumentsSpan: span,
        span: c.since(at),
      });
      return { kind: 'conditional-access', target, whenNotNull, span: c.since(start) };
    } else if (c.is('++') || c.is('--')) {
      const operator = c.next().text as '++';
      target = { kind: 'postfix', operator, operand: target, span: c.since(start) };
    } else if (c.is('!') && /^(?:\.|\)|\]|;|,|\[|\}|==|!=|\?\?)$/.test(c.peek().text)) {
      const mark = c.next();
      c.newer('nullable reference types', '8.0', { start: mark.start, end: mark.end });
      target = { kind: 'postfix', operator: '!', operand: target, span: c.since(start) };
    } else return target;
  }
}

/** `a?[0]` against `a ? [` … : nothing in C# 7.3 begins with a bracket, so only a colon behind speaks for the other. */
function isConditionalIndex(c: Cursor): boolean {
  const close = c.closing(c.at + 1);
  return close > 0 && c.tokens[close + 1]?.text !== ':';
}

function member(c: Cursor, start: number, target: Expression): Expression {
  const name = c.name();
  const generic = c.is('<') && followsTypeArguments(c) ? typeArguments(c).typeArguments : null;
  return { kind: 'member', target, name, typeArguments: generic, span: c.since(start) };
}

/** C# 7.3's rule: type arguments when a complete list stands there and what follows could not follow a comparison. */
function followsTypeArguments(c: Cursor): boolean {
  const end = typeArgumentsAhead(c, c.at);
  if (end < 0) return false;
  const after = c.tokens[end]!;
  return (
    after.kind === 'end' ||
    (after.kind === 'punctuation' && /^(?:\(|\)|\]|\}|:|;|,|\.|\?|\?\.|==|!=|\||\^|&&|\|\||&|\[|>|=>|\?\?)$/.test(after.text))
  );
}

function call(c: Cursor, start: number, target: Expression, list: Argument[], argumentsSpan: Span): Expression {
  if (target.kind === 'identifier' && target.name.text === 'nameof' && list.length === 1 && !list[0]!.name)
    return { kind: 'nameof', argument: list[0]!.value, span: c.since(start) };
  return { kind: 'invocation', target, arguments: list, argumentsSpan, span: c.since(start) };
}

function term(c: Cursor): Expression {
  const { token } = c;
  const { start } = token;
  if (token.kind === 'literal') {
    c.next();
    return { kind: 'literal', value: token.value!, span: c.since(start) };
  }
  if (token.kind === 'interpolated') return interpolated(c);
  if (token.kind === 'identifier') {
    const deconstruction = varDeconstruction(c);
    if (deconstruction) return deconstruction;
    const name = c.name();
    const generic = c.is('<') && followsTypeArguments(c) ? typeArguments(c).typeArguments : null;
    return { kind: 'identifier', name, typeArguments: generic, span: c.since(start) };
  }
  if (c.is('(')) return parseParenthesized(c);
  if (token.kind === 'keyword') {
    if (predefinedTypes.has(token.text)) return { kind: 'predefined-type', type: namedType(c), span: c.since(start) };
    const keyword = keywordTerm(c);
    if (keyword) return keyword;
  }
  if (c.is('[')) {
    const { span } = c.grammar.arguments(c, ']');
    c.newer('collection expressions', '12.0', span);
    return { kind: 'missing', span };
  }
  const shown = token.kind === 'end' ? ')' : token.text;
  c.error('CS1525', `Invalid expression term '${shown}'`, { start: token.start, end: token.end });
  // What closes something or separates is somebody else's; anything else is passed over, so that the parser moves on.
  if (token.kind === 'punctuation' && !/^[)\]};,:]$/.test(token.text) && !startsExpression(c)) {
    c.next();
    if (startsExpression(c)) return c.grammar.binary(c, 14);
  }
  return missing(c);
}

function keywordTerm(c: Cursor): Expression | null {
  const { text, start } = c.token;
  const bracketed = <T>(parse: () => T): T => {
    c.next();
    c.expect('(');
    const inner = parse();
    c.expect(')');
    return inner;
  };
  switch (text) {
    case 'true':
    case 'false':
      c.next();
      return { kind: 'literal', value: { type: 'bool', value: text === 'true' }, span: c.since(start) };
    case 'null':
      c.next();
      return { kind: 'literal', value: { type: 'null' }, span: c.since(start) };
    case 'this':
    case 'base':
      c.next();
      return { kind: 'this', keyword: text, span: c.since(start) };
    case 'new':
      return creation(c);
    case 'typeof': {
      const type = bracketed(() => parseType(c));
      return { kind: 'typeof', type, span: c.since(start) };
    }
    case 'sizeof': {
      const type = bracketed(() => parseType(c));
      return { kind: 'sizeof', type, span: c.since(start) };
    }
    case 'default': {
      if (!c.is('(', 1)) {
        c.next();
        return { kind: 'default', type: null, span: c.since(start) };
      }
      const type = bracketed(() => parseType(c));
      return { kind: 'default', type, span: c.since(start) };
    }
    case 'checked':
    case 'unchecked': {
      const operand = bracketed(() => parseExpression(c));
      return { kind: 'checked', checked: text === 'checked', operand, span: c.since(start) };
    }
    case 'stackalloc': {
      c.next();
      const type = parseType(c);
      const size = c.take('[') ? parseExpression(c) : null;
      if (size) c.expect(']');
      return { kind: 'stackalloc', type, size, span: c.since(start) };
    }
    default:
      return null;
  }
}

// ── Arguments ──────────────────────────────────────────────────────────────────────────────────────────────────────

export function parseArguments(c: Cursor, close: ')' | ']'): { list: Argument[]; span: Span } {
  const { start } = c.next();
  const { inQuery } = c;
  c.inQuery = false;
  const list: Argument[] = [];
  if (!c.is(close)) {
    for (;;) {
      list.push(argument(c));
      if (c.take(',')) continue;
      if (c.is(close) || c.atEnd || !startsExpression(c)) break;
      c.missing(',');
    }
  }
  c.expect(close);
  c.inQuery = inQuery;
  return { list, span: c.since(start) };
}

function argument(c: Cursor): Argument {
  const start = c.token.start;
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

// ── new ────────────────────────────────────────────────────────────────────────────────────────────────────────────

function creation(c: Cursor): Expression {
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
    c.error('CS1526', 'A new expression requires an argument list or (), [], or {} after type', c.missingSpan());
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
      const items: InitializerItem[] = [];
      while (!c.is('}') && !c.atEnd) {
        items.push(initializerItem(c));
        if (c.take(',')) continue;
        if (c.is('}') || c.atEnd || !startsExpression(c)) break;
        c.missing(',');
      }
      c.expect('}');
      c.inQuery = inQuery;
      return { kind: 'initializer', items, span: c.since(start) };
    },
    () => ({ kind: 'initializer', items: [], span: { start: c.previousEnd, end: c.previousEnd } }),
  );
}

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

function anonymousObject(c: Cursor, start: number): Expression {
  c.next();
  const members: AnonymousObject['members'][number][] = [];
  while (!c.is('}') && !c.atEnd) {
    const from = c.token.start;
    const name = c.isIdentifier() && c.is('=', 1) ? c.name() : null;
    if (name) c.next();
    const value = parseExpression(c);
    members.push({ name, value, span: c.since(from) });
    if (c.take(',')) continue;
    if (c.is('}') || c.atEnd || !startsExpression(c)) break;
    c.missing(',');
  }
  c.expect('}');
  return { kind: 'anonymous-object', members, span: c.since(start) };
}

// ── Interpolation ──────────────────────────────────────────────────────────────────────────────────────────────────

function interpolated(c: Cursor): Expression {
  const token = c.next();
  const { verbatim, parts } = token.interpolated!;
  const nodes: Interpolated['parts'][number][] = parts.map((part) =>
    part.kind === 'piece' ? { kind: 'interpolated-text' as const, text: part.text, span: part.span } : interpolation(c, part),
  );
  return { kind: 'interpolated', verbatim, parts: nodes, span: { start: token.start, end: token.end } };
}

function interpolation(c: Cursor, hole: Hole): Interpolated['parts'][number] {
  if (!c.code.slice(hole.expression.start, hole.expression.end).trim() && hole.closed) {
    c.error('CS1733', 'Expected expression', { start: hole.expression.start, end: hole.expression.start });
    return {
      kind: 'interpolation',
      expression: { kind: 'missing', span: hole.expression },
      alignment: null,
      format: hole.format,
      span: hole.span,
    };
  }
  const expression = inside(c, hole.expression, hole.closed);
  const alignment = hole.alignment && inside(c, hole.alignment, hole.closed);
  return { kind: 'interpolation', expression, alignment, format: hole.format, span: hole.span };
}

/** The expression in a part of the code; errors join the others. */
function inside(c: Cursor, { start, end }: Span, complain: boolean): Expression {
  const { tokens, errors } = scan(c.code, start, end);
  const inner = new Cursor(c.code, tokens, complain ? c.errors : [], c.grammar);
  if (complain) c.errors.push(...errors);
  inner.depth = c.depth;
  const expression = c.deeper(
    () => parseExpression(inner),
    () => missing(inner),
  );
  if (!inner.atEnd) {
    const { token } = inner;
    inner.error('CS1073', `Unexpected token '${token.text}'`, { start: token.start, end: token.end });
  }
  return expression;
}
