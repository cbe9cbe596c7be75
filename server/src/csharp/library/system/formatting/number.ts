/** Standard numeric format strings in the invariant culture: C D E F G N P R X B, each with its precision. */
import { Decimal } from '../../../runtime/decimal.ts';
import { raise } from '../../../runtime/exception.ts';
import { Double, type NumberValue, Single } from '../../../runtime/numbers.ts';
import { integerOf } from '../../../runtime/numeric-conversion.ts';
import { textOf } from '../../../runtime/operations.ts';
import { clr, type RuntimeType } from '../../../runtime/type.ts';
import { typeOf } from '../../../runtime/value.ts';
import { customNumber } from './custom-number.ts';
import { type Digits, digitsOfDecimal, digitsOfInteger, exactDigits, roundDigits, shortestDigits } from './digits.ts';

export type Numeric = number | bigint | NumberValue | Decimal;

const invalid = (): never => raise('System.FormatException', 'Format specifier was invalid.');
const bits = new Map<RuntimeType, number>([
  [clr.sbyte, 8],
  [clr.byte, 8],
  [clr.short, 16],
  [clr.ushort, 16],
  [clr.int, 32],
  [clr.uint, 32],
  [clr.long, 64],
  [clr.ulong, 64],
]);
/** Significant digits that `G` alone gives. */
const general = new Map<RuntimeType, number>([
  [clr.sbyte, 3],
  [clr.byte, 3],
  [clr.short, 5],
  [clr.ushort, 5],
  [clr.int, 10],
  [clr.uint, 10],
  [clr.long, 19],
  [clr.ulong, 20],
]);

/** `value.ToString(format)` of a number. */
export const formatNumber = (value: unknown, format: string | null): string => {
  if (!format) return textOf(value);
  // `D4` of an int, which many a format is.
  if (typeof value === 'number' && format.length === 2 && format.charCodeAt(0) === 0x44) {
    const width = format.charCodeAt(1) - 0x30;
    if (width >= 0 && width <= 9) return value < 0 ? `-${String(-value).padStart(width, '0')}` : String(value).padStart(width, '0');
  }
  const real = value instanceof Double || value instanceof Single ? value : null;
  if (real && !Number.isFinite(real.value)) return textOf(value);
  const standard = /^([A-Za-z])(\d{0,9})$/.exec(format);
  if (!standard) {
    const digits = real ? roundDigits(exactDigits(real.value), real instanceof Double ? 15 : 7, true) : digitsOf(value);
    return customNumber(digits, format);
  }
  const letter = standard[1]!;
  const precision = standard[2] === '' ? -1 : Number(standard[2]);
  const upper = letter.toUpperCase();
  const type = typeOf(value);
  switch (upper) {
    case 'D':
    case 'X':
    case 'B': {
      const size = bits.get(type);
      if (size === undefined) return invalid();
      const integer = integerOf(value);
      if (upper === 'D') {
        const text = (integer < 0n ? -integer : integer).toString().padStart(precision, '0');
        return integer < 0n ? `-${text}` : text;
      }
      const text = BigInt.asUintN(size, integer)
        .toString(upper === 'X' ? 16 : 2)
        .padStart(precision, '0');
      return letter === 'X' ? text.toUpperCase() : text;
    }
    case 'F':
    case 'N':
    case 'C':
    case 'P': {
      const decimals = precision < 0 ? 2 : precision;
      const all = real ? exactDigits(real.value) : digitsOf(value);
      const shifted = upper === 'P' ? { ...all, scale: all.digits ? all.scale + 2 : all.scale } : all;
      const rounded = roundDigits(shifted, shifted.scale + decimals, real !== null);
      const text = fixed(rounded, decimals, upper !== 'F');
      const negative = rounded.negative && (real !== null || rounded.digits !== '');
      if (upper === 'C') return negative ? `(¤${text})` : `¤${text}`;
      return `${negative ? '-' : ''}${text}${upper === 'P' ? ' %' : ''}`;
    }
    case 'E': {
      const decimals = precision < 0 ? 6 : precision;
      const rounded = roundDigits(real ? exactDigits(real.value) : digitsOf(value), decimals + 1, real !== null);
      return sign(rounded, real !== null) + scientific(rounded, decimals, letter, 3);
    }
    case 'R':
      if (!real) return value instanceof Decimal ? (precision < 0 ? textOf(value) : invalid()) : textOf(value);
      return textOf(value);
    case 'G': {
      if (precision <= 0) {
        if (!real) return value instanceof Decimal ? textOf(value) : generalText(digitsOf(value), general.get(type) ?? 29, letter, false);
        return generalText(shortestDigits(real), real instanceof Double ? 15 : 7, letter, true);
      }
      const rounded = roundDigits(real ? exactDigits(real.value) : digitsOf(value), precision, real !== null);
      return generalText(rounded, precision, letter, real !== null);
    }
    default:
      return invalid();
  }
};

const digitsOf = (value: unknown): Digits => (value instanceof Decimal ? digitsOfDecimal(value) : digitsOfInteger(integerOf(value)));
const sign = (digits: Digits, real: boolean): string => (digits.negative && (real || digits.digits !== '') ? '-' : '');
/** The digits with `decimals` places, grouped by thousands where asked. */
const fixed = ({ digits, scale }: Digits, decimals: number, grouped: boolean): string => {
  const whole = scale > 0 ? digits.slice(0, scale).padEnd(scale, '0') : '0';
  const fraction = (scale >= 0 ? digits.slice(scale) : '0'.repeat(-scale) + digits).slice(0, decimals).padEnd(decimals, '0');
  const shown = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return decimals > 0 ? `${shown}.${fraction}` : shown;
};
const scientific = ({ digits, scale }: Digits, decimals: number, letter: string, width: number): string => {
  const all = (digits || '0').padEnd(decimals + 1, '0');
  const exponent = digits ? scale - 1 : 0;
  const fraction = all.slice(1, decimals + 1);
  return `${all[0]}${fraction ? `.${fraction}` : ''}${letter}${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(width, '0')}`;
};
const generalText = (number: Digits, limit: number, letter: string, real: boolean): string => {
  const digits = number.digits.replace(/0+$/, '');
  const trimmed = { ...number, digits };
  const prefix = sign(number, real);
  if (digits === '') return `${prefix}0`;
  if (number.scale > limit || number.scale < -3) return prefix + scientific(trimmed, digits.length - 1, letter === 'G' ? 'E' : 'e', 2);
  return prefix + fixed(trimmed, Math.max(0, digits.length - number.scale), false);
};
