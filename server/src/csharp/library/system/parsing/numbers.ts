/** Parsing of numbers by NumberStyles in the invariant culture. */
import { Decimal, Double, raise, raiseArgument, raiseNull, Single } from '../../../runtime/index.ts';
import { makeIntegral, type NumericType } from '../../../runtime/numeric-conversion.ts';

export const styles = {
  None: 0,
  AllowLeadingWhite: 1,
  AllowTrailingWhite: 2,
  AllowLeadingSign: 4,
  AllowTrailingSign: 8,
  AllowParentheses: 16,
  AllowDecimalPoint: 32,
  AllowThousands: 64,
  AllowExponent: 128,
  AllowCurrencySymbol: 256,
  AllowHexSpecifier: 512,
  Integer: 7,
  Number: 111,
  Float: 167,
  Currency: 383,
  Any: 511,
  HexNumber: 515,
  AllowBinarySpecifier: 1024,
  BinaryNumber: 1027,
} as const;

type Integral = Exclude<NumericType, 'float' | 'double' | 'decimal' | 'char'>;
export const integralRanges: Readonly<Record<Integral, readonly [bigint, bigint]>> = {
  sbyte: [-128n, 127n],
  byte: [0n, 255n],
  short: [-32768n, 32767n],
  ushort: [0n, 65535n],
  int: [-2147483648n, 2147483647n],
  uint: [0n, 4294967295n],
  long: [-(1n << 63n), (1n << 63n) - 1n],
  ulong: [0n, (1n << 64n) - 1n],
};
export const overflowNames: Readonly<Record<Integral | 'decimal', string>> = {
  sbyte: 'a signed byte',
  byte: 'an unsigned byte',
  short: 'an Int16',
  ushort: 'a UInt16',
  int: 'an Int32',
  uint: 'a UInt32',
  long: 'an Int64',
  ulong: 'a UInt64',
  decimal: 'a Decimal',
};
export const overflowOf = (type: Integral | 'decimal'): never =>
  raise('System.OverflowException', `Value was either too large or too small for ${overflowNames[type]}.`);

const patterns = new Map<number, RegExp>();
/** Whole part, fraction and exponent, as far as the styles allow them. */
function digitsPattern(style: number): RegExp {
  const relevant = style & (styles.AllowThousands | styles.AllowDecimalPoint | styles.AllowExponent);
  let pattern = patterns.get(relevant);
  if (!pattern) {
    const has = (flag: number) => (relevant & flag) !== 0;
    const whole = has(styles.AllowThousands) ? '[\\d,]*' : '\\d*';
    const fraction = has(styles.AllowDecimalPoint) ? '(?:\\.(\\d*))?' : '()';
    pattern = new RegExp(`^(${whole})${fraction}${has(styles.AllowExponent) ? '(?:[eE]([+-]?\\d+))?' : '()'}$`);
    patterns.set(relevant, pattern);
  }
  return pattern;
}

/** The parts of a number's text; null where it is none by these styles. */
function parts(text: string, style: number): { negative: boolean; whole: string; fraction: string; exponent: number } | null {
  const has = (flag: number) => (style & flag) !== 0;
  let rest = text.replace(/\0+$/, '');
  if (has(styles.AllowLeadingWhite)) rest = rest.replace(/^[\t-\r ]*/, '');
  if (has(styles.AllowTrailingWhite)) rest = rest.replace(/[\t-\r ]+$/, '');
  let negative = false;
  const bracketed = has(styles.AllowParentheses) ? /^\((.*)\)$/.exec(rest) : null;
  if (bracketed) {
    negative = true;
    rest = bracketed[1]!;
  }
  let signed = bracketed !== null;
  const sign = (leading: boolean) => {
    const match = leading ? /^([+-])/.exec(rest) : /([+-])$/.exec(rest);
    if (!match || signed) return;
    signed = true;
    negative = match[1] === '-';
    rest = leading ? rest.slice(1) : rest.slice(0, -1);
  };
  const currency = () => {
    if (has(styles.AllowCurrencySymbol)) rest = rest.replace(/^¤[\t-\r ]*/, '');
  };
  currency();
  if (has(styles.AllowLeadingSign)) sign(true);
  currency();
  if (has(styles.AllowTrailingSign)) sign(false);
  const match = digitsPattern(style).exec(rest);
  if (!match) return null;
  const whole = match[1]!.replace(/,/g, '');
  const fraction = match[2] ?? '';
  if (match[1]!.startsWith(',') || (!whole && !fraction)) return null;
  return { negative, whole, fraction, exponent: Number(match[3] || 0) };
}

