/** Less common members of System.String: searches in a part, comparison of parts, line endings. */
import { Char, type ClrArray, clr, type EnumValue, enumValue, raiseArgument, raiseNull } from '../../runtime/index.ts';
import { Enumerator } from '../collections/enumerator.ts';
import type { Behaviour } from '../declare.ts';
import { checkComparison, compareBy, foldFor } from './comparison.ts';

type Text = string | null;
const ordinal = 4;
const culture = 0;
const outOfRange = (message: string, parameter: string): never => raiseArgument('System.ArgumentOutOfRangeException', message, parameter);
const indexMessage = 'Index was out of range. Must be non-negative and less than or equal to the size of the collection.';
const countMessage = 'Count must be positive and count must refer to a location within the string/array/collection.';
const needed = (text: Text, parameter = 'value'): string => text ?? raiseNull(parameter);

const search = (self: string, value: string, start: number, count: number, comparison: number): number => {
  if (start < 0 || start > self.length) outOfRange(indexMessage, 'startIndex');
  if (count < 0 || start + count > self.length) outOfRange(countMessage, 'count');
  const at = foldFor(self.slice(start, start + count), comparison).indexOf(foldFor(value, comparison));
  return at < 0 ? -1 : start + at;
};
/** Backwards from `start`, over `count` units. */
const searchBack = (self: string, value: string, start: number, count: number, comparison: number): number => {
  if (self === '') return value === '' ? 0 : -1;
  if (start < 0 || start > self.length) outOfRange(indexMessage, 'startIndex');
  const end = Math.min(start + 1, self.length);
  const units = start === self.length ? count - (count > 0 ? 1 : 0) : count;
  if (count < 0 || end - units < 0) outOfRange(countMessage, 'count');
  const from = end - units;
  if (value === '') return end;
  const at = foldFor(self.slice(from, end), comparison).lastIndexOf(foldFor(value, comparison));
  return at < 0 ? -1 : from + at;
};
const setOf = (chars: ClrArray | null): ReadonlySet<number> =>
  new Set((chars ?? raiseNull('anyOf')).toArray().map((char) => (char as Char).code));
const anyBack = (self: string, chars: ClrArray | null, start: number, count: number): number => {
  const set = setOf(chars);
  if (self === '') return -1;
  if (start < 0 || start >= self.length)
    outOfRange('Index was out of range. Must be non-negative and less than the size of the collection.', 'startIndex');
  for (let i = start; i > start - count && i >= 0; i--) if (set.has(self.charCodeAt(i))) return i;
  return -1;
};
const comparePart = (a: Text, at: number, b: Text, from: number, length: number, comparison: number): number => {
  if (length < 0) outOfRange('Length cannot be less than zero.', 'length');
  if (at < 0 || (a !== null && at > a.length)) outOfRange(indexMessage, 'indexA');
  if (from < 0 || (b !== null && from > b.length)) outOfRange(indexMessage, 'indexB');
  return compareBy(a?.slice(at, at + length) ?? null, b?.slice(from, from + length) ?? null, comparison);
};
const forms = new Map<number, 'NFC' | 'NFD' | 'NFKC' | 'NFKD'>([
  [1, 'NFC'],
  [2, 'NFD'],
  [5, 'NFKC'],
  [6, 'NFKD'],
]);
const formOf = (form: EnumValue): 'NFC' | 'NFD' | 'NFKC' | 'NFKD' =>
  forms.get(form.value) ?? raiseArgument('System.ArgumentException', 'Invalid or unsupported normalization form.', 'normalizationForm');
const text = (char: Char): string => String.fromCharCode(char.code);

