/** Operators of newer .NET versions: by keys, with index, outer joins. */
import { ClrArray, clr, runtimeType, Tuple } from '../../runtime/index.ts';
import { keyFunction } from '../collections/comparers.ts';
import { Pair } from '../collections/dictionary.ts';
import { countOf } from '../collections/list.ts';
import type { Behaviour, Call } from '../declare.ts';
import { Lookup } from './grouping.ts';
import { Lazy, needed, sourceOf, walk } from './lazy.ts';

type Fn = (...values: unknown[]) => unknown;
const of = (call: Call, at: number, start: () => Iterator<unknown>): Lazy => new Lazy(call.typeArguments[at] ?? clr.object, start);

/** Elements whose key is (or is not) among the second's keys, each key once. */
const byKeys =
  (among: boolean) =>
  (first: unknown, second: unknown, key: Fn, comparer: unknown, call: Call): Lazy => {
    needed(first, 'first');
    needed(second, 'second');
    needed(key, 'keySelector');
    return of(call, 0, function* () {
      const id = keyFunction(comparer);
      const keys = new Set([...walk(second, call.machine)].map(id));
      const seen = new Set<unknown>();
      for (const item of walk(first, call.machine)) {
        const own = id(key(item));
        if (keys.has(own) !== among || seen.has(own)) continue;
        seen.add(own);
        yield item;
      }
    });
  };
const intersectBy = byKeys(true);
const exceptBy = byKeys(false);
const unionBy = (first: unknown, second: unknown, key: Fn, comparer: unknown, call: Call): Lazy => {
  needed(first, 'first');
  needed(second, 'second');
  return of(call, 0, function* () {
    const id = keyFunction(comparer);
    const seen = new Set<unknown>();
    for (const source of [first, second])
      for (const item of walk(source, call.machine)) {
        const own = id(key(item));
        if (seen.has(own)) continue;
        seen.add(own);
        yield item;
      }
  });
};
const join = (outer: unknown, inner: unknown, outerKey: Fn, innerKey: Fn, result: Fn, call: Call, left: boolean): Lazy => {
  needed(outer, 'outer');
  needed(inner, 'inner');
  return of(call, 3, function* () {
    const [of, to] = left ? [outer, inner] : [inner, outer];
    const [ofKey, toKey] = left ? [outerKey, innerKey] : [innerKey, outerKey];
    const other = call.typeArguments[left ? 1 : 0] ?? clr.object;
    const groups = new Lookup(clr.object, other, null);
    for (const item of walk(to, call.machine)) groups.add(toKey(item), item);
    for (const item of walk(of, call.machine)) {
      const key = ofKey(item);
      const found = key === null ? undefined : groups.find(key);
      for (const match of found?.items ?? [call.machine.types.defaultOf(other)]) yield left ? result(item, match) : result(match, item);
    }
  });
};
const counted = (source: unknown, key: Fn, comparer: unknown, call: Call): Lazy => {
  sourceOf(source);
  const type = call.typeArguments[1] ?? clr.object;
  return new Lazy(runtimeType('System.Collections.Generic.KeyValuePair', type, clr.int), function* () {
    const id = keyFunction(comparer);
    const counts = new Map<unknown, { key: unknown; count: number }>();
    for (const item of walk(source, call.machine)) {
      const own = key(item);
      const entry = counts.get(id(own));
      if (entry) entry.count++;
      else counts.set(id(own), { key: own, count: 1 });
    }
    for (const { key: own, count } of counts.values()) yield new Pair(own, count, type, clr.int);
  });
};

export const moreLinq: Record<string, Behaviour> = {
  'static IEnumerable<TSource> IntersectBy<TSource, TKey>(this IEnumerable<TSource> first, IEnumerable<TKey> second, Func<TSource, TKey> keySelector)':
    (a: unknown, b: unknown, key: Fn, call: Call) => intersectBy(a, b, key, null, call),
  'static IEnumerable<TSource> IntersectBy<TSource, TKey>(this IEnumerable<TSource> first, IEnumerable<TKey> second, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer)':
    intersectBy,
  'static IEnumerable<TSource> ExceptBy<TSource, TKey>(this IEnumerable<TSource> first, IEnumerable<TKey> second, Func<TSource, TKey> keySelector)':
    (a: unknown, b: unknown, key: Fn, call: Call) => exceptBy(a, b, key, null, call),
  'static IEnumerable<TSource> ExceptBy<TSource, TKey>(this IEnumerable<TSource> first, IEnumerable<TKey> second, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer)':
    exceptBy,
  'static IEnumerable<TSource> UnionBy<TSource, TKey>(this IEnumerable<TSource> first, IEnumerable<TSource> second, Func<TSource, TKey> keySelector)':
    (a: unknown, b: unknown, key: Fn, call: Call) => unionBy(a, b, key, null, call),
  'static IEnumerable<TSource> UnionBy<TSource, TKey>(this IEnumerable<TSource> first, IEnumerable<TSource> second, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer)':
    unionBy,
  'static IEnumerable<(int Index, TSource Item)> Index<TSource>(this IEnumerable<TSource> source)': (source: unknown, call: Call) => {
    sourceOf(source);
    const type = call.typeArguments[0] ?? clr.object;
    return new Lazy(runtimeType('System.ValueTuple', clr.int, type), function* () {
      let i = 0;
      for (const item of walk(source, call.machine)) yield new Tuple([i++, item], [clr.int, type]);
    });
  },
  'static IEnumerable<TResult> LeftJoin<TOuter, TInner, TKey, TResult>(this IEnumerable<TOuter> outer, IEnumerable<TInner> inner, Func<TOuter, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, Func<TOuter, TInner, TResult> resultSelector)':
    (a: unknown, b: unknown, ak: Fn, bk: Fn, result: Fn, call: Call) => join(a, b, ak, bk, result, call, true),
  'static IEnumerable<TResult> RightJoin<TOuter, TInner, TKey, TResult>(this IEnumerable<TOuter> outer, IEnumerable<TInner> inner, Func<TOuter, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, Func<TOuter, TInner, TResult> resultSelector)':
    (a: unknown, b: unknown, ak: Fn, bk: Fn, result: Fn, call: Call) => join(a, b, ak, bk, result, call, false),
  'static IEnumerable<KeyValuePair<TKey, int>> CountBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector)': (
    source: unknown,
    key: Fn,
    call: Call,
  ) => counted(source, key, null, call),
  'static IEnumerable<TSource> Shuffle<TSource>(this IEnumerable<TSource> source)': (source: unknown, call: Call) => {
    sourceOf(source);
    return of(call, 0, function* () {
      const items = [...walk(source, call.machine)];
      for (let i = items.length - 1; i > 0; i--) {
        const j = Math.floor(call.machine.random() * (i + 1));
        [items[i], items[j]] = [items[j], items[i]];
      }
      yield* items;
    });
  },
  'static bool TryGetNonEnumeratedCount<TSource>(this IEnumerable<TSource> source, out int count)': (
    source: unknown,
    count: { value: unknown },
  ) => {
    const known = source instanceof ClrArray || typeof (source as { count?: unknown }).count === 'number' || typeof source === 'string';
    count.value = known ? countOf(source) : 0;
    return known;
  },
};
