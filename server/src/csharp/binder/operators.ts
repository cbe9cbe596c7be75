/** Operators: which meaning they have for their operands, and folding when those are constants. */

import type { Span } from '../../text/span.ts';
import type { BoundBinary, BoundExpression, OperatorKind } from '../bound.ts';
import {
  type ArithmeticOperator,
  type ArithmeticType,
  arithmetic,
  type ComparisonOperator,
  comparison,
  complement,
  negate,
  shift,
} from '../runtime/arithmetic.ts';
import { EnumValue } from '../runtime/enums.ts';
import { ClrException } from '../runtime/exception.ts';
import { textOf } from '../runtime/operations.ts';
import { runtimeType } from '../runtime/type.ts';
import { enumNumber, explicitConversion, implicitConversion, isEnum, isNumeric, nullableOf, underlyingOf } from '../types/conversions.ts';
import { hasUnknown, isReferenceType } from '../types/hierarchy.ts';
import { membersOf } from '../types/lookup.ts';
import { binaryOperatorName, unaryOperatorName } from '../types/signature.ts';
import { dynamic, sameType, type Type } from '../types/type.ts';
import { type Binder, isFaulty, unboundOf } from './context.ts';
import { apply, classify, convert, convertExplicit, reportImplicit } from './convert.ts';
import { type Argument, resolve } from './overload.ts';

const arithmeticOperators = new Set(['+', '-', '*', '/', '%']);
const bitOperators = new Set(['&', '|', '^']);
const equality = new Set(['==', '!=']);
const relational = new Set(['<', '>', '<=', '>=']);

/** Binary numeric promotion; null when the types do not go together, 'ambiguous' for ulong with a signed one. */
const promote = (left: BoundExpression, right: BoundExpression): ArithmeticType | 'ambiguous' | null => {
  const a = underlyingOf(left.type).special;
  const c = underlyingOf(right.type).special;
  if (!isNumeric(underlyingOf(left.type)) || !isNumeric(underlyingOf(right.type))) return null;
  if (a === 'decimal' || c === 'decimal') return a === 'float' || a === 'double' || c === 'float' || c === 'double' ? null : 'decimal';
  if (a === 'double' || c === 'double') return 'double';
  if (a === 'float' || c === 'float') return 'float';
  if (a === 'ulong' || c === 'ulong') {
    const other = a === 'ulong' ? right : left;
    const type = underlyingOf(other.type).special;
    if (type === 'sbyte' || type === 'short' || type === 'int' || type === 'long') {
      const { constant } = other;
      if (
        constant !== undefined &&
        constant !== null &&
        Number(typeof constant === 'object' ? (constant as { value: number }).value : constant) >= 0
      )
        return 'ulong';
      return 'ambiguous';
    }
    return 'ulong';
  }
  if (a === 'long' || c === 'long') return 'long';
  if (a === 'uint' || c === 'uint') {
    const [uint, other] = a === 'uint' ? [left, right] : [right, left];
    void uint;
    const type = underlyingOf(other.type).special;
    if (type === 'sbyte' || type === 'short' || type === 'int') {
      if (typeof other.constant === 'number' && other.constant >= 0) return 'uint';
      return 'long';
    }
    return 'uint';
  }
  return 'int';
};

const typeWord = (expression: BoundExpression): string => {
  const unbound = unboundOf(expression);
  if (unbound?.kind === 'group') return 'method group';
  if (unbound?.kind === 'lambda') return 'lambda expression';
  return expression.type.text;
};
const cannot = (b: Binder, operator: string, left: BoundExpression, right: BoundExpression, span: Span): BoundExpression => {
  if (!silent(left) && !silent(right))
    b.error('CS0019', `Operator '${operator}' cannot be applied to operands of type '${typeWord(left)}' and '${typeWord(right)}'`, span);
  const type = equality.has(operator) || relational.has(operator) || operator === '&&' || operator === '||' ? b.keyword('bool') : null;
  const bad = b.bad(
    span,
    [left, right].filter((each) => !unboundOf(each)),
  );
  return type ? ({ ...bad, type } as BoundExpression) : bad;
};
const silent = (expression: BoundExpression): boolean =>
  (expression.type.kind === 'unknown' && !unboundOf(expression)) || isFaulty(expression) || hasUnknown(expression.type);

