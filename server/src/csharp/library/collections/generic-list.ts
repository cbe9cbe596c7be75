import { ClrArray, clr, equalValues, type RuntimeType, raise, raiseArgument, raiseNull } from '../../runtime/index.ts';
import { type Call, declare } from '../declare.ts';
import { comparisonOf } from './comparers.ts';
import { Enumerator } from './enumerator.ts';
import { indexOutOfRange, itemsOf, List } from './list.ts';

type Test = (value: unknown) => boolean;
const owner = ({ ownerArguments }: Call): RuntimeType => ownerArguments[0] ?? clr.object;
const change = <T>(self: List, result: T): T => {
  self.version++;
  return result;
};
const negative = (parameter: string): never =>
  raiseArgument('System.ArgumentOutOfRangeException', 'Non-negative number required.', parameter);
const range = (self: List, index: number, count: number): void => {
  if (index < 0) negative('index');
  if (count < 0) negative('count');
  if (index + count > self.count)
    raise(
      'System.ArgumentException',
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
};
const needed = (test: Test | null): Test => test ?? raiseNull('match');
/** A stable sort is one of the orders .NET's unstable one may give. */
const sort = (self: List, compare: (a: unknown, b: unknown) => number): void => change(self, void self.items.sort(compare));

export default declare('public class System.Collections.Generic.List<T> : IList<T>, IReadOnlyList<T>, IList', {
  'new()': (call: Call) => new List(owner(call)),
  'new(int capacity)': (capacity: number, call: Call) => (capacity < 0 ? negative('capacity') : new List(owner(call))),
  'new(IEnumerable<T> collection)': (collection: unknown, call: Call) => new List(owner(call), itemsOf(collection)),
  'int Count { get; }': (self: List) => self.count,
  'int EnsureCapacity(int capacity)': (self: List, capacity: number) => Math.max(capacity, self.count),
  'List<T> Slice(int start, int length)': (self: List, start: number, length: number) => {
    range(self, start, length);
    return new List(self.element, self.items.slice(start, start + length));
  },
  'int Capacity { get; set; }': {
    get: (self: List) => (self.count === 0 ? 0 : Math.max(4, 2 ** Math.ceil(Math.log2(self.count)))),
    set: () => undefined,
  },
  'T this[int index] { get; set; }': {
    get: (self: List, index: number) => self.at(index),
    set: (self: List, index: number, value: unknown) => self.set(index, value),
  },
  'void Add(T item)': (self: List, item: unknown, { machine }: Call) => {
    machine.allocate(16);
    self.add(item);
  },
  'void AddRange(IEnumerable<T> collection)': (self: List, collection: unknown, { machine }: Call) => {
    const items = itemsOf(collection);
    machine.allocate(items.length * 16);
    for (const item of items) self.items.push(item);
    self.version++;
  },
  'void Insert(int index, T item)': (self: List, index: number, item: unknown) => {
    if (index < 0 || index > self.count)
      raiseArgument('System.ArgumentOutOfRangeException', 'Index must be within the bounds of the List.', 'index');
    change(self, self.items.splice(index, 0, item));
  },
  'void InsertRange(int index, IEnumerable<T> collection)': (self: List, index: number, collection: unknown) => {
    if (index < 0 || index > self.count) indexOutOfRange();
    change(self, self.items.splice(index, 0, ...itemsOf(collection)));
  },
  'bool Remove(T item)': (self: List, item: unknown) => {
    const at = self.items.findIndex((other) => equalValues(other, item));
    if (at >= 0) change(self, self.items.splice(at, 1));
    return at >= 0;
  },
  'void RemoveAt(int index)': (self: List, index: number) => {
    if (index < 0 || index >= self.count) indexOutOfRange();
    change(self, self.items.splice(index, 1));
  },
  'void RemoveRange(int index, int count)': (self: List, index: number, count: number) => {
    range(self, index, count);
    change(self, self.items.splice(index, count));
  },
  'int RemoveAll(Predicate<T> match)': (self: List, match: Test | null) => {
    const before = self.count;
    const test = needed(match);
    self.items = self.items.filter((item) => !test(item));
    return change(self, before - self.count);
  },
  'void Clear()': (self: List) => {
    self.items = [];
    self.version++;
  },
  'bool Contains(T item)': (self: List, item: unknown) => self.items.some((other) => equalValues(other, item)),
  'int IndexOf(T item)': (self: List, item: unknown) => self.items.findIndex((other) => equalValues(other, item)),
  'int IndexOf(T item, int index)': (self: List, item: unknown, index: number) =>
    index > self.count || index < 0 ? indexOutOfRange() : self.items.findIndex((other, i) => i >= index && equalValues(other, item)),
  'int LastIndexOf(T item)': (self: List, item: unknown) => self.items.findLastIndex((other) => equalValues(other, item)),
  'bool Exists(Predicate<T> match)': (self: List, match: Test | null) => self.items.some(needed(match)),
  'T Find(Predicate<T> match)': (self: List, match: Test | null, { machine }: Call) => {
    const at = self.items.findIndex(needed(match));
    return at < 0 ? machine.types.defaultOf(self.element) : self.items[at];
  },
  'T FindLast(Predicate<T> match)': (self: List, match: Test | null, { machine }: Call) => {
    const at = self.items.findLastIndex(needed(match));
    return at < 0 ? machine.types.defaultOf(self.element) : self.items[at];
  },
  'List<T> FindAll(Predicate<T> match)': (self: List, match: Test | null) => new List(self.element, self.items.filter(needed(match))),
  'int FindIndex(Predicate<T> match)': (self: List, match: Test | null) => self.items.findIndex(needed(match)),
  'int FindIndex(int startIndex, Predicate<T> match)': (self: List, start: number, match: Test | null) =>
    self.items.findIndex((item, i) => i >= start && needed(match)(item)),
  'int FindLastIndex(Predicate<T> match)': (self: List, match: Test | null) => self.items.findLastIndex(needed(match)),
  'bool TrueForAll(Predicate<T> match)': (self: List, match: Test | null) => self.items.every(needed(match)),
  'void ForEach(Action<T> action)': (self: List, action: ((item: unknown) => void) | null, { machine }: Call) => {
    for (const item of self) {
      machine.charge(1);
      (action ?? raiseNull('action'))(item);
    }
  },
  'List<TOutput> ConvertAll<TOutput>(Converter<T, TOutput> converter)': (
    self: List,
    converter: (item: unknown) => unknown,
    { typeArguments }: Call,
  ) =>
    new List(
      typeArguments[0]!,
      self.items.map((item) => converter(item)),
    ),
  'List<T> GetRange(int index, int count)': (self: List, index: number, count: number) => {
    range(self, index, count);
    return new List(self.element, self.items.slice(index, index + count));
  },
  'void Reverse()': (self: List) => change(self, void self.items.reverse()),
  'void Reverse(int index, int count)': (self: List, index: number, count: number) => {
    range(self, index, count);
    change(self, self.items.splice(index, count, ...self.items.slice(index, index + count).reverse()));
  },
  'void Sort()': (self: List) => sort(self, comparisonOf(null)),
  'void Sort(IComparer<T> comparer)': (self: List, comparer: unknown) => sort(self, comparisonOf(comparer)),
  'void Sort(Comparison<T> comparison)': (self: List, comparison: (a: unknown, b: unknown) => number) =>
    sort(self, comparison ?? raiseNull('comparison')),
  'int BinarySearch(T item)': (self: List, item: unknown) => {
    const compare = comparisonOf(null);
    let low = 0,
      high = self.count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const order = compare(self.items[middle], item);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return ~low;
  },
  'T[] ToArray()': (self: List) => ClrArray.of(self.element, self.items.slice()),
  'void CopyTo(T[] array)': (self: List, array: ClrArray) => self.items.forEach((item, i) => array.set(i, item)),
  'void CopyTo(T[] array, int arrayIndex)': (self: List, array: ClrArray, at: number) =>
    self.items.forEach((item, i) => array.set(at + i, item)),
  'ReadOnlyCollection<T> AsReadOnly()': (self: List) =>
    new List(self.element, self.items, 'System.Collections.ObjectModel.ReadOnlyCollection'),
  'IEnumerator<T> GetEnumerator()': (self: List) => new Enumerator(self[Symbol.iterator](), self.element),
  'void TrimExcess()': () => undefined,
});

export const readOnlyCollection = declare(
  'public class System.Collections.ObjectModel.ReadOnlyCollection<T> : IList<T>, IReadOnlyList<T>',
  {
    'new(IList<T> list)': (list: unknown, call: Call) =>
      new List(owner(call), list instanceof List ? list.items : itemsOf(list, 'list'), 'System.Collections.ObjectModel.ReadOnlyCollection'),
    'int Count { get; }': (self: List) => self.count,
    'T this[int index] { get; }': (self: List, index: number) => self.at(index),
    'bool Contains(T value)': (self: List, item: unknown) => self.items.some((other) => equalValues(other, item)),
    'int IndexOf(T value)': (self: List, item: unknown) => self.items.findIndex((other) => equalValues(other, item)),
  },
);
