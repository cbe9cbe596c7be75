/** Conversions to dates, by type, and with format providers. */
import { Char, ClrArray, type EnumValue, type RuntimeType, raise, raiseNull, textOf, typeOf } from '../../runtime/index.ts';
import type { Behaviour, Call } from '../declare.ts';
import { checkRange, decodeBase64, encodeBase64 } from './base64.ts';
import { parseDateTime } from './time/date-time.ts';
import { DateTime } from './time/values.ts';

const short = (value: unknown): string => typeOf(value).simpleName;
const invalid = (value: unknown, to: string): never =>
  raise('System.InvalidCastException', `Invalid cast from '${short(value)}' to '${to}'.`);
const convertible = /^System\.(Boolean|Char|SByte|Byte|Int16|UInt16|Int32|UInt32|Int64|UInt64|Single|Double|Decimal|DateTime|String)$/;
const toDateTime = (value: unknown, call: Call): DateTime => {
  if (value === null || value === undefined) return DateTime.minValue;
  if (value instanceof DateTime) return value;
  if (typeof value === 'string') return parseDateTime(value, call);
  return convertible.test(typeOf(value).name)
    ? invalid(value, 'DateTime')
    : raise('System.InvalidCastException', `Unable to cast object of type '${typeOf(value).clrName}' to type 'System.IConvertible'.`);
};
const hexOf = (bytes: Uint8Array, upper: boolean): string => {
  const text = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return upper ? text.toUpperCase() : text;
};
const range = (array: ClrArray | null, offset: number, length: number, parameter: string): Uint8Array => {
  const bytes = (array ?? raiseNull(parameter)).bytes;
  checkRange(bytes.length, offset, length);
  return bytes.subarray(offset, offset + length);
};

/** `members`: those of Convert so far, which conversions by type go through. */
export const moreConvert = (members: Readonly<Record<string, Behaviour>>): Record<string, Behaviour> => {
  const names: Readonly<Record<string, string>> = {
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
    Boolean: 'bool',
  };
  const changeType = (value: unknown, to: RuntimeType | null, call: Call): unknown => {
    const target = to ?? raiseNull('conversionType');
    if (value === null || value === undefined)
      return call.machine.types.defaultOf(target) === null
        ? null
        : raise('System.InvalidCastException', 'Null object cannot be converted to a value type.');
    if (typeOf(value) === target) return value;
    if (!convertible.test(typeOf(value).name)) return raise('System.InvalidCastException', 'Object must implement IConvertible.');
    const name = target.name.replace(/^System\./, '');
    if (name === 'String') return textOf(value);
    if (name === 'DateTime') return toDateTime(value, call);
    const keyword = Object.hasOwn(names, name) ? names[name] : undefined;
    const convert = keyword ? members[`static ${keyword} To${name}(object value)`] : undefined;
    return typeof convert === 'function'
      ? (convert as (value: unknown, call: Call) => unknown)(value, call)
      : name === 'Object'
        ? value
        : raise('System.InvalidCastException', `Invalid cast from '${typeOf(value).clrName}' to '${target.clrName}'.`);
  };
  const result: Record<string, Behaviour> = {
    'static DateTime ToDateTime(string value)': toDateTime,
    'static DateTime ToDateTime(string value, IFormatProvider provider)': (value: unknown, _: unknown, call: Call) =>
      toDateTime(value, call),
    'static DateTime ToDateTime(object value)': toDateTime,
    'static DateTime ToDateTime(object value, IFormatProvider provider)': (value: unknown, _: unknown, call: Call) =>
      toDateTime(value, call),
    'static DateTime ToDateTime(DateTime value)': toDateTime,
    'static bool IsDBNull(object value)': () => false,
    'static object ChangeType(object value, Type conversionType)': changeType,
    'static object ChangeType(object value, Type conversionType, IFormatProvider provider)': (
      value: unknown,
      to: RuntimeType,
      _: unknown,
      call: Call,
    ) => changeType(value, to, call),
    'static string ToString(DateTime value)': textOf,
    'static string ToString(DateTime value, IFormatProvider provider)': textOf,
    'static string ToBase64String(byte[] inArray, int offset, int length, Base64FormattingOptions options)': (
      array: ClrArray,
      offset: number,
      length: number,
      options: EnumValue,
    ) => {
      const text = encodeBase64(range(array, offset, length, 'inArray'));
      return options.value === 1 ? (text.match(/.{1,76}/g) ?? []).join('\r\n') : text;
    },
    'static byte[] FromBase64CharArray(char[] inArray, int offset, int length)': (
      array: ClrArray | null,
      offset: number,
      length: number,
    ) => {
      const chars = (array ?? raiseNull('inArray')).toArray();
      checkRange(chars.length, offset, length);
      return ClrArray.ofBytes(
        decodeBase64(
          chars
            .slice(offset, offset + length)
            .map(textOf)
            .join(''),
        ),
      );
    },
    'static int ToBase64CharArray(byte[] inArray, int offsetIn, int length, char[] outArray, int offsetOut)': (
      array: ClrArray,
      offset: number,
      length: number,
      out: ClrArray,
      at: number,
    ) => {
      const text = encodeBase64(range(array, offset, length, 'inArray'));
      for (let i = 0; i < text.length; i++) out.set(at + i, Char.of(text.charCodeAt(i)));
      return text.length;
    },
    'static string ToHexString(byte[] inArray, int offset, int length)': (array: ClrArray, offset: number, length: number) =>
      hexOf(range(array, offset, length, 'inArray'), true),
    'static string ToHexStringLower(byte[] inArray, int offset, int length)': (array: ClrArray, offset: number, length: number) =>
      hexOf(range(array, offset, length, 'inArray'), false),
  };
  const sources = ['bool', 'byte', 'sbyte', 'char', 'short', 'ushort', 'int', 'uint', 'long', 'ulong', 'float', 'double', 'decimal'];
  for (const source of sources) {
    result[`static string ToString(${source} value, IFormatProvider provider)`] = textOf;
    result[`static DateTime ToDateTime(${source} value)`] = (value: unknown) => invalid(value, 'DateTime');
  }
  result['static string ToString(string value, IFormatProvider provider)'] = (value: string | null) => value;
  for (const [name, type] of Object.entries(names))
    result[`static ${type} To${name}(DateTime value)`] = (value: unknown) => invalid(value, name);
  result['static bool ToBoolean(string value, IFormatProvider provider)'] = members['static bool ToBoolean(string value)'];
  result['static bool ToBoolean(object value, IFormatProvider provider)'] = members['static bool ToBoolean(object value)'];
  return result;
};
