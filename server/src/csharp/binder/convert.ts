/** Conversions from expressions: constants, null, lambdas and method groups beside what types alone decide; and the complaints when there is none. */

import type { Span } from '../../text/span.ts';
import type { BoundConversion, BoundExpression } from '../bound.ts';
import { Decimal } from '../runtime/decimal.ts';
import { EnumValue } from '../runtime/enums.ts';
import { ClrException } from '../runtime/exception.ts';
import { integerOf, makeIntegral, type NumericType, numericConversion } from '../runtime/numeric-conversion.ts';
import { runtimeType } from '../runtime/type.ts';
import {
  type Conversion,
  enumNumber,
  explicitConversion,
  implicitConversion,
  isEnum,
  isNumeric,
  nullableOf,
  underlyingOf,
} from '../types/conversions.ts';
import { hasUnknown, isReferenceType } from '../types/hierarchy.ts';
import { fullText, type NamedType, sameType, type Type } from '../types/type.ts';
import { constantText } from './constants.ts';
import { type Binder, type ExpressionConversion, isFaulty, type Unbound, unboundOf } from './context.ts';

const none: Conversion['steps'] = [];

const smallIntegrals = new Set(['sbyte', 'byte', 'short', 'ushort', 'uint', 'ulong', 'char', 'int', 'long']);
/** Whether an int (or long) constant fits the type, implicitly: not to char, long only to ulong. */
const constantFits = (expression: BoundExpression, to: Type): boolean => {
  const { constant } = expression;
  if (typeof constant === 'number' && expression.type.special === 'int') {
    switch (to.special) {
      case 'sbyte':
        return constant >= -128 && constant <= 127;
      case 'byte':
        return constant >= 0 && constant <= 255;
      case 'short':
        return constant >= -32768 && constant <= 32767;
      case 'ushort':
        return constant >= 0 && constant <= 65535;
      case 'uint':
      case 'ulong':
        return constant >= 0;
      default:
        return false;
    }
  }
  return typeof constant === 'bigint' && to.special === 'ulong' && constant >= 0n;
};

/** The implicit conversion of an expression to a type, null when there is none. Reports nothing. */
export const classify = (b: Binder, expression: BoundExpression, to: Type): ExpressionConversion | null => {
  const unbound = unboundOf(expression);
  if (unbound) {
    switch (unbound.kind) {
      case 'lambda':
        return b.doors.classifyLambda(b, expression as Unbound, unbound, to);
      case 'group':
        return b.doors.classifyGroup(b, expression as Unbound, unbound, to);
      default:
        return null;
    }
  }
  if (expression.kind === 'throw-expression') return { kind: 'throw', steps: none };
  if (expression.kind === 'default' && expression.type.kind === 'default') return { kind: 'default', steps: none };
  if (expression.kind === 'tuple' && to.kind === 'named' && to.isTuple && to.arguments.length === expression.elements.length) {
    const elements = expression.elements.map((element, i) => classify(b, element, to.arguments[i]!));
    if (!elements.every((element) => element !== null)) return null;
    if (elements.every((element) => element!.kind === 'identity'))
      return { kind: 'identity', steps: expression.type === to ? none : [{ step: { kind: 'identity' }, type: to }] };
    return {
      kind: 'tuple',
      steps: none,
      make: () => ({
        kind: 'tuple',
        span: expression.span,
        type: to,
        elements: expression.elements.map((element, i) => apply(b, element, elements[i]!, to.arguments[i]!)),
      }),
    };
  }
  if (expression.type.kind === 'function') return null;
  const plain = implicitConversion(expression.type, to);
  if (expression.constant !== undefined && expression.constant !== null) {
    if ((!plain || plain.kind === 'user') && constantFits(expression, underlyingOf(to))) {
      return { kind: 'constant', steps: numericSteps(expression.type, to) };
    }
    if (isEnum(underlyingOf(to)) && isZero(expression) && !plain)
      return {
        kind: 'constant',
        steps: [
          {
            step: { kind: 'enum', from: expression.type.special as NumericType, to: enumNumber(underlyingOf(to)), checked: false },
            type: to,
          },
        ],
      };
  }
  if (
    !plain &&
    expression.kind === 'interpolated' &&
    to.kind === 'named' &&
    /^System\.(IFormattable|FormattableString)$/.test(to.definition.name)
  )
    return { kind: 'reference', steps: [{ step: { kind: 'identity' }, type: to }] };
  return plain;
};
const isZero = (expression: BoundExpression): boolean =>
  isNumeric(expression.type) &&
  (expression.constant === 0 ||
    expression.constant === 0n ||
    (typeof expression.constant === 'object' && (expression.constant as { value?: unknown }).value === 0));
