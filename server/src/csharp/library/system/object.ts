/** Object, the roots of the type system, Boolean, Char, Nullable, Type, Enum, and the exceptions. */
import {
  Char,
  ClrArray,
  ClrException,
  clr,
  compareValues,
  Double,
  EnumValue,
  enumDefinition,
  equalValues,
  type Ref,
  type RuntimeType,
  raise,
  raiseArgument,
  raiseNull,
  runtimeType,
  textOf,
  typeOf,
} from '../../runtime/index.ts';
import { Dictionary } from '../collections/dictionary.ts';
import { List } from '../collections/list.ts';
import { type Behaviour, type Call, type Declaration, declare } from '../declare.ts';
import { moreChar, unicodeCategory } from './char-more.ts';
import { formatEnum } from './formatting/value.ts';
import { hashCode } from './hash-code.ts';

const object = declare(
  'public class System.Object',
  {
    'new()': () => new PlainObject(),
    'virtual string ToString()': (self: unknown) => textOf(self),
    'virtual bool Equals(object obj)': (self: unknown, other: unknown) => equalValues(self, other),
    'virtual int GetHashCode()': (self: unknown) => hashCode(self),
    'Type GetType()': (self: unknown) => typeOf(self),
    'static bool Equals(object objA, object objB)': (a: unknown, b: unknown) => equalValues(a, b),
    'static bool ReferenceEquals(object objA, object objB)': (a: unknown, b: unknown) =>
      a === b && (a === null || typeof a === 'object' || typeof a === 'string'),
  },
  { complete: true },
);
class PlainObject {
  get clrType(): RuntimeType {
    return clr.object;
  }
}

const type = [
  declare('public abstract class System.Type', {
    'string Name { get; }': (self: RuntimeType) => self.simpleName,
    'string FullName { get; }': (self: RuntimeType) => self.clrName,
    'string Namespace { get; }': (self: RuntimeType) => self.namespace,
    'bool IsArray { get; }': (self: RuntimeType) => self.isArray,
    'Type BaseType { get; }': (self: RuntimeType) => (self === clr.object ? null : clr.object),
    'bool IsValueType { get; }': (self: RuntimeType, { machine }: Call) =>
      machine.types.defaultOf(self) !== null || self.name === 'System.Nullable',
    'bool IsClass { get; }': (self: RuntimeType, { machine }: Call) => machine.types.defaultOf(self) === null,
    'bool IsGenericType { get; }': (self: RuntimeType) => !self.isArray && self.arguments.length > 0,
    'bool IsInstanceOfType(object o)': (self: RuntimeType, value: unknown, { machine }: Call) => machine.types.isInstance(value, self),
    'Type GetElementType()': (self: RuntimeType) => self.element,
    'Type[] GetGenericArguments()': (self: RuntimeType) => ClrArray.of(clr.type, self.isArray ? [] : self.arguments.slice()),
    'bool Equals(Type o)': (self: RuntimeType, other: unknown) => self === other,
    'override string ToString()': (self: RuntimeType) => self.toText(),
    'bool IsEnum { get; }': (self: RuntimeType) => enumDefinition(self.name) !== undefined,
    'static bool operator ==(Type left, Type right)': (a: unknown, b: unknown) => equalValues(a, b),
    'static bool operator !=(Type left, Type right)': (a: unknown, b: unknown) => !equalValues(a, b),
  }),
  declare('public class System.RuntimeType : Type'),
];

