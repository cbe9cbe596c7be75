/** HashSet<T>. */

import {
  type ClrArray,
  type ClrObject,
  clr,
  type Ref,
  type RuntimeType,
  raise,
  raiseArgument,
  raiseNull,
  runtimeType,
} from '../../runtime/index.ts';
import { type Call, declare } from '../declare.ts';
import { keyFunction } from './comparers.ts';
import { Enumerator } from './enumerator.ts';
import { collectionModified, itemsOf } from './list.ts';
import { primeAbove } from './primes.ts';

export class HashSet implements ClrObject {
  readonly clrType: RuntimeType;
  readonly comparer: unknown;
  private readonly keyOf: (value: unknown) => unknown;
  private readonly items = new Map<unknown, unknown>();
  private version = 0;
  constructor(element: RuntimeType, items: Iterable<unknown> = [], comparer: unknown = null) {
    this.clrType = runtimeType('System.Collections.Generic.HashSet', element);
    this.comparer = comparer;
    this.keyOf = keyFunction(comparer);
    for (const item of items) this.add(item);
  }
  get element(): RuntimeType {
    return this.clrType.arguments[0]!;
  }
  get count(): number {
    return this.items.size;
  }
  add(value: unknown): boolean {
    const key = this.keyOf(value);
    if (this.items.has(key)) return false;
    this.items.set(key, value);
    this.version++;
    return true;
  }
  has(value: unknown): boolean {
    return this.items.has(this.keyOf(value));
  }
  get(value: unknown): unknown {
    return this.items.get(this.keyOf(value));
  }
  remove(value: unknown): boolean {
    return this.items.delete(this.keyOf(value));
  }
  clear(): void {
    this.items.clear();
    this.version++;
  }
  /** A set of other values under this one's equality. */
  like(items: unknown): HashSet {
    return new HashSet(this.element, itemsOf(items, 'other'), this.comparer);
  }
  *[Symbol.iterator](): Iterator<unknown> {
    const { version } = this;
    for (const item of this.items.values()) {
      yield item;
      if (version !== this.version) collectionModified();
    }
  }
}

export const owner = ({ ownerArguments }: Call): RuntimeType => ownerArguments[0] ?? clr.object;

const copyTo = (source: Iterable<unknown>, array: ClrArray | null, at: number, count: number): void => {
  const to = array ?? raiseNull('array');
  for (const [value, parameter] of [
    [at, 'arrayIndex'],
    [count, 'count'],
  ] as const)
    if (value < 0)
      raiseArgument('System.ArgumentOutOfRangeException', `${parameter} ('${value}') must be a non-negative value.`, parameter);
  if (at > to.length || count > to.length - at)
    raise(
      'System.ArgumentException',
      'Destination array is not long enough to copy all the items in the collection. Check array index and length.',
    );
  for (const [i, item] of [...source].slice(0, count).entries()) to.set(at + i, item);
};

const room = (capacity: number): void => {
  if (capacity < 0)
    raiseArgument('System.ArgumentOutOfRangeException', 'Specified argument was out of the range of valid values.', 'capacity');
};

const within = (self: HashSet, other: HashSet): boolean => [...self].every((item) => other.has(item));

