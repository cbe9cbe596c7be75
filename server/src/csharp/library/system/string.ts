import { Char, ClrArray, clr, type EnumValue, each, raise, raiseArgument, raiseNull, textOf } from '../../runtime/index.ts';
import { itemsOf } from '../collections/list.ts';
import { type Behaviour, type Call, declare } from '../declare.ts';
import { checkComparison, compareBy, equalBy, foldFor } from './comparison.ts';
import { formatComposite } from './formatting/composite.ts';
import { hashCode } from './hash-code.ts';
import { splitText } from './split.ts';
import { moreString } from './string-more.ts';

type Text = string | null;
const large = 4096;
/** Makes text whose length is known before it is made. */
const sized = <T extends string>(length: number, { machine }: Call, make: () => T): T => {
  if (length > large) machine.allocate(length * 2);
  return make();
};
const needed = (text: Text, parameter = 'value'): string => text ?? raiseNull(parameter);
const outOfRange = (message: string, parameter: string): never => raiseArgument('System.ArgumentOutOfRangeException', message, parameter);
const startRange = (self: string, start: number): void => {
  if (start < 0 || start > self.length)
    outOfRange('Index was out of range. Must be non-negative and less than or equal to the size of the collection.', 'startIndex');
};
const charText = (value: Char): string => String.fromCharCode(value.code);
const trimStart = (text: string): string => text.replace(/^[\s\u0085]+/, '');
const trimEnd = (text: string): string => {
  let end = text.length;
  while (end > 0 && /[\s\u0085]/.test(text[end - 1]!)) end--;
  return text.slice(0, end);
};
/** Both ends; almost no text has a U+0085, which JavaScript's own trimming leaves. */
const trimBoth = (text: string): string => {
  const trimmed = text.trim();
  const { length } = trimmed;
  return length === 0 || (trimmed.charCodeAt(0) !== 0x85 && trimmed.charCodeAt(length - 1) !== 0x85) ? trimmed : trimStart(trimEnd(text));
};
const trimSet = (text: string, chars: ClrArray | null, start: boolean, end: boolean): string => {
  if (!chars || chars.length === 0) return (start ? trimStart : String)((end ? trimEnd : String)(text));
  const set = new Set((chars.items as Char[]).map(charText));
  let from = 0,
    to = text.length;
  if (start) while (from < to && set.has(text[from]!)) from++;
  if (end) while (to > from && set.has(text[to - 1]!)) to--;
  return text.slice(from, to);
};
const oneOf = (char: Char): ClrArray => ClrArray.of(clr.char, [char]);

const outOfRangeWith = (message: string, parameter: string, value: number): never =>
  raise('System.ArgumentOutOfRangeException', `${message} (Parameter '${parameter}')\nActual value was ${value}.`);
const negative = (value: number, parameter: string): never =>
  outOfRangeWith(`${parameter} ('${value}') must be a non-negative value.`, parameter, value);
const beyond = (value: number, limit: number, parameter: string): never =>
  outOfRangeWith(`${parameter} ('${value}') must be less than or equal to '${limit}'.`, parameter, value);

function substring(self: string, start: number, length: number): string {
  if (start < 0) negative(start, 'startIndex');
  if (start > self.length) beyond(start, self.length, 'startIndex');
  if (length < 0) negative(length, 'length');
  if (start + length > self.length) outOfRange('Index and length must refer to a location within the string.', 'length');
  return self.slice(start, start + length);
}

const indexOf = (self: string, value: string, start: number, count: number, comparison: number): number => {
  startRange(self, start);
  if (count < 0 || start + count > self.length)
    outOfRange('Count must be positive and count must refer to a location within the string/array/collection.', 'count');
  const at = foldFor(self, comparison)
    .slice(0, start + count)
    .indexOf(foldFor(value, comparison), start);
  return at;
};
const lastIndexOf = (self: string, value: string, start: number, comparison: number): number => {
  if (self.length === 0) return value.length === 0 ? 0 : -1;
  if (start < -1 || start > self.length)
    outOfRange('Index was out of range. Must be non-negative and less than or equal to the size of the collection.', 'startIndex');
  return foldFor(self, comparison)
    .slice(0, start + 1)
    .lastIndexOf(foldFor(value, comparison));
};
const any = (self: string, chars: ClrArray, from: number, end: number): number => {
  const set = new Set((chars.items as Char[]).map(charText));
  for (let i = from; i < end; i++) if (set.has(self[i]!)) return i;
  return -1;
};
const part = (text: Text, at: number, length: number): Text => (text === null ? null : text.slice(at, at + length));
const whole = (self: string, comparison = 4) => [0, self.length, comparison] as const;
const ordinal = 4,
  culture = 0;