const boolean = declare('public struct System.Boolean : IComparable, IComparable<bool>, IEquatable<bool>', {
  'static readonly string TrueString': 'True',
  'static readonly string FalseString': 'False',
  'static bool Parse(string value)': (text: string | null) => {
    if (text === null) return raiseNull('value');
    const found = readBoolean(text);
    return found ?? raise('System.FormatException', `String '${text}' was not recognized as a valid Boolean.`);
  },
  'static bool TryParse(string value, out bool result)': (text: string | null, result: Ref) => {
    const found = text === null ? null : readBoolean(text);
    result.value = found ?? false;
    return found !== null;
  },
  'override string ToString()': (self: boolean) => textOf(self),
  'string ToString(IFormatProvider provider)': (self: boolean) => textOf(self),
  'int CompareTo(bool value)': (self: boolean, other: boolean) => Number(self) - Number(other),
  'bool Equals(bool obj)': (self: boolean, other: boolean) => self === other,
  'override bool Equals(object obj)': (self: boolean, other: unknown) => self === other,
  'override int GetHashCode()': (self: boolean) => Number(self),
});
export const readBoolean = (text: string): boolean | null => {
  const word = text.replace(/^[\s\0]+|[\s\0]+$/g, '').toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : null;
};

const test = (pattern: RegExp) => (char: Char) => pattern.test(String.fromCharCode(char.code));
const of = (text: string): Char => Char.from(text);
const textOfChar = (char: Char): string => String.fromCharCode(char.code);
const charTests: Readonly<Record<string, RegExp>> = {
  IsDigit: /^\p{Nd}$/u,
  IsLetter: /^\p{L}$/u,
  IsLetterOrDigit: /^[\p{L}\p{Nd}]$/u,
  IsNumber: /^\p{N}$/u,
  IsUpper: /^\p{Lu}$/u,
  IsLower: /^\p{Ll}$/u,
  IsWhiteSpace: /^[\s\u0085]$/,
  IsPunctuation: /^\p{P}$/u,
  IsSymbol: /^\p{S}$/u,
  IsSeparator: /^\p{Z}$/u,
  IsControl: /^\p{Cc}$/u,
  IsSurrogate: /^[\ud800-\udfff]$/,
  IsHighSurrogate: /^[\ud800-\udbff]$/,
  IsLowSurrogate: /^[\udc00-\udfff]$/,
  IsAscii: /^[\x00-\x7f]$/,
  IsAsciiDigit: /^[0-9]$/,
  IsAsciiLetter: /^[A-Za-z]$/,
  IsAsciiLetterOrDigit: /^[A-Za-z0-9]$/,
  IsAsciiLetterLower: /^[a-z]$/,
  IsAsciiLetterUpper: /^[A-Z]$/,
  IsAsciiHexDigit: /^[0-9A-Fa-f]$/,
};
const charMembers: Record<string, Behaviour> = {
  'const char MaxValue': Char.of(0xffff),
  'const char MinValue': Char.of(0),
  'static char Parse(string s)': (text: string | null) =>
    (text ?? raiseNull('s')).length === 1 ? of(text!) : raise('System.FormatException', 'String must be exactly one character long.'),
  'static bool TryParse(string s, out char result)': (text: string | null, result: Ref) => {
    result.value = text?.length === 1 ? of(text) : Char.of(0);
    return text?.length === 1;
  },
  'static double GetNumericValue(char c)': (char: Char) => new Double(numericValue(textOfChar(char))),
  'static double GetNumericValue(string s, int index)': (text: string, index: number) => new Double(numericValue(text[index] ?? '')),
  'static char ToUpper(char c, CultureInfo culture)': (char: Char) => casing(char, textOfChar(char).toUpperCase()),
  'static char ToLower(char c, CultureInfo culture)': (char: Char) => casing(char, textOfChar(char).toLowerCase()),
  'static int ConvertToUtf32(string s, int index)': (text: string, index: number) =>
    text.codePointAt(index) ??
    raiseArgument(
      'System.ArgumentOutOfRangeException',
      'Index was out of range. Must be non-negative and less than the size of the collection.',
      'index',
    ),
  'static bool IsBetween(char c, char minInclusive, char maxInclusive)': (char: Char, low: Char, high: Char) =>
    char.code >= low.code && char.code <= high.code,
  'static char ToUpper(char c)': (char: Char) => casing(char, textOfChar(char).toUpperCase()),
  'static char ToLower(char c)': (char: Char) => casing(char, textOfChar(char).toLowerCase()),
  'static char ToUpperInvariant(char c)': (char: Char) => casing(char, textOfChar(char).toUpperCase()),
  'static char ToLowerInvariant(char c)': (char: Char) => casing(char, textOfChar(char).toLowerCase()),
  'static string ConvertFromUtf32(int utf32)': (code: number) =>
    code < 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)
      ? raiseArgument(
          'System.ArgumentOutOfRangeException',
          'A valid UTF32 value is between 0x000000 and 0x10ffff, inclusive, and should not include surrogate codepoint values (0x00d800 ~ 0x00dfff).',
          'utf32',
        )
      : String.fromCodePoint(code),
  'static string ToString(char c)': textOfChar,
  'override string ToString()': textOfChar,
  'int CompareTo(char value)': (self: Char, other: Char) => self.code - other.code,
  'bool Equals(char obj)': (self: Char, other: Char) => self === other,
  'override bool Equals(object obj)': (self: Char, other: unknown) => self === other,
  'override int GetHashCode()': hashCode,
};
const casing = (char: Char, text: string): Char => (text.length === 1 && char.code !== 0x131 ? of(text) : char);
/** Digits and the common fractions; −1 for what is no number. */
const fractions: Readonly<Record<string, number>> = {
  '¼': 0.25,
  '½': 0.5,
  '¾': 0.75,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '⅛': 0.125,
  '⅜': 0.375,
  '⅝': 0.625,
  '⅞': 0.875,
  '²': 2,
  '³': 3,
  '¹': 1,
};
function numericValue(char: string): number {
  if (/^[0-9]$/.test(char)) return Number(char);
  if (Object.hasOwn(fractions, char)) return fractions[char]!;
  if (!/^\p{Nd}$/u.test(char)) return -1;
  // Decimal digits come in runs of ten.
  let zero = char.charCodeAt(0);
  while (/^\p{Nd}$/u.test(String.fromCharCode(zero - 1)) && char.charCodeAt(0) - zero < 9) zero--;
  return char.charCodeAt(0) - zero;
}
for (const [name, pattern] of Object.entries(charTests)) {
  const matches = test(pattern);
  charMembers[`static bool ${name}(char c)`] = matches;
  charMembers[`static bool ${name}(string s, int index)`] = (text: string, index: number) =>
    matches(
      index < 0 || index >= text.length
        ? raiseArgument('System.ArgumentOutOfRangeException', 'Specified argument was out of the range of valid values.', 'index')
        : of(text[index]!),
    );
}
Object.assign(charMembers, moreChar);
const char = declare('public struct System.Char : IComparable, IComparable<char>, IEquatable<char>', charMembers);

