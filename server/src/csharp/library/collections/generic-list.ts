import { ClrArray, clr, equalValues, type RuntimeType, raise, raiseArgument, raiseNull } from '../../runtime/index.ts';
import { type Call, declare } from '../declare.ts';
import { copy } from '../system/array/copy.ts';
import { beyond } from '../system/array/parts.ts';
import { binarySearch, findBackward, findForward } from '../system/array/search.ts';
import { guarded } from '../system/array/sort.ts';
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
const capacityOf = (self: List): number => (self.count === 0 ? 0 : Math.max(4, 2 ** Math.ceil(Math.log2(self.count))));
const needed = (test: Test | null): Test => test ?? raiseNull('match');
const copyTo = (self: List, from: number, array: ClrArray | null, at: number, count: number, call: Call): void =>
  copy(ClrArray.of(self.element, self.items.slice()), from, array, at, count, call);
/** A stable sort is one of the orders .NET's unstable one may give. */
const sort = (self: List, compare: (a: unknown, b: unknown) => number): void => change(self, void self.items.sort(compare));

export default declare('public class System.Collections.Generic.List<T> : IList<T>, IReadOnlyList<T>, IList', {
  'new()': (call: Call) => new List(owner(call)),
  'new(int capacity)': (capacity: number, call: Call) => (capacity < 0 ? negative('capacity') : new List(owner(call))),
  'new(IEnumerable<T> collection)': (collection: unknown, call: Call) => new List(owner(call), itemsOf(collection)),
  'int Count { get; }': (self: List) => self.count,
  'int EnsureCapacity(int capacity)': (self: List, capacity: number) => {
    if (capacity < 0)
      raiseArgument('System.ArgumentOutOfRangeException', `capacity ('${capacity}') must be a non-negative value.`, 'capacity');
    return capacity > capacityOf(self) ? Math.max(capacity, capacityOf(self) * 2, 4) : capacityOf(self);
  },
  'List<T> Slice(int start, int length)': (self: List, start: number, length: number) => {
    range(self, start, length);
    return new List(self.element, self.items.slice(start, start + length));
  },
  'int Capacity { get; set; }': {
    get: (self: List) => capacityOf(self),
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
    index > self.count || index < 0 ? beyond('index') : self.items.findIndex((other, i) => i >= index && equalValues(other, item)),
  'int IndexOf(T item, int index, int count)': (self: List, item: unknown, index: number, count: number) => {
    if (index > self.count) beyond('index');
    return findForward(self.items, index, count, (other) => equalValues(other, item));
  },
  'int LastIndexOf(T item, int index)': (self: List, item: unknown, index: number) =>
    index >= self.count ? indexOutOfRange() : findBackward(self.items, index, index + 1, (other) => equalValues(other, item)),
  'int LastIndexOf(T item, int index, int count)': (self: List, item: unknown, index: number, count: number) =>
    self.count === 0 ? -1 : findBackward(self.items, index, count, (other) => equalValues(other, item)),
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
    findForward(self.items, start, self.count - start, needed(match)),
  'int FindIndex(int startIndex, int count, Predicate<T> match)': (self: List, start: number, count: number, match: Test | null) =>
    findForward(self.items, start, count, needed(match)),
  'int FindLastIndex(int startIndex, Predicate<T> match)': (self: List, start: number, match: Test | null) =>
    findBackward(self.items, start, start + 1, needed(match)),
  'int FindLastIndex(int startIndex, int count, Predicate<T> match)': (self: List, start: number, count: number, match: Test | null) =>
    findBackward(self.items, start, count, needed(match)),
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
    converter: ((item: unknown) => unknown) | null,
    { typeArguments }: Call,
  ) => {
    const convert = converter ?? raiseNull('converter');
    return new List(
      typeArguments[0]!,
      self.items.map((item) => convert(item)),
    );
  },
  'List<T> GetRange(int index, int count)': (self: List, index: number, count: number) => {
    range(self, index, count);
    return new List(self.element, self.items.slice(index, index + count));
  },
  'void Reverse()': (self: List) => change(self, void self.items.reverse()),
  'void Reverse(int index, int count)': (self: List, index: number, count: number) => {
    range(self, index, count);
    change(self, self.items.splice(index, count, ...self.items.slice(index, index + count).reverse()));
  },
  'void Sort()': (self: List) => sort(self, guarded(comparisonOf(null))),
  'void Sort(IComparer<T> comparer)': (self: List, comparer: unknown) => sort(self, guarded(comparisonOf(comparer))),
  'void Sort(int index, int count, IComparer<T> comparer)': (self: List, index: number, count: number, comparer: unknown) => {
    range(self, index, count);
    const part = self.items.slice(index, index + count).sort(guarded(comparisonOf(comparer)));
    change(self, self.items.splice(index, count, ...part));
  },
  'void Sort(Comparison<T> comparison)': (self: List, comparison: (a: unknown, b: unknown) => number) =>
    sort(self, comparison ?? raiseNull('comparison')),
  'int BinarySearch(T item)': (self: List, item: unknown) => binarySearch(self.items, 0, self.count, item, comparisonOf(null)),
  'int BinarySearch(T item, IComparer<T> comparer)': (self: List, item: unknown, comparer: unknown) =>
    binarySearch(self.items, 0, self.count, item, comparisonOf(comparer)),
  'int BinarySearch(int index, int count, T item, IComparer<T> comparer)': (
    self: List,
    index: number,
    count: number,
    item: unknown,
    comparer: unknown,
  ) => {
    range(self, index, count);
    return binarySearch(self.items, index, count, item, comparisonOf(comparer));
  },
  'T[] ToArray()': (self: List) => ClrArray.of(self.element, self.items.slice()),
  'void CopyTo(T[] array)': (self: List, array: ClrArray | null, call: Call) => copyTo(self, 0, array, 0, self.count, call),
  'void CopyTo(T[] array, int arrayIndex)': (self: List, array: ClrArray | null, at: number, call: Call) =>
    copyTo(self, 0, array, at, self.count, call),
  'void CopyTo(int index, T[] array, int arrayIndex, int count)': (
    self: List,
    index: number,
    array: ClrArray | null,
    at: number,
    count: number,
    call: Call,
  ) => {
    if (self.count - index < count) range(self, 0, self.count + 1);
    copyTo(self, index, array, at, count, call);
  },
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