const joined = (separator: Text, parts: readonly string[], { machine }: Call): string => {
  const between = separator ?? '';
  const length = parts.reduce((sum, part) => sum + part.length + between.length, 0);
  if (length > large) machine.allocate(length * 2);
  return parts.join(between);
};
const texts = (values: unknown): string[] => itemsOf(values, 'values').map(textOf);
const textsOfPart = (values: ClrArray | null, start: number, count: number): string[] => {
  const all = (values ?? raiseNull('value')).toArray();
  if (start < 0) negative(start, 'startIndex');
  if (count < 0) negative(count, 'count');
  if (start > all.length - count)
    outOfRange(`startIndex ('${start}') must be less than or equal to '${all.length - count}'.`, 'startIndex');
  return all.slice(start, start + count).map(textOf);
};
const format = (pattern: Text, values: readonly unknown[], { machine }: Call): string => {
  const text = formatComposite(pattern ?? raiseNull('format'), values);
  if (text.length > large) machine.allocate(text.length * 2);
  return text;
};
const given = (values: ClrArray | null): unknown[] => (values ?? raiseNull('args')).toArray();

const replaced = (self: string, from: Text, to: Text, { machine }: Call): string => {
  const old = from ?? raiseNull('oldValue');
  if (old === '') raiseArgument('System.ArgumentException', 'The value cannot be an empty string.', 'oldValue');
  const parts = self.split(old);
  const length = self.length + (parts.length - 1) * ((to ?? '').length - old.length);
  if (length > large) machine.allocate(length * 2);
  return parts.join(to ?? '');
};