const nullable = declare('public struct System.Nullable<T>', {
  'bool HasValue { get; }': (self: unknown) => self !== null && self !== undefined,
  'T Value { get; }': (self: unknown) =>
    self === null || self === undefined ? raise('System.InvalidOperationException', 'Nullable object must have a value.') : self,
  'T GetValueOrDefault()': (self: unknown, call: Call) => self ?? call.machine.types.defaultOf(call.ownerArguments[0]!),
  'T GetValueOrDefault(T defaultValue)': (self: unknown, fallback: unknown) => self ?? fallback,
  'override string ToString()': (self: unknown) => textOf(self),
  'override bool Equals(object other)': (self: unknown, other: unknown) => equalValues(self ?? null, other),
  'override int GetHashCode()': (self: unknown) => hashCode(self),
});

// ── Enum ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function parseEnum(handle: RuntimeType, text: string | null, ignoreCase: boolean): EnumValue | null {
  const definition = enumDefinition(handle.name);
  if (!definition) return raise('System.ArgumentException', "Type provided must be an Enum. (Parameter 'enumType')");
  if (text === null) return null;
  if (/^\s*[+-]?\d+\s*$/.test(text)) return EnumValue.of(handle, Number(text));
  let sum = 0;
  for (const part of text.split(',')) {
    const name = part.trim();
    const found = [...definition.members].find(([known]) => known === name || (ignoreCase && known.toLowerCase() === name.toLowerCase()));
    if (!found) return null;
    sum |= found[1];
  }
  return EnumValue.of(handle, sum);
}
const parsedEnum = (handle: RuntimeType, text: string | null, ignoreCase: boolean): EnumValue =>
  parseEnum(handle, text ?? raiseNull('value'), ignoreCase) ??
  raise('System.ArgumentException', `Requested value '${text}' was not found.`);