const numericSteps = (from: Type, to: Type): Conversion['steps'] => [
  { step: { kind: 'numeric', from: from.special as NumericType, to: underlyingOf(to).special as NumericType, checked: false }, type: to },
];

/** The expression, converted. Constants stay constants. */
export const apply = (b: Binder, expression: BoundExpression, conversion: ExpressionConversion, to: Type): BoundExpression => {
  if (conversion.make) return conversion.make();
  if (conversion.kind === 'throw') return { ...expression, type: to } as BoundExpression;
  if (conversion.kind === 'default') return defaultValue(b, to, expression.span);
  let result = expression;
  for (const { step, type } of conversion.steps) result = wrap(result, step, type, conversion.kind);
  return result;
};
const wrap = (
  operand: BoundExpression,
  step: BoundConversion['conversion'],
  type: Type,
  kind: ExpressionConversion['kind'],
): BoundExpression => {
  const constant = operand.constant === undefined ? undefined : convertConstant(operand.constant, step, type, kind);
  const node: BoundConversion = { kind: 'conversion', span: operand.span, type, operand, conversion: step };
  return constant === undefined ? node : { ...node, constant };
};
const convertConstant = (value: unknown, step: BoundConversion['conversion'], type: Type, kind: ExpressionConversion['kind']): unknown => {
  // An operator may make something of null: `(JToken)(string)null` is a token.
  if (step.kind === 'user') return undefined;
  if (value === null) return type.isValueType && !nullableOf(type) ? undefined : null;
  if (nullableOf(type)) return undefined;
  try {
    switch (step.kind) {
      case 'numeric':
        return numericConversion(step.from, step.to, false)(value);
      case 'enum': {
        const number = value instanceof EnumValue ? value.value : value;
        const converted = numericConversion(
          step.from === step.to ? 'int' : typeof number === 'number' && value instanceof EnumValue ? 'int' : step.from,
          step.to,
          false,
        )(number);
        return isEnum(type) ? EnumValue.of(runtimeType(type.definition.name), Number(integerOf(converted))) : converted;
      }
      case 'identity':
        return kind === 'identity' || kind === 'constant' || kind === 'unknown' ? value : undefined;
      default:
        return undefined;
    }
  } catch (error) {
    if (error instanceof ClrException) return undefined;
    throw error;
  }
};

export const defaultValue = (b: Binder, type: Type, span: Span): BoundExpression => {
  const node = { kind: 'default', span, type } as const;
  if (type.kind === 'unknown' || type.kind === 'parameter') return node;
  const isSimple = !type.isValueType || type.special !== '' || isEnum(type);
  return isSimple ? { ...node, constant: b.types.defaultOf(type) } : node;
};

/** Implicitly converted to the type; the complaint is made when it cannot be. */
export const convert = (b: Binder, expression: BoundExpression, to: Type, span: Span = expression.span): BoundExpression => {
  const conversion = classify(b, expression, to);
  if (conversion) return apply(b, expression, conversion, to);
  if (to.kind === 'unknown') {
    const unbound = unboundOf(expression);
    if (unbound?.kind === 'lambda') return b.bad(expression.span);
  }
  if (!isFaulty(expression)) reportImplicit(b, expression, to, span);
  return { ...b.bad(span, [expression]), type: to } as BoundExpression;
};

const typeTexts = (a: Type, c: Type): [string, string] =>
  a.text === c.text && !sameType(a, c) ? [fullText(a), fullText(c)] : [a.text, c.text];

