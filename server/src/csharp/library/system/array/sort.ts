/** Sorting and reversing by System.Array's static members. A stable sort is one of the orders .NET's unstable one may give. */

import { ClrException } from '../../../runtime/exception.ts';
import { type ClrArray, compareValues, raise } from '../../../runtime/index.ts';
import { comparisonOf } from '../../collections/comparers.ts';
import type { Behaviour } from '../../declare.ts';
import { type Compare, checkPart, given, oneDimensional, put, vector } from './parts.ts';

/** What a comparer throws is told as the sort's own failure. */
export const guarded =
  (compare: Compare): Compare =>
  (a, b) => {
    try {
      return compare(a, b);
    } catch (error) {
      if (!(error instanceof ClrException)) throw error;
      throw new ClrException('System.InvalidOperationException', 'Failed to compare two elements in the array.', error);
    }
  };
const comparing = (comparer: unknown): Compare => guarded(comparer === null ? compareValues : comparisonOf(comparer));

const sortPart = (array: ClrArray | null, index: number, length: number, comparer: unknown): void => {
  checkPart(vector(array), index, length);
  const part = array!.toArray().slice(index, index + length);
  put(array!, part.sort(comparing(comparer)), index);
};
const sortWhole = (array: ClrArray | null, comparer: unknown): void => sortPart(array, 0, vector(array).length, comparer);
const sortPairs = (keys: ClrArray | null, items: ClrArray | null, comparer: unknown): void => {
  const values = items?.toArray() ?? [];
  const from = vector(keys, 'keys').toArray();
  if (items && items.length < from.length)
    raise(
      'System.ArgumentException',
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
  const compare = comparing(comparer);
  const rows = from.map((key, i) => ({ key, value: values[i] })).sort((a, b) => compare(a.key, b.key));
  put(
    keys!,
    rows.map(({ key }) => key),
  );
  if (items)
    put(
      items,
      rows.map(({ value }) => value),
    );
};
const reversePart = (array: ClrArray | null, index: number, length: number): void => {
  checkPart(vector(array), index, length);
  const part = array!.toArray().slice(index, index + length);
  put(array!, part.reverse(), index);
};
const reverseWhole = (array: ClrArray | null): void => reversePart(array, 0, vector(array).length);

export const sorts: Record<string, Behaviour> = {
  'static void Sort(Array array)': (array: ClrArray | null) => sortWhole(oneDimensional(array), null),
  'static void Sort(Array array, IComparer comparer)': (array: ClrArray | null, comparer: unknown) =>
    sortWhole(oneDimensional(array), comparer),
  'static void Sort(Array array, int index, int length)': (array: ClrArray | null, index: number, length: number) =>
    sortPart(oneDimensional(array), index, length, null),
  'static void Sort(Array keys, Array items)': (keys: ClrArray | null, items: ClrArray | null) => sortPairs(keys, items, null),
  'static void Sort<T>(T[] array)': (array: ClrArray | null) => sortWhole(array, null),
  'static void Sort<T>(T[] array, IComparer<T> comparer)': sortWhole,
  'static void Sort<T>(T[] array, Comparison<T> comparison)': (array: ClrArray | null, compare: Compare | null) =>
    put(vector(array), array!.toArray().sort(given(compare, 'comparison'))),
  'static void Sort<T>(T[] array, int index, int length)': (array: ClrArray | null, index: number, length: number) =>
    sortPart(array, index, length, null),
  'static void Sort<T>(T[] array, int index, int length, IComparer<T> comparer)': sortPart,
  'static void Sort<TKey, TValue>(TKey[] keys, TValue[] items)': (keys: ClrArray | null, items: ClrArray | null) =>
    sortPairs(keys, items, null),
  'static void Sort<TKey, TValue>(TKey[] keys, TValue[] items, IComparer<TKey> comparer)': sortPairs,
  'static void Reverse(Array array)': (array: ClrArray | null) => reverseWhole(oneDimensional(array)),
  'static void Reverse(Array array, int index, int length)': (array: ClrArray | null, index: number, length: number) =>
    reversePart(oneDimensional(array), index, length),
  'static void Reverse<T>(T[] array)': reverseWhole,
  'static void Reverse<T>(T[] array, int index, int length)': reversePart,
};
