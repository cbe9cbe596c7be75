/** OrderBy, ThenBy, Order. */
import { comparisonOf } from '../collections/comparers.ts';
import type { Behaviour, Call } from '../declare.ts';
import { type Fn, type Source, type } from './common.ts';
import { Ordered } from './grouping.ts';
import { collected, needed, sourceOf } from './lazy.ts';

const orderBy =
  (descending: boolean) =>
  (s: Source, key: Fn, comparer: unknown, call: Call): Ordered => {
    sourceOf(s);
    return new Ordered(type(call), () => collected(s, call.machine), [
      { key: needed(key, 'keySelector'), compare: comparisonOf(comparer), descending },
    ]);
  };
const thenBy =
  (descending: boolean) =>
  (s: Ordered, key: Fn, comparer: unknown): Ordered =>
    (sourceOf(s) as Ordered).thenBy({ key: needed(key, 'keySelector'), compare: comparisonOf(comparer), descending });
export const ordering: Record<string, Behaviour> = {};
for (const [name, descending] of [
  ['', false],
  ['Descending', true],
] as const) {
  const by = orderBy(descending),
    then = thenBy(descending);
  const same = (item: unknown) => item;
  ordering[
    `static IOrderedEnumerable<TSource> OrderBy${name}<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector)`
  ] = (s: Source, key: Fn, call: Call) => by(s, key, null, call);
  ordering[
    `static IOrderedEnumerable<TSource> OrderBy${name}<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IComparer<TKey> comparer)`
  ] = by;
  ordering[
    `static IOrderedEnumerable<TSource> ThenBy${name}<TSource, TKey>(this IOrderedEnumerable<TSource> source, Func<TSource, TKey> keySelector)`
  ] = (s: Ordered, key: Fn) => then(s, key, null);
  ordering[
    `static IOrderedEnumerable<TSource> ThenBy${name}<TSource, TKey>(this IOrderedEnumerable<TSource> source, Func<TSource, TKey> keySelector, IComparer<TKey> comparer)`
  ] = then;
  ordering[`static IOrderedEnumerable<T> Order${name}<T>(this IEnumerable<T> source)`] = (s: Source, call: Call) => by(s, same, null, call);
  ordering[`static IOrderedEnumerable<T> Order${name}<T>(this IEnumerable<T> source, IComparer<T> comparer)`] = (
    s: Source,
    comparer: unknown,
    call: Call,
  ) => by(s, same, comparer, call);
}
