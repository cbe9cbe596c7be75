import { comparison } from '../../runtime/arithmetic.ts';
import { clr, Decimal, Double, type EnumValue, raise, raiseArgument, Single, Tuple } from '../../runtime/index.ts';
import { integerOf, makeIntegral, type NumericType, numericConversion } from '../../runtime/numeric-conversion.ts';
import { type Behaviour, declare } from '../declare.ts';
import { view } from './bit-converter.ts';
import { roundDecimal } from './numbers.ts';
import { integralRanges } from './parsing/numbers.ts';

const real = (compute: (value: number) => number) => (value: Double) => new Double(compute(value.value));

const exponentOf = (value: number): number =>
  value === 0 || !Number.isFinite(value)
    ? Number.isNaN(value) || Math.abs(value) > 1
      ? 2147483647
      : -2147483648
    : Math.floor(Math.log2(Math.abs(value)));

const step = (value: number, up: boolean): number => {
  if (Number.isNaN(value) || value === (up ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY)) return value;
  if (value === 0) return up ? 5e-324 : -5e-324;
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + (value > 0 === up ? 1n : -1n));
  return view.getFloat64(0);
};

const rarer: Record<string, Behaviour> = {
  'static double Acosh(double d)': real(Math.acosh),
  'static double Asinh(double d)': real(Math.asinh),
  'static double Atanh(double d)': real(Math.atanh),
  'static double BitIncrement(double x)': real((value) => step(value, true)),
  'static double BitDecrement(double x)': real((value) => step(value, false)),
  'static double CopySign(double x, double y)': (x: Double, y: Double) =>
    new Double(y.value < 0 || Object.is(y.value, -0) ? -Math.abs(x.value) : Math.abs(x.value)),
  'static double FusedMultiplyAdd(double x, double y, double z)': (x: Double, y: Double, z: Double) =>
    new Double(x.value * y.value + z.value),
  'static int ILogB(double x)': (x: Double) => exponentOf(x.value),
  'static double ScaleB(double x, int n)': (x: Double, n: number) => new Double(x.value * 2 ** n),
  'static double MaxMagnitude(double x, double y)': (x: Double, y: Double) =>
    Math.abs(x.value) > Math.abs(y.value) || Number.isNaN(x.value)
      ? x
      : Math.abs(x.value) === Math.abs(y.value) && x.value > y.value
        ? x
        : y,
  'static double MinMagnitude(double x, double y)': (x: Double, y: Double) =>
    Math.abs(x.value) < Math.abs(y.value) || Number.isNaN(x.value)
      ? x
      : Math.abs(x.value) === Math.abs(y.value) && x.value < y.value
        ? x
        : y,
  'static double ReciprocalEstimate(double d)': real((value) => 1 / value),
  'static (double Sin, double Cos) SinCos(double x)': (x: Double) =>
    new Tuple([new Double(Math.sin(x.value)), new Double(Math.cos(x.value))], [clr.double, clr.double]),
  'static long DivRem(long a, long b, out long result)': (a: bigint, b: bigint, result: { value: unknown }) => {
    if (b === 0n) raise('System.DivideByZeroException', 'Attempted to divide by zero.');
    result.value = a % b;
    return a / b;
  },
  'static (int Quotient, int Remainder) DivRem(int left, int right)': (a: number, b: number) =>
    b === 0
      ? raise('System.DivideByZeroException', 'Attempted to divide by zero.')
      : new Tuple([(a / b) | 0, (a % b) | 0], [clr.int, clr.int]),
  'static (long Quotient, long Remainder) DivRem(long left, long right)': (a: bigint, b: bigint) =>
    b === 0n ? raise('System.DivideByZeroException', 'Attempted to divide by zero.') : new Tuple([a / b, a % b], [clr.long, clr.long]),
};

const members: Record<string, Behaviour> = {
  'const double PI': new Double(Math.PI),
  'const double E': new Double(Math.E),
  'const double Tau': new Double(2 * Math.PI),
};

const functions = ['Sqrt', 'Sin', 'Cos', 'Tan', 'Asin', 'Acos', 'Atan', 'Sinh', 'Cosh', 'Tanh', 'Exp', 'Log10', 'Log2', 'Cbrt'] as const;

for (const name of functions) {
  const compute = Math[name.toLowerCase() as 'sqrt'];
  members[`static double ${name}(double d)`] = (d: Double) => new Double(compute(d.value));
}

members['static double Log(double d)'] = (d: Double) => new Double(Math.log(d.value));

members['static double Log(double a, double newBase)'] = (a: Double, base: Double) =>
  new Double(base.value === 1 ? Number.NaN : Math.log(a.value) / Math.log(base.value));

members['static double Pow(double x, double y)'] = (x: Double, y: Double) =>
  new Double(x.value === 1 || (x.value === -1 && !Number.isFinite(y.value) && !Number.isNaN(y.value)) ? 1 : x.value ** y.value);

members['static double Atan2(double y, double x)'] = (y: Double, x: Double) => new Double(Math.atan2(y.value, x.value));

members['static double IEEERemainder(double x, double y)'] = (x: Double, y: Double) =>
  new Double(x.value - y.value * halfEven(x.value / y.value));

const halfEven = (value: number): number => {
  const floor = Math.floor(value),
    rest = value - floor;
  return rest < 0.5 || (rest === 0.5 && floor % 2 === 0) ? floor : floor + 1;
};

const signed = (result: number, like: number): number => (result === 0 && (like < 0 || Object.is(like, -0)) ? -0 : result);

