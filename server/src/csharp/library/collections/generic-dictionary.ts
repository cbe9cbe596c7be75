import { clr, each, equalValues, type Ref, type RuntimeType, raiseArgument, raiseNull } from '../../runtime/index.ts';
import { type Call, declare } from '../declare.ts';
import { Dictionary, DictionaryView, Pair } from './dictionary.ts';
import { Enumerator } from './enumerator.ts';
import { tryGetValue } from './interfaces.ts';
import { primeAbove } from './primes.ts';

const make = ({ ownerArguments: [key, value] }: Call, comparer: unknown = null, name?: string): Dictionary =>
  new Dictionary(key ?? clr.object, value ?? clr.object, comparer, name);
/** Room is only a promise here; a negative one is refused. */
const room = (capacity: number): void => {
  if (capacity < 0)
    raiseArgument('System.ArgumentOutOfRangeException', 'Specified argument was out of the range of valid values.', 'capacity');
};
const filled = (source: unknown, call: Call, comparer: unknown = null, name?: string): Dictionary => {
  const dictionary = make(call, comparer, name);
  for (const pair of each(source ?? raiseNull('dictionary'))) dictionary.add((pair as Pair).key, (pair as Pair).value);
  return dictionary;
};
export default [
  declare(
    'public class System.Collections.Generic.Dictionary<TKey, TValue> : IDictionary<TKey, TValue>, IReadOnlyDictionary<TKey, TValue>',
    {
      'new()': (call: Call) => make(call),
      'new(int capacity)': (capacity: number, call: Call) => {
        room(capacity);
        return make(call);
      },
      'new(IEqualityComparer<TKey> comparer)': (comparer: unknown, call: Call) => make(call, comparer),
      'new(int capacity, IEqualityComparer<TKey> comparer)': (capacity: number, comparer: unknown, call: Call) => {
        room(capacity);
        return make(call, comparer);
      },
      'new(IDictionary<TKey, TValue> dictionary)': (source: unknown, call: Call) => filled(source, call),
      'new(IDictionary<TKey, TValue> dictionary, IEqualityComparer<TKey> comparer)': (source: unknown, comparer: unknown, call: Call) =>
        filled(source, call, comparer),
      'new(IEnumerable<KeyValuePair<TKey, TValue>> collection)': (source: unknown, call: Call) => filled(source, call),
      'new(IEnumerable<KeyValuePair<TKey, TValue>> collection, IEqualityComparer<TKey> comparer)': (
        source: unknown,
        comparer: unknown,
        call: Call,
      ) => filled(source, call, comparer),
      'int Count { get; }': (self: Dictionary) => self.count,
      'int EnsureCapacity(int capacity)': (self: Dictionary, capacity: number) => {
        room(capacity);
        return Math.max(primeAbove(capacity), self.count === 0 ? 0 : primeAbove(self.count));
      },
      'int Capacity { get; }': (self: Dictionary) => (self.count === 0 ? 0 : primeAbove(self.count)),
      'void TrimExcess()': () => undefined,
      'void TrimExcess(int capacity)': (self: Dictionary, capacity: number) => room(capacity < self.count ? -1 : capacity),
      'IEqualityComparer<TKey> Comparer { get; }': (self: Dictionary) => self.comparer,
      'TValue this[TKey key] { get; set; }': {
        get: (self: Dictionary, key: unknown) => self.item(key),
        set: (self: Dictionary, key: unknown, value: unknown, { machine }: Call) => {
          machine.allocate(32);
          self.set(key, value);
        },
      },
      'ICollection<TKey> Keys { get; }': (self: Dictionary) => new DictionaryView(self, 0),
      'ICollection<TValue> Values { get; }': (self: Dictionary) => new DictionaryView(self, 1),
      'void Add(TKey key, TValue value)': (self: Dictionary, key: unknown, value: unknown, { machine }: Call) => {
        machine.allocate(32);
        self.add(key, value);
      },
      'bool TryAdd(TKey key, TValue value)': (self: Dictionary, key: unknown, value: unknown) => {
        if (self.has(key)) return false;
        self.add(key, value);
        return true;
      },
      'bool ContainsKey(TKey key)': (self: Dictionary, key: unknown) => self.has(key),
      'bool ContainsValue(TValue value)': (self: Dictionary, value: unknown) =>
        [...self.pairs()].some(([, other]) => equalValues(other, value)),
      'bool Remove(TKey key)': (self: Dictionary, key: unknown) => self.remove(key),
      'bool Remove(TKey key, out TValue value)': (self: Dictionary, key: unknown, value: Ref, call: Call) =>
        tryGetValue(self, key, value, call) && self.remove(key),
      'bool TryGetValue(TKey key, out TValue value)': (self: Dictionary, key: unknown, value: Ref, call: Call) =>
        tryGetValue(self, key, value, call),
      'void Clear()': (self: Dictionary) => self.clear(),
      'IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator()': (self: Dictionary) => new Enumerator(self[Symbol.iterator](), clr.object),
    },
  ),
  declare(
    'public struct System.Collections.Generic.KeyValuePair<TKey, TValue>',
    {
      'new(TKey key, TValue value)': (key: unknown, value: unknown, { ownerArguments: [k, v] }: Call) =>
        new Pair(key, value, k ?? clr.object, v ?? clr.object),
      'TKey Key { get; }': (self: Pair) => self.key,
      'TValue Value { get; }': (self: Pair) => self.value,
      'void Deconstruct(out TKey key, out TValue value)': (self: Pair, key: Ref, value: Ref) => {
        key.value = self.key;
        value.value = self.value;
      },
      'override string ToString()': (self: Pair) => self.toText(),
    },
    { default: ([key, value]: unknown[], [k, v]: RuntimeType[]) => new Pair(key, value, k ?? clr.object, v ?? clr.object) },
  ),
  declare('public static class System.Collections.Generic.KeyValuePair', {
    'static KeyValuePair<TKey, TValue> Create<TKey, TValue>(TKey key, TValue value)': (
      key: unknown,
      value: unknown,
      { typeArguments: [k, v] }: Call,
    ) => new Pair(key, value, k!, v!),
  }),
  declare('public static class System.Collections.Generic.CollectionExtensions', {
    'static TValue GetValueOrDefault<TKey, TValue>(this IReadOnlyDictionary<TKey, TValue> dictionary, TKey key)': (
      self: Dictionary | null,
      key: unknown,
      { machine, typeArguments }: Call,
    ) => {
      const found = (self ?? raiseNull('dictionary')).get(key);
      return found === undefined ? machine.types.defaultOf(typeArguments[1]!) : found;
    },
    'static TValue GetValueOrDefault<TKey, TValue>(this IReadOnlyDictionary<TKey, TValue> dictionary, TKey key, TValue defaultValue)': (
      self: Dictionary | null,
      key: unknown,
      fallback: unknown,
    ) => {
      const found = (self ?? raiseNull('dictionary')).get(key);
      return found === undefined ? fallback : found;
    },
  }),
];
