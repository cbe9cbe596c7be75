/** The arithmetic of C#'s numeric types, on values as they are at run time. Used to fold constants and to evaluate. */
import type { Decimal } from './decimal.ts';
import { raise } from './exception.ts';
import { Double, Single, UInt32, UInt64 } from './numbers.ts';

/** The types C# computes in, after promotion (C# 7.3 specification, 12.4.7). */
export type ArithmeticType = 'int' | 'uint' | 'long' | 'ulong' | 'float' | 'double' | 'decimal';
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%' | '&' | '|' | '^';
export type ComparisonOperator = '==' | '!=' | '<' | '>' | '<=' | '>=';

export const overflow = (): never => raise('System.OverflowException', 'Arithmetic operation resulted in an overflow.');
const divideByZero = (): never => raise('System.DivideByZeroException', 'Attempted to divide by zero.');

type Numbers = (a: number, b: number) => number;
type Integers = (a: bigint, b: bigint) => bigint;

const numbers: Readonly<Record<'+' | '-' | '*' | '/' | '%', Numbers>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
};
const integers: Readonly<Record<ArithmeticOperator, Integers>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => (b === 0n ? divideByZero() : a / b),
  '%': (a, b) => (b === 0n ? divideByZero() : a % b),
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
};

const minInt = -2147483648;
const fitsInt = (value: number): number => (value > 2147483647 || value < minInt ? overflow() : value);

function intOperator(operator: ArithmeticOperator, checked: boolean): Numbers {
  switch (operator) {
    case '+':
      return checked ? (a, b) => fitsInt(a + b) : (a, b) => (a + b) | 0;
    case '-':
      return checked ? (a, b) => fitsInt(a - b) : (a, b) => (a - b) | 0;
    case '*':
      return checked ? (a, b) => fitsInt(a * b) : Math.imul;
    case '/':
      // int.MinValue / -1 overflows whether checked or not.
      return (a, b) => (b === 0 ? divideByZero() : b === -1 && a === minInt ? overflow() : (a / b) | 0);
    case '%':
      return (a, b) => (b === 0 ? divideByZero() : b === -1 ? 0 : (a % b) | 0);
    case '&':
      return (a, b) => a & b;
    case '|':
      return (a, b) => a | b;
    case '^':
      return (a, b) => a ^ b;
  }
}

function uintOperator(operator: ArithmeticOperator, checked: boolean): (a: UInt32, b: UInt32) => UInt32 {
  const compute = integers[operator];
  return (a, b) => {
    const value = compute(BigInt(a.value), BigInt(b.value));
    if (checked && (value < 0n || value > 0xffffffffn)) overflow();
    return new UInt32(Number(BigInt.asUintN(32, value)));
  };
}

const minLong = -(1n << 63n);
const maxLong = (1n << 63n) - 1n;

function longOperator(operator: ArithmeticOperator, checked: boolean): Integers {
  const compute = integers[operator];
  if (operator === '/') return (a, b) => (a === minLong && b === -1n ? overflow() : compute(a, b));
  if (operator === '+' || operator === '-' || operator === '*')
    return (a, b) => {
      const value = compute(a, b);
      if (value <= maxLong && value >= minLong) return value;
      return checked ? overflow() : BigInt.asIntN(64, value);
    };
  return compute;
}

function ulongOperator(operator: ArithmeticOperator, checked: boolean): (a: UInt64, b: UInt64) => UInt64 {
  const compute = integers[operator];
  return (a, b) => {
    const value = compute(a.value, b.value);
    if (checked && (value < 0n || value > 0xffffffffffffffffn)) overflow();
    return new UInt64(value);
  };
}

function decimalOperator(operator: ArithmeticOperator): (a: Decimal, b: Decimal) => Decimal {
  switch (operator) {
    case '+':
      return (a, b) => a.add(b);
    case '-':
      return (a, b) => a.subtract(b);
    case '*':
      return (a, b) => a.multiply(b);
    case '/':
      return (a, b) => a.divide(b);
    default:
      return (a, b) => a.remainder(b);
  }
}

/** The function that computes `a operator b` on two values of the type; `checked`: integral overflow throws. */
export function arithmetic(operator: ArithmeticOperator, type: ArithmeticType, checked: boolean): (a: never, b: never) => unknown {
  switch (type) {
    case 'int':
      return intOperator(operator, checked);
    case 'uint':
      return uintOperator(operator, checked);
    case 'long':
      return longOperator(operator, checked);
    case 'ulong':
      return ulongOperator(operator, checked);
    case 'decimal':
      return decimalOperator(operator);
    case 'float': {
      const compute = numbers[operator as '+'];
      return (a: Single, b: Single) => new Single(compute(a.value, b.value));
    }
    case 'double': {
      const compute = numbers[operator as '+'];
      return (a: Double, b: Double) => new Double(compute(a.value, b.value));
    }
  }
}

/** `<<` and `>>`: the count is an int, of which only the low bits count. */
export function shift(operator: '<<' | '>>', type: 'int' | 'uint' | 'long' | 'ulong'): (value: never, count: number) => unknown {
  const left = operator === '<<';
  switch (type) {
    case 'int':
      return left ? (value: number, count: number) => value << (count & 31) : (value: number, count: number) => value >> (count & 31);
    case 'uint':
      return (value: UInt32, count: number) => new UInt32(left ? value.value << (count & 31) : value.value >>> (count & 31));
    case 'long':
      return (value: bigint, count: number) => BigInt.asIntN(64, left ? value << BigInt(count & 63) : value >> BigInt(count & 63));
    case 'ulong':
      return (value: UInt64, count: number) => new UInt64(left ? value.value << BigInt(count & 63) : value.value >> BigInt(count & 63));
  }
}

/** `-x`. */
export function negate(type: Exclude<ArithmeticType, 'uint' | 'ulong'>, checked: boolean): (value: never) => unknown {
  switch (type) {
    case 'int':
      return (value: number) => (value === minInt ? (checked ? overflow() : value) : 0 - value);
    case 'long':
      return (value: bigint) => (value === minLong ? (checked ? overflow() : value) : -value);
    case 'float':
      return (value: Single) => new Single(-value.value);
    case 'double':
      return (value: Double) => new Double(-value.value);
    case 'decimal':
      return (value: Decimal) => value.negate();
  }
}

/** `~x`. */
export function complement(type: 'int' | 'uint' | 'long' | 'ulong'): (value: never) => unknown {
  switch (type) {
    case 'int':
      return (value: number) => ~value;
    case 'uint':
      return (value: UInt32) => new UInt32(~value.value);
    case 'long':
      return (value: bigint) => ~value;
    case 'ulong':
      return (value: UInt64) => new UInt64(~value.value);
  }
}

const orders: Readonly<Record<ComparisonOperator, (a: number | bigint, b: number | bigint) => boolean>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
};

/** `a operator b` for two values of the type; NaN is equal to nothing. */
export function comparison(operator: ComparisonOperator, type: ArithmeticType): (a: never, b: never) => boolean {
  const compare = orders[operator];
  if (type === 'int' || type === 'long') return compare as (a: never, b: never) => boolean;
  if (type === 'decimal') return (a: Decimal, b: Decimal) => compare(a.compare(b), 0);
  return (a: { value: number }, b: { value: number }) => compare(a.value, b.value);
}
