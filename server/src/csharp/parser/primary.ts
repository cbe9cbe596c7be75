import type { Span } from '../../text/span.ts';
import { predefinedTypes } from '../scanner/token.ts';
import type { Argument, Expression } from '../tree.ts';
import { parseParenthesized } from './brackets.ts';
import { parseCreation } from './creation.ts';
import type { Cursor } from './cursor.ts';
import { parseExpression, varDeconstruction } from './expressions.ts';
import { parseInterpolated } from './interpolation.ts';
import { namedType, parseType, typeArguments, typeArgumentsAhead } from './types.ts';
import { missing } from './unary.ts';

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
  if (token.kind === 'interpolated') return parseInterpolated(c);
  if (token.kind === 'identifier') {
    const deconstruction = varDeconstruction(c);
    if (deconstruction) return deconstruction;
    const name = c.name();
    const generic = c.is('<') && followsTypeArguments(c) ? typeArguments(c).typeArguments : null;
    return { kind: 'identifier', name, typeArguments: generic, span: c.since(start) };
  }
  if (c.is('(')) return parseParenthesized(c);
  if (token.kind === 'keyword') {
    if (predefinedTypes.has(token.text)) {
      const type = namedType(c);
      if (c.is('.') && token.text !== 'void') return { kind: 'predefined-type', type, span: c.since(start) };
      c.error('CS1525', `Invalid expression term '${token.text}'`, type.span);
      return { kind: 'missing', span: type.span };
    }
    const keyword = keywordTerm(c);
    if (keyword) return keyword;
  }
  if (c.is('[')) {
    const { span } = c.grammar.arguments(c, ']');
    c.newer('collection expressions', '12.0', span);
    return { kind: 'missing', span };
  }
  c.error('CS1525', `Invalid expression term '${token.text}'`, c.missingSpan());
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
      return parseCreation(c);
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