const promoted = (b: Binder, operand: BoundExpression, keyword: string, lifted: boolean): BoundExpression => {
  const type = b.keyword(keyword);
  return convert(b, operand, lifted ? b.types.nullable(type) : type);
};

export const bindBinary = (b: Binder, operator: string, left: BoundExpression, right: BoundExpression, span: Span): BoundExpression => {
  const ul = unboundOf(left);
  const ur = unboundOf(right);
  if (isFaulty(left) || (left.type.kind === 'unknown' && !ul)) return unknownResult(b, operator, left, right, span);
  if (isFaulty(right) || (right.type.kind === 'unknown' && !ur)) return unknownResult(b, operator, left, right, span);
  if (left.type.kind === 'dynamic' || right.type.kind === 'dynamic') {
    if (ul || ur || left.type.special === 'void' || right.type.special === 'void') return cannot(b, operator, left, right, span);
    return { kind: 'dynamic-binary', span, type: dynamic, operator, left, right, checked: b.checked === true };
  }
  if (ul || ur) {
    return cannot(b, operator, left, right, span);
  }
  const user = userBinary(b, operator, left, right, span);
  if (user) return user;
  const make = (kind: OperatorKind, of: Type, type: Type, lifted = false): BoundExpression =>
    fold(b, { kind: 'binary', span, type, operator: kind, lifted, left: convert(b, left, of), right: convert(b, right, of) });

  if (operator === '+' && (left.type.special === 'string' || right.type.special === 'string')) {
    if (left.type.special === 'void' || right.type.special === 'void') return cannot(b, operator, left, right, span);
    const string = b.keyword('string');
    const operand = (each: BoundExpression): BoundExpression =>
      each.type.special === 'string' || each.type.kind === 'null' ? convert(b, each, string) : convert(b, each, b.object);
    return fold(b, {
      kind: 'binary',
      span,
      type: string,
      operator: { kind: 'concat' },
      lifted: false,
      left: operand(left),
      right: operand(right),
    });
  }
  const enums = enumOperator(b, operator, left, right, span);
  if (enums) return enums;
  const lt = underlyingOf(left.type);
  const rt = underlyingOf(right.type);
  const nullOperand = left.type.kind === 'null' || right.type.kind === 'null';
  const lifted = nullableOf(left.type) !== null || nullableOf(right.type) !== null;

  if (operator === '<<' || operator === '>>') {
    const of = ['int', 'uint', 'long', 'ulong'].find(
      (keyword) => classify(b, left, lifted ? b.types.nullable(b.keyword(keyword)) : b.keyword(keyword)) && isNumeric(lt),
    );
    const intType = lifted ? b.types.nullable(b.keyword('int')) : b.keyword('int');
    if (of && isNumeric(rt) && classify(b, right, intType)) {
      const type = lifted ? b.types.nullable(b.keyword(of)) : b.keyword(of);
      return fold(b, {
        kind: 'binary',
        span,
        type,
        operator: { kind: 'shift', operator, of: of as 'int' },
        lifted,
        left: convert(b, left, type),
        right: convert(b, right, intType),
      });
    }
    return cannot(b, operator, left, right, span);
  }
  if (lt.special === 'bool' && rt.special === 'bool' && (bitOperators.has(operator) || equality.has(operator))) {
    const bool = b.keyword('bool');
    const of = lifted ? b.types.nullable(bool) : bool;
    return make({ kind: 'bool', operator }, of, equality.has(operator) ? bool : of, lifted);
  }
  if (isNumeric(lt) && isNumeric(rt)) {
    const to = promote(left, right);
    if (to === 'ambiguous') {
      b.error('CS0034', `Operator '${operator}' is ambiguous on operands of type '${left.type.text}' and '${right.type.text}'`, span);
      return b.bad(span, [left, right]);
    }
    if (!to) return cannot(b, operator, left, right, span);
    const keyword = b.keyword(to);
    const of = lifted ? b.types.nullable(keyword) : keyword;
    if (arithmeticOperators.has(operator))
      return make({ kind: 'arithmetic', operator: operator as ArithmeticOperator, of: to, checked: b.checked === true }, of, of, lifted);
    if (bitOperators.has(operator)) {
      if (to === 'float' || to === 'double' || to === 'decimal') return cannot(b, operator, left, right, span);
      return make({ kind: 'arithmetic', operator: operator as ArithmeticOperator, of: to, checked: false }, of, of, lifted);
    }
    return make({ kind: 'comparison', operator: operator as ComparisonOperator, of: to }, of, b.keyword('bool'), lifted);
  }
  const other = left.type.kind === 'null' ? right : left;
  const comparable = isNumeric(other.type) || other.type.special === 'bool' || isEnum(other.type);
  if (nullOperand && equality.has(operator) && comparable) {
    const of = b.types.nullable(other.type);
    return {
      kind: 'binary',
      span,
      type: b.keyword('bool'),
      operator: { kind: 'null-equality', operator: operator as '==' },
      lifted: false,
      left: convert(b, left, of),
      right: convert(b, right, of),
    };
  }
  if (nullOperand && (lifted || isNumeric(other.type))) {
    // x + null, x == null with a nullable x.
    if (equality.has(operator))
      return {
        kind: 'binary',
        span,
        type: b.keyword('bool'),
        operator: { kind: 'null-equality', operator: operator as '==' },
        lifted: false,
        left: convert(b, left, other.type),
        right: convert(b, right, other.type),
      };
    const inner = underlyingOf(other.type);
    if (isNumeric(inner) && (arithmeticOperators.has(operator) || relational.has(operator) || bitOperators.has(operator))) {
      const to = (['sbyte', 'byte', 'short', 'ushort', 'char'].includes(inner.special) ? 'int' : inner.special) as ArithmeticType;
      const of = b.types.nullable(b.keyword(to));
      return relational.has(operator)
        ? make({ kind: 'comparison', operator: operator as ComparisonOperator, of: to }, of, b.keyword('bool'), true)
        : make({ kind: 'arithmetic', operator: operator as ArithmeticOperator, of: to, checked: b.checked === true }, of, of, true);
    }
  }
  if (equality.has(operator)) return equal(b, operator as '==' | '!=', left, right, span) ?? cannot(b, operator, left, right, span);
  if (
    (operator === '+' || operator === '-') &&
    left.type.kind === 'named' &&
    left.type.isDelegate &&
    (right.type.kind === 'null' || sameType(left.type, right.type))
  )
    return {
      kind: 'binary',
      span,
      type: left.type,
      operator: { kind: 'delegate', operator },
      lifted: false,
      left,
      right: convert(b, right, left.type),
    };
  return cannot(b, operator, left, right, span);
};
const unknownResult = (b: Binder, operator: string, left: BoundExpression, right: BoundExpression, span: Span): BoundExpression => {
  const bad = b.bad(
    span,
    [left, right].filter((each) => !unboundOf(each)),
  );
  if (equality.has(operator) || relational.has(operator)) return { ...bad, type: b.keyword('bool') } as BoundExpression;
  if (operator === '+' && (left.type.special === 'string' || right.type.special === 'string'))
    return { ...bad, type: b.keyword('string') } as BoundExpression;
  return bad;
};