/** Why there is no implicit conversion. */
export const reportImplicit = (b: Binder, expression: BoundExpression, to: Type, span: Span): void => {
  const from = expression.type;
  const unbound = unboundOf(expression);
  if (from.kind === 'unknown' || to.kind === 'unknown') return;
  if (unbound?.kind === 'lambda') {
    b.doors.makeLambda(b, expression as Unbound, unbound, to, true);
    return;
  }
  if (unbound?.kind === 'group') {
    if (to.kind === 'named' && to.isDelegate) b.doors.makeGroup(b, expression as Unbound, unbound, to, true);
    else
      b.error(
        'CS0428',
        `Cannot convert method group '${unbound.name}' to non-delegate type '${to.text}'. Did you intend to invoke the method?`,
        unbound.nameSpan,
      );
    return;
  }
  if (unbound?.kind === 'namespace') {
    b.error('CS0118', `'${unbound.name}' is a namespace but is used like a variable`, span);
    return;
  }
  if (hasUnknown(from) || hasUnknown(to)) return;
  if (from.kind === 'null') {
    if (to.kind === 'parameter')
      b.error(
        'CS0403',
        `Cannot convert null to type parameter '${to.name}' because it could be a non-nullable value type. Consider using 'default(${to.name})' instead.`,
        span,
      );
    else b.error('CS0037', `Cannot convert null to '${to.text}' because it is a non-nullable value type`, span);
    return;
  }
  if (expression.kind === 'tuple' && to.kind === 'named' && to.isTuple && to.arguments.length === expression.elements.length) {
    expression.elements.forEach((element, i) => {
      if (!classify(b, element, to.arguments[i]!)) reportImplicit(b, element, to.arguments[i]!, element.span);
    });
    return;
  }
  if (from.kind === 'function') {
    const count = expression.kind === 'tuple' ? expression.elements.length : 0;
    b.error('CS8135', `Tuple with ${count} elements cannot be converted to type '${to.text}'.`, span);
    return;
  }
  const { constant } = expression;
  const target = underlyingOf(to);
  if (constant !== undefined && constant !== null) {
    if (
      from.special === 'double' &&
      (to.special === 'float' || to.special === 'decimal') &&
      /^[\d.]/.test(b.code.slice(expression.span.start))
    ) {
      const suffix = to.special === 'float' ? 'F' : 'M';
      b.error(
        'CS0664',
        `Literal of type double cannot be implicitly converted to type '${to.text}'; use an '${suffix}' suffix to create a literal of this type`,
        span,
      );
      return;
    }
    const integral =
      (from.special === 'int' || from.special === 'long' || from.special === 'uint' || from.special === 'ulong') &&
      smallIntegrals.has(target.special);
    if (
      integral &&
      target.special !== 'char' &&
      target.special !== 'int' &&
      target.special !== 'long' &&
      !(from.special !== 'int' && !(target.special === 'ulong'))
    ) {
      b.error('CS0031', `Constant value '${constantText(constant)}' cannot be converted to a '${to.text}'`, span);
      return;
    }
  }
  const [fromText, toText] = typeTexts(from, to);
  const explicit = explicitConversion(from, to, false);
  if (explicit)
    b.error(
      'CS0266',
      `Cannot implicitly convert type '${fromText}' to '${toText}'. An explicit conversion exists (are you missing a cast?)`,
      span,
    );
  else b.error('CS0029', `Cannot implicitly convert type '${fromText}' to '${toText}'`, span);
};

