/** Members that the numeric types have since .NET 7 (Max, Abs, IsEvenInteger …), and the rest of decimal. */

import { comparison } from '../../runtime/arithmetic.ts';
import {
  ClrArray,
  clr,
  Decimal,
  Double,
  raise,
  raiseArgument,
  raiseNull,
  Single,
  textOf,
  type UInt32,
  type UInt64,
} from '../../runtime/index.ts';
import { integerOf, isIntegral, makeIntegral, type NumericType, numericConversion } from '../../runtime/numeric-conversion.ts';
import type { Behaviour } from '../declare.ts';
import { integralRanges } from './parsing/numbers.ts';

type Kind = Exclude<NumericType, 'char'>;
type Bits = { readonly [name: string]: number };
const sizes: Bits = { sbyte: 8, byte: 8, short: 16, ushort: 16, int: 32, uint: 32, long: 64, ulong: 64 };

export const moreNumber = (type: Kind): Record<string, Behaviour> => {
  const wide = type === 'byte' || type === 'sbyte' || type === 'short' || type === 'ushort' ? 'int' : type;
  const widen = numericConversion(type, wide, false);
  const less = comparison('<', wide) as (a: unknown, b: unknown) => boolean;
  const isNaNValue = (value: unknown): boolean => (value instanceof Double || value instanceof Single) && Number.isNaN(value.value);
  const smaller = (a: unknown, b: unknown): unknown => (isNaNValue(a) ? a : isNaNValue(b) ? b : less(widen(b), widen(a)) ? b : a);
  const larger = (a: unknown, b: unknown): unknown => (isNaNValue(a) ? a : isNaNValue(b) ? b : less(widen(a), widen(b)) ? b : a);
  const members: Record<string, Behaviour> = {
    [`static ${type} Max(${type} x, ${type} y)`]: larger,
    [`static ${type} Min(${type} x, ${type} y)`]: smaller,
    [`static ${type} Clamp(${type} value, ${type} min, ${type} max)`]: (value: unknown, low: unknown, high: unknown) =>
      less(widen(high), widen(low))
        ? raise('System.ArgumentException', `'${textOf(low)}' cannot be greater than ${textOf(high)}.`)
        : smaller(larger(value, low), high),
  };
  if (isIntegral(type)) Object.assign(members, integralMembers(type));
  else if (type === 'decimal') Object.assign(members, decimalMembers);
  else Object.assign(members, realMembers(type));
  return members;
};

const integralMembers = (type: Exclude<Kind, 'float' | 'double' | 'decimal'>): Record<string, Behaviour> => {
  const [low] = integralRanges[type];
  const size = sizes[type]!;
  const signed = low < 0n;
  const unsigned = (value: unknown): bigint => BigInt.asUintN(size, integerOf(value));
  const make = (value: bigint): unknown => makeIntegral(type, signed ? BigInt.asIntN(size, value) : BigInt.asUintN(size, value));
  const ones = (value: bigint): number => value.toString(2).replace(/0/g, '').length;
  const rotate = (value: unknown, by: number): unknown => {
    const amount = BigInt(((by % size) + size) % size);
    const bits = unsigned(value);
    return make((bits << amount) | (bits >> (BigInt(size) - amount)));
  };
  const members: Record<string, Behaviour> = {
    [`static bool IsEvenInteger(${type} value)`]: (value: unknown) => (integerOf(value) & 1n) === 0n,
    [`static bool IsOddInteger(${type} value)`]: (value: unknown) => (integerOf(value) & 1n) === 1n,
    [`static bool IsPow2(${type} value)`]: (value: unknown) => integerOf(value) > 0n && ones(integerOf(value)) === 1,
    [`static ${type} PopCount(${type} value)`]: (value: unknown) => make(BigInt(ones(unsigned(value)))),
    [`static ${type} LeadingZeroCount(${type} value)`]: (value: unknown) =>
      make(BigInt(unsigned(value) === 0n ? size : size - unsigned(value).toString(2).length)),
    [`static ${type} TrailingZeroCount(${type} value)`]: (value: unknown) =>
      make(
        BigInt(unsigned(value) === 0n ? size : unsigned(value).toString(2).length - unsigned(value).toString(2).replace(/0+$/, '').length),
      ),
    [`static ${type} Log2(${type} value)`]: (value: unknown) => {
      if (integerOf(value) < 0n)
        raiseArgument('System.ArgumentOutOfRangeException', `value ('${integerOf(value)}') must be a non-negative value.`, 'value');
      return make(BigInt(Math.max(0, integerOf(value).toString(2).length - 1)));
    },
    [`static ${type} RotateLeft(${type} value, int rotateAmount)`]: rotate,
    [`static ${type} RotateRight(${type} value, int rotateAmount)`]: (value: unknown, by: number) => rotate(value, -by),
    [`static int Sign(${type} value)`]: (value: unknown) => (integerOf(value) > 0n ? 1 : integerOf(value) < 0n ? -1 : 0),
  };
  if (signed) {
    members[`static ${type} Abs(${type} value)`] = (value: unknown) => {
      const number = integerOf(value);
      if (number === low) raise('System.OverflowException', 'Negating the minimum value of a twos complement number is invalid.');
      return make(number < 0n ? -number : number);
    };
    members[`static bool IsNegative(${type} value)`] = (value: unknown) => integerOf(value) < 0n;
    members[`static bool IsPositive(${type} value)`] = (value: unknown) => integerOf(value) >= 0n;
  }
  return members;
};