const equal = (b: Binder, operator: '==' | '!=', left: BoundExpression, right: BoundExpression, span: Span): BoundExpression | null => {
  const bool = b.keyword('bool');
  const node = (kind: OperatorKind, l: BoundExpression, r: BoundExpression): BoundBinary => ({
    kind: 'binary',
    span,
    type: bool,
    operator: kind,
    lifted: false,
    left: l,
    right: r,
  });
  const { type: lt } = left;
  const { type: rt } = right;
  if (lt.special === 'void' || rt.special === 'void') return null;
  if (left.kind === 'tuple' || right.kind === 'tuple' || (lt.kind === 'named' && lt.isTuple && rt.kind === 'named' && rt.isTuple))
    return tupleEqual(b, operator, left, right, span);
  if (lt.kind === 'null' && rt.kind === 'null') return fold(b, node({ kind: 'reference-equality', operator }, left, right));
  if (lt.kind === 'default' || rt.kind === 'default') {
    const other = lt.kind === 'default' ? right : left;
    if (other.type.kind === 'default' || other.type.kind === 'null') return null;
    return bindBinary(b, operator, convert(b, left, other.type), convert(b, right, other.type), span);
  }
  const string = b.keyword('string');
  if ((lt.special === 'string' || lt.kind === 'null') && (rt.special === 'string' || rt.kind === 'null'))
    return fold(b, node({ kind: 'string-equality', operator }, convert(b, left, string), convert(b, right, string)));
  if (lt.kind === 'null' || rt.kind === 'null') {
    const other = lt.kind === 'null' ? right : left;
    if (isReferenceType(other.type) || nullableOf(other.type) || other.type.kind === 'parameter')
      return node({ kind: 'null-equality', operator }, left, right);
    return null;
  }
  if (lt.kind === 'named' && rt.kind === 'named' && lt.isDelegate && sameType(lt, rt))
    return node({ kind: 'delegate', operator }, left, right);
  // References: either converts to the other without user-defined conversions.
  if (isReferenceType(lt) && isReferenceType(rt)) {
    const one = implicitConversion(lt, rt);
    const other = implicitConversion(rt, lt);
    const plain = (kind: string | undefined): boolean => kind === 'identity' || kind === 'reference' || kind === 'unknown';
    const explicit = explicitConversion(lt, rt, false);
    if (plain(one?.kind) || plain(other?.kind) || explicit?.kind === 'reference')
      return node({ kind: 'reference-equality', operator }, left, right);
    return null;
  }
  if (lt.isValueType && rt.isValueType && lt.kind === 'named' && rt.kind === 'named' && lt.definition.isOpaque && sameType(lt, rt))
    return { ...b.bad(span, [left, right]), type: bool } as BoundExpression;
  return null;
};
const tupleEqual = (
  b: Binder,
  operator: '==' | '!=',
  left: BoundExpression,
  right: BoundExpression,
  span: Span,
): BoundExpression | null => {
  const count = (each: BoundExpression): number =>
    each.kind === 'tuple' ? each.elements.length : each.type.kind === 'named' && each.type.isTuple ? each.type.arguments.length : 0;
  if (count(left) !== count(right) || count(left) === 0) return null;
  const part = (each: BoundExpression, i: number): BoundExpression =>
    each.kind === 'tuple'
      ? each.elements[i]!
      : { kind: 'tuple-item', span: each.span, type: (each.type as { arguments: readonly Type[] }).arguments[i]!, target: each, index: i };
  const pairs = Array.from({ length: count(left) }, (_, i) => bindBinary(b, operator, part(left, i), part(right, i), span));
  // a == b && …: the parts are evaluated once each, tuples are values.
  const join = operator === '==' ? '&&' : '||';
  return pairs.reduce((all, pair) => ({
    kind: 'logical',
    span,
    type: b.keyword('bool'),
    operator: join,
    left: all,
    right: convert(b, pair, b.keyword('bool')),
    user: null,
  }));
};