const tryEnum = (text: string | null, ignoreCase: boolean, result: Ref, { typeArguments }: Call): boolean => {
  const found = parseEnum(typeArguments[0]!, text, ignoreCase);
  result.value = found ?? EnumValue.of(typeArguments[0]!, 0);
  return found !== null;
};
const definitionOf = (type: RuntimeType) =>
  enumDefinition(type.name) ?? raise('System.ArgumentException', "Type provided must be an Enum. (Parameter 'enumType')");
const nullableStatics = declare('public static class System.Nullable', {
  'static int Compare<T>(T? n1, T? n2) where T : struct': (a: unknown, b: unknown) => Math.sign(compareValues(a, b)),
  'static bool Equals<T>(T? n1, T? n2) where T : struct': (a: unknown, b: unknown) => equalValues(a, b),
  'static Type GetUnderlyingType(Type nullableType)': (of: RuntimeType) => (of.name === 'System.Nullable' ? of.arguments[0] : null),
});
const enumType = declare('public abstract class System.Enum : ValueType, IComparable, IFormattable', {
  'static object Parse(Type enumType, string value)': (type: RuntimeType, text: string | null) => parsedEnum(type, text, false),
  'static object Parse(Type enumType, string value, bool ignoreCase)': (type: RuntimeType, text: string | null, ignore: boolean) =>
    parsedEnum(type, text, ignore),
  'static TEnum Parse<TEnum>(string value)': (text: string | null, call: Call) => parsedEnum(call.typeArguments[0]!, text, false),
  'static TEnum Parse<TEnum>(string value, bool ignoreCase)': (text: string | null, ignore: boolean, call: Call) =>
    parsedEnum(call.typeArguments[0]!, text, ignore),
  'static bool TryParse<TEnum>(string value, out TEnum result)': (text: string | null, result: Ref, call: Call) =>
    tryEnum(text, false, result, call),
  'static bool TryParse<TEnum>(string value, bool ignoreCase, out TEnum result)': (
    text: string | null,
    ignore: boolean,
    result: Ref,
    call: Call,
  ) => tryEnum(text, ignore, result, call),
  'static bool IsDefined(Type enumType, object value)': (type: RuntimeType, value: unknown) =>
    typeof value === 'string'
      ? definitionOf(type).members.has(value)
      : [...definitionOf(type).members.values()].includes(value instanceof EnumValue ? value.value : (value as number)),
  'static TEnum[] GetValues<TEnum>()': ({ typeArguments: [of] }: Call) =>
    ClrArray.of(
      of!,
      [...definitionOf(of!).members.values()].map((value) => EnumValue.of(of!, value)),
    ),
  'static string[] GetNames<TEnum>()': ({ typeArguments: [of] }: Call) => ClrArray.of(clr.string, [...definitionOf(of!).members.keys()]),
  'static bool IsDefined<TEnum>(TEnum value)': (value: EnumValue) =>
    [...definitionOf(value.clrType).members.values()].includes(value.value),
  'static object ToObject(Type enumType, int value)': (of: RuntimeType, value: number) => EnumValue.of(of, value),
  'static object ToObject(Type enumType, object value)': (of: RuntimeType, value: unknown) =>
    EnumValue.of(of, Number(value instanceof EnumValue ? value.value : ((value as { value?: number }).value ?? value))),
  'static Type GetUnderlyingType(Type enumType)': (of: RuntimeType) => definitionOf(of).underlying,
  'static string Format(Type enumType, object value, string format)': (of: RuntimeType, value: unknown, format: string) =>
    formatEnum(value instanceof EnumValue ? value : EnumValue.of(of, Number(value)), format),
  'static string[] GetNames(Type enumType)': (type: RuntimeType) => ClrArray.of(clr.string, [...definitionOf(type).members.keys()]),
  'static string GetName(Type enumType, object value)': (type: RuntimeType, value: unknown) =>
    [...definitionOf(type).members].find(([, number]) => number === (value instanceof EnumValue ? value.value : value))?.[0] ?? null,
  'static Array GetValues(Type enumType)': (type: RuntimeType) =>
    ClrArray.of(
      type,
      [...definitionOf(type).members.values()].map((value) => EnumValue.of(type, value)),
    ),
  'bool HasFlag(Enum flag)': (self: EnumValue, flag: EnumValue) => (self.value & flag.value) === flag.value,
  'int CompareTo(object target)': (self: EnumValue, other: unknown) => Math.sign(compareValues(self, other)),
  'override string ToString()': (self: EnumValue) => self.toText(),
  'string ToString(string format)': (self: EnumValue, format: string | null) => formatEnum(self, format || 'G'),
});

