/** System.Convert. */
import {
  Char,
  ClrArray,
  Decimal,
  Double,
  type EnumValue as Enum,
  EnumValue,
  NumberValue,
  raise,
  raiseArgument,
  raiseNull,
  Single,
  textOf,
  typeOf,
} from '../../runtime/index.ts';
import { integerOf, isIntegral, type NumericType, numericConversion } from '../../runtime/numeric-conversion.ts';
import { type Behaviour, type Call, declare } from '../declare.ts';
import { checkRange, decodeBase64, encodeBase64 } from './base64.ts';
import { readBoolean } from './boolean.ts';
import { moreConvert } from './convert-more.ts';
import { zero } from './numbers.ts';
import { integralRanges, overflowNames, parseDecimal, parseIntegral, parseOrThrow, parseReal, styles } from './parsing/numbers.ts';

type Kind = Exclude<NumericType, 'char'>;
const targets: Readonly<Record<string, NumericType>> = {
  SByte: 'sbyte',
  Byte: 'byte',
  Int16: 'short',
  UInt16: 'ushort',
  Int32: 'int',
  UInt32: 'uint',
  Int64: 'long',
  UInt64: 'ulong',
  Single: 'float',
  Double: 'double',
  Decimal: 'decimal',
  Char: 'char',
};
const numericNames: Readonly<Record<string, NumericType>> = Object.fromEntries(
  Object.entries(targets).map(([name, type]) => [`System.${name}`, type]),
);

const invalid = (from: unknown, to: string): never =>
  raise('System.InvalidCastException', `Invalid cast from '${typeOf(from).simpleName}' to '${to}'.`);
const tooLarge = (to: NumericType): never =>
  raise(
    'System.OverflowException',
    `Value was either too large or too small for ${to === 'char' ? 'a character' : (overflowNames as Record<string, string>)[to]}.`,
  );

/** To an integral type: real numbers are rounded half to even, and what does not fit overflows. */
function toIntegral(value: unknown, from: NumericType, to: NumericType): unknown {
  let number: bigint;
  if (from === 'decimal') number = (value as Decimal).round(0).truncate();
  else if (from === 'double' || from === 'float') {
    const real = (value as Double).value;
    if (!Number.isFinite(real)) return tooLarge(to);
    const floor = Math.floor(real),
      rest = real - floor;
    number = BigInt(rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor);
  } else number = integerOf(value);
  const [low, high] = to === 'char' ? [0n, 65535n] : integralRanges[to as 'int'];
  if (number < low || number > high) return tooLarge(to);
  return numericConversion('long', to, false)(BigInt.asIntN(64, number));
}

function toNumber(value: unknown, name: string): unknown {
  const to = targets[name]!;
  if (value === null || value === undefined) return to === 'char' ? Char.of(0) : zero(to as Kind);
  if (typeof value === 'string') return fromText(value, to);
  if (typeof value === 'boolean') return to === 'char' ? invalid(value, name) : numericConversion('int', to, false)(value ? 1 : 0);
  if (value instanceof EnumValue) return toNumber(value.value, name);
  const from = numericNames[typeOf(value).name];
  if (!from) return notConvertible(value);
  if (to === 'char' && (from === 'double' || from === 'float' || from === 'decimal')) return invalid(value, name);
  if (from === 'char' && (to === 'double' || to === 'float' || to === 'decimal')) return invalid(value, name);
  if (to === 'char' || isIntegral(to)) return from === to ? value : toIntegral(value, from, to);
  return numericConversion(from, to, true)(value);
}
const notConvertible = (value: unknown): never =>
  /^System\.DateTime$/.test(typeOf(value).name)
    ? invalid(value, 'Int32')
    : raise('System.InvalidCastException', `Unable to cast object of type '${typeOf(value).clrName}' to type 'System.IConvertible'.`);

function fromText(text: string, to: NumericType): unknown {
  if (to === 'char')
    return text.length === 1 ? Char.from(text) : raise('System.FormatException', 'String must be exactly one character long.');
  if (to === 'decimal') return parseOrThrow(text, (given) => parseDecimal(given, styles.Number), to);
  if (to === 'double' || to === 'float')
    return parseOrThrow(text, (given) => parseReal(given, to, styles.Float | styles.AllowThousands), to);
  return parseOrThrow(text, (given) => parseIntegral(given, to as 'int', styles.Integer), to as 'int');
}

function toBoolean(value: unknown): boolean {
  if (value === null) return false;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string')
    return readBoolean(value) ?? raise('System.FormatException', `String '${value}' was not recognized as a valid Boolean.`);
  if (value instanceof Char) return invalid(value, 'Boolean');
  if (value instanceof Decimal) return !value.isZero;
  if (value instanceof Double || value instanceof Single) return value.value !== 0;
  if (typeof value === 'number' || typeof value === 'bigint' || value instanceof NumberValue) return integerOf(value) !== 0n;
  return notConvertible(value);
}

