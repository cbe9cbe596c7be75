/** Conversions between C#'s numeric types and char (C# 7.3 specification, 10.2.3 and 10.3.2). Used to fold constants and to evaluate. */
import { overflow } from './arithmetic.ts';
import { Decimal } from './decimal.ts';
import { raise } from './exception.ts';
import { Byte, Char, Double, Int16, SByte, Single, UInt16, UInt32, UInt64 } from './numbers.ts';

export type NumericType =
  | 'sbyte'
  | 'byte'
  | 'short'
  | 'ushort'
  | 'int'
  | 'uint'
  | 'long'
  | 'ulong'
  | 'char'
  | 'float'
  | 'double'
  | 'decimal';
type IntegralType = Exclude<NumericType, 'float' | 'double' | 'decimal'>;

const ranges: Readonly<Record<IntegralType, readonly [bigint, bigint]>> = {
  sbyte: [-128n, 127n],
  byte: [0n, 255n],
  short: [-32768n, 32767n],
  ushort: [0n, 65535n],
  char: [0n, 65535n],
  int: [-2147483648n, 2147483647n],
  uint: [0n, 4294967295n],
  long: [-(1n << 63n), (1n << 63n) - 1n],
  ulong: [0n, (1n << 64n) - 1n],
};
export const isIntegral = (type: NumericType): type is IntegralType => Object.hasOwn(ranges, type);

/** A value of the type from an integer inside its range. */
export function makeIntegral(type: IntegralType, value: bigint): unknown {
  switch (type) {
    case 'int':
      return Number(value);
    case 'long':
      return value;
    case 'ulong':
      return new UInt64(value);
    case 'char':
      return Char.of(Number(value));
    case 'byte':
      return Byte.of(Number(value));
    case 'sbyte':
      return new SByte(Number(value));
    case 'short':
      return new Int16(Number(value));
    case 'ushort':
      return new UInt16(Number(value));
    case 'uint':
      return new UInt32(Number(value));
  }
}

/** The integer a value of an integral type or char stands for. */
export function integerOf(value: unknown): bigint {
  if (typeof value === 'number') return BigInt(value);
  if (typeof value === 'bigint') return value;
  if (value instanceof Char) return BigInt(value.code);
  return BigInt((value as { value: number | bigint }).value);
}

const wrap = (type: IntegralType, value: bigint): bigint => {
  const [low, high] = ranges[type];
  if (value >= low && value <= high) return value;
  const bits =
    type === 'long' || type === 'ulong' ? 64 : type === 'int' || type === 'uint' ? 32 : type === 'byte' || type === 'sbyte' ? 8 : 16;
  return low < 0n ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
};

function fromInteger(to: NumericType, checked: boolean): (value: bigint) => unknown {
  if (to === 'double') return (value) => new Double(Number(value));
  if (to === 'float') return (value) => new Single(Number(value));
  if (to === 'decimal') return (value) => Decimal.fromInteger(value);
  const [low, high] = ranges[to];
  return (value) => {
    if (checked && (value < low || value > high)) overflow();
    return makeIntegral(to, wrap(to, value));
  };
}

function fromReal(to: NumericType, checked: boolean, digits: 7 | 15): (value: number) => unknown {
  if (to === 'double') return (value) => new Double(value);
  if (to === 'float') return (value) => new Single(value);
  if (to === 'decimal') return (value) => Decimal.fromDouble(value, digits);
  const [low, high] = ranges[to];
  return (value) => {
    const whole = Math.trunc(value);
    if (Number.isFinite(whole)) {
      const integer = BigInt(whole);
      if (integer >= low && integer <= high) return makeIntegral(to, integer);
    }
    if (checked) overflow();
    return makeIntegral(to, saturate(to, value));
  };
}

/** What .NET 10 gives for a real number outside of the type: the nearest value, 0 for NaN; small types go through int. */
function saturate(to: IntegralType, value: number): bigint {
  if (Number.isNaN(value)) return 0n;
  const through = to === 'long' || to === 'ulong' || to === 'uint' ? to : 'int';
  const [low, high] = ranges[through];
  const nearest = value < Number(low) ? low : value > Number(high) ? high : BigInt(Math.trunc(value));
  return wrap(to, nearest > high ? high : nearest);
}

const decimalNames: Readonly<Record<IntegralType, string>> = {
  sbyte: 'a signed byte',
  byte: 'an unsigned byte',
  short: 'an Int16',
  ushort: 'a UInt16',
  char: 'a character',
  int: 'an Int32',
  uint: 'a UInt32',
  long: 'an Int64',
  ulong: 'a UInt64',
};

function fromDecimal(to: NumericType): (value: Decimal) => unknown {
  if (to === 'decimal') return (value) => value;
  if (to === 'double') return (value) => new Double(value.toNumber());
  if (to === 'float') return (value) => new Single(value.toNumber());
  const [low, high] = ranges[to];
  // Checked or not: decimal's own conversions always look.
  return (value) => {
    const whole = value.truncate();
    if (whole < low || whole > high) raise('System.OverflowException', `Value was either too large or too small for ${decimalNames[to]}.`);
    return makeIntegral(to, whole);
  };
}

/** The function that converts a value of one numeric type to another, as a cast does; `checked`: what does not fit throws. */
export function numericConversion(from: NumericType, to: NumericType, checked: boolean): (value: unknown) => unknown {
  if (from === to) return (value) => value;
  if (from === 'decimal') return fromDecimal(to) as (value: unknown) => unknown;
  if (from === 'double' || from === 'float') {
    const convert = fromReal(to, checked, from === 'float' ? 7 : 15);
    return (value) => convert((value as Double).value);
  }
  if (from === 'int') {
    if (to === 'double') return (value) => new Double(value as number);
    if (to === 'long') return (value) => BigInt(value as number);
    if (to === 'char' && !checked) return (value) => Char.of((value as number) & 0xffff);
    if (to === 'byte' && !checked) return (value) => Byte.of(value as number);
  }
  if (to === 'int') {
    if (from === 'char') return (value) => (value as Char).code;
    if (from === 'byte' || from === 'short' || from === 'sbyte' || from === 'ushort') return (value) => (value as Byte).value;
    if (from === 'long' && !checked) return (value) => Number(BigInt.asIntN(32, value as bigint));
  }
  const convert = fromInteger(to, checked);
  return (value) => convert(integerOf(value));
}
