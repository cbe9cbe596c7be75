/** System.Array. */

import {
  ClrArray,
  clr,
  compareValues,
  equalValues,
  type Ref,
  type RuntimeType,
  raise,
  raiseArgument,
  raiseNull,
} from '../../runtime/index.ts';
import { comparisonOf } from '../collections/comparers.ts';
import { Enumerator } from '../collections/enumerator.ts';
import { List } from '../collections/list.ts';
import { type Call, declare } from '../declare.ts';
import { checkPart, findIndex, put, sortPairs, sortPart, type Test, vector } from './array-parts.ts';

const replace = (array: ClrArray, items: readonly unknown[], from = 0): void => items.forEach((item, i) => array.set(from + i, item));

export default declare('public abstract class System.Array : IList, ICollection, IEnumerable', {
  'static T FindLast<T>(T[] array, Predicate<T> match)': (array: ClrArray | null, test: Test, { machine, typeArguments }: Call) => {
    const items = vector(array).toArray();
    const at = items.findLastIndex((item) => test(item));
    return at < 0 ? machine.types.defaultOf(typeArguments[0]!) : items[at];
  },
  'static int FindLastIndex<T>(T[] array, Predicate<T> match)': (array: ClrArray | null, test: Test) =>
    vector(array)
      .toArray()
      .findLastIndex((item) => test(item)),
  'static int FindIndex<T>(T[] array, int startIndex, Predicate<T> match)': (array: ClrArray | null, start: number, test: Test) =>
    findIndex(array, start, vector(array).length - start, test),
  'static int FindIndex<T>(T[] array, int startIndex, int count, Predicate<T> match)': findIndex,
  'static int IndexOf(Array array, object value)': (array: ClrArray | null, value: unknown) =>
    vector(array)
      .toArray()
      .findIndex((item) => equalValues(item, value)),
  'static int IndexOf<T>(T[] array, T value, int startIndex, int count)': (
    array: ClrArray | null,
    value: unknown,
    start: number,
    count: number,
  ) => findIndex(array, start, count, (item) => equalValues(item, value)),
  'static int LastIndexOf<T>(T[] array, T value, int startIndex)': (array: ClrArray | null, value: unknown, start: number) =>
    vector(array)
      .toArray()
      .slice(0, start + 1)
      .findLastIndex((item) => equalValues(item, value)),
  'static ReadOnlyCollection<T> AsReadOnly<T>(T[] array)': (array: ClrArray | null, { typeArguments }: Call) =>
    new List(typeArguments[0]!, vector(array).toArray(), 'System.Collections.ObjectModel.ReadOnlyCollection'),
  'static Array CreateInstance(Type elementType, int length)': (type: RuntimeType, length: number, { machine }: Call) => {
    if (length < 0) raiseArgument('System.ArgumentOutOfRangeException', `length ('${length}') must be a non-negative value.`, 'length');
    machine.allocate(length * 16);
    return ClrArray.filled(type, [length], machine.types.defaultOf(type));
  },
  'static void Sort<TKey, TValue>(TKey[] keys, TValue[] items, IComparer<TKey> comparer)': (
    keys: ClrArray,
    items: ClrArray | null,
    comparer: unknown,
  ) => sortPairs(keys, items, comparisonOf(comparer)),
  'static void Sort(Array keys, Array items)': (keys: ClrArray, items: ClrArray | null) => sortPairs(keys, items, compareValues),
  'static void Sort<T>(T[] array, int index, int length, IComparer<T> comparer)': (
    array: ClrArray,
    index: number,
    length: number,
    comparer: unknown,
  ) => sortPart(array, index, length, comparisonOf(comparer)),
  'static void Reverse<T>(T[] array, int index, int length)': (array: ClrArray, index: number, length: number) => {
    checkPart(vector(array), index, length);
    put(
      array,
      array
        .toArray()
        .slice(index, index + length)
        .reverse(),
      index,
    );
  },
  'static void ConstrainedCopy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length)': (
    from: ClrArray,
    at: number,
    to: ClrArray,
    start: number,
    length: number,
  ) => put(to, from.toArray().slice(at, at + length), start),
  'static void Fill<T>(T[] array, T value, int startIndex, int count)': (array: ClrArray, value: unknown, start: number, count: number) => {
    for (let i = start; i < start + count; i++) vector(array).set(i, value);
  },
  'static int BinarySearch<T>(T[] array, T value, IComparer<T> comparer)': (array: ClrArray, value: unknown, comparer: unknown) => {
    const compare = comparisonOf(comparer);
    let [low, high] = [0, vector(array).length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const order = compare(array.get(middle), value);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return ~low;
  },
  'static int MaxLength { get; }': () => 2147483591,
  'long GetLongLength(int dimension)': (self: ClrArray, dimension: number) => BigInt(self.lengths[dimension] ?? 0),
  'object GetValue(params int[] indices)': (self: ClrArray, indices: ClrArray) => self.get(self.offset(indices.toArray() as number[])),
  'void SetValue(object value, params int[] indices)': (self: ClrArray, value: unknown, indices: ClrArray) =>
    self.set(self.offset(indices.toArray() as number[]), value),
  'IEnumerator GetEnumerator()': (self: ClrArray) => new Enumerator(self[Symbol.iterator](), self.element),
  'void Initialize()': () => undefined,
  'bool IsFixedSize { get; }': () => true,
  'bool IsReadOnly { get; }': () => false,
  'bool IsSynchronized { get; }': () => false,
  'object SyncRoot { get; }': (self: ClrArray) => self,
  'int Length { get; }': (self: ClrArray) => self.length,
  'long LongLength { get; }': (self: ClrArray) => BigInt(self.length),
  'int Rank { get; }': (self: ClrArray) => self.rank,
  'int GetLength(int dimension)': (self: ClrArray, dimension: number) =>
    self.lengths[dimension] ?? raise('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.'),
  'int GetUpperBound(int dimension)': (self: ClrArray, dimension: number) => self.lengths[dimension]! - 1,
  'int GetLowerBound(int dimension)': () => 0,
  'object GetValue(int index)': (self: ClrArray, index: number) => self.get(index),
  'void SetValue(object value, int index)': (self: ClrArray, value: unknown, index: number) => self.set(index, value),
  'object Clone()': (self: ClrArray) => ClrArray.of(self.element, self.toArray()),
  'void CopyTo(Array array, int index)': (self: ClrArray, to: ClrArray, index: number) => replace(to, self.toArray(), index),
  'static int IndexOf<T>(T[] array, T value)': (self: ClrArray, value: unknown) =>
    (self ?? raiseNull('array')).toArray().findIndex((item) => equalValues(item, value)),
  'static int IndexOf<T>(T[] array, T value, int startIndex)': (self: ClrArray, value: unknown, start: number) =>
    self.toArray().findIndex((item, i) => i >= start && equalValues(item, value)),
  'static int LastIndexOf<T>(T[] array, T value)': (self: ClrArray, value: unknown) =>
    self.toArray().findLastIndex((item) => equalValues(item, value)),
  'static bool Exists<T>(T[] array, Predicate<T> match)': (self: ClrArray, match: (item: unknown) => boolean) =>
    self.toArray().some((item) => match(item)),
  'static T Find<T>(T[] array, Predicate<T> match)': (self: ClrArray, match: (item: unknown) => boolean, { machine }: Call) => {
    const items = self.toArray();
    const at = items.findIndex((item) => match(item));
    return at < 0 ? machine.types.defaultOf(self.element) : items[at];
  },
  'static T[] FindAll<T>(T[] array, Predicate<T> match)': (self: ClrArray, match: (item: unknown) => boolean) =>
    ClrArray.of(
      self.element,
      self.toArray().filter((item) => match(item)),
    ),
  'static int FindIndex<T>(T[] array, Predicate<T> match)': (self: ClrArray, match: (item: unknown) => boolean) =>
    self.toArray().findIndex((item) => match(item)),
  'static bool TrueForAll<T>(T[] array, Predicate<T> match)': (self: ClrArray, match: (item: unknown) => boolean) =>
    self.toArray().every((item) => match(item)),
  'static void ForEach<T>(T[] array, Action<T> action)': (self: ClrArray, action: (item: unknown) => void) =>
    self.toArray().forEach((item) => action(item)),
  'static TOutput[] ConvertAll<TInput, TOutput>(TInput[] array, Converter<TInput, TOutput> converter)': (
    self: ClrArray,
    converter: (item: unknown) => unknown,
    { typeArguments }: Call,
  ) =>
    ClrArray.of(
      typeArguments[1]!,
      self.toArray().map((item) => converter(item)),
    ),
  'static void Sort(Array array)': (self: ClrArray) => replace(self, self.toArray().sort(compareValues)),
  'static void Sort<T>(T[] array)': (self: ClrArray) => replace(self, self.toArray().sort(compareValues)),
  'static void Sort<T>(T[] array, Comparison<T> comparison)': (self: ClrArray, compare: (a: unknown, b: unknown) => number) =>
    replace(self, self.toArray().sort(compare)),
  'static void Sort<T>(T[] array, IComparer<T> comparer)': (self: ClrArray, comparer: unknown) =>
    replace(self, self.toArray().sort(comparisonOf(comparer))),
  'static void Sort<TKey, TValue>(TKey[] keys, TValue[] items)': (keys: ClrArray, items: ClrArray) => {
    const rows = keys
      .toArray()
      .map((key, i) => [key, items.get(i)] as const)
      .sort(([a], [b]) => compareValues(a, b));
    replace(
      keys,
      rows.map(([key]) => key),
    );
    replace(
      items,
      rows.map(([, item]) => item),
    );
  },
  'static void Sort<T>(T[] array, int index, int length)': (self: ClrArray, index: number, length: number) =>
    replace(
      self,
      self
        .toArray()
        .slice(index, index + length)
        .sort(compareValues),
      index,
    ),
  'static void Reverse(Array array)': (self: ClrArray) => replace(self, self.toArray().reverse()),
  'static void Reverse<T>(T[] array)': (self: ClrArray) => replace(self, self.toArray().reverse()),
  'static void Copy(Array sourceArray, Array destinationArray, int length)': (from: ClrArray, to: ClrArray, length: number, call: Call) =>
    copy(from, 0, to, 0, length, call),
  'static void Copy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length)': copy,
  'static void Clear(Array array)': (self: ClrArray, { machine }: Call) =>
    replace(
      self,
      self.toArray().map(() => machine.types.defaultOf(self.element)),
    ),
  'static void Clear(Array array, int index, int length)': (self: ClrArray, index: number, length: number, { machine }: Call) =>
    replace(
      self,
      Array.from({ length }, () => machine.types.defaultOf(self.element)),
      index,
    ),
  'static void Resize<T>(ref T[] array, int newSize)': (ref: Ref<ClrArray | null>, size: number, { machine, typeArguments }: Call) => {
    const old = ref.value?.toArray() ?? [];
    ref.value = ClrArray.of(
      typeArguments[0]!,
      Array.from({ length: size }, (_, i) => (i < old.length ? old[i] : machine.types.defaultOf(typeArguments[0]!))),
    );
  },
  'static void Fill<T>(T[] array, T value)': (self: ClrArray, value: unknown) =>
    replace(
      self,
      self.toArray().map(() => value),
    ),
  'static T[] Empty<T>()': ({ typeArguments }: Call) => ClrArray.of(typeArguments[0]!, []),
  'static int BinarySearch<T>(T[] array, T value)': (self: ClrArray, value: unknown) => {
    let low = 0,
      high = self.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const order = compareValues(self.get(middle), value);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return ~low;
  },
});

function copy(from: ClrArray, at: number, to: ClrArray, start: number, length: number, { machine }: Call): void {
  if (!from) raiseNull('sourceArray');
  if (!to) raiseNull('destinationArray');
  if (at + length > from.length)
    raiseArgument(
      'System.ArgumentException',
      "Source array was not long enough. Check the source index, length, and the array's lower bounds.",
      'sourceArray',
    );
  if (start + length > to.length)
    raiseArgument(
      'System.ArgumentException',
      "Destination array was not long enough. Check the destination index, length, and the array's lower bounds.",
      'destinationArray',
    );
  const items = from.toArray().slice(at, at + length);
  for (const item of items) {
    if (
      item === null
        ? machine.types.defaultOf(to.element) !== null
        : to.element !== clr.object && !machine.types.isInstance(item, to.element)
    )
      raise(
        'System.InvalidCastException',
        'At least one element in the source array could not be cast down to the destination array type.',
      );
  }
  replace(to, items, start);
}