const members: Record<string, Behaviour> = {};
const sources = [
  'bool',
  'byte',
  'sbyte',
  'char',
  'short',
  'ushort',
  'int',
  'uint',
  'long',
  'ulong',
  'float',
  'double',
  'decimal',
  'string',
  'object',
];
const results: Readonly<Record<string, string>> = {
  SByte: 'sbyte',
  Byte: 'byte',
  Int16: 'short',
  UInt16: 'ushort',
  Int32: 'int',
  UInt32: 'uint',
  Int64: 'long',
  UInt64: 'ulong',
  Single: 'float',
  Double: 'double',
  Decimal: 'decimal',
  Char: 'char',
};
for (const [name, type] of Object.entries(results)) {
  for (const source of sources)
    members[`static ${type} To${name}(${source} value)`] = (value: unknown) =>
      name === 'Char' && source === 'string' && value === null ? raiseNull('s') : toNumber(value, name);
  members[`static ${type} To${name}(string value, IFormatProvider provider)`] = (value: unknown) => toNumber(value, name);
  members[`static ${type} To${name}(object value, IFormatProvider provider)`] = (value: unknown) => toNumber(value, name);
}
for (const source of sources) {
  members[`static bool ToBoolean(${source} value)`] = toBoolean;
  members[`static string ToString(${source} value)`] = (value: unknown) => (value === null && source === 'string' ? null : textOf(value));
}
members['static string ToString(object value, IFormatProvider provider)'] = textOf;
members['static string ToString(DateTime value)'] = textOf;

const based = (type: 'byte' | 'short' | 'int' | 'long' | 'uint' | 'ulong' | 'ushort' | 'sbyte', name: string) => {
  members[`static ${type} To${name}(string value, int fromBase)`] = (text: string | null, radix: number) => parseBased(text, radix, type);
};
based('int', 'Int32');
based('long', 'Int64');
based('short', 'Int16');
based('byte', 'Byte');
based('uint', 'UInt32');
based('ulong', 'UInt64');
based('ushort', 'UInt16');
based('sbyte', 'SByte');
for (const [type, bits] of [
  ['int', 32],
  ['long', 64],
  ['short', 16],
  ['byte', 8],
] as const) {
  members[`static string ToString(${type} value, int toBase)`] = (value: unknown, radix: number) => {
    if (![2, 8, 10, 16].includes(radix)) invalidBase();
    const number = integerOf(value);
    return radix === 10 ? number.toString() : BigInt.asUintN(bits, number).toString(radix);
  };
}
const invalidBase = (): never => raise('System.ArgumentException', 'Invalid Base.');

function parseBased(text: string | null, radix: number, type: NumericType): unknown {
  if (![2, 8, 10, 16].includes(radix)) invalidBase();
  if (text === null) return zero(type as Kind);
  if (radix === 10) return fromText(text, type);
  let rest = text;
  if (rest === '')
    raiseArgument(
      'System.ArgumentOutOfRangeException',
      'Index was out of range. Must be non-negative and less than the size of the collection.',
      'startIndex',
    );
  if (rest.startsWith('-')) raise('System.ArgumentException', 'String cannot contain a minus sign if the base is not 10.');
  if (radix === 16) rest = rest.replace(/^0[xX]/, '');
  const digits = { 2: /^[01]+/, 8: /^[0-7]+/, 16: /^[0-9a-fA-F]+/ }[radix as 2 | 8 | 16].exec(rest)?.[0] ?? '';
  if (!digits) raise('System.FormatException', 'Could not find any recognizable digits.');
  if (digits.length < rest.length) raise('System.FormatException', 'Additional non-parsable characters are at the end of the string.');
  const value = [...digits].reduce((sum, digit) => sum * BigInt(radix) + BigInt(Number.parseInt(digit, 16)), 0n);
  const [low, high] = integralRanges[type as 'int'];
  const width = high - low + 1n;
  if (value >= width) tooLarge(type);
  return numericConversion('long', type, false)(BigInt.asIntN(64, value > high ? value - width : value));
}

const bytesOf = (array: ClrArray | null, parameter: string): Uint8Array => (array ?? raiseNull(parameter)).bytes;
const base64 = (bytes: Uint8Array, { machine }: Call, lines = false): string => {
  machine.allocate(bytes.length * 4);
  const text = encodeBase64(bytes);
  return lines ? (text.match(/.{1,76}/g) ?? []).join('\r\n') : text;
};
members['static string ToBase64String(byte[] inArray)'] = (array: ClrArray, call: Call) => base64(bytesOf(array, 'inArray'), call);
members['static string ToBase64String(byte[] inArray, Base64FormattingOptions options)'] = (array: ClrArray, options: Enum, call: Call) =>
  base64(bytesOf(array, 'inArray'), call, options.value === 1);
members['static string ToBase64String(byte[] inArray, int offset, int length)'] = (
  array: ClrArray | null,
  offset: number,
  length: number,
  call: Call,
) => {
  checkRange(bytesOf(array, 'inArray').length, offset, length);
  return base64(bytesOf(array, 'inArray').subarray(offset, offset + length), call);
};
members['static byte[] FromBase64String(string s)'] = (text: string | null, { machine }: Call) => {
  machine.allocate((text ?? raiseNull('s')).length);
  return ClrArray.ofBytes(decodeBase64(text!));
};
members['static string ToHexString(byte[] inArray)'] = (array: ClrArray) =>
  Array.from(bytesOf(array, 'inArray'), (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
members['static string ToHexStringLower(byte[] inArray)'] = (array: ClrArray) =>
  Array.from(bytesOf(array, 'inArray'), (byte) => byte.toString(16).padStart(2, '0')).join('');
members['static byte[] FromHexString(string s)'] = (text: string | null) => {
  const digits = text ?? raiseNull('s');
  if (digits.length % 2 !== 0) raise('System.FormatException', 'The input is not a valid hex string as its length is not a multiple of 2.');
  if (/[^0-9a-fA-F]/.test(digits))
    raise('System.FormatException', 'The input is not a valid hex string as it contains a non-hex character.');
  return ClrArray.ofBytes(Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
};

export default [
  declare('public static class System.Convert', { ...members, ...moreConvert(members) }),
  declare('[Flags] public enum System.Base64FormattingOptions', { None: 0, InsertLineBreaks: 1 }),
];
