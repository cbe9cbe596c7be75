import type { BoundBinary, BoundLogical, BoundUnary, OperatorKind } from '../bound.ts';
import { arithmetic, comparison, complement, negate, shift } from '../runtime/arithmetic.ts';
import { EnumValue } from '../runtime/enums.ts';
import { Char, NumberValue } from '../runtime/numbers.ts';
import { numericConversion } from '../runtime/numeric-conversion.ts';
import type { Tuple } from '../runtime/tuple.ts';
import type { Delegate } from '../runtime/value.ts';
import type { Type } from '../types/type.ts';
import { applied, callOf } from './application.ts';
import { callArgument } from './calls.ts';
import { underlyingOf } from './conversions.ts';
import { combineDelegates, removeDelegate } from './delegates.ts';
import type { Code, Frame } from './frame.ts';
import { intArithmetic, intComparison } from './integers.ts';
import { isMissing } from './shapes.ts';
import { compileConcat, join, stringEquality } from './strings.ts';
import type { Unit } from './unit.ts';

type Apply = (f: Frame, a: unknown, b: unknown) => unknown;
const pure =
  (compute: (a: never, b: never) => unknown): Apply =>
  (_, a, b) =>
    compute(a as never, b as never);

export function compileBinary(unit: Unit, node: BoundBinary): Code {
  const { operator } = node;
  if (!node.lifted) {
    if (operator.kind === 'concat') return compileConcat(unit, node);
    if (operator.kind === 'string-equality') return stringEquality(unit, operator.operator, node.left, node.right);
    if (operator.kind === 'arithmetic' && operator.of === 'int')
      return intArithmetic(unit, operator.operator, operator.checked, node.left, node.right);
    if (operator.kind === 'comparison' && operator.of === 'int') return intComparison(unit, operator.operator, node.left, node.right);
    if (
      (operator.kind === 'null-equality' || operator.kind === 'reference-equality') &&
      (node.right.constant === null || node.left.constant === null)
    )
      return nullEquality(unit, operator.operator === '==', node);
    if (operator.kind === 'arithmetic') return computed(unit, arithmetic(operator.operator, operator.of, operator.checked), node);
    if (operator.kind === 'comparison') return computed(unit, comparison(operator.operator, operator.of), node);
  }
  const left = unit.expression(node.left);
  const right = unit.expression(node.right);
  if (operator.kind === 'user') {
    unit.weight++;
    if (!node.lifted) return applied(operator.member.implementation!, [left, right], callOf(unit, operator.member, []), false);
  }
  const apply = applier(unit, operator, node.left.type, node.type);
  const lifted = node.lifted ? liftedOperator(operator, apply) : apply;
  return (f) => {
    const a = left(f);
    return lifted(f, a, right(f));
  };
}

function computed(unit: Unit, compute: (a: never, b: never) => unknown, node: BoundBinary): Code {
  const left = unit.expression(node.left);
  const right = unit.expression(node.right);
  return (f) => {
    const a = left(f);
    return compute(a as never, right(f) as never);
  };
}

/** Comparing with null. */
function nullEquality(unit: Unit, equal: boolean, node: BoundBinary): Code {
  const code = unit.expression(node.right.constant === null ? node.left : node.right);
  return equal ? (f) => isMissing(code(f)) : (f) => !isMissing(code(f));
}

/** Null makes null; comparisons with null are false; `&` and `|` on `bool?` know three values. */
function liftedOperator(operator: OperatorKind, apply: Apply): Apply {
  const name = 'operator' in operator ? operator.operator : operator.kind === 'user' ? operator.member.name : '';
  if (name === '==' || name === 'op_Equality') return (f, a, b) => (a === null || b === null ? a === b : apply(f, a, b));
  if (name === '!=' || name === 'op_Inequality') return (f, a, b) => (a === null || b === null ? a !== b : apply(f, a, b));
  if (/^(?:[<>]=?|op_(?:Less|Greater)Than(?:OrEqual)?)$/.test(name))
    return (f, a, b) => (a === null || b === null ? false : apply(f, a, b));
  if (operator.kind === 'bool' && name === '&')
    return (_, a, b) => (a === false || b === false ? false : a === null || b === null ? null : true);
  if (operator.kind === 'bool' && name === '|')
    return (_, a, b) => (a === true || b === true ? true : a === null || b === null ? null : false);
  return (f, a, b) => (a === null || b === null ? null : apply(f, a, b));
}