export const moreString: Record<string, Behaviour> = {
  'int IndexOf(string value, int startIndex, int count, StringComparison comparisonType)': (
    self: string,
    value: Text,
    start: number,
    count: number,
    comparison: EnumValue,
  ) => search(self, needed(value), start, count, checkComparison(comparison)),
  'int IndexOfAny(char[] anyOf, int startIndex, int count)': (self: string, chars: ClrArray | null, start: number, count: number) => {
    const set = setOf(chars);
    if (start < 0 || start > self.length) outOfRange(indexMessage, 'startIndex');
    if (count < 0 || start + count > self.length) outOfRange(countMessage, 'count');
    for (let i = start; i < start + count; i++) if (set.has(self.charCodeAt(i))) return i;
    return -1;
  },
  'int LastIndexOf(char value, int startIndex, int count)': (self: string, value: Char, start: number, count: number) =>
    searchBack(self, text(value), start, count, ordinal),
  'int LastIndexOf(string value, int startIndex, int count)': (self: string, value: Text, start: number, count: number) =>
    searchBack(self, needed(value), start, count, culture),
  'int LastIndexOf(string value, int startIndex, StringComparison comparisonType)': (
    self: string,
    value: Text,
    start: number,
    comparison: EnumValue,
  ) => searchBack(self, needed(value), start, Math.min(start + 1, self.length), checkComparison(comparison)),
  'int LastIndexOf(string value, int startIndex, int count, StringComparison comparisonType)': (
    self: string,
    value: Text,
    start: number,
    count: number,
    comparison: EnumValue,
  ) => searchBack(self, needed(value), start, count, checkComparison(comparison)),
  'int LastIndexOfAny(char[] anyOf, int startIndex)': (self: string, chars: ClrArray | null, start: number) =>
    anyBack(self, chars, start, start + 1),
  'int LastIndexOfAny(char[] anyOf, int startIndex, int count)': anyBack,
  'static int Compare(string strA, int indexA, string strB, int indexB, int length)': (
    a: Text,
    at: number,
    b: Text,
    from: number,
    length: number,
  ) => comparePart(a, at, b, from, length, culture),
  'static int Compare(string strA, int indexA, string strB, int indexB, int length, bool ignoreCase)': (
    a: Text,
    at: number,
    b: Text,
    from: number,
    length: number,
    ignore: boolean,
  ) => comparePart(a, at, b, from, length, ignore ? 1 : 0),
  'static int Compare(string strA, int indexA, string strB, int indexB, int length, StringComparison comparisonType)': (
    a: Text,
    at: number,
    b: Text,
    from: number,
    length: number,
    comparison: EnumValue,
  ) => comparePart(a, at, b, from, length, checkComparison(comparison)),
  'static int CompareOrdinal(string strA, int indexA, string strB, int indexB, int length)': (
    a: Text,
    at: number,
    b: Text,
    from: number,
    length: number,
  ) => comparePart(a, at, b, from, length, ordinal),
  'static string IsInterned(string str)': (value: Text) => value ?? raiseNull('str'),
  'string Normalize(NormalizationForm normalizationForm)': (self: string, form: EnumValue) => self.normalize(formOf(form)),
  'bool IsNormalized(NormalizationForm normalizationForm)': (self: string, form: EnumValue) => self.normalize(formOf(form)) === self,
  'string Replace(string oldValue, string newValue, bool ignoreCase, CultureInfo culture)': (
    self: string,
    old: Text,
    fresh: Text,
    ignore: boolean,
  ) => {
    const from = needed(old, 'oldValue');
    if (from === '') raiseArgument('System.ArgumentException', 'The value cannot be an empty string.', 'oldValue');
    const pattern = from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return self.replace(new RegExp(pattern, ignore ? 'gi' : 'g'), () => fresh ?? '');
  },
  'string ReplaceLineEndings()': (self: string) => self.replace(/\r\n|[\n\r\f\u0085\u2028\u2029]/g, '\n'),
  'string ReplaceLineEndings(string replacementText)': (self: string, replacement: Text) =>
    self.replace(/\r\n|[\n\r\f\u0085\u2028\u2029]/g, () => needed(replacement, 'replacementText')),
  'void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)': (
    self: string,
    source: number,
    destination: ClrArray,
    at: number,
    count: number,
  ) => {
    if (source < 0 || count < 0 || source + count > self.length) outOfRange(indexMessage, 'sourceIndex');
    for (let i = 0; i < count; i++) destination.set(at + i, Char.of(self.charCodeAt(source + i)));
  },
  'CharEnumerator GetEnumerator()': (self: string) =>
    new Enumerator(
      (function* () {
        for (let i = 0; i < self.length; i++) yield Char.of(self.charCodeAt(i));
      })(),
      clr.char,
    ),
  'TypeCode GetTypeCode()': () => enumValue('System.TypeCode', 18),
};