const enumOperator = (b: Binder, operator: string, left: BoundExpression, right: BoundExpression, span: Span): BoundExpression | null => {
  const lt = underlyingOf(left.type);
  const rt = underlyingOf(right.type);
  const enumType = isEnum(lt) ? lt : isEnum(rt) ? rt : null;
  if (!enumType) return null;
  const lifted = nullableOf(left.type) !== null || nullableOf(right.type) !== null;
  const wrap = (type: Type): Type => (lifted ? b.types.nullable(type) : type);
  const same =
    (bitOperators.has(operator) || equality.has(operator) || relational.has(operator)) &&
    classify(b, left, wrap(enumType)) &&
    classify(b, right, wrap(enumType));
  if (same && left.type.kind !== 'null' && right.type.kind !== 'null') {
    const type = bitOperators.has(operator) ? wrap(enumType) : b.keyword('bool');
    return fold(b, {
      kind: 'binary',
      span,
      type,
      operator: { kind: 'enum', operator, number: 'none' },
      lifted,
      left: convert(b, left, wrap(enumType)),
      right: convert(b, right, wrap(enumType)),
    });
  }
  const number = b.keyword(enumNumber(enumType));
  if (operator === '-' && isEnum(lt) && isEnum(rt) && sameType(lt, rt))
    return fold(b, {
      kind: 'binary',
      span,
      type: wrap(number),
      operator: { kind: 'enum', operator, number: 'none' },
      lifted,
      left: convert(b, left, wrap(enumType)),
      right: convert(b, right, wrap(enumType)),
    });
  if (operator === '+' || operator === '-') {
    if (isEnum(lt) && classify(b, right, wrap(number)))
      return fold(b, {
        kind: 'binary',
        span,
        type: wrap(enumType),
        operator: { kind: 'enum', operator, number: 'right' },
        lifted,
        left: convert(b, left, wrap(enumType)),
        right: convert(b, right, wrap(number)),
      });
    if (operator === '+' && isEnum(rt) && classify(b, left, wrap(number)))
      return fold(b, {
        kind: 'binary',
        span,
        type: wrap(enumType),
        operator: { kind: 'enum', operator, number: 'left' },
        lifted,
        left: convert(b, left, wrap(number)),
        right: convert(b, right, wrap(enumType)),
      });
  }
  return null;
};

