import { ClrArray, type ClrObject, clr, type Ref, type RuntimeType, raise, runtimeType } from '../../runtime/index.ts';
import { type Call, declare } from '../declare.ts';
import { keyFunction } from './comparers.ts';
import { Enumerator } from './enumerator.ts';
import { collectionModified, itemsOf } from './list.ts';

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

const owner = ({ ownerArguments }: Call): RuntimeType => ownerArguments[0] ?? clr.object;
const within = (self: HashSet, other: HashSet): boolean => [...self].every((item) => other.has(item));

export const hashSet = declare('public class System.Collections.Generic.HashSet<T> : ISet<T>, IReadOnlyCollection<T>', {
  'new()': (call: Call) => new HashSet(owner(call)),
  'new(int capacity)': (_: number, call: Call) => new HashSet(owner(call)),
  'new(IEnumerable<T> collection)': (collection: unknown, call: Call) => new HashSet(owner(call), itemsOf(collection)),
  'new(IEqualityComparer<T> comparer)': (comparer: unknown, call: Call) => new HashSet(owner(call), [], comparer),
  'new(IEnumerable<T> collection, IEqualityComparer<T> comparer)': (collection: unknown, comparer: unknown, call: Call) =>
    new HashSet(owner(call), itemsOf(collection), comparer),
  'int Count { get; }': (self: HashSet) => self.count,
  'IEqualityComparer<T> Comparer { get; }': (self: HashSet) => self.comparer,
  'int EnsureCapacity(int capacity)': (self: HashSet, capacity: number) => Math.max(capacity, self.count),
  'void TrimExcess()': () => undefined,
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
  'void CopyTo(T[] array)': (self: HashSet, array: ClrArray) => [...self].forEach((item, i) => array.set(i, item)),
  'IEnumerator<T> GetEnumerator()': (self: HashSet) => new Enumerator(self[Symbol.iterator](), self.element),
});

/** Queue<T> and Stack<T>: `items` in the order they are enumerated. */
export class Sequence implements ClrObject {
  readonly clrType: RuntimeType;
  items: unknown[];
  private version = 0;
  constructor(name: 'Queue' | 'Stack', element: RuntimeType, items: unknown[] = []) {
    this.clrType = runtimeType(`System.Collections.Generic.${name}`, element);
    this.items = items;
  }
  get count(): number {
    return this.items.length;
  }
  take(empty: string): unknown {
    if (this.items.length === 0) raise('System.InvalidOperationException', empty);
    this.version++;
    return this.items.shift();
  }
  push(item: unknown): void {
    this.items.push(item);
    this.version++;
  }
  unshift(item: unknown): void {
    this.items.unshift(item);
    this.version++;
  }
  *[Symbol.iterator](): Iterator<unknown> {
    const { version } = this;
    for (const item of this.items) {
      yield item;
      if (version !== this.version) collectionModified();
    }
  }
}
const peek = (self: Sequence, empty: string): unknown =>
  self.count === 0 ? raise('System.InvalidOperationException', empty) : self.items[0];
const tryTake = (self: Sequence, result: Ref, take: boolean, { machine }: Call): boolean => {
  const some = self.count > 0;
  result.value = some ? (take ? self.take('') : self.items[0]) : machine.types.defaultOf(self.clrType.arguments[0]!);
  return some;
};
const shared = {
  'IEnumerator<T> GetEnumerator()': (self: Sequence) => new Enumerator(self[Symbol.iterator](), self.clrType.arguments[0]!),
  'void CopyTo(T[] array, int arrayIndex)': (self: Sequence, array: ClrArray, at: number) =>
    self.items.forEach((item, i) => array.set(at + i, item)),
  'int EnsureCapacity(int capacity)': (self: Sequence, capacity: number) => Math.max(capacity, self.count),
  'void TrimExcess()': () => undefined,
  'int Count { get; }': (self: Sequence) => self.count,
  'bool Contains(T item)': (self: Sequence, item: unknown) =>
    self.items.some((other) => keyFunction(null)(other) === keyFunction(null)(item)),
  'void Clear()': (self: Sequence) => {
    self.items = [];
  },
  'T[] ToArray()': (self: Sequence) => ClrArray.of(self.clrType.arguments[0]!, self.items.slice()),
  'bool TryPeek(out T result)': (self: Sequence, result: Ref, call: Call) => tryTake(self, result, false, call),
};

export const queue = declare('public class System.Collections.Generic.Queue<T> : IReadOnlyCollection<T>', {
  'new()': (call: Call) => new Sequence('Queue', owner(call)),
  'new(int capacity)': (_: number, call: Call) => new Sequence('Queue', owner(call)),
  'new(IEnumerable<T> collection)': (collection: unknown, call: Call) => new Sequence('Queue', owner(call), itemsOf(collection)),
  'void Enqueue(T item)': (self: Sequence, item: unknown, { machine }: Call) => {
    machine.allocate(16);
    self.push(item);
  },
  'T Dequeue()': (self: Sequence) => self.take('Queue empty.'),
  'T Peek()': (self: Sequence) => peek(self, 'Queue empty.'),
  'bool TryDequeue(out T result)': (self: Sequence, result: Ref, call: Call) => tryTake(self, result, true, call),
  ...shared,
});

export const stack = declare('public class System.Collections.Generic.Stack<T> : IReadOnlyCollection<T>', {
  'new()': (call: Call) => new Sequence('Stack', owner(call)),
  'new(int capacity)': (_: number, call: Call) => new Sequence('Stack', owner(call)),
  'new(IEnumerable<T> collection)': (collection: unknown, call: Call) => new Sequence('Stack', owner(call), itemsOf(collection).reverse()),
  'void Push(T item)': (self: Sequence, item: unknown, { machine }: Call) => {
    machine.allocate(16);
    self.unshift(item);
  },
  'T Pop()': (self: Sequence) => self.take('Stack empty.'),
  'T Peek()': (self: Sequence) => peek(self, 'Stack empty.'),
  'bool TryPop(out T result)': (self: Sequence, result: Ref, call: Call) => tryTake(self, result, true, call),
  ...shared,
});
