/** What .NET does to any value: equality, hashing, ordering, text, iteration; by the value's own conventions (`ClrObject`). */
import { ClrArray } from './array.ts';
import { nullReference, raise } from './exception.ts';
import { Char, Double, NumberValue, Single } from './numbers.ts';
import { clr } from './type.ts';
import { type ClrObject, typeOf } from './value.ts';

/** `object.Equals(a, b)`: no conversion between types; NaN equals NaN. */
export const equalValues = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  if (a instanceof NumberValue)
    return b instanceof NumberValue && a.clrType === b.clrType && (a.value === b.value || (Number.isNaN(a.value) && Number.isNaN(b.value)));
  return (a as ClrObject).equalsValue?.(b) ?? false;
};

/** A JavaScript Map key that is the same for equal values and for no others. */
export const hashKey = (value: unknown): unknown => {
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof NumberValue) return `\0${value.clrType.name}:${value.value}`;
  const own = (value as ClrObject).hashKey;
  return own ? own.call(value) : value;
};

const order = (a: number | bigint, b: number | bigint): number => {
  if (a < b) return -1;
  if (a > b) return 1;
  // NaN comes before everything.
  return a === b ? 0 : Number.isNaN(a) ? (Number.isNaN(b) ? 0 : -1) : 1;
};

/** `Comparer<T>.Default`: nulls first; strings by the invariant culture (`compareText`). */
export const compareValues = (a: unknown, b: unknown): number => {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if ((typeof a === 'number' && typeof b === 'number') || (typeof a === 'bigint' && typeof b === 'bigint')) return order(a, b);
  if (typeof a === 'boolean' && typeof b === 'boolean') return a ? 1 : -1;
  if (a instanceof NumberValue && b instanceof NumberValue && a.clrType === b.clrType) return order(a.value, b.value);
  if (a instanceof Char && b instanceof Char) return a.code - b.code;
  const own = typeof a === 'object' ? (a as ClrObject).compareTo : undefined;
  if (own) return own.call(a, b);
  return raise('System.ArgumentException', 'At least one object must implement IComparable.');
};

const collator = new Intl.Collator('en', { sensitivity: 'variant', caseFirst: 'lower' });
const collatorIgnoringCase = new Intl.Collator('en', { sensitivity: 'accent' });
/** As the invariant culture orders (ICU). */
export const compareText = (a: string, b: string, ignoreCase = false): number =>
  a === b ? 0 : Math.sign((ignoreCase ? collatorIgnoringCase : collator).compare(a, b));
/** By UTF-16 units. */
export const compareOrdinal = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The shortest text of a double that reads back, as `double.ToString()` writes it: `1E+16`, `0.0001`, `1E-05`. */
export const doubleText = (value: number): string => shortest(value, String(Math.abs(value)), 15);
/** The same of a float. */
export const singleText = (value: number): string => {
  let text = String(Math.abs(value));
  for (let digits = 1; digits <= 9; digits++) {
    const candidate = Math.abs(value).toPrecision(digits);
    if (Math.fround(Number(candidate)) === Math.abs(value)) {
      text = candidate;
      break;
    }
  }
  return shortest(value, text, 7);
};
const shortest = (value: number, text: string, limit: number): string => {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const [significand = '0', e = '0'] = Number(text).toExponential().split('e');
  if (text === '0') return `${sign}0`;
  const digits = significand.replace('.', '');
  const exponent = Number(e);
  if (exponent >= limit || exponent < -4) {
    const power = Math.abs(exponent).toString().padStart(2, '0');
    return `${sign}${digits[0]}${digits.length > 1 ? `.${digits.slice(1)}` : ''}E${exponent < 0 ? '-' : '+'}${power}`;
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  if (digits.length <= exponent + 1) return sign + digits.padEnd(exponent + 1, '0');
  return `${sign}${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
};

/** `ToString()` in the invariant culture; of null the empty text, as concatenation and formatting have it. */
export const textOf = (value: unknown): string => {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'bigint':
      return String(value);
    case 'boolean':
      return value ? 'True' : 'False';
    case 'function':
      return typeOf(value).clrName;
    default:
      if (value === null || value === undefined) return '';
      if (value instanceof Double) return doubleText(value.value);
      if (value instanceof Single) return singleText(value.value);
      if (value instanceof NumberValue) return String(value.value);
      return (value as ClrObject).toText?.() ?? typeOf(value).clrName;
  }
};

function* chars(text: string): Iterator<Char> {
  for (let i = 0; i < text.length; i++) yield Char.of(text.charCodeAt(i));
}
/** `GetEnumerator()` of anything enumerable: arrays, strings (chars), iterable values of the library. */
export const iterate = (value: unknown): Iterator<unknown> => {
  if (typeof value === 'string') return chars(value);
  if (value instanceof ClrArray) return value[Symbol.iterator]();
  if (value === null) return nullReference();
  return (value as Iterable<unknown>)[Symbol.iterator]();
};
/** Who is told how many elements were passed. */
export interface Meter {
  charge(steps: number): void;
}
/** Gets the elements; `true` ends the visit. */
export type Take = (item: unknown) => unknown;
const portion = 64;
/** Gives all elements of anything enumerable to `take`, which is faster than an iterator. Whether `take` ended it. The meter is charged in portions. */
export const visit = (value: unknown, meter: Meter | null, take: Take): boolean => {
  if (value instanceof ClrArray && value.element !== clr.byte) return visitArray(value.items as unknown[], meter, take);
  if (value === null) return nullReference();
  const own = (value as ClrObject).visit;
  return own ? own.call(value, meter, take) : visitIterator(iterate(value), meter, take);
};
/** The same for what an iterator gives. */
export const visitIterator = (iterator: Iterator<unknown>, meter: Meter | null, take: Take): boolean => {
  let due = 0;
  let ended = false;
  try {
    for (let next = iterator.next(); !next.done; next = iterator.next()) {
      if (++due === portion) {
        meter?.charge(due);
        due = 0;
      }
      if (take(next.value) === true) return true;
    }
    ended = true;
    return false;
  } finally {
    if (!ended) iterator.return?.();
    else if (due > 0) meter?.charge(due);
  }
};
/** The elements, where they stand in a JavaScript array that does not change its length; to be read only. */
export const arrayOf = (value: unknown): readonly unknown[] | null => {
  if (value instanceof ClrArray) return value.element === clr.byte ? null : (value.items as unknown[]);
  return (value as { readonly fixedElements?: readonly unknown[] } | null)?.fixedElements ?? null;
};
/** The same for the elements of a JavaScript array that does not change. */
export const visitArray = (items: readonly unknown[], meter: Meter | null, take: Take): boolean => {
  for (let from = 0; from < items.length; from += portion) {
    const to = Math.min(from + portion, items.length);
    meter?.charge(to - from);
    for (let i = from; i < to; i++) if (take(items[i]) === true) return true;
  }
  return false;
};
/** The same as an iterable, for `for … of`. */
export const each = (value: unknown): Iterable<unknown> => ({ [Symbol.iterator]: () => iterate(value) });
