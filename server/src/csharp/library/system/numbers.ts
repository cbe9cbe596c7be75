/** The numeric types: constants, parsing, formatting, comparison. */
import { compareValues, Decimal, Double, type EnumValue, equalValues, type Ref, raise, Single, typeOf } from '../../runtime/index.ts';
import { isIntegral, makeIntegral, type NumericType } from '../../runtime/numeric-conversion.ts';
import { type Behaviour, type Call, type Declaration, declare } from '../declare.ts';
import { formatNumber, type Numeric } from './formatting/number.ts';
import { hashCode } from './hash-code.ts';
import { moreNumber } from './number-more.ts';
import {
  checkStyle,
  integralRanges,
  type Parsed,
  parseDecimal,
  parseIntegral,
  parseOrThrow,
  parseReal,
  styles,
} from './parsing/numbers.ts';

type Kind = Exclude<NumericType, 'char'>;
const names: Readonly<Record<Kind, string>> = {
  sbyte: 'SByte',
  byte: 'Byte',
  short: 'Int16',
  ushort: 'UInt16',
  int: 'Int32',
  uint: 'UInt32',
  long: 'Int64',
  ulong: 'UInt64',
  float: 'Single',
  double: 'Double',
  decimal: 'Decimal',
};
const defaultStyle = (type: Kind): number =>
  type === 'decimal' ? styles.Number : isIntegral(type) ? styles.Integer : styles.Float | styles.AllowThousands;

function parser(type: Kind): (text: string, style: number) => Parsed {
  if (type === 'decimal') return parseDecimal;
  if (type === 'float' || type === 'double') return (text, style) => parseReal(text, type, style);
  return (text, style) => parseIntegral(text, type, style);
}

function shared(type: Kind): Record<string, Behaviour> {
  const read = parser(type),
    usual = defaultStyle(type);
  const parse = (text: string | null, style: number) => {
    checkStyle(style);
    return parseOrThrow(text, (given) => read(given, style), type);
  };
  const tryParse = (text: string | null, style: number, result: Ref, call: Call): boolean => {
    const parsed = text === null ? 'format' : read(text, style);
    const ok = typeof parsed === 'object';
    result.value = ok ? parsed.value : (zero(type) ?? call);
    return ok;
  };
  return {
    [`static ${type} Parse(string s)`]: (s: string | null) => parse(s, usual),
    [`static ${type} Parse(string s, IFormatProvider provider)`]: (s: string | null) => parse(s, usual),
    [`static ${type} Parse(string s, NumberStyles style)`]: (s: string | null, style: EnumValue) => parse(s, style.value),
    [`static ${type} Parse(string s, NumberStyles style, IFormatProvider provider)`]: (s: string | null, style: EnumValue) =>
      parse(s, style.value),
    [`static bool TryParse(string s, out ${type} result)`]: (s: string | null, result: Ref, call: Call) => tryParse(s, usual, result, call),
    [`static bool TryParse(string s, IFormatProvider provider, out ${type} result)`]: (
      s: string | null,
      _: unknown,
      result: Ref,
      call: Call,
    ) => tryParse(s, usual, result, call),
    [`static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out ${type} result)`]: (
      s: string | null,
      style: EnumValue,
      _: unknown,
      result: Ref,
      call: Call,
    ) => tryParse(s, style.value, result, call),
    'override string ToString()': (self: Numeric) => formatNumber(self, null),
    'string ToString(string format)': (self: Numeric, format: string | null) => formatNumber(self, format),
    'string ToString(IFormatProvider provider)': (self: Numeric) => formatNumber(self, null),
    'string ToString(string format, IFormatProvider provider)': (self: Numeric, format: string | null) => formatNumber(self, format),
    [`int CompareTo(${type} value)`]: (self: unknown, other: unknown) => Math.sign(compareValues(self, other)),
    'int CompareTo(object value)': (self: unknown, other: unknown) =>
      other === null
        ? 1
        : typeOf(other) === typeOf(self)
          ? Math.sign(compareValues(self, other))
          : raise('System.ArgumentException', `Object must be of type ${typeOf(self).simpleName}.`),
    [`bool Equals(${type} obj)`]: (self: unknown, other: unknown) => equalValues(self, other),
    'override bool Equals(object obj)': (self: unknown, other: unknown) => equalValues(self, other),
    'override int GetHashCode()': (self: unknown) => hashCode(self),
  };
}

export const zero = (type: Kind): unknown =>
  type === 'decimal'
    ? Decimal.zero
    : type === 'double'
      ? new Double(0)
      : type === 'float'
        ? new Single(0)
        : makeIntegral(type as 'int', 0n);

function integral(type: Exclude<Kind, 'float' | 'double' | 'decimal'>): Record<string, Behaviour> {
  const [low, high] = integralRanges[type];
  return { [`const ${type} MaxValue`]: makeIntegral(type, high), [`const ${type} MinValue`]: makeIntegral(type, low) };
}