function roundReal(value: number, mode: number): number {
  if (!Number.isFinite(value)) return value;
  switch (mode) {
    case 1:
      return signed(
        Math.sign(value) *
          Math.floor(Math.abs(value) + (Math.abs(value) % 1 === 0.5 ? 0.5 : Math.abs(value) % 1 > 0.5 ? 1 - (Math.abs(value) % 1) : 0)),
        value,
      );
    case 2:
      return Math.trunc(value);
    case 3:
      return Math.floor(value);
    case 4:
      return Math.ceil(value);
    default:
      return signed(halfEven(value), value);
  }
}

/** As .NET does it: scaled by a power of ten, rounded, scaled back. */
function roundTo(value: number, digits: number, mode: number): number {
  if (digits < 0 || digits > 15)
    raiseArgument('System.ArgumentOutOfRangeException', 'Rounding digits must be between 0 and 15, inclusive.', 'digits');
  if (Math.abs(value) >= 1e16) return value;
  const power = 10 ** digits;
  return roundReal(value * power, mode) / power;
}

const round = (value: Double, digits: number, mode?: EnumValue) => new Double(roundTo(value.value, digits, mode?.value ?? 0));

Object.assign(members, {
  'static double Round(double a)': (a: Double) => new Double(roundReal(a.value, 0)),
  'static double Round(double value, int digits)': (value: Double, digits: number) => round(value, digits),
  'static double Round(double value, MidpointRounding mode)': (value: Double, mode: EnumValue) =>
    new Double(roundReal(value.value, mode.value)),
  'static double Round(double value, int digits, MidpointRounding mode)': round,
  'static decimal Round(decimal d)': (value: Decimal) => value.round(0),
  'static decimal Round(decimal d, int decimals)': (value: Decimal, digits: number) => roundDecimal(value, digits),
  'static decimal Round(decimal d, MidpointRounding mode)': (value: Decimal, mode: EnumValue) => roundDecimal(value, 0, mode),
  'static decimal Round(decimal d, int decimals, MidpointRounding mode)': roundDecimal,
  'static double Floor(double d)': (d: Double) => new Double(Math.floor(d.value)),
  'static decimal Floor(decimal d)': (d: Decimal) => d.floor(),
  'static double Ceiling(double a)': (d: Double) => new Double(Math.ceil(d.value)),
  'static decimal Ceiling(decimal d)': (d: Decimal) => d.negate().floor().negate(),
  'static double Truncate(double d)': (d: Double) => new Double(Math.trunc(d.value)),
  'static decimal Truncate(decimal d)': (d: Decimal) => new Decimal(d.truncate(), 0),
  'static long BigMul(int a, int b)': (a: number, b: number) => BigInt(a) * BigInt(b),
  'static int DivRem(int a, int b, out int result)': (a: number, b: number, result: { value: unknown }) => {
    if (b === 0) raise('System.DivideByZeroException', 'Attempted to divide by zero.');
    result.value = (a % b) | 0;
    return (a / b) | 0;
  },
} satisfies Record<string, Behaviour>);

const types: readonly Exclude<NumericType, 'char'>[] = [
  'int',
  'long',
  'double',
  'decimal',
  'float',
  'byte',
  'sbyte',
  'short',
  'ushort',
  'uint',
  'ulong',
];

for (const type of types) {
  const arithmeticType = type === 'byte' || type === 'sbyte' || type === 'short' || type === 'ushort' ? 'int' : type;
  const widen = numericConversion(type, arithmeticType, false);
  const less = comparison('<', arithmeticType) as (a: unknown, b: unknown) => boolean;
  const isNaNValue = (value: unknown) => (value instanceof Double || value instanceof Single) && Number.isNaN(value.value);
  const smaller = (a: unknown, b: unknown) => (isNaNValue(a) ? a : isNaNValue(b) ? b : less(widen(b), widen(a)) ? b : a);
  const larger = (a: unknown, b: unknown) => (isNaNValue(a) ? a : isNaNValue(b) ? b : less(widen(a), widen(b)) ? b : a);
  members[`static ${type} Max(${type} val1, ${type} val2)`] = larger;
  members[`static ${type} Min(${type} val1, ${type} val2)`] = smaller;
  members[`static ${type} Clamp(${type} value, ${type} min, ${type} max)`] = (value: unknown, low: unknown, high: unknown) => {
    if (less(widen(high), widen(low)))
      raise(
        'System.ArgumentException',
        `'${String((low as { value?: unknown }).value ?? low)}' cannot be greater than ${String((high as { value?: unknown }).value ?? high)}.`,
      );
    return smaller(larger(value, low), high);
  };
  if (type === 'byte' || type === 'ushort' || type === 'uint' || type === 'ulong') continue;
  members[`static int Sign(${type} value)`] = (value: unknown) => {
    if (isNaNValue(value)) raise('System.ArithmeticException', 'Function does not accept floating point Not-a-Number values.');
    const nothing = numericConversion('int', arithmeticType, false)(0);
    return less(widen(value), nothing) ? -1 : less(nothing, widen(value)) ? 1 : 0;
  };
  members[`static ${type} Abs(${type} value)`] = (value: unknown) => {
    if (value instanceof Decimal) return value.mantissa < 0n ? value.negate() : value;
    if (value instanceof Double) return new Double(Math.abs(value.value));
    if (value instanceof Single) return new Single(Math.abs(value.value));
    const number = integerOf(value);
    if (number === integralRanges[type as 'int'][0])
      raise('System.OverflowException', 'Negating the minimum value of a twos complement number is invalid.');
    return makeIntegral(type as 'int', number < 0n ? -number : number);
  };
}

export default declare('public static class System.Math', { ...members, ...rarer });