const members: Record<string, Behaviour> = {
  'static readonly string Empty': '',
  'new(char[] value)': (value: ClrArray | null) => (value ? (value.items as Char[]).map(charText).join('') : ''),
  'new(char c, int count)': (char: Char, count: number, call: Call) =>
    count < 0 ? outOfRange("'count' must be non-negative.", 'count') : sized(count, call, () => charText(char).repeat(count)),
  'new(char[] value, int startIndex, int length)': (value: ClrArray | null, start: number, length: number) => {
    const text = ((value ?? raiseNull('value')).items as Char[]).map(charText).join('');
    if (start < 0) negative(start, 'startIndex');
    if (length < 0) negative(length, 'length');
    if (start > text.length - length)
      outOfRange('Index was out of range. Must be non-negative and less than or equal to the size of the collection.', 'startIndex');
    return text.slice(start, start + length);
  },
  'int Length { get; }': (self: string) => self.length,
  'char this[int index] { get; }': (self: string, index: number) =>
    index < 0 || index >= self.length
      ? raise('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.')
      : Char.of(self.charCodeAt(index)),

  'string Substring(int startIndex)': (self: string, start: number) => {
    if (start < 0) negative(start, 'startIndex');
    if (start > self.length) beyond(start, self.length, 'startIndex');
    return self.slice(start);
  },
  'string Substring(int startIndex, int length)': substring,
  'string ToUpper()': (self: string) => upper(self),
  'string ToLower()': (self: string) => lower(self),
  'string ToUpper(CultureInfo culture)': (self: string) => upper(self),
  'string ToLower(CultureInfo culture)': (self: string) => lower(self),
  'string ToUpperInvariant()': (self: string) => upper(self),
  'string ToLowerInvariant()': (self: string) => lower(self),
  'string Trim()': trimBoth,
  'string Trim(char trimChar)': (self: string, char: Char) => trimSet(self, oneOf(char), true, true),
  'string Trim(params char[] trimChars)': (self: string, chars: ClrArray | null) => trimSet(self, chars, true, true),
  'string TrimStart()': (self: string) => trimSet(self, null, true, false),
  'string TrimStart(char trimChar)': (self: string, char: Char) => trimSet(self, oneOf(char), true, false),
  'string TrimStart(params char[] trimChars)': (self: string, chars: ClrArray | null) => trimSet(self, chars, true, false),
  'string TrimEnd()': (self: string) => trimSet(self, null, false, true),
  'string TrimEnd(char trimChar)': (self: string, char: Char) => trimSet(self, oneOf(char), false, true),
  'string TrimEnd(params char[] trimChars)': (self: string, chars: ClrArray | null) => trimSet(self, chars, false, true),
  'string PadLeft(int totalWidth)': (self: string, width: number, call: Call) => pad(self, width, ' ', true, call),
  'string PadLeft(int totalWidth, char paddingChar)': (self: string, width: number, char: Char, call: Call) =>
    pad(self, width, charText(char), true, call),
  'string PadRight(int totalWidth)': (self: string, width: number, call: Call) => pad(self, width, ' ', false, call),
  'string PadRight(int totalWidth, char paddingChar)': (self: string, width: number, char: Char, call: Call) =>
    pad(self, width, charText(char), false, call),
  'string Insert(int startIndex, string value)': (self: string, start: number, value: Text) => {
    if (start < 0) negative(start, 'startIndex');
    if (start > self.length) beyond(start, self.length, 'startIndex');
    return self.slice(0, start) + needed(value) + self.slice(start);
  },
  'string Remove(int startIndex)': (self: string, start: number) => {
    if (start < 0) negative(start, 'startIndex');
    if (start > self.length) outOfRange('startIndex must be less than length of string.', 'startIndex');
    return self.slice(0, start);
  },
  'string Remove(int startIndex, int count)': (self: string, start: number, count: number) => {
    if (start < 0) negative(start, 'startIndex');
    if (count < 0) outOfRange("'count' must be non-negative.", 'count');
    if (start + count > self.length) outOfRange('Index and count must refer to a location within the string.', 'count');
    return self.slice(0, start) + self.slice(start + count);
  },
  'string Replace(string oldValue, string newValue)': replaced,
  'string Replace(char oldChar, char newChar)': (self: string, from: Char, to: Char) => self.replaceAll(charText(from), () => charText(to)),
  'string Replace(string oldValue, string newValue, StringComparison comparisonType)': (
    self: string,
    from: Text,
    to: Text,
    comparison: EnumValue,
    call: Call,
  ) => {
    const how = checkComparison(comparison);
    const old = from ?? raiseNull('oldValue');
    if (how % 2 === 0 || old === '') return replaced(self, old, to, call);
    const folded = foldFor(self, how),
      wanted = foldFor(old, how);
    let result = '',
      at = 0;
    for (let next = folded.indexOf(wanted); next >= 0; next = folded.indexOf(wanted, at)) {
      result += self.slice(at, next) + (to ?? '');
      at = next + old.length;
    }
    return result + self.slice(at);
  },

  'bool Contains(string value)': (self: string, value: Text) => self.includes(needed(value)),
  'bool Contains(char value)': (self: string, value: Char) => self.includes(charText(value)),
  'bool Contains(string value, StringComparison comparisonType)': (self: string, value: Text, comparison: EnumValue) =>
    indexOf(self, needed(value), ...whole(self, checkComparison(comparison))) >= 0,
  'bool Contains(char value, StringComparison comparisonType)': (self: string, value: Char, comparison: EnumValue) =>
    indexOf(self, charText(value), ...whole(self, checkComparison(comparison))) >= 0,
  'bool StartsWith(string value)': (self: string, value: Text) => self.startsWith(needed(value)),
  'bool StartsWith(char value)': (self: string, value: Char) => self.startsWith(charText(value)),
  'bool StartsWith(string value, StringComparison comparisonType)': (self: string, value: Text, comparison: EnumValue) =>
    foldFor(self, checkComparison(comparison)).startsWith(foldFor(needed(value), comparison.value)),
  'bool StartsWith(string value, bool ignoreCase, CultureInfo culture)': (self: string, value: Text, ignore: boolean) =>
    foldFor(self, ignore ? 1 : 0).startsWith(foldFor(needed(value), ignore ? 1 : 0)),
  'bool EndsWith(string value)': (self: string, value: Text) => self.endsWith(needed(value)),
  'bool EndsWith(char value)': (self: string, value: Char) => self.endsWith(charText(value)),
  'bool EndsWith(string value, StringComparison comparisonType)': (self: string, value: Text, comparison: EnumValue) =>
    foldFor(self, checkComparison(comparison)).endsWith(foldFor(needed(value), comparison.value)),
  'bool EndsWith(string value, bool ignoreCase, CultureInfo culture)': (self: string, value: Text, ignore: boolean) =>
    foldFor(self, ignore ? 1 : 0).endsWith(foldFor(needed(value), ignore ? 1 : 0)),

  'int IndexOf(char value)': (self: string, value: Char) => self.indexOf(charText(value)),
  'int IndexOf(char value, int startIndex)': (self: string, value: Char, start: number) =>
    indexOf(self, charText(value), start, self.length - start, ordinal),
  'int IndexOf(char value, int startIndex, int count)': (self: string, value: Char, start: number, count: number) =>
    indexOf(self, charText(value), start, count, ordinal),
  'int IndexOf(char value, StringComparison comparisonType)': (self: string, value: Char, comparison: EnumValue) =>
    indexOf(self, charText(value), ...whole(self, checkComparison(comparison))),
  'int IndexOf(string value)': (self: string, value: Text) => indexOf(self, needed(value), ...whole(self, culture)),
  'int IndexOf(string value, int startIndex)': (self: string, value: Text, start: number) =>
    indexOf(self, needed(value), start, self.length - start, culture),
  'int IndexOf(string value, int startIndex, int count)': (self: string, value: Text, start: number, count: number) =>
    indexOf(self, needed(value), start, count, culture),
  'int IndexOf(string value, StringComparison comparisonType)': (self: string, value: Text, comparison: EnumValue) =>
    indexOf(self, needed(value), ...whole(self, checkComparison(comparison))),
  'int IndexOf(string value, int startIndex, StringComparison comparisonType)': (
    self: string,
    value: Text,
    start: number,
    comparison: EnumValue,
  ) => indexOf(self, needed(value), start, self.length - start, checkComparison(comparison)),
  'int IndexOf(string value, int startIndex, int count, StringComparison comparisonType)': (
    self: string,
    value: Text,
    start: number,
    count: number,
    comparison: EnumValue,
  ) => indexOf(self, needed(value), start, count, checkComparison(comparison)),
  'int IndexOfAny(char[] anyOf, int startIndex, int count)': (self: string, chars: ClrArray, start: number, count: number) =>
    any(self, chars ?? raiseNull('anyOf'), start, start + count),
  'int IndexOfAny(char[] anyOf)': (self: string, chars: ClrArray) => any(self, chars ?? raiseNull('anyOf'), 0, self.length),
  'int IndexOfAny(char[] anyOf, int startIndex)': (self: string, chars: ClrArray, start: number) =>
    start < 0 || start > self.length
      ? outOfRange('Index was out of range. Must be non-negative and less than or equal to the size of the collection.', 'startIndex')
      : any(self, chars ?? raiseNull('anyOf'), start, self.length),
  'int LastIndexOf(char value)': (self: string, value: Char) => self.lastIndexOf(charText(value)),
  'int LastIndexOf(char value, int startIndex)': (self: string, value: Char, start: number) =>
    self === ''
      ? -1
      : start < 0 || start >= self.length
        ? outOfRange('Index was out of range. Must be non-negative and less than the size of the collection.', 'startIndex')
        : self.slice(0, start + 1).lastIndexOf(charText(value)),
  'int LastIndexOf(string value)': (self: string, value: Text) => lastIndexOf(self, needed(value), self.length, culture),
  'int LastIndexOf(string value, int startIndex)': (self: string, value: Text, start: number) =>
    lastIndexOf(self, needed(value), start, culture),
  'int LastIndexOf(string value, StringComparison comparisonType)': (self: string, value: Text, comparison: EnumValue) =>
    lastIndexOf(self, needed(value), self.length, checkComparison(comparison)),
  'int LastIndexOfAny(char[] anyOf)': (self: string, chars: ClrArray | null) => {
    const set = new Set(((chars ?? raiseNull('anyOf')).items as Char[]).map(charText));
    for (let i = self.length - 1; i >= 0; i--) if (set.has(self[i]!)) return i;
    return -1;
  },

  ...splits(),
  'char[] ToCharArray()': (self: string) => ClrArray.of(clr.char, [...each(self)]),
  'char[] ToCharArray(int startIndex, int length)': (self: string, start: number, length: number) =>
    ClrArray.of(clr.char, [...each(substring(self, start, length))]),

  'int CompareTo(string strB)': (self: string, other: Text) => compareBy(self, other, culture),
  'int CompareTo(object value)': (self: string, other: unknown) =>
    other === null || typeof other === 'string'
      ? compareBy(self, other, culture)
      : raise('System.ArgumentException', 'Object must be of type String.'),
  'bool Equals(string value)': (self: string, other: Text) => self === other,
  'override bool Equals(object obj)': (self: string, other: unknown) => self === other,
  'bool Equals(string value, StringComparison comparisonType)': (self: string, other: Text, comparison: EnumValue) =>
    equalBy(self, other, checkComparison(comparison)),
  'static bool Equals(string a, string b)': (a: Text, b: Text) => a === b,
  'static bool Equals(string a, string b, StringComparison comparisonType)': (a: Text, b: Text, comparison: EnumValue) =>
    equalBy(a, b, checkComparison(comparison)),
  'override int GetHashCode()': (self: string) => hashCode(self),
  'override string ToString()': (self: string) => self,
  'string ToString(IFormatProvider provider)': (self: string) => self,
  'object Clone()': (self: string) => self,
  'bool IsNormalized()': (self: string) => self.normalize() === self,
  'string Normalize()': (self: string) => self.normalize(),

  'static int Compare(string strA, string strB)': (a: Text, b: Text) => compareBy(a, b, culture),
  'static int Compare(string strA, string strB, bool ignoreCase)': (a: Text, b: Text, ignore: boolean) => compareBy(a, b, ignore ? 1 : 0),
  'static int Compare(string strA, string strB, StringComparison comparisonType)': (a: Text, b: Text, comparison: EnumValue) =>
    compareBy(a, b, checkComparison(comparison)),
  'static int Compare(string strA, string strB, bool ignoreCase, CultureInfo culture)': (a: Text, b: Text, ignore: boolean) =>
    compareBy(a, b, ignore ? 1 : 0),
  'static int Compare(string strA, int indexA, string strB, int indexB, int length)': (
    a: Text,
    i: number,
    b: Text,
    j: number,
    length: number,
  ) => compareBy(part(a, i, length), part(b, j, length), culture),
  'static int Compare(string strA, int indexA, string strB, int indexB, int length, bool ignoreCase)': (
    a: Text,
    i: number,
    b: Text,
    j: number,
    length: number,
    ignore: boolean,
  ) => compareBy(part(a, i, length), part(b, j, length), ignore ? 1 : 0),
  'static int Compare(string strA, int indexA, string strB, int indexB, int length, StringComparison comparisonType)': (
    a: Text,
    i: number,
    b: Text,
    j: number,
    length: number,
    comparison: EnumValue,
  ) => compareBy(part(a, i, length), part(b, j, length), checkComparison(comparison)),
  'static int CompareOrdinal(string strA, int indexA, string strB, int indexB, int length)': (
    a: Text,
    i: number,
    b: Text,
    j: number,
    length: number,
  ) => compareBy(part(a, i, length), part(b, j, length), ordinal),
  'static string IsInterned(string str)': (value: Text) => value ?? raiseNull('str'),
  'static int CompareOrdinal(string strA, string strB)': (a: Text, b: Text) => compareBy(a, b, ordinal),
  'static bool IsNullOrEmpty(string value)': (value: Text) => value === null || value === '',
  'static bool IsNullOrWhiteSpace(string value)': (value: Text) => value === null || /^[\s\u0085]*$/.test(value),
  'static string Copy(string str)': (value: Text) => value ?? raiseNull('str'),
  'static string Intern(string str)': (value: Text) => value ?? raiseNull('str'),

  'static string Join(string separator, params string[] value)': (separator: Text, values: ClrArray, call: Call) =>
    joined(separator, texts(values), call),
  'static string Join(string separator, params object[] values)': (separator: Text, values: ClrArray, call: Call) =>
    joined(separator, texts(values), call),
  'static string Join(string separator, IEnumerable<string> values)': (separator: Text, values: unknown, call: Call) =>
    joined(separator, texts(values), call),
  'static string Join<T>(string separator, IEnumerable<T> values)': (separator: Text, values: unknown, call: Call) =>
    joined(separator, texts(values), call),
  'static string Join(char separator, params string[] value)': (separator: Char, values: ClrArray, call: Call) =>
    joined(charText(separator), texts(values), call),
  'static string Join(char separator, params object[] values)': (separator: Char, values: ClrArray, call: Call) =>
    joined(charText(separator), texts(values), call),
  'static string Join<T>(char separator, IEnumerable<T> values)': (separator: Char, values: unknown, call: Call) =>
    joined(charText(separator), texts(values), call),
  'static string Join(string separator, string[] value, int startIndex, int count)': (
    separator: Text,
    values: ClrArray | null,
    start: number,
    count: number,
    call: Call,
  ) => joined(separator, textsOfPart(values, start, count), call),
  'static string Join(char separator, string[] value, int startIndex, int count)': (
    separator: Char,
    values: ClrArray | null,
    start: number,
    count: number,
    call: Call,
  ) => joined(charText(separator), textsOfPart(values, start, count), call),
  'static string Concat(object arg0)': (a: unknown) => textOf(a),
  'static string Concat(object arg0, object arg1)': (a: unknown, b: unknown) => textOf(a) + textOf(b),
  'static string Concat(object arg0, object arg1, object arg2)': (a: unknown, b: unknown, c: unknown) => textOf(a) + textOf(b) + textOf(c),
  'static string Concat(params object[] args)': (values: ClrArray, call: Call) => joined('', texts(values), call),
  'static string Concat(string str0, string str1)': (a: Text, b: Text) => (a ?? '') + (b ?? ''),
  'static string Concat(string str0, string str1, string str2)': (a: Text, b: Text, c: Text) => (a ?? '') + (b ?? '') + (c ?? ''),
  'static string Concat(string str0, string str1, string str2, string str3)': (a: Text, b: Text, c: Text, d: Text) =>
    (a ?? '') + (b ?? '') + (c ?? '') + (d ?? ''),
  'static string Concat(params string[] values)': (values: ClrArray, call: Call) => joined('', texts(values), call),
  'static string Concat<T>(IEnumerable<T> values)': (values: unknown, call: Call) => joined('', texts(values), call),
  'static string Concat(IEnumerable<string> values)': (values: unknown, call: Call) => joined('', texts(values), call),
  'static string Format(string format, object arg0)': (pattern: Text, a: unknown, call: Call) => format(pattern, [a], call),
  'static string Format(string format, object arg0, object arg1)': (pattern: Text, a: unknown, b: unknown, call: Call) =>
    format(pattern, [a, b], call),
  'static string Format(string format, object arg0, object arg1, object arg2)': (
    pattern: Text,
    a: unknown,
    b: unknown,
    c: unknown,
    call: Call,
  ) => format(pattern, [a, b, c], call),
  'static string Format(string format, params object[] args)': (pattern: Text, values: ClrArray | null, call: Call) =>
    format(pattern, given(values), call),
  'static string Format(IFormatProvider provider, string format, object arg0)': (_: unknown, pattern: Text, a: unknown, call: Call) =>
    format(pattern, [a], call),
  'static string Format(IFormatProvider provider, string format, object arg0, object arg1)': (
    _: unknown,
    pattern: Text,
    a: unknown,
    b: unknown,
    call: Call,
  ) => format(pattern, [a, b], call),
  'static string Format(IFormatProvider provider, string format, object arg0, object arg1, object arg2)': (
    _: unknown,
    pattern: Text,
    a: unknown,
    b: unknown,
    c: unknown,
    call: Call,
  ) => format(pattern, [a, b, c], call),
  'static string Format(IFormatProvider provider, string format, params object[] args)': (
    _: unknown,
    pattern: Text,
    values: ClrArray | null,
    call: Call,
  ) => format(pattern, given(values), call),
  ...moreString,
  'static bool operator ==(string a, string b)': (a: Text, b: Text) => a === b,
  'static bool operator !=(string a, string b)': (a: Text, b: Text) => a !== b,
};

