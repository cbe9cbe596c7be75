/** Queue<T> and Stack<T>. */

import { ClrArray, type ClrObject, type Ref, type RuntimeType, raise, raiseArgument, raiseNull, runtimeType } from '../../runtime/index.ts';
import { type Call, declare } from '../declare.ts';
import { keyFunction } from './comparers.ts';
import { Enumerator } from './enumerator.ts';
import { owner } from './hash-set.ts';
import { collectionModified, itemsOf } from './list.ts';

/** Of a queue or stack. */
const copyAll = (self: Sequence, array: ClrArray | null, at: number): void => {
  const to = array ?? raiseNull('array');
  if (at < 0 || at > to.length)
    raiseArgument(
      'System.ArgumentOutOfRangeException',
      'Index was out of range. Must be non-negative and less than or equal to the size of the collection.',
      'arrayIndex',
    );
  if (to.length - at < self.count)
    raise(
      'System.ArgumentException',
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
  for (const [i, item] of self.items.entries()) to.set(at + i, item);
};

const emptyRoom = (capacity: number): void => {
  if (capacity < 0)
    raiseArgument('System.ArgumentOutOfRangeException', `capacity ('${capacity}') must be a non-negative value.`, 'capacity');
};

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
  'void CopyTo(T[] array, int arrayIndex)': copyAll,
  'int EnsureCapacity(int capacity)': (self: Sequence, capacity: number) => {
    emptyRoom(capacity);
    return Math.max(capacity, self.count);
  },
  'int Capacity { get; }': (self: Sequence) => self.count,
  'void TrimExcess()': () => undefined,
  'void TrimExcess(int capacity)': (self: Sequence, capacity: number) => emptyRoom(capacity < self.count ? -1 : capacity),
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
  'new(int capacity)': (capacity: number, call: Call) => {
    emptyRoom(capacity);
    return new Sequence('Queue', owner(call));
  },
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
  'new(int capacity)': (capacity: number, call: Call) => {
    emptyRoom(capacity);
    return new Sequence('Stack', owner(call));
  },
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