const userBinary = (b: Binder, operator: string, left: BoundExpression, right: BoundExpression, span: Span): BoundExpression | null => {
  const lt = underlyingOf(left.type);
  const rt = underlyingOf(right.type);
  if ((lt.special || lt.kind !== 'named') && (rt.special || rt.kind !== 'named')) return null;
  if (operator === '&&' || operator === '||') return null;
  const name = binaryOperatorName(operator);
  const candidates = [...(lt.special ? [] : membersOf(lt, name)), ...(sameType(lt, rt) || rt.special ? [] : membersOf(rt, name))];
  const unique = [...new Set(candidates)];
  if (unique.length === 0) return null;
  const args: Argument[] = [left, right].map((expression) => ({ name: null, modifier: null, expression, span: expression.span }));
  const outcome = resolve(b, unique, args, null, false);
  const bool = b.keyword('bool');
  if (outcome.kind === 'found') {
    const { member, conversions } = outcome.candidate;
    return {
      kind: 'binary',
      span,
      type: member.type,
      operator: { kind: 'user', member },
      lifted: false,
      left: apply(b, left, conversions[0]!, member.parameters[0]!.type),
      right: apply(b, right, conversions[1]!, member.parameters[1]!.type),
    };
  }
  if (outcome.kind === 'ambiguous') {
    // null == null-like ambiguity between overloads on both sides.
    b.error('CS0034', `Operator '${operator}' is ambiguous on operands of type '${typeWord(left)}' and '${typeWord(right)}'`, span);
    return { ...b.bad(span, [left, right]), type: equality.has(operator) ? bool : outcome.candidates[0].member.type } as BoundExpression;
  }
  // Lifted: value type operands, nullable arguments.
  if (nullableOf(left.type) || nullableOf(right.type) || left.type.kind === 'null' || right.type.kind === 'null') {
    for (const member of unique) {
      const [x, y] = member.parameters;
      if (!x!.type.isValueType || !y!.type.isValueType || nullableOf(x!.type) || nullableOf(y!.type)) continue;
      const xt = b.types.nullable(x!.type);
      const yt = b.types.nullable(y!.type);
      const cx = classify(b, left, xt);
      const cy = classify(b, right, yt);
      if (!cx || !cy) continue;
      const comparing = equality.has(operator) || relational.has(operator);
      return {
        kind: 'binary',
        span,
        type: comparing ? bool : b.types.nullable(member.type),
        operator: { kind: 'user', member },
        lifted: true,
        left: apply(b, left, cx, xt),
        right: apply(b, right, cy, yt),
      };
    }
  }
  return null;
};

