/** What System.Array's static members find. Lists search by the same functions. */
import { ClrArray, compareValues, equalValues } from '../../../runtime/index.ts';
import { comparisonOf } from '../../collections/comparers.ts';
import type { Behaviour, Call } from '../../declare.ts';
import { badCount, beyond, type Compare, checkPart, given, itemsOfVector, oneDimensional, outside, type Test, vector } from './parts.ts';

export const findForward = (items: readonly unknown[], start: number, count: number, test: Test): number => {
  if (start < 0 || start > items.length) beyond('startIndex');
  if (count < 0 || start + count > items.length) badCount();
  for (let i = start; i < start + count; i++) if (test(items[i])) return i;
  return -1;
};
export const findBackward = (items: readonly unknown[], start: number, count: number, test: Test): number => {
  if (items.length === 0 ? start !== -1 && start !== 0 : start < 0 || start >= items.length) outside('startIndex');
  if (items.length > 0 && (count < 0 || start - count + 1 < 0)) badCount();
  for (let i = Math.min(start, items.length - 1); i > start - count; i--) if (test(items[i])) return i;
  return -1;
};
/** The place of `value` in sorted items, or the complement of where it would stand. */
export const binarySearch = (items: readonly unknown[], index: number, length: number, value: unknown, compare: Compare): number => {
  let low = index;
  let high = index + length - 1;
  while (low <= high) {
    const middle = low + ((high - low) >> 1);
    const order = compare(items[middle], value);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return ~low;
};
const equals =
  (value: unknown): Test =>
  (item) =>
    equalValues(item, value);
const search = (array: ClrArray | null, value: unknown, comparer: unknown): number => {
  const items = itemsOfVector(array);
  return binarySearch(items, 0, items.length, value, comparer === null ? compareValues : comparisonOf(comparer));
};
const searchPart = (array: ClrArray | null, index: number, length: number, value: unknown, comparer: unknown): number => {
  checkPart(vector(array), index, length);
  return binarySearch(itemsOfVector(array), index, length, value, comparer === null ? compareValues : comparisonOf(comparer));
};

export const searches: Record<string, Behaviour> = {
  'static bool Exists<T>(T[] array, Predicate<T> match)': (array: ClrArray | null, match: Test | null) =>
    itemsOfVector(array).some((item) => given(match)(item)),
  'static bool TrueForAll<T>(T[] array, Predicate<T> match)': (array: ClrArray | null, match: Test | null) =>
    itemsOfVector(array).every((item) => given(match)(item)),
  'static T Find<T>(T[] array, Predicate<T> match)': (array: ClrArray | null, match: Test | null, { machine, typeArguments }: Call) => {
    const items = itemsOfVector(array);
    const at = items.findIndex(given(match));
    return at < 0 ? machine.types.defaultOf(typeArguments[0]!) : items[at];
  },
  'static T FindLast<T>(T[] array, Predicate<T> match)': (array: ClrArray | null, match: Test | null, { machine, typeArguments }: Call) => {
    const items = itemsOfVector(array);
    const at = items.findLastIndex(given(match));
    return at < 0 ? machine.types.defaultOf(typeArguments[0]!) : items[at];
  },
  'static T[] FindAll<T>(T[] array, Predicate<T> match)': (array: ClrArray | null, match: Test | null, { typeArguments }: Call) =>
    ClrArray.of(typeArguments[0]!, itemsOfVector(array).filter(given(match))),
  'static int FindIndex<T>(T[] array, Predicate<T> match)': (array: ClrArray | null, match: Test | null) =>
    itemsOfVector(array).findIndex(given(match)),
  'static int FindIndex<T>(T[] array, int startIndex, Predicate<T> match)': (array: ClrArray | null, start: number, match: Test | null) =>
    findForward(itemsOfVector(array), start, vector(array).length - start, given(match)),
  'static int FindIndex<T>(T[] array, int startIndex, int count, Predicate<T> match)': (
    array: ClrArray | null,
    start: number,
    count: number,
    match: Test | null,
  ) => findForward(itemsOfVector(array), start, count, given(match)),
  'static int FindLastIndex<T>(T[] array, Predicate<T> match)': (array: ClrArray | null, match: Test | null) =>
    itemsOfVector(array).findLastIndex(given(match)),
  'static int FindLastIndex<T>(T[] array, int startIndex, Predicate<T> match)': (
    array: ClrArray | null,
    start: number,
    match: Test | null,
  ) => findBackward(itemsOfVector(array), start, start + 1, given(match)),
  'static int FindLastIndex<T>(T[] array, int startIndex, int count, Predicate<T> match)': (
    array: ClrArray | null,
    start: number,
    count: number,
    match: Test | null,
  ) => findBackward(itemsOfVector(array), start, count, given(match)),
  'static int IndexOf(Array array, object value)': (array: ClrArray | null, value: unknown) =>
    oneDimensional(array).toArray().findIndex(equals(value)),
  'static int IndexOf(Array array, object value, int startIndex)': (array: ClrArray | null, value: unknown, start: number) =>
    findForward(oneDimensional(array).toArray(), start, array!.length - start, equals(value)),
  'static int IndexOf(Array array, object value, int startIndex, int count)': (
    array: ClrArray | null,
    value: unknown,
    start: number,
    count: number,
  ) => findForward(oneDimensional(array).toArray(), start, count, equals(value)),
  'static int IndexOf<T>(T[] array, T value)': (array: ClrArray | null, value: unknown) => itemsOfVector(array).findIndex(equals(value)),
  'static int IndexOf<T>(T[] array, T value, int startIndex)': (array: ClrArray | null, value: unknown, start: number) =>
    findForward(itemsOfVector(array), start, vector(array).length - start, equals(value)),
  'static int IndexOf<T>(T[] array, T value, int startIndex, int count)': (
    array: ClrArray | null,
    value: unknown,
    start: number,
    count: number,
  ) => findForward(itemsOfVector(array), start, count, equals(value)),
  'static int LastIndexOf(Array array, object value)': (array: ClrArray | null, value: unknown) =>
    oneDimensional(array).toArray().findLastIndex(equals(value)),
  'static int LastIndexOf(Array array, object value, int startIndex)': (array: ClrArray | null, value: unknown, start: number) =>
    findBackward(oneDimensional(array).toArray(), start, start + 1, equals(value)),
  'static int LastIndexOf<T>(T[] array, T value)': (array: ClrArray | null, value: unknown) =>
    itemsOfVector(array).findLastIndex(equals(value)),
  'static int LastIndexOf<T>(T[] array, T value, int startIndex)': (array: ClrArray | null, value: unknown, start: number) =>
    findBackward(itemsOfVector(array), start, vector(array).length === 0 ? 0 : start + 1, equals(value)),
  'static int LastIndexOf<T>(T[] array, T value, int startIndex, int count)': (
    array: ClrArray | null,
    value: unknown,
    start: number,
    count: number,
  ) => findBackward(itemsOfVector(array), start, count, equals(value)),
  'static int BinarySearch(Array array, object value)': (array: ClrArray | null, value: unknown) =>
    search(oneDimensional(array), value, null),
  'static int BinarySearch(Array array, object value, IComparer comparer)': (array: ClrArray | null, value: unknown, comparer: unknown) =>
    search(oneDimensional(array), value, comparer),
  'static int BinarySearch<T>(T[] array, T value)': (array: ClrArray | null, value: unknown) => search(array, value, null),
  'static int BinarySearch<T>(T[] array, T value, IComparer<T> comparer)': search,
  'static int BinarySearch<T>(T[] array, int index, int length, T value)': (
    array: ClrArray | null,
    index: number,
    length: number,
    value: unknown,
  ) => searchPart(array, index, length, value, null),
  'static int BinarySearch<T>(T[] array, int index, int length, T value, IComparer<T> comparer)': searchPart,
};