/** What most texts are: up to nine digits, with or without a minus. Null for all others. */
function plainDigits(text: string, signed: boolean): number | null {
  const from = signed && text.charCodeAt(0) === 0x2d ? 1 : 0;
  if (text.length === from || text.length - from > 9) return null;
  let value = 0;
  for (let i = from; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 0x30;
    if (digit < 0 || digit > 9) return null;
    value = value * 10 + digit;
  }
  return from === 1 && value !== 0 ? -value : value;
}

export type Parsed = { readonly value: unknown } | 'format' | 'overflow';

export function parseIntegral(text: string, type: Integral, style: number): Parsed {
  const [low, high] = integralRanges[type];
  if (style & (styles.AllowHexSpecifier | styles.AllowBinarySpecifier)) {
    const hex = (style & styles.AllowHexSpecifier) !== 0;
    const trimmed = text.trim();
    if (!(hex ? /^[0-9a-fA-F]+$/ : /^[01]+$/).test(trimmed)) return 'format';
    const value = BigInt((hex ? '0x' : '0b') + trimmed);
    const width = high - low + 1n;
    if (value >= width) return 'overflow';
    return { value: makeIntegral(type, value > high ? value - width : value) };
  }
  const plain = plainDigits(text, (style & styles.AllowLeadingSign) !== 0);
  if (plain !== null && (type === 'int' || type === 'long')) return { value: type === 'int' ? plain : BigInt(plain) };
  const found = parts(text, style);
  if (!found) return 'format';
  let { whole, fraction } = found;
  if (found.exponent > 0) {
    if (found.exponent > 1000) return 'overflow';
    whole += fraction.slice(0, found.exponent).padEnd(found.exponent, '0');
    fraction = fraction.slice(found.exponent);
  } else if (found.exponent < 0) {
    fraction = whole.slice(found.exponent).padStart(-found.exponent, '0') + fraction;
    whole = whole.slice(0, found.exponent);
  }
  if (/[1-9]/.test(fraction)) return 'overflow';
  const size = BigInt(whole || '0');
  const value = found.negative ? -size : size;
  return value < low || value > high ? 'overflow' : { value: makeIntegral(type, value) };
}

export function parseReal(text: string, type: 'float' | 'double', style: number): Parsed {
  const make = (value: number) => ({ value: type === 'float' ? new Single(value) : new Double(value) });
  const found = parts(text, style);
  if (!found) {
    const trimmed = text.trim().toLowerCase();
    if (trimmed === 'nan' || trimmed === '-nan' || trimmed === '+nan') return make(Number.NaN);
    if (trimmed === 'infinity' || trimmed === '+infinity') return make(Number.POSITIVE_INFINITY);
    if (trimmed === '-infinity') return make(Number.NEGATIVE_INFINITY);
    return 'format';
  }
  return make(Number(`${found.negative ? '-' : ''}${found.whole || '0'}.${found.fraction || '0'}e${found.exponent}`));
}

export function parseDecimal(text: string, style: number): Parsed {
  const found = parts(text, style);
  if (!found) return 'format';
  try {
    const value = Decimal.parse(`${found.negative ? '-' : ''}${found.whole || '0'}.${found.fraction}e${found.exponent}`);
    return value ? { value } : 'format';
  } catch {
    return 'overflow';
  }
}

/** `T.Parse`: the value, or the exception .NET throws. */
export function parseOrThrow(
  text: string | null,
  parse: (text: string) => Parsed,
  type: Integral | 'decimal' | 'float' | 'double',
): unknown {
  if (text === null) return raiseNull('s');
  const parsed = parse(text);
  if (parsed === 'format') return raise('System.FormatException', `The input string '${text}' was not in a correct format.`);
  if (parsed === 'overflow') return overflowOf(type as Integral);
  return parsed.value;
}
export const checkStyle = (style: number): void => {
  if (style & ~2047) raiseArgument('System.ArgumentException', 'An undefined NumberStyles value is being used.', 'style');
};