/** Invariant casing maps one unit to one unit: `ß` stays, `İ` stays. */
function upper(text: string): string {
  return isAscii(text) ? text.toUpperCase() : [...text].map((char) => one(char, char.toUpperCase())).join('');
}
function lower(text: string): string {
  return isAscii(text) ? text.toLowerCase() : [...text].map((char) => one(char, char === 'İ' ? char : char.toLowerCase())).join('');
}
function isAscii(text: string): boolean {
  if (text.length > 100) return /^[\x00-\x7f]*$/.test(text);
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}
const one = (from: string, to: string): string => (to.length === from.length && from !== 'ı' ? to : from);

function pad(self: string, width: number, char: string, left: boolean, call: Call): string {
  if (width < 0) outOfRange('Non-negative number required.', 'totalWidth');
  return sized(width, call, () => (left ? self.padStart(width, char) : self.padEnd(width, char)));
}

function splits(): Record<string, Behaviour> {
  const options = (value: EnumValue | null) => value?.value ?? 0;
  const array = (parts: string[], { machine }: Call) => {
    machine.allocate(parts.length * 16);
    return ClrArray.of(clr.string, parts);
  };
  const counted = (count: number): number => (count < 0 ? outOfRange(`count ('${count}') must be a non-negative value.`, 'count') : count);
  const chars = (set: ClrArray | null) => (set ? (set.items as Char[]).map(charText) : []);
  const strings = (set: ClrArray | null) =>
    set ? (set.items as Text[]).filter((text): text is string => text !== null && text !== '') : [];
  return {
    'string[] Split(params char[] separator)': (self: string, set: ClrArray | null, call: Call) =>
      array(splitText(self, chars(set), -1, 0), call),
    'string[] Split(char[] separator, int count)': (self: string, set: ClrArray | null, count: number, call: Call) =>
      array(splitText(self, chars(set), counted(count), 0), call),
    'string[] Split(char[] separator, StringSplitOptions options)': (self: string, set: ClrArray | null, how: EnumValue, call: Call) =>
      array(splitText(self, chars(set), -1, options(how)), call),
    'string[] Split(char[] separator, int count, StringSplitOptions options)': (
      self: string,
      set: ClrArray | null,
      count: number,
      how: EnumValue,
      call: Call,
    ) => array(splitText(self, chars(set), counted(count), options(how)), call),
    'string[] Split(string[] separator, StringSplitOptions options)': (self: string, set: ClrArray | null, how: EnumValue, call: Call) =>
      array(splitText(self, strings(set), -1, options(how)), call),
    'string[] Split(string[] separator, int count, StringSplitOptions options)': (
      self: string,
      set: ClrArray | null,
      count: number,
      how: EnumValue,
      call: Call,
    ) => array(splitText(self, strings(set), counted(count), options(how)), call),
    'string[] Split(char separator, StringSplitOptions options = StringSplitOptions.None)': (
      self: string,
      char: Char,
      how: EnumValue,
      call: Call,
    ) => array(splitText(self, [charText(char)], -1, options(how)), call),
    'string[] Split(char separator, int count, StringSplitOptions options = StringSplitOptions.None)': (
      self: string,
      char: Char,
      count: number,
      how: EnumValue,
      call: Call,
    ) => array(splitText(self, [charText(char)], counted(count), options(how)), call),
    'string[] Split(string separator, StringSplitOptions options = StringSplitOptions.None)': (
      self: string,
      text: Text,
      how: EnumValue,
      call: Call,
    ) => array(splitText(self, text ? [text] : [], -1, options(how), text === ''), call),
    'string[] Split(string separator, int count, StringSplitOptions options = StringSplitOptions.None)': (
      self: string,
      text: Text,
      count: number,
      how: EnumValue,
      call: Call,
    ) => array(splitText(self, text ? [text] : [], counted(count), options(how), text === ''), call),
  };
}

export default declare(
  'public sealed class System.String : IComparable, IComparable<string>, IEnumerable<char>, IEquatable<string>',
  members,
);