// ── Exceptions ─────────────────────────────────────────────────────────────────────────────────────────────────────

const exceptionMembers = (name: string, message: string): Record<string, Behaviour> => ({
  'new()': () => new ClrException(name, message),
  'new(string message)': (text: string | null) => new ClrException(name, text ?? message),
  'new(string message, Exception innerException)': (text: string | null, inner: ClrException | null) =>
    new ClrException(name, text ?? message, inner),
});
/** Name, base, message of the parameterless constructor. Source: .NET's own resources. */
const exceptions: readonly (readonly [string, string, string])[] = [
  ['System.SystemException', 'Exception', 'System error.'],
  ['System.ApplicationException', 'Exception', 'Error in the application.'],
  ['System.ArithmeticException', 'SystemException', 'Overflow or underflow in the arithmetic operation.'],
  ['System.DivideByZeroException', 'ArithmeticException', 'Attempted to divide by zero.'],
  ['System.OverflowException', 'ArithmeticException', 'Arithmetic operation resulted in an overflow.'],
  ['System.FormatException', 'SystemException', 'One of the identified items was in an invalid format.'],
  ['System.InvalidCastException', 'SystemException', 'Specified cast is not valid.'],
  ['System.InvalidOperationException', 'SystemException', 'Operation is not valid due to the current state of the object.'],
  ['System.IndexOutOfRangeException', 'SystemException', 'Index was outside the bounds of the array.'],
  ['System.NullReferenceException', 'SystemException', 'Object reference not set to an instance of an object.'],
  ['System.NotSupportedException', 'SystemException', 'Specified method is not supported.'],
  ['System.NotImplementedException', 'SystemException', 'The method or operation is not implemented.'],
  ['System.TimeoutException', 'SystemException', 'The operation has timed out.'],
  ['System.ArrayTypeMismatchException', 'SystemException', 'Attempted to access an element as a type incompatible with the array.'],
  ['System.RankException', 'SystemException', 'Attempted to operate on an array with the incorrect number of dimensions.'],
  ['System.UnauthorizedAccessException', 'SystemException', 'Attempted to perform an unauthorized operation.'],
  ['System.OperationCanceledException', 'SystemException', 'The operation was canceled.'],
  ['System.UriFormatException', 'FormatException', 'Invalid URI: The format of the URI could not be determined.'],
  ['System.TimeZoneNotFoundException', 'Exception', 'The time zone was not found.'],
  ['System.InvalidTimeZoneException', 'Exception', 'The time zone is invalid.'],
  ['System.IO.IOException', 'SystemException', 'I/O error occurred.'],
  ['System.IO.InvalidDataException', 'SystemException', 'Found invalid data while decoding.'],
  ['System.Collections.Generic.KeyNotFoundException', 'SystemException', 'The given key was not present in the dictionary.'],
  ['System.Text.DecoderFallbackException', 'ArgumentException', 'Value does not fall within the expected range.'],
  ['System.Text.EncoderFallbackException', 'ArgumentException', 'Value does not fall within the expected range.'],
  ['Microsoft.CSharp.RuntimeBinder.RuntimeBinderException', 'Exception', 'Binding failed.'],
];
const withParameter = (message: string, parameter: string | null) => (parameter ? `${message} (Parameter '${parameter}')` : message);
const argumentException = (name: string, message: string, parameter: string | null, inner: ClrException | null = null): ClrException => {
  const exception = new ClrException(name, withParameter(message, parameter), inner);
  if (parameter !== null) exception.data.set('ParamName', parameter);
  return exception;
};
const argument = 'System.ArgumentException',
  argumentNull = 'System.ArgumentNullException',
  argumentRange = 'System.ArgumentOutOfRangeException';