const realMembers = (type: 'float' | 'double'): Record<string, Behaviour> => {
  const make = (value: number): unknown => (type === 'double' ? new Double(value) : new Single(value));
  const members: Record<string, Behaviour> = {
    [`static bool IsInteger(${type} value)`]: (value: Double) => Number.isInteger(value.value),
    [`static bool IsEvenInteger(${type} value)`]: (value: Double) => Number.isInteger(value.value) && Math.abs(value.value % 2) === 0,
    [`static bool IsOddInteger(${type} value)`]: (value: Double) => Number.isInteger(value.value) && Math.abs(value.value % 2) === 1,
    [`static bool IsPositive(${type} value)`]: (value: Double) => value.value > 0 || Object.is(value.value, 0),
    [`static bool IsRealNumber(${type} value)`]: (value: Double) => !Number.isNaN(value.value),
    [`static int Sign(${type} value)`]: (value: Double) =>
      Number.isNaN(value.value)
        ? raise('System.ArithmeticException', 'Function does not accept floating point Not-a-Number values.')
        : Math.sign(value.value) + 0,
    [`static ${type} Pow(${type} x, ${type} y)`]: (x: Double, y: Double) => make(x.value ** y.value),
    [`static ${type} Round(${type} x)`]: (x: Double) => {
      const floor = Math.floor(x.value);
      const rest = x.value - floor;
      return make(rest < 0.5 || (rest === 0.5 && floor % 2 === 0) ? floor : floor + 1);
    },
    [`static ${type} Atan2(${type} y, ${type} x)`]: (y: Double, x: Double) => make(Math.atan2(y.value, x.value)),
  };
  const functions = {
    Abs: Math.abs,
    Sqrt: Math.sqrt,
    Floor: Math.floor,
    Ceiling: Math.ceil,
    Truncate: Math.trunc,
    Exp: Math.exp,
    Log: Math.log,
    Log10: Math.log10,
    Log2: Math.log2,
    Sin: Math.sin,
    Cos: Math.cos,
    Tan: Math.tan,
    Cbrt: Math.cbrt,
  };
  for (const [name, compute] of Object.entries(functions))
    members[`static ${type} ${name}(${type} x)`] = (x: Double) => make(compute(x.value));
  return members;
};

const low32 = (value: bigint): number => Number(BigInt.asIntN(32, value));
const bitsOf = (value: Decimal): ClrArray => {
  const size = value.mantissa < 0n ? -value.mantissa : value.mantissa;
  const flags = (BigInt(value.scale) << 16n) | (value.mantissa < 0n ? 1n << 31n : 0n);
  return ClrArray.of(clr.int, [low32(size), low32(size >> 32n), low32(size >> 64n), low32(flags)]);
};
const ofParts = (low: number, middle: number, high: number, negative: boolean, scale: number): Decimal => {
  if (scale > 28)
    raiseArgument('System.ArgumentOutOfRangeException', "Decimal's scale value must be between 0 and 28, inclusive.", 'scale');
  const size = BigInt.asUintN(32, BigInt(low)) | (BigInt.asUintN(32, BigInt(middle)) << 32n) | (BigInt.asUintN(32, BigInt(high)) << 64n);
  return new Decimal(negative ? -size : size, scale);
};
const conversions: Readonly<Record<string, NumericType>> = {
  ToByte: 'byte',
  ToSByte: 'sbyte',
  ToInt16: 'short',
  ToUInt16: 'ushort',
  ToInt32: 'int',
  ToUInt32: 'uint',
  ToInt64: 'long',
  ToUInt64: 'ulong',
  ToSingle: 'float',
  ToDouble: 'double',
};
const isWhole = (value: Decimal): boolean => value.compare(new Decimal(value.truncate(), 0)) === 0;
const decimalMembers: Record<string, Behaviour> = {
  'new(uint value)': (value: UInt32) => Decimal.fromInteger(value.value),
  'new(ulong value)': (value: UInt64) => Decimal.fromInteger(value.value),
  'new(float value)': (value: Single) => Decimal.fromDouble(value.value, 7),
  'new(int lo, int mid, int hi, bool isNegative, byte scale)': (
    low: number,
    middle: number,
    high: number,
    negative: boolean,
    scale: { value: number },
  ) => ofParts(low, middle, high, negative, scale.value),
  'new(int[] bits)': (bits: ClrArray | null) => {
    const parts = (bits ?? raiseNull('bits')).toArray() as number[];
    if (parts.length !== 4) raise('System.ArgumentException', 'Decimal constructor requires an array or span of four valid decimal bytes.');
    return ofParts(parts[0]!, parts[1]!, parts[2]!, parts[3]! < 0, (parts[3]! >> 16) & 0xff);
  },
  'static int[] GetBits(decimal d)': bitsOf,
  'byte Scale { get; }': (self: Decimal) => makeIntegral('byte', BigInt(self.scale)),
  'static decimal FromOACurrency(long cy)': (value: bigint) => new Decimal(value, 4),
  'static bool Equals(decimal d1, decimal d2)': (a: Decimal, b: Decimal) => a.compare(b) === 0,
  'static int Sign(decimal d)': (value: Decimal) => (value.mantissa > 0n ? 1 : value.mantissa < 0n ? -1 : 0),
  'static bool IsInteger(decimal value)': isWhole,
  'static bool IsEvenInteger(decimal value)': (value: Decimal) => isWhole(value) && (value.truncate() & 1n) === 0n,
  'static bool IsOddInteger(decimal value)': (value: Decimal) => isWhole(value) && (value.truncate() & 1n) === 1n,
  'static bool IsNegative(decimal value)': (value: Decimal) => value.mantissa < 0n,
  'static bool IsPositive(decimal value)': (value: Decimal) => value.mantissa >= 0n,
};
for (const [name, to] of Object.entries(conversions)) {
  const convert = numericConversion('decimal', to, true);
  decimalMembers[`static ${to} ${name}(decimal value)`] = convert;
}