/** Folds a binary node whose operands are constants. */
const fold = (b: Binder, node: BoundBinary): BoundExpression => {
  const { left, right, operator } = node;
  if (left.constant === undefined || right.constant === undefined || node.lifted) return node;
  const x = left.constant;
  const y = right.constant;
  try {
    switch (operator.kind) {
      case 'arithmetic': {
        const integral = operator.of !== 'float' && operator.of !== 'double' && operator.of !== 'decimal';
        const constant = arithmetic(operator.operator, operator.of, integral ? b.checked !== false : true)(x as never, y as never);
        return { ...node, constant };
      }
      case 'shift':
        return { ...node, constant: shift(operator.operator, operator.of)(x as never, y as number) };
      case 'comparison':
        return { ...node, constant: comparison(operator.operator, operator.of)(x as never, y as never) };
      case 'bool':
        return {
          ...node,
          constant:
            operator.operator === '&' ? x && y : operator.operator === '|' ? x || y : operator.operator === '==' ? x === y : x !== y,
        };
      case 'string-equality':
      case 'reference-equality':
        return { ...node, constant: operator.operator === '==' ? x === y : x !== y };
      case 'concat':
        return (x === null || typeof x === 'string') && (y === null || typeof y === 'string')
          ? { ...node, constant: textOf(x) + textOf(y) }
          : node;
      case 'enum': {
        const a = x instanceof EnumValue ? x.value : (x as number);
        const c = y instanceof EnumValue ? y.value : (y as number);
        if (equality.has(operator.operator) || relational.has(operator.operator))
          return { ...node, constant: comparison(operator.operator as '==', 'int')(a as never, c as never) };
        const value = arithmetic(operator.operator as '&', 'int', false)(a as never, c as never) as number;
        return { ...node, constant: isEnum(node.type) ? EnumValue.of(runtimeType(node.type.definition.name), value) : value };
      }
      default:
        return node;
    }
  } catch (error) {
    if (!(error instanceof ClrException)) throw error;
    if (error.type === 'System.DivideByZeroException') {
      b.error('CS0020', 'Division by constant zero', node.span);
      return { ...b.bad(node.span, [left, right]), type: node.type } as BoundExpression;
    }
    if (operator.kind === 'arithmetic' && operator.of === 'decimal')
      b.error('CS0463', 'Evaluation of the decimal constant expression failed', node.span);
    else b.error('CS0220', 'The operation overflows at compile time in checked mode', node.span);
    return { ...b.bad(node.span, [left, right]), type: node.type } as BoundExpression;
  }
};