const notInRange = 'Value does not fall within the expected range.',
  noNull = 'Value cannot be null.',
  outside = 'Specified argument was out of the range of valid values.';
/** The messages of what it holds stand behind its own. */
const aggregate = (message: string, inner: readonly ClrException[]): ClrException => {
  const exception = new ClrException(
    'System.AggregateException',
    [message, ...inner.map((one) => `(${one.message})`)].join(' '),
    inner[0] ?? null,
  );
  exception.data.set('InnerExceptions', [...inner]);
  return exception;
};
/** `Data`: of each exception its own dictionary. */
const dataOf = (exception: ClrException): unknown => {
  let found = exception.data.get('Data');
  if (!found) exception.data.set('Data', (found = new Dictionary(clr.object, clr.object)));
  return found;
};
const exceptionTypes: readonly Declaration[] = [
  declare('public class System.Exception', {
    ...exceptionMembers('System.Exception', "Exception of type 'System.Exception' was thrown."),
    'virtual string Message { get; }': (self: ClrException) => self.message,
    'Exception InnerException { get; }': (self: ClrException) => self.inner,
    'virtual string StackTrace { get; }': () => null,
    'virtual IDictionary Data { get; }': (self: ClrException) => dataOf(self),
    'MethodBase TargetSite { get; }': () => null,
    'virtual string Source { get; set; }': { get: () => null, set: () => undefined },
    'virtual string HelpLink { get; set; }': { get: () => null, set: () => undefined },
    'int HResult { get; set; }': { get: () => -2146233088, set: () => undefined },
    'virtual Exception GetBaseException()': (self: ClrException) => {
      let inner = self;
      while (inner.inner) inner = inner.inner;
      return inner;
    },
    'override string ToString()': (self: ClrException) => self.toText(),
  }),
  ...exceptions.map(([name, base, message]) => declare(`public class ${name} : ${base}`, exceptionMembers(name, message))),
  declare('public class System.AggregateException : Exception', {
    'new()': () => aggregate('One or more errors occurred.', []),
    'new(string message)': (message: string | null) => aggregate(message ?? 'One or more errors occurred.', []),
    'new(params Exception[] innerExceptions)': (inner: ClrArray) =>
      aggregate('One or more errors occurred.', inner.toArray() as ClrException[]),
    'new(string message, params Exception[] innerExceptions)': (message: string, inner: ClrArray) =>
      aggregate(message, inner.toArray() as ClrException[]),
    'ReadOnlyCollection<Exception> InnerExceptions { get; }': (self: ClrException) =>
      new List(
        runtimeType('System.Exception'),
        (self.data.get('InnerExceptions') as ClrException[]) ?? [],
        'System.Collections.ObjectModel.ReadOnlyCollection',
      ),
  }),
  declare('public class System.ArgumentException : SystemException', {
    'new()': () => argumentException(argument, notInRange, null),
    'new(string message)': (message: string | null) => argumentException(argument, message ?? notInRange, null),
    'new(string message, string paramName)': (message: string | null, parameter: string | null) =>
      argumentException(argument, message ?? notInRange, parameter),
    'new(string message, Exception innerException)': (message: string | null, inner: ClrException | null) =>
      argumentException(argument, message ?? notInRange, null, inner),
    'virtual string ParamName { get; }': (self: ClrException) => self.data.get('ParamName') ?? null,
  }),
  declare('public class System.ArgumentNullException : ArgumentException', {
    'new()': () => argumentException(argumentNull, noNull, null),
    'new(string paramName)': (parameter: string | null) => argumentException(argumentNull, noNull, parameter),
    'new(string paramName, string message)': (parameter: string | null, message: string | null) =>
      argumentException(argumentNull, message ?? noNull, parameter),
  }),
  declare('public class System.ArgumentOutOfRangeException : ArgumentException', {
    'new()': () => argumentException(argumentRange, outside, null),
    'new(string paramName)': (parameter: string | null) => argumentException(argumentRange, outside, parameter),
    'new(string paramName, string message)': (parameter: string | null, message: string | null) =>
      argumentException(argumentRange, message ?? outside, parameter),
    'new(string paramName, object actualValue, string message)': (parameter: string | null, actual: unknown, message: string | null) => {
      const exception = new ClrException(
        argumentRange,
        `${withParameter(message ?? outside, parameter)}\nActual value was ${textOf(actual)}.`,
      );
      exception.data.set('ParamName', parameter);
      exception.data.set('ActualValue', actual);
      return exception;
    },
    'object ActualValue { get; }': (self: ClrException) => self.data.get('ActualValue') ?? null,
  }),
];

