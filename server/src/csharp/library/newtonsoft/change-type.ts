/** `Convert.ChangeType` in the invariant culture, for the values JSON and XML hold. */
import { Decimal } from '../../runtime/decimal.ts';
import { EnumValue } from '../../runtime/enums.ts';
import { raise } from '../../runtime/exception.ts';
import { Byte, Char, Double, Int16, SByte, Single, UInt16, UInt32, UInt64 } from '../../runtime/numbers.ts';
import { textOf } from '../../runtime/operations.ts';
import type { RuntimeType } from '../../runtime/type.ts';
import { typeOf } from '../../runtime/value.ts';
import { BigInteger } from './big-integer.ts';
import { parseDateTime, parseForeign } from './foreign.ts';
import { asDecimal, asDouble, asInteger } from './numeric.ts';

interface Integral {
  readonly low: bigint;
  readonly high: bigint;
  readonly words: string;
  readonly make: (value: bigint) => unknown;
}
const signed = (bits: bigint): [bigint, bigint] => [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n];
const integral = ([low, high]: [bigint, bigint], words: string, make: (value: bigint) => unknown): Integral => ({ low, high, words, make });
const integrals: Readonly<Record<string, Integral>> = {
  'System.Int32': integral(signed(32n), 'an Int32', Number),
  'System.Int64': integral(signed(64n), 'an Int64', (value) => value),
  'System.Int16': integral(signed(16n), 'an Int16', (value) => new Int16(Number(value))),
  'System.SByte': integral(signed(8n), 'a signed byte', (value) => new SByte(Number(value))),
  'System.Byte': integral([0n, 255n], 'an unsigned byte', (value) => Byte.of(Number(value))),
  'System.UInt16': integral([0n, 65535n], 'a UInt16', (value) => new UInt16(Number(value))),
  'System.UInt32': integral([0n, 4294967295n], 'a UInt32', (value) => new UInt32(Number(value))),
  'System.UInt64': integral([0n, (1n << 64n) - 1n], 'a UInt64', (value) => new UInt64(value)),
};

export const formatError = (text: string): never =>
  raise('System.FormatException', `The input string '${text}' was not in a correct format.`);
const isReal = (value: unknown): value is Double | Single => value instanceof Double || value instanceof Single;
const isConvertible = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value instanceof Decimal ||
  isReal(value) ||
  value instanceof Char ||
  value instanceof EnumValue ||
  value instanceof Byte ||
  value instanceof SByte ||
  value instanceof Int16 ||
  value instanceof UInt16 ||
  value instanceof UInt32 ||
  value instanceof UInt64;
const isNumber = (value: unknown): boolean => isConvertible(value) && typeof value !== 'string' && !(value instanceof Char);
const invalid = (value: unknown, target: string): never =>
  raise('System.InvalidCastException', `Invalid cast from '${typeOf(value).simpleName}' to '${target.replace(/^System\./, '')}'.`);