export const bindLogical = (
  b: Binder,
  operator: '&&' | '||',
  left: BoundExpression,
  right: BoundExpression,
  span: Span,
): BoundExpression => {
  const bool = b.keyword('bool');
  if (silent(left) || silent(right))
    return {
      ...b.bad(
        span,
        [left, right].filter((each) => !unboundOf(each)),
      ),
      type: bool,
    } as BoundExpression;
  if (left.type.kind === 'dynamic' || right.type.kind === 'dynamic')
    return { kind: 'dynamic-binary', span, type: dynamic, operator, left, right, checked: false };
  if (!unboundOf(left) && !unboundOf(right) && left.type.special === 'bool' && right.type.special === 'bool') {
    const node: BoundExpression = { kind: 'logical', span, type: bool, operator, left, right, user: null };
    if (typeof left.constant === 'boolean' && typeof right.constant === 'boolean')
      return { ...node, constant: operator === '&&' ? left.constant && right.constant : left.constant || right.constant };
    return node;
  }
  // Values that convert to bool by operators of their own (`(bool)x` implicit).
  if (!unboundOf(left) && !unboundOf(right) && left.type.special !== 'void' && !isNumeric(left.type) && left.type.special !== 'string') {
    const cl = classify(b, left, bool);
    const cr = classify(b, right, bool);
    if (cl && cr && left.type.kind !== 'null' && right.type.kind !== 'null')
      return { kind: 'logical', span, type: bool, operator, left: apply(b, left, cl, bool), right: apply(b, right, cr, bool), user: null };
  }
  return cannot(b, operator, left, right, span);
};

