/** IGrouping, ILookup, IOrderedEnumerable as C# sees them. */
import { ClrArray } from '../../runtime/index.ts';
import { declare } from '../declare.ts';
import type { Grouping, Lookup } from './grouping.ts';

export const interfaces = [
  declare('public interface System.Linq.IGrouping<out TKey, out TElement> : IEnumerable<TElement>', {
    'TKey Key { get; }': (self: Grouping) => self.key,
  }),
  declare('public class System.Linq.Grouping<TKey, TElement> : IGrouping<TKey, TElement>, IList<TElement>', {
    'TKey Key { get; }': (self: Grouping) => self.key,
  }),
  declare('public interface System.Linq.ILookup<TKey, TElement> : IEnumerable<IGrouping<TKey, TElement>>', {
    'int Count { get; }': (self: Lookup) => self.count,
    'IEnumerable<TElement> this[TKey key] { get; }': (self: Lookup, key: unknown) =>
      self.find(key) ?? ClrArray.of(self.clrType.arguments[1]!, []),
    'bool Contains(TKey key)': (self: Lookup, key: unknown) => self.find(key) !== undefined,
  }),
  declare('public class System.Linq.Lookup<TKey, TElement> : ILookup<TKey, TElement>', {
    'int Count { get; }': (self: Lookup) => self.count,
    'IEnumerable<TElement> this[TKey key] { get; }': (self: Lookup, key: unknown) =>
      self.find(key) ?? ClrArray.of(self.clrType.arguments[1]!, []),
    'bool Contains(TKey key)': (self: Lookup, key: unknown) => self.find(key) !== undefined,
  }),
  declare('public interface System.Linq.IOrderedEnumerable<out TElement> : IEnumerable<TElement>'),
];
