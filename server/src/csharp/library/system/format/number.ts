/** Standard and custom numeric format strings in the invariant culture. Source: the .NET documentation of both, and what .NET 10 answered. */
import { Decimal, Double, doubleText, NumberValue, raise, Single, singleText, typeOf } from '../../../runtime/index.ts';
import { customNumber } from './custom-number.ts';

export type Numeric = number | bigint | NumberValue | Decimal;
export const isNumeric = (value: unknown): value is Numeric =>
  typeof value === 'number' || typeof value === 'bigint' || value instanceof NumberValue || value instanceof Decimal;

const invalid = (): never => raise('System.FormatException', 'Format specifier was invalid.');

/** A number rounded to a count of digits behind the point. */
export interface Fixed {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
}

const isReal = (value: Numeric): value is Double | Single => value instanceof Double || value instanceof Single;
const integer = (value: Numeric): bigint =>
  value instanceof NumberValue ? BigInt(value.value as number | bigint) : BigInt(value as number | bigint);
const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

export function fixed(value: Numeric, digits: number): Fixed {
  if (value instanceof Decimal) {
    const text = value.round(Math.min(28, digits), true).toText().replace('-', '');
    const [whole = '0', fraction = ''] = text.split('.');
    const negative = value.mantissa < 0n && /[1-9]/.test(text);
    return { negative, whole, fraction: fraction.padEnd(digits, '0') };
  }
  if (isReal(value)) {
    const size = Math.abs(value.value);
    const text = size >= 1e21 ? BigInt(size).toString() : size.toFixed(Math.min(100, digits));
    const [whole = '0', fraction = ''] = text.split('.');
    return { negative: value.value < 0 || Object.is(value.value, -0), whole, fraction: fraction.padEnd(digits, '0') };
  }
  const number = integer(value);
  return { negative: number < 0n, whole: absolute(number).toString(), fraction: '0'.repeat(digits) };
}

export const grouped = (whole: string): string => whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** The significant digits and the decimal exponent of the first one, rounded to `count` digits (all of them with 0). */
export function significant(value: Numeric, count: number): { negative: boolean; digits: string; exponent: number } {
  if (isReal(value)) {
    const size = Math.abs(value.value);
    const negative = value.value < 0 || Object.is(value.value, -0);
    const shortest = value instanceof Single ? Number(singleText(size)) : size;
    const text = count > 0 ? size.toExponential(Math.min(100, count - 1)) : shortest.toExponential();
    const [digits = '0', exponent = '0'] = text.split('e');
    return { negative, digits: digits.replace('.', ''), exponent: Number(exponent) };
  }
  const decimal = value instanceof Decimal ? value : new Decimal(integer(value), 0);
  let digits = absolute(decimal.mantissa).toString();
  let exponent = digits.length - 1 - decimal.scale;
  if (digits === '0') return { negative: false, digits: '0'.repeat(Math.max(1, count)), exponent: 0 };
  if (count > 0 && digits.length > count) {
    const rounded = (BigInt(digits.slice(0, count)) + (digits[count]! >= '5' ? 1n : 0n)).toString();
    if (rounded.length > count) exponent++;
    digits = rounded.slice(0, count);
  }
  return { negative: decimal.mantissa < 0n, digits: digits.padEnd(Math.max(1, count), '0'), exponent };
}

export const plainNumber = (value: Numeric): string =>
  value instanceof Double
    ? doubleText(value.value)
    : value instanceof Single
      ? singleText(value.value)
      : value instanceof Decimal
        ? value.toText()
        : integer(value).toString();

const exponentText = (letter: string, exponent: number, least: number): string =>
  `${letter}${exponent < 0 ? '-' : '+'}${Math.abs(exponent).toString().padStart(least, '0')}`;

function scientific(value: Numeric, letter: string, digits: number): string {
  const { negative, digits: all, exponent } = significant(value, digits + 1);
  return `${negative ? '-' : ''}${all[0]}${digits > 0 ? `.${all.slice(1).padEnd(digits, '0')}` : ''}${exponentText(letter, exponent, 3)}`;
}