export const bindUnary = (b: Binder, operator: string, operand: BoundExpression, span: Span): BoundExpression => {
  if (silent(operand))
    return operator === '!' ? ({ ...b.bad(span, [operand]), type: b.keyword('bool') } as BoundExpression) : b.bad(span, [operand]);
  const fail = (): BoundExpression => {
    b.error('CS0023', `Operator '${operator}' cannot be applied to operand of type '${typeWord(operand)}'`, span);
    return operator === '!' ? ({ ...b.bad(span), type: b.keyword('bool') } as BoundExpression) : b.bad(span);
  };
  if (unboundOf(operand)) return fail();
  const { type } = operand;
  if (type.kind === 'dynamic') return { kind: 'dynamic-unary', span, type: dynamic, operator, operand, checked: b.checked === true };
  const inner = underlyingOf(type);
  const lifted = nullableOf(type) !== null;
  const wrap = (of: Type): Type => (lifted ? b.types.nullable(of) : of);
  if (!inner.special && inner.kind === 'named' && !inner.isEnum) {
    const candidates = membersOf(inner, unaryOperatorName(operator)).filter(({ parameters }) => parameters.length === 1);
    const member = candidates.find(({ parameters }) => classify(b, operand, parameters[0]!.type));
    if (member)
      return {
        kind: 'unary',
        span,
        type: member.type,
        operator: { kind: 'user', member },
        lifted: false,
        operand: convert(b, operand, member.parameters[0]!.type),
      };
  }
  if (operator === '!') {
    const bool = b.keyword('bool');
    if (inner.special === 'bool') {
      const node: BoundExpression = { kind: 'unary', span, type: wrap(bool), operator: { kind: 'not' }, lifted, operand };
      return typeof operand.constant === 'boolean' ? { ...node, constant: !operand.constant } : node;
    }
    const conversion = inner.special ? null : classify(b, operand, bool);
    if (conversion && type.kind !== 'null' && type.kind !== 'default')
      return { kind: 'unary', span, type: bool, operator: { kind: 'not' }, lifted: false, operand: apply(b, operand, conversion, bool) };
    return fail();
  }
  if (operator === '~') {
    if (isEnum(inner)) {
      const node: BoundExpression = { kind: 'unary', span, type, operator: { kind: 'enum-complement' }, lifted, operand };
      return operand.constant instanceof EnumValue
        ? { ...node, constant: EnumValue.of(operand.constant.clrType, ~operand.constant.value) }
        : node;
    }
    const of = ['int', 'uint', 'long', 'ulong'].find((keyword) => isNumeric(inner) && implicitConversion(inner, b.keyword(keyword)));
    if (!of) return fail();
    const converted = promoted(b, operand, of, lifted);
    const node: BoundExpression = {
      kind: 'unary',
      span,
      type: converted.type,
      operator: { kind: 'complement', of: of as 'int' },
      lifted,
      operand: converted,
    };
    return converted.constant === undefined ? node : { ...node, constant: complement(of as 'int')(converted.constant as never) };
  }
  if (!isNumeric(inner)) return fail();
  const order =
    operator === '-' ? ['int', 'long', 'float', 'double', 'decimal'] : ['int', 'uint', 'long', 'ulong', 'float', 'double', 'decimal'];
  // int.MinValue and long.MinValue as literals.
  if (
    operator === '-' &&
    operand.constant !== undefined &&
    inner.special === 'uint' &&
    (operand.constant as { value: number }).value === 2147483648 &&
    /^\d/.test(b.code.slice(operand.span.start)) &&
    !/[uU]/.test(b.code.slice(operand.span.start, operand.span.end))
  )
    return { kind: 'constant', span, type: b.keyword('int'), constant: -2147483648 };
  if (operator === '-' && operand.constant !== undefined && inner.special === 'ulong') {
    if (
      (operand.constant as { value: bigint }).value === 1n << 63n &&
      !/[uU]/.test(b.code.slice(operand.span.start, operand.span.end)) &&
      /^\d/.test(b.code.slice(operand.span.start))
    )
      return { kind: 'constant', span, type: b.keyword('long'), constant: -(1n << 63n) };
    b.error('CS0023', `Operator '-' cannot be applied to operand of type 'ulong'`, span);
    return b.bad(span);
  }
  const of = order.find((keyword) => inner.special === keyword) ?? order.find((keyword) => implicitConversion(inner, b.keyword(keyword)));
  if (!of) return fail();
  const converted = promoted(b, operand, of, lifted);
  const kind = operator === '-' ? ({ kind: 'negate', of: of as 'int', checked: b.checked === true } as const) : ({ kind: 'plus' } as const);
  const node: BoundExpression = { kind: 'unary', span, type: converted.type, operator: kind, lifted, operand: converted };
  if (converted.constant === undefined) return node;
  if (operator === '+') return { ...node, constant: converted.constant };
  try {
    return { ...node, constant: negate(of as 'int', b.checked !== false)(converted.constant as never) };
  } catch (error) {
    if (!(error instanceof ClrException)) throw error;
    b.error('CS0220', 'The operation overflows at compile time in checked mode', span);
    return { ...b.bad(span), type: node.type } as BoundExpression;
  }
};

/** The new value of `old op value`, converted back as a compound assignment may (12.21.4). */
export const compoundResult = (b: Binder, operator: string, old: BoundExpression, value: BoundExpression, span: Span): BoundExpression => {
  const result =
    operator === '&&' || operator === '||' ? bindLogical(b, operator, old, value, span) : bindBinary(b, operator, old, value, span);
  const { type } = old;
  if (type.kind === 'dynamic' || type.kind === 'unknown' || result.type.kind === 'unknown') return result;
  if (classify(b, result, type)) return convert(b, result, type);
  const shiftLike = operator === '<<' || operator === '>>';
  if (
    result.kind === 'binary' &&
    result.operator.kind !== 'user' &&
    explicitConversion(result.type, type, false) &&
    (shiftLike || classify(b, value, type) || (value.type.special === 'int' && value.constant === undefined && sameType(value.type, type)))
  ) {
    const folded = { ...result, constant: undefined };
    return convertExplicit(b, folded as BoundExpression, type, span);
  }
  if (result.kind === 'binary' && result.operator.kind !== 'user' && explicitConversion(result.type, type, false)) {
    reportImplicit(b, value, type, span);
    return { ...b.bad(span, [result]), type } as BoundExpression;
  }
  return convert(b, result, type, span);
};
