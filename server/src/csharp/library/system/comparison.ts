/** StringComparison and StringComparer. Culture-sensitive comparison is the invariant culture's. */
import { type ClrObject, compareText, type EnumValue, type RuntimeType, raise, raiseArgument, runtimeType } from '../../runtime/index.ts';
import type { ComparerValue } from '../collections/comparers.ts';
import { declare } from '../declare.ts';
import { hashCode } from './hash-code.ts';

export const comparisonNames = {
  CurrentCulture: 0,
  CurrentCultureIgnoreCase: 1,
  InvariantCulture: 2,
  InvariantCultureIgnoreCase: 3,
  Ordinal: 4,
  OrdinalIgnoreCase: 5,
} as const;
export const stringComparison = declare('public enum System.StringComparison', comparisonNames);

/** Ordinal case folding: one unit to one unit, as .NET's simple upper-casing. */
export const foldOrdinal = (text: string): string => {
  let result = '';
  for (let i = 0; i < text.length; i++) {
    const upper = text[i]!.toUpperCase();
    result += upper.length === 1 ? upper : text[i];
  }
  return result;
};
const foldText = (text: string): string => (/^[\x20-\x7e]*$/.test(text) ? text.toUpperCase() : foldOrdinal(text));

export const checkComparison = (comparison: EnumValue): number =>
  comparison.value < 0 || comparison.value > 5
    ? raise('System.ArgumentException', "The string comparison type passed in is currently not supported. (Parameter 'comparisonType')")
    : comparison.value;

export function compareBy(a: string | null, b: string | null, comparison: number): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  if (comparison === 4) return ordinalDifference(a, b);
  if (comparison === 5) return ordinalDifference(foldText(a), foldText(b));
  return compareText(a, b, comparison % 2 === 1);
}
/** .NET gives the difference of the first units that differ, or of the lengths. */
function ordinalDifference(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return a.charCodeAt(i) - b.charCodeAt(i);
  return a.length - b.length;
}
export const equalBy = (a: string | null, b: string | null, comparison: number): boolean => {
  if (a === null || b === null) return a === b;
  if (comparison === 4) return a === b;
  if (comparison === 5) return a === b || foldText(a) === foldText(b);
  return compareText(a, b, comparison % 2 === 1) === 0;
};
/** Text as a comparison sees it, for searching: folded where case does not count. */
export const foldFor = (text: string, comparison: number): string => (comparison % 2 === 1 ? foldText(text) : text);

export class StringComparer implements ClrObject, ComparerValue {
  readonly comparison: number;
  constructor(comparison: number) {
    this.comparison = comparison;
  }
  get clrType(): RuntimeType {
    return runtimeType('System.StringComparer');
  }
  keyOf(value: unknown): unknown {
    return typeof value === 'string' ? foldFor(value, this.comparison) : value;
  }
  compare(a: unknown, b: unknown): number {
    return compareBy(a as string | null, b as string | null, this.comparison);
  }
}
const comparers = Object.values(comparisonNames).map((comparison) => new StringComparer(comparison));

export const stringComparer = declare('public abstract class System.StringComparer : IComparer<string>, IEqualityComparer<string>', {
  'static StringComparer CurrentCulture { get; }': () => comparers[0],
  'static StringComparer CurrentCultureIgnoreCase { get; }': () => comparers[1],
  'static StringComparer InvariantCulture { get; }': () => comparers[2],
  'static StringComparer InvariantCultureIgnoreCase { get; }': () => comparers[3],
  'static StringComparer Ordinal { get; }': () => comparers[4],
  'static StringComparer OrdinalIgnoreCase { get; }': () => comparers[5],
  'static StringComparer FromComparison(StringComparison comparisonType)': (comparison: { value: number }) =>
    comparers[comparison.value] ??
    raiseArgument('System.ArgumentException', 'The string comparison type passed in is currently not supported.', 'comparisonType'),
  'static StringComparer Create(CultureInfo culture, bool ignoreCase)': (_: unknown, ignore: boolean) => comparers[ignore ? 1 : 0],
  'int Compare(object x, object y)': (self: StringComparer, a: unknown, b: unknown) => self.compare(a, b),
  'bool Equals(object x, object y)': (self: StringComparer, a: unknown, b: unknown) => self.keyOf(a) === self.keyOf(b),
  'int GetHashCode(object obj)': (self: StringComparer, value: unknown) => hashCode(self.keyOf(value)),
  'int Compare(string x, string y)': (self: StringComparer, a: string, b: string) => self.compare(a, b),
  'bool Equals(string x, string y)': (self: StringComparer, a: string, b: string) => equalBy(a, b, self.comparison),
  'int GetHashCode(string obj)': (self: StringComparer, value: string) => hashCode(self.keyOf(value)),
});