const real = (type: 'float' | 'double', make: (value: number) => unknown): Record<string, Behaviour> => ({
  [`const ${type} NaN`]: make(Number.NaN),
  [`const ${type} PositiveInfinity`]: make(Number.POSITIVE_INFINITY),
  [`const ${type} NegativeInfinity`]: make(Number.NEGATIVE_INFINITY),
  [`const ${type} MaxValue`]: make(type === 'float' ? 3.4028234663852886e38 : Number.MAX_VALUE),
  [`const ${type} MinValue`]: make(type === 'float' ? -3.4028234663852886e38 : -Number.MAX_VALUE),
  [`const ${type} Epsilon`]: make(type === 'float' ? 1.401298464324817e-45 : 5e-324),
  [`static bool IsNaN(${type} d)`]: (d: Double) => Number.isNaN(d.value),
  [`static bool IsInfinity(${type} d)`]: (d: Double) => Math.abs(d.value) === Number.POSITIVE_INFINITY,
  [`static bool IsPositiveInfinity(${type} d)`]: (d: Double) => d.value === Number.POSITIVE_INFINITY,
  [`static bool IsNegativeInfinity(${type} d)`]: (d: Double) => d.value === Number.NEGATIVE_INFINITY,
  [`static bool IsFinite(${type} d)`]: (d: Double) => Number.isFinite(d.value),
  [`static bool IsNegative(${type} d)`]: (d: Double) => d.value < 0 || Object.is(d.value, -0),
});

const roundingOf = (mode: EnumValue | undefined): boolean => mode?.value === 1;
export function roundDecimal(value: Decimal, digits: number, mode?: EnumValue): Decimal {
  if (digits < 0 || digits > 28)
    raise('System.ArgumentOutOfRangeException', "Decimal can only round to between 0 and 28 digits of precision. (Parameter 'decimals')");
  switch (mode?.value) {
    case 2:
      return towards(value, digits, 0);
    case 3:
      return towards(value, digits, -1);
    case 4:
      return towards(value, digits, 1);
    default:
      return value.round(digits, roundingOf(mode));
  }
}
/** Towards zero (0), down (−1) or up (1). */
function towards(value: Decimal, digits: number, direction: -1 | 0 | 1): Decimal {
  if (value.scale <= digits) return value;
  const unit = 10n ** BigInt(value.scale - digits);
  let whole = value.mantissa / unit;
  if (value.mantissa % unit !== 0n && ((direction < 0 && value.mantissa < 0n) || (direction > 0 && value.mantissa > 0n)))
    whole += BigInt(direction);
  return new Decimal(whole, digits);
}

const decimal: Record<string, Behaviour> = {
  'const decimal Zero': Decimal.zero,
  'const decimal One': Decimal.one,
  'const decimal MinusOne': new Decimal(-1n, 0),
  'const decimal MaxValue': Decimal.maxValue,
  'const decimal MinValue': Decimal.minValue,
  'new(int value)': (value: number) => Decimal.fromInteger(value),
  'new(long value)': (value: bigint) => Decimal.fromInteger(value),
  'new(double value)': (value: Double) => Decimal.fromDouble(value.value),
  'static decimal Add(decimal d1, decimal d2)': (a: Decimal, b: Decimal) => a.add(b),
  'static decimal Subtract(decimal d1, decimal d2)': (a: Decimal, b: Decimal) => a.subtract(b),
  'static decimal Multiply(decimal d1, decimal d2)': (a: Decimal, b: Decimal) => a.multiply(b),
  'static decimal Divide(decimal d1, decimal d2)': (a: Decimal, b: Decimal) => a.divide(b),
  'static decimal Remainder(decimal d1, decimal d2)': (a: Decimal, b: Decimal) => a.remainder(b),
  'static decimal Negate(decimal d)': (value: Decimal) => value.negate(),
  'static decimal Abs(decimal value)': (value: Decimal) => (value.mantissa < 0n ? value.negate() : value),
  'static decimal Truncate(decimal d)': (value: Decimal) => new Decimal(value.truncate(), 0),
  'static decimal Floor(decimal d)': (value: Decimal) => value.floor(),
  'static decimal Ceiling(decimal d)': (value: Decimal) => value.negate().floor().negate(),
  'static decimal Round(decimal d)': (value: Decimal) => value.round(0),
  'static decimal Round(decimal d, int decimals)': (value: Decimal, digits: number) => roundDecimal(value, digits),
  'static decimal Round(decimal d, MidpointRounding mode)': (value: Decimal, mode: EnumValue) => roundDecimal(value, 0, mode),
  'static decimal Round(decimal d, int decimals, MidpointRounding mode)': roundDecimal,
  'static int Compare(decimal d1, decimal d2)': (a: Decimal, b: Decimal) => a.compare(b),
  'static int ToInt32(decimal d)': (value: Decimal) => Number(value.truncate()),
  'static double ToDouble(decimal d)': (value: Decimal) => new Double(value.toNumber()),
};

const own: Readonly<Record<Kind, Record<string, Behaviour>>> = {
  sbyte: integral('sbyte'),
  byte: integral('byte'),
  short: integral('short'),
  ushort: integral('ushort'),
  int: integral('int'),
  uint: integral('uint'),
  long: integral('long'),
  ulong: integral('ulong'),
  float: real('float', (value) => new Single(value)),
  double: real('double', (value) => new Double(value)),
  decimal,
};

export const numericTypes: readonly Declaration[] = (Object.keys(names) as Kind[]).map((type) =>
  declare(`public struct System.${names[type]} : IComparable, IFormattable, IComparable<${names[type]}>, IEquatable<${names[type]}>`, {
    ...own[type],
    ...shared(type),
    ...moreNumber(type),
  }),
);

export const numberStyles = declare('[Flags] public enum System.Globalization.NumberStyles', { ...styles });
export const midpointRounding = declare('public enum System.MidpointRounding', {
  ToEven: 0,
  AwayFromZero: 1,
  ToZero: 2,
  ToNegativeInfinity: 3,
  ToPositiveInfinity: 4,
});
