/** The collection interfaces. Their behaviour works on every enumerable value: arrays, the library's collections, lazy sequences. */
import { ClrArray, clr, equalValues, iterate, type Ref, raise } from '../../runtime/index.ts';
import { type Call, declare } from '../declare.ts';
import { type Dictionary, DictionaryView } from './dictionary.ts';
import { Enumerator } from './enumerator.ts';
import { countOf, itemsOf, List } from './list.ts';

const readOnly = (): never => raise('System.NotSupportedException', 'Collection was of a fixed size.');
const elementOf = ({ ownerArguments }: Call) => ownerArguments[0] ?? clr.object;
const itemAt = (self: unknown, index: number): unknown => {
  if (self instanceof List) return self.at(index);
  if (self instanceof ClrArray) return self.get(index);
  const own = (self as { at?: (index: number) => unknown }).at;
  return own ? own.call(self, index) : itemsOf(self)[index];
};
const has = (self: unknown, value: unknown): boolean => itemsOf(self).some((item) => equalValues(item, value));

export default [
  declare('public interface System.Collections.IEnumerable', {
    'IEnumerator GetEnumerator()': (self: unknown) => new Enumerator(iterate(self), clr.object),
  }),
  declare('public interface System.Collections.IEnumerator', {
    'bool MoveNext()': (self: Enumerator) => self.moveNext(),
    'object Current { get; }': (self: Enumerator) => self.current,
    'void Reset()': () => raise('System.NotSupportedException', 'Specified method is not supported.'),
  }),
  declare('public interface System.Collections.Generic.IEnumerable<out T> : IEnumerable', {
    'IEnumerator<T> GetEnumerator()': (self: unknown, call: Call) => new Enumerator(iterate(self), elementOf(call)),
  }),
  declare('public interface System.Collections.Generic.IEnumerator<out T> : IEnumerator, IDisposable', {
    'T Current { get; }': (self: Enumerator) => self.current,
    'void Dispose()': () => undefined,
  }),
  declare('public interface System.Collections.ICollection : IEnumerable', { 'int Count { get; }': countOf }),
  declare('public interface System.Collections.IList : ICollection', {
    'object this[int index] { get; set; }': {
      get: itemAt,
      set: (self: List | ClrArray, index: number, value: unknown) => self.set(index, value),
    },
    'bool Contains(object value)': has,
    'int Add(object value)': (self: unknown, value: unknown) => {
      if (!(self instanceof List)) return readOnly();
      self.add(value);
      return self.count - 1;
    },
  }),
  declare('public interface System.Collections.Generic.ICollection<T> : IEnumerable<T>', {
    'int Count { get; }': countOf,
    'bool IsReadOnly { get; }': (self: unknown) => self instanceof ClrArray,
    'bool Contains(T item)': has,
    'void Add(T item)': (self: unknown, item: unknown) => {
      const own = (self as { add?: (item: unknown) => void }).add;
      if (!own || self instanceof ClrArray) readOnly();
      else own.call(self, item);
    },
    'void Clear()': null,
    'bool Remove(T item)': null,
    'void CopyTo(T[] array, int arrayIndex)': (self: unknown, array: ClrArray, at: number) => {
      itemsOf(self).forEach((item, i) => array.set(at + i, item));
    },
  }),
  declare('public interface System.Collections.Generic.IReadOnlyCollection<out T> : IEnumerable<T>', { 'int Count { get; }': countOf }),
  declare('public interface System.Collections.Generic.IList<T> : ICollection<T>', {
    'T this[int index] { get; set; }': {
      get: itemAt,
      set: (self: List | ClrArray, index: number, value: unknown) => self.set(index, value),
    },
    'int IndexOf(T item)': (self: unknown, value: unknown) => itemsOf(self).findIndex((item) => equalValues(item, value)),
    'void Insert(int index, T item)': null,
    'void RemoveAt(int index)': null,
  }),
  declare('public interface System.Collections.Generic.IReadOnlyList<out T> : IReadOnlyCollection<T>', {
    'T this[int index] { get; }': itemAt,
  }),
  declare('public interface System.Collections.Generic.ISet<T> : ICollection<T>', {
    'bool Add(T item)': null,
    'bool Contains(T item)': null,
    'bool SetEquals(IEnumerable<T> other)': null,
    'bool IsSubsetOf(IEnumerable<T> other)': null,
    'bool IsSupersetOf(IEnumerable<T> other)': null,
    'bool Overlaps(IEnumerable<T> other)': null,
    'void UnionWith(IEnumerable<T> other)': null,
    'void IntersectWith(IEnumerable<T> other)': null,
    'void ExceptWith(IEnumerable<T> other)': null,
  }),
  declare('public interface System.Collections.Generic.IDictionary<TKey, TValue> : ICollection<KeyValuePair<TKey, TValue>>', {
    'TValue this[TKey key] { get; set; }': {
      get: (self: Dictionary, key: unknown) => self.item(key),
      set: (self: Dictionary, key: unknown, value: unknown) => self.set(key, value),
    },
    'ICollection<TKey> Keys { get; }': (self: Dictionary) => new DictionaryView(self, 0),
    'ICollection<TValue> Values { get; }': (self: Dictionary) => new DictionaryView(self, 1),
    'bool ContainsKey(TKey key)': (self: Dictionary, key: unknown) => self.has(key),
    'void Add(TKey key, TValue value)': (self: Dictionary, key: unknown, value: unknown) => self.add(key, value),
    'bool Remove(TKey key)': (self: Dictionary, key: unknown) => self.remove(key),
    'bool TryGetValue(TKey key, out TValue value)': (self: Dictionary, key: unknown, value: Ref, call: Call) =>
      tryGetValue(self, key, value, call),
    // .NET has these for IReadOnlyDictionary only. Policies that run on the gateway use them here too; as members of the interface they leave
    // the extension methods for what implements both alone.
    'TValue GetValueOrDefault(TKey key)': (self: Dictionary, key: unknown, { machine, ownerArguments }: Call) =>
      self.has(key) ? self.item(key) : machine.types.defaultOf(ownerArguments[1]!),
    'TValue GetValueOrDefault(TKey key, TValue defaultValue)': (self: Dictionary, key: unknown, fallback: unknown) =>
      self.has(key) ? self.item(key) : fallback,
  }),
  declare(
    'public interface System.Collections.Generic.IReadOnlyDictionary<TKey, TValue> : IReadOnlyCollection<KeyValuePair<TKey, TValue>>',
    {
      'TValue this[TKey key] { get; }': (self: Dictionary, key: unknown) => self.item(key),
      'IEnumerable<TKey> Keys { get; }': (self: Dictionary) => new DictionaryView(self, 0),
      'IEnumerable<TValue> Values { get; }': (self: Dictionary) => new DictionaryView(self, 1),
      'bool ContainsKey(TKey key)': (self: Dictionary, key: unknown) => self.has(key),
      'bool TryGetValue(TKey key, out TValue value)': (self: Dictionary, key: unknown, value: Ref, call: Call) =>
        tryGetValue(self, key, value, call),
    },
  ),
  declare('public interface System.Collections.Generic.IEqualityComparer<in T>', {
    'bool Equals(T x, T y)': null,
    'int GetHashCode(T obj)': null,
  }),
  declare('public interface System.Collections.Generic.IComparer<in T>', { 'int Compare(T x, T y)': null }),
];

export function tryGetValue(self: Dictionary, key: unknown, value: Ref, { machine }: Call): boolean {
  const found = self.get(key);
  value.value = found === undefined ? machine.types.defaultOf(self.valueType) : found;
  return found !== undefined;
}