function general(value: Numeric, letter: string, count: number): string {
  if (count === 0) {
    const text = plainNumber(value);
    return letter === 'g' ? text.replace('E', 'e') : text;
  }
  const { negative, digits, exponent } = significant(value, count);
  const kept = digits.replace(/0+$/, '') || '0';
  const sign = negative ? '-' : '';
  if (exponent >= count || exponent < -5)
    return `${sign}${kept[0]}${kept.length > 1 ? `.${kept.slice(1)}` : ''}${exponentText(letter === 'g' ? 'e' : 'E', exponent, 2)}`;
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${kept}`;
  if (kept.length <= exponent + 1) return sign + kept.padEnd(exponent + 1, '0');
  return `${sign}${kept.slice(0, exponent + 1)}.${kept.slice(exponent + 1)}`;
}

const bits: Readonly<Record<string, number>> = {
  'System.Byte': 8,
  'System.SByte': 8,
  'System.Int16': 16,
  'System.UInt16': 16,
  'System.Int32': 32,
  'System.UInt32': 32,
};
function binary(value: Numeric, radix: 2 | 16, digits: number): string {
  if (isReal(value) || value instanceof Decimal) return invalid();
  return BigInt.asUintN(bits[typeOf(value).name] ?? 64, integer(value))
    .toString(radix)
    .padStart(digits, '0');
}

const percent = (value: Numeric): Numeric => {
  if (value instanceof Decimal) return value.multiply(new Decimal(100n, 0));
  // Scaling the text keeps 0.07 at 7 instead of 7.000000000000001.
  if (isReal(value)) {
    const { negative, digits, exponent } = significant(value, 0);
    return new Double(Number(`${negative ? '-' : ''}${digits[0]}.${digits.slice(1) || '0'}e${exponent + 2}`));
  }
  return integer(value) * 100n;
};

/** `value.ToString(format)`. */
export function formatNumber(value: Numeric, format: string | null): string {
  if (!format) return plainNumber(value);
  if (isReal(value) && !Number.isFinite(value.value)) return doubleText(value.value);
  const standard = /^([A-Za-z])(\d{0,9})$/.exec(format);
  if (!standard) return customNumber(value, format);
  const letter = standard[1]!;
  const given = standard[2] ? Number(standard[2]) : -1;
  const digits = given < 0 ? 2 : given;
  if (digits > 999_999) invalid();
  switch (letter.toUpperCase()) {
    case 'G':
      return general(value, letter, given < 0 ? 0 : given);
    case 'D': {
      if (isReal(value) || value instanceof Decimal) return invalid();
      const number = integer(value);
      return `${number < 0n ? '-' : ''}${absolute(number).toString().padStart(Math.max(0, given), '0')}`;
    }
    case 'X': {
      const text = binary(value, 16, Math.max(0, given));
      return letter === 'X' ? text.toUpperCase() : text;
    }
    case 'B':
      return binary(value, 2, Math.max(0, given));
    case 'E':
      return scientific(value, letter, given < 0 ? 6 : given);
    case 'R':
      return value instanceof Decimal || !isReal(value) ? (value instanceof Decimal ? invalid() : plainNumber(value)) : plainNumber(value);
    case 'F': {
      const { negative, whole, fraction } = fixed(value, digits);
      return `${negative ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
    }
    case 'N': {
      const { negative, whole, fraction } = fixed(value, digits);
      return `${negative ? '-' : ''}${grouped(whole)}${fraction ? `.${fraction}` : ''}`;
    }
    case 'C': {
      const { negative, whole, fraction } = fixed(value, digits);
      const text = `¤${grouped(whole)}${fraction ? `.${fraction}` : ''}`;
      return negative ? `(${text})` : text;
    }
    case 'P': {
      const { negative, whole, fraction } = fixed(percent(value), digits);
      return `${negative ? '-' : ''}${grouped(whole)}${fraction ? `.${fraction}` : ''} %`;
    }
    default:
      return invalid();
  }
}