export function applier(unit: Unit, operator: OperatorKind, operands: Type, result: Type): Apply {
  switch (operator.kind) {
    case 'arithmetic':
      return pure(arithmetic(operator.operator, operator.of, operator.checked));
    case 'shift':
      return pure(shift(operator.operator, operator.of));
    case 'comparison':
      return pure(comparison(operator.operator, operator.of));
    case 'enum':
      return enumOperator(unit, operator, result);
    case 'bool':
      return boolOperator(operator.operator);
    case 'concat':
      return join;
    case 'string-equality':
    case 'null-equality': {
      const equal = operator.operator === '==';
      return (_, a, b) => ((a ?? null) === (b ?? null)) === equal;
    }
    case 'reference-equality': {
      const equal = operator.operator === '==';
      return (_, a, b) => sameReference(a, b) === equal;
    }
    case 'delegate':
      return delegateOperator(operator.operator);
    case 'tuple-equality': {
      const items = operator.items.map((item) => applier(unit, item, operands, result));
      const equal = operator.operator === '==';
      // Item by item, as `==` for all or `!=` for any.
      return (f, a, b) =>
        items.every((apply, i) => (apply(f, (a as Tuple).items[i], (b as Tuple).items[i]) as boolean) === equal) === equal;
    }
    case 'user': {
      const call = callArgument(unit, operator.member, []);
      const compute = operator.member.implementation!;
      return (f, a, b) => compute(a, b, call(f));
    }
  }
}

/** Boxed values are never the same object; strings are told apart by their text, as interned ones are. */
export function sameReference(a: unknown, b: unknown): boolean {
  if (a === null || b === null || a === undefined || b === undefined) return (a ?? null) === (b ?? null);
  if (typeof a === 'number' || typeof a === 'bigint' || typeof a === 'boolean') return false;
  return a === b && !(a instanceof NumberValue) && !(a instanceof Char) && !(a instanceof EnumValue);
}

function boolOperator(operator: string): Apply {
  switch (operator) {
    case '&':
      return (_, a, b) => a === true && b === true;
    case '|':
      return (_, a, b) => a === true || b === true;
    case '==':
      return (_, a, b) => a === b;
    default:
      return (_, a, b) => a !== b; // != and ^
  }
}

function enumOperator(unit: Unit, { operator, number }: Extract<OperatorKind, { kind: 'enum' }>, result: Type): Apply {
  const of = (value: unknown): number =>
    value instanceof EnumValue ? value.value : Number(typeof value === 'object' ? (value as { value: number }).value : value);
  if (/^(?:==|!=|[<>]=?)$/.test(operator)) {
    const compare = comparison(operator as '==', 'int') as (a: number, b: number) => boolean;
    return (_, a, b) => compare(of(a), of(b));
  }
  const compute = arithmetic(operator as '&', 'int', false) as (a: number, b: number) => number;
  if (operator === '-' && number === 'none') {
    return (_, a, b) => numericConversion('int', 'int', false)(compute(of(underlyingOf(a as EnumValue)), of(underlyingOf(b as EnumValue))));
  }
  const handle = unit.handle(result);
  return (f, a, b) => EnumValue.of(handle(f), compute(of(a), of(b)));
}

function delegateOperator(operator: string): Apply {
  if (operator === '+') return (_, a, b) => combineDelegates(a as Delegate | null, b as Delegate | null);
  if (operator === '-') return (_, a, b) => removeDelegate(a as Delegate | null, b as Delegate | null);
  const equal = operator === '==';
  return (_, a, b) => (a === b) === equal;
}

export function compileUnary(unit: Unit, node: BoundUnary): Code {
  const operand = unit.expression(node.operand);
  if (node.operator.kind === 'not' && !node.lifted) return (f) => !operand(f);
  const apply = unaryOperator(unit, node);
  if (node.lifted)
    return (f) => {
      const value = operand(f);
      return value === null ? null : apply(f, value);
    };
  return (f) => apply(f, operand(f));
}

function unaryOperator(unit: Unit, { operator, type }: BoundUnary): (f: Frame, value: unknown) => unknown {
  switch (operator.kind) {
    case 'negate': {
      const compute = negate(operator.of, operator.checked) as (value: unknown) => unknown;
      return (_, value) => compute(value);
    }
    case 'complement': {
      const compute = complement(operator.of) as (value: unknown) => unknown;
      return (_, value) => compute(value);
    }
    case 'enum-complement': {
      const handle = unit.handle(type);
      return (f, value) => EnumValue.of(handle(f), ~(value as EnumValue).value);
    }
    case 'not':
      return (_, value) => !value;
    case 'plus':
      return (_, value) => value;
    case 'user': {
      const call = callArgument(unit, operator.member, []);
      const compute = operator.member.implementation!;
      return (f, value) => compute(value, call(f));
    }
  }
}

export function compileLogical(unit: Unit, node: BoundLogical): Code {
  const left = unit.expression(node.left);
  const right = unit.expression(node.right);
  if (!node.user) return node.operator === '&&' ? (f) => left(f) && right(f) : (f) => left(f) || right(f);
  const { test, combine } = node.user;
  const testCall = callArgument(unit, test, []);
  const combineCall = callArgument(unit, combine, []);
  return (f) => {
    const a = left(f);
    return test.implementation!(a, testCall(f)) ? a : combine.implementation!(a, right(f), combineCall(f));
  };
}