export const hashSet = declare('public class System.Collections.Generic.HashSet<T> : ISet<T>, IReadOnlyCollection<T>', {
  'new()': (call: Call) => new HashSet(owner(call)),
  'new(int capacity)': (capacity: number, call: Call) => {
    room(capacity);
    return new HashSet(owner(call));
  },
  'new(int capacity, IEqualityComparer<T> comparer)': (capacity: number, comparer: unknown, call: Call) => {
    room(capacity);
    return new HashSet(owner(call), [], comparer);
  },
  'new(IEnumerable<T> collection)': (collection: unknown, call: Call) => new HashSet(owner(call), itemsOf(collection)),
  'new(IEqualityComparer<T> comparer)': (comparer: unknown, call: Call) => new HashSet(owner(call), [], comparer),
  'new(IEnumerable<T> collection, IEqualityComparer<T> comparer)': (collection: unknown, comparer: unknown, call: Call) =>
    new HashSet(owner(call), itemsOf(collection), comparer),
  'int Count { get; }': (self: HashSet) => self.count,
  'IEqualityComparer<T> Comparer { get; }': (self: HashSet) => self.comparer,
  'int EnsureCapacity(int capacity)': (self: HashSet, capacity: number) => {
    room(capacity);
    return Math.max(primeAbove(capacity), self.count === 0 ? 0 : primeAbove(self.count));
  },
  'int Capacity { get; }': (self: HashSet) => (self.count === 0 ? 0 : primeAbove(self.count)),
  'void TrimExcess()': () => undefined,
  'void TrimExcess(int capacity)': (self: HashSet, capacity: number) => room(capacity < self.count ? -1 : capacity),
  'bool Add(T item)': (self: HashSet, item: unknown, { machine }: Call) => {
    machine.allocate(32);
    return self.add(item);
  },
  'bool Contains(T item)': (self: HashSet, item: unknown) => self.has(item),
  'bool Remove(T item)': (self: HashSet, item: unknown) => self.remove(item),
  'void Clear()': (self: HashSet) => self.clear(),
  'int RemoveWhere(Predicate<T> match)': (self: HashSet, match: (item: unknown) => boolean) =>
    [...self].filter((item) => match(item) && self.remove(item)).length,
  'bool TryGetValue(T equalValue, out T actualValue)': (self: HashSet, item: unknown, actual: Ref, { machine }: Call) => {
    const found = self.has(item);
    actual.value = found ? self.get(item) : machine.types.defaultOf(self.element);
    return found;
  },
  'void UnionWith(IEnumerable<T> other)': (self: HashSet, other: unknown) => {
    for (const item of itemsOf(other, 'other')) self.add(item);
  },
  'void IntersectWith(IEnumerable<T> other)': (self: HashSet, other: unknown) => {
    const keep = self.like(other);
    for (const item of [...self]) if (!keep.has(item)) self.remove(item);
  },
  'void ExceptWith(IEnumerable<T> other)': (self: HashSet, other: unknown) => {
    for (const item of itemsOf(other, 'other')) self.remove(item);
  },
  'void SymmetricExceptWith(IEnumerable<T> other)': (self: HashSet, other: unknown) => {
    for (const item of self.like(other)) if (!self.remove(item)) self.add(item);
  },
  'bool IsSubsetOf(IEnumerable<T> other)': (self: HashSet, other: unknown) => within(self, self.like(other)),
  'bool IsProperSubsetOf(IEnumerable<T> other)': (self: HashSet, other: unknown) => {
    const set = self.like(other);
    return set.count > self.count && within(self, set);
  },
  'bool IsSupersetOf(IEnumerable<T> other)': (self: HashSet, other: unknown) => within(self.like(other), self),
  'bool IsProperSupersetOf(IEnumerable<T> other)': (self: HashSet, other: unknown) => {
    const set = self.like(other);
    return set.count < self.count && within(set, self);
  },
  'bool Overlaps(IEnumerable<T> other)': (self: HashSet, other: unknown) => itemsOf(other, 'other').some((item) => self.has(item)),
  'bool SetEquals(IEnumerable<T> other)': (self: HashSet, other: unknown) => {
    const set = self.like(other);
    return set.count === self.count && within(self, set);
  },
  'void CopyTo(T[] array)': (self: HashSet, array: ClrArray | null) => copyTo(self, array, 0, self.count),
  'void CopyTo(T[] array, int arrayIndex)': (self: HashSet, array: ClrArray | null, at: number) => copyTo(self, array, at, self.count),
  'void CopyTo(T[] array, int arrayIndex, int count)': (self: HashSet, array: ClrArray | null, at: number, count: number) =>
    copyTo(self, array, at, count),
  'IEnumerator<T> GetEnumerator()': (self: HashSet) => new Enumerator(self[Symbol.iterator](), self.element),
});