const roundEven = (value: number): number => {
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor;
};
const toIntegral = (value: unknown, name: string): unknown => {
  const { low, high, words, make } = integrals[name]!;
  const overflow = (): never => raise('System.OverflowException', `Value was either too large or too small for ${words}.`);
  let integer: bigint;
  if (typeof value === 'string') {
    if (!/^[\s\0]*[-+]?\d+[\s\0]*$/.test(value)) return formatError(value);
    const digits = value.replace(/[\s\0+]|^0+(?=\d)/g, '');
    if (digits.length > 40) return overflow();
    integer = BigInt(digits);
  } else if (isReal(value)) {
    if (!Number.isFinite(value.value)) return overflow();
    integer = BigInt(roundEven(value.value));
  } else if (value instanceof Decimal) integer = value.round(0).truncate();
  else if (value instanceof Char || isNumber(value) || value instanceof BigInteger)
    integer = value instanceof EnumValue ? BigInt(value.value) : asInteger(value);
  else return invalid(value, name);
  return integer < low || integer > high ? overflow() : make(integer);
};
const floating = /^\s*[-+]?(\d[\d,]*(\.\d*)?|\.\d+)([eE][-+]?\d+)?\s*$/;
export const parseDouble = (text: string): number => {
  if (floating.test(text)) return Number(text.replaceAll(',', ''));
  const special: Readonly<Record<string, number>> = {
    nan: Number.NaN,
    infinity: Number.POSITIVE_INFINITY,
    '-infinity': Number.NEGATIVE_INFINITY,
    '∞': Number.POSITIVE_INFINITY,
    '-∞': Number.NEGATIVE_INFINITY,
  };
  return special[text.trim().toLowerCase()] ?? formatError(text);
};
export const parseBoolean = (text: string): boolean => {
  const word = text.replace(/^[\s\0]+|[\s\0]+$/g, '').toLowerCase();
  return (
    word === 'true' ||
    (word === 'false' ? false : raise('System.FormatException', `String '${text}' was not recognized as a valid Boolean.`))
  );
};
const toDecimal = (value: unknown): unknown => {
  if (typeof value !== 'string') return asDecimal(value);
  return /^\s*[-+]?[\d,]*(\.\d*)?\s*$/.test(value) && /\d/.test(value) ? Decimal.parse(value.replace(/[\s,]/g, '')) : formatError(value);
};
const toChar = (value: unknown): unknown => {
  if (value instanceof Char) return value;
  if (typeof value === 'string')
    return value.length === 1 ? Char.from(value) : raise('System.FormatException', 'String must be exactly one character long.');
  if (isReal(value) || value instanceof Decimal || typeof value === 'boolean') return invalid(value, 'Char');
  const code = asInteger(value);
  return code < 0n || code > 65535n
    ? raise('System.OverflowException', 'Value was either too large or too small for a character.')
    : Char.of(Number(code));
};

/** Throws InvalidCastException, FormatException or OverflowException as .NET does. `value` is not null. */
export const changeType = (value: unknown, type: RuntimeType): unknown => {
  const own = typeOf(value);
  if (own === type) return value;
  const { name } = type;
  if (name === 'System.Object') return value;
  if (name === 'System.String') return isConvertible(value) || own.name === 'System.DateTime' ? textOf(value) : notConvertible();
  if (!isConvertible(value) && own.name !== 'System.DateTime' && !(value instanceof BigInteger)) return notConvertible();
  if (integrals[name]) return toIntegral(value, name);
  switch (name) {
    case 'System.Boolean':
      if (typeof value === 'string') return parseBoolean(value);
      return isNumber(value) || value instanceof BigInteger ? asDouble(value) !== 0 : invalid(value, name);
    case 'System.Double':
      return typeof value === 'string'
        ? new Double(parseDouble(value))
        : isNumber(value) || value instanceof BigInteger
          ? new Double(asDouble(value))
          : invalid(value, name);
    case 'System.Single':
      return typeof value === 'string'
        ? new Single(parseDouble(value))
        : isNumber(value) || value instanceof BigInteger
          ? new Single(asDouble(value))
          : invalid(value, name);
    case 'System.Decimal':
      return typeof value === 'string' || isNumber(value) || value instanceof BigInteger ? toDecimal(value) : invalid(value, name);
    case 'System.Char':
      return toChar(value);
    case 'System.DateTime':
      return typeof value === 'string' ? parseDateTime(value) : invalid(value, name);
    default:
      return raise('System.InvalidCastException', `Invalid cast from '${own.clrName}' to '${type.clrName}'.`);
  }
};
const notConvertible = (): never => raise('System.InvalidCastException', 'Object must implement IConvertible.');

/** The same, and what JSON's own conversions add: Guid, TimeSpan, Uri, DateTimeOffset from text. */
export const changeTextToo = (value: unknown, type: RuntimeType): unknown => {
  if (typeof value === 'string') {
    const parsed = parseForeign(type.name, value);
    if (parsed !== undefined) return parsed;
  }
  return changeType(value, type);
};