/** A cast's conversion. */
export const convertExplicit = (b: Binder, expression: BoundExpression, to: Type, span: Span): BoundExpression => {
  if (expression.type.kind === 'unknown' || to.kind === 'unknown') {
    const unbound = unboundOf(expression);
    return {
      kind: 'conversion',
      span,
      type: to,
      operand: unbound ? b.bad(expression.span) : expression,
      conversion: { kind: 'dynamic', explicit: true },
    };
  }
  const implicit = classify(b, expression, to);
  const overflowing = constantOverflow(b, expression, to);
  if (overflowing) {
    b.error(
      'CS0221',
      `Constant value '${constantText(expression.constant)}' cannot be converted to a '${to.text}' (use 'unchecked' syntax to override)`,
      span,
    );
    return { ...b.bad(span), type: to } as BoundExpression;
  }
  if (implicit && implicit.kind !== 'dynamic') {
    const result = apply(b, expression, implicit, to);
    // A cast is a node of its own, so that its span and a constant's type are right.
    return result === expression ? wrapIdentity(expression, to, span) : ({ ...result, span } as BoundExpression);
  }
  if (expression.type.kind === 'null') {
    reportImplicit(b, expression, to, span);
    return { ...b.bad(span, [expression]), type: to } as BoundExpression;
  }
  if (expression.type.kind === 'function' && expression.kind !== 'tuple') {
    const unbound = unboundOf(expression);
    if (unbound?.kind === 'lambda' || unbound?.kind === 'group') {
      if (unbound.kind === 'group' && !(to.kind === 'named' && to.isDelegate))
        b.error('CS0030', `Cannot convert type 'method' to '${to.text}'`, span);
      else reportImplicit(b, expression, to, span);
      return { ...b.bad(span, []), type: to } as BoundExpression;
    }
  }
  const explicit = explicitConversion(expression.type, to, b.checked === true);
  if (explicit) {
    const result = apply(b, expression, explicit, to);
    return result === expression ? wrapIdentity(expression, to, span) : ({ ...result, span } as BoundExpression);
  }
  if (!hasUnknown(expression.type) && !hasUnknown(to)) {
    const [fromText, toText] = typeTexts(expression.type, to);
    b.error('CS0030', `Cannot convert type '${fromText}' to '${toText}'`, span);
  }
  return { ...b.bad(span, [expression]), type: to } as BoundExpression;
};
const wrapIdentity = (expression: BoundExpression, to: Type, span: Span): BoundExpression => {
  const node: BoundConversion = { kind: 'conversion', span, type: to, operand: expression, conversion: { kind: 'identity' } };
  return expression.constant === undefined ? node : { ...node, constant: expression.constant };
};
/** Whether a constant does not fit the type it is cast to, in a context that checks (the default for constants). */
const constantOverflow = (b: Binder, expression: BoundExpression, to: Type): boolean => {
  const { constant } = expression;
  if (constant === undefined || constant === null || b.checked === false) return false;
  const target = isEnum(to) ? enumNumber(to) : to.special;
  if (!smallIntegrals.has(target)) return false;
  const from = isEnum(expression.type) ? 'int' : expression.type.special;
  if (!isNumeric(expression.type) && !isEnum(expression.type)) return false;
  try {
    const number = constant instanceof EnumValue ? constant.value : constant;
    if (number instanceof Decimal) numericConversion('decimal', target as NumericType, true)(number);
    else if (from === 'double' || from === 'float') numericConversion(from, target as NumericType, true)(number);
    else {
      const value = integerOf(number);
      const made = makeIntegral(target as 'int', value);
      return integerOf(made) !== value || outside(target, value);
    }
    return false;
  } catch (error) {
    if (error instanceof ClrException) return true;
    throw error;
  }
};
const outside = (type: string, value: bigint): boolean =>
  (type === 'int' && (value < -2147483648n || value > 2147483647n)) ||
  (type === 'long' && (value < -(1n << 63n) || value >= 1n << 63n)) ||
  (type === 'char' && (value < 0n || value > 65535n));

/** The best common type of expressions (13.6): a type among theirs that all convert to; null when there is none. */
export const bestCommonType = (b: Binder, expressions: readonly BoundExpression[]): Type | null => {
  const types: Type[] = [];
  for (const { type } of expressions) {
    if (type.kind === 'unknown') return type;
    if (
      type.kind !== 'null' &&
      type.kind !== 'default' &&
      type.kind !== 'function' &&
      type.special !== 'void' &&
      !types.some((other) => sameType(other, type))
    )
      types.push(type);
  }
  const candidates = types.filter((type) =>
    expressions.every((expression) => expression.kind === 'throw-expression' || classify(b, expression, type) !== null),
  );
  const best = candidates.filter((type) => candidates.every((other) => other === type || implicitConversion(other, type)));
  return best[0] ?? null;
};
export const canBeNull = (type: Type): boolean => isReferenceType(type) || nullableOf(type) !== null || type.kind === 'parameter';
export type { NamedType };
