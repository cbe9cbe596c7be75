/** System.Collections.IDictionary. */

import { ClrArray, clr } from '../../runtime/index.ts';
import type { Dictionary } from '../collections/dictionary.ts';
import { declare } from '../declare.ts';

export default declare('public interface System.Collections.IDictionary : ICollection', {
  'object this[object key] { get; set; }': {
    get: (self: Dictionary, key: unknown) => self.get(key) ?? null,
    set: (self: Dictionary, key: unknown, value: unknown) => self.set(key, value),
  },
  'int Count { get; }': (self: Dictionary) => self.count,
  'bool Contains(object key)': (self: Dictionary, key: unknown) => self.has(key),
  'void Add(object key, object value)': (self: Dictionary, key: unknown, value: unknown) => self.add(key, value),
  'void Remove(object key)': (self: Dictionary, key: unknown) => void self.remove(key),
  'void Clear()': (self: Dictionary) => self.clear(),
  'ICollection Keys { get; }': (self: Dictionary) =>
    ClrArray.of(
      clr.object,
      Array.from(self.pairs(), ([key]) => key),
    ),
  'ICollection Values { get; }': (self: Dictionary) =>
    ClrArray.of(
      clr.object,
      Array.from(self.pairs(), ([, value]) => value),
    ),
});