export const coreTypes: readonly Declaration[] = [
  object,
  ...type,
  boolean,
  char,
  unicodeCategory,
  nullable,
  nullableStatics,
  enumType,
  ...exceptionTypes,
  declare('public interface System.Collections.IDictionary : ICollection', {
    'object this[object key] { get; set; }': {
      get: (self: Dictionary, key: unknown) => self.get(key) ?? null,
      set: (self: Dictionary, key: unknown, value: unknown) => self.set(key, value),
    },
    'int Count { get; }': (self: Dictionary) => self.count,
    'bool Contains(object key)': (self: Dictionary, key: unknown) => self.has(key),
    'void Add(object key, object value)': (self: Dictionary, key: unknown, value: unknown) => self.add(key, value),
    'void Remove(object key)': (self: Dictionary, key: unknown) => void self.remove(key),
    'void Clear()': (self: Dictionary) => self.clear(),
    'ICollection Keys { get; }': (self: Dictionary) =>
      ClrArray.of(
        clr.object,
        Array.from(self.pairs(), ([key]) => key),
      ),
    'ICollection Values { get; }': (self: Dictionary) =>
      ClrArray.of(
        clr.object,
        Array.from(self.pairs(), ([, value]) => value),
      ),
  }),
  declare('public interface System.IDisposable', { 'void Dispose()': () => undefined }),
  declare('public interface System.IComparable', {
    'int CompareTo(object obj)': (self: unknown, other: unknown) => Math.sign(compareValues(self, other)),
  }),
  declare('public interface System.IComparable<in T>', {
    'int CompareTo(T other)': (self: unknown, other: unknown) => Math.sign(compareValues(self, other)),
  }),
  declare('public interface System.IEquatable<T>', { 'bool Equals(T other)': (self: unknown, other: unknown) => equalValues(self, other) }),
];
