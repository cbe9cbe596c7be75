/** What is said of a whole sequence: Any, All, Contains, Count, SequenceEqual, Aggregate. */
import { visit } from '../../runtime/operations.ts';
import { equalityOf } from '../collections/comparers.ts';
import { countOf, itemsOf } from '../collections/list.ts';
import type { Behaviour, Call } from '../declare.ts';
import { empty, type Fn, none, or, predicate, type Source } from './common.ts';
import { first } from './elements.ts';
import { needed, sourceOf } from './lazy.ts';

export const quantifiers: Record<string, Behaviour> = {
  'static bool Any<TSource>(this IEnumerable<TSource> source)': (s: Source, call: Call) => first(s, null, call) !== none,
  'static bool Any<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': (s: Source, test: Fn, call: Call) =>
    first(s, predicate(test), call) !== none,
  'static bool All<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': (s: Source, test: Fn, call: Call) =>
    first(
      s,
      (
        (fn) => (item: unknown) =>
          !fn(item)
      )(predicate(test)),
      call,
    ) === none,
  'static bool Contains<TSource>(this IEnumerable<TSource> source, TSource value)': (s: Source, value: unknown, call: Call) =>
    contains(s, value, null, call),
  'static bool Contains<TSource>(this IEnumerable<TSource> source, TSource value, IEqualityComparer<TSource> comparer)': contains,
  'static int Count<TSource>(this IEnumerable<TSource> source)': (s: Source) => countOf(sourceOf(s)),
  'static int Count<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': (s: Source, test: Fn, call: Call) =>
    countWhere(s, predicate(test), call),
  'static long LongCount<TSource>(this IEnumerable<TSource> source)': (s: Source) => BigInt(countOf(sourceOf(s))),
  'static long LongCount<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': (s: Source, test: Fn, call: Call) =>
    BigInt(countWhere(s, predicate(test), call)),
  'static bool SequenceEqual<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second)': (a: Source, b: Source) =>
    sequenceEqual(a, b, null),
  'static bool SequenceEqual<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second, IEqualityComparer<TSource> comparer)':
    sequenceEqual,
  'static TSource Aggregate<TSource>(this IEnumerable<TSource> source, Func<TSource, TSource, TSource> func)': (
    s: Source,
    fn: Fn,
    call: Call,
  ) => {
    let total: unknown = none;
    visit(sourceOf(s), call.machine, (item) => {
      total = total === none ? item : needed(fn, 'func')(total, item);
    });
    return or(total, empty);
  },
  'static TAccumulate Aggregate<TSource, TAccumulate>(this IEnumerable<TSource> source, TAccumulate seed, Func<TAccumulate, TSource, TAccumulate> func)':
    (s: Source, seed: unknown, fn: Fn, call: Call) => aggregate(s, seed, fn, call),
  'static TResult Aggregate<TSource, TAccumulate, TResult>(this IEnumerable<TSource> source, TAccumulate seed, Func<TAccumulate, TSource, TAccumulate> func, Func<TAccumulate, TResult> resultSelector)':
    (s: Source, seed: unknown, fn: Fn, result: Fn, call: Call) => result(aggregate(s, seed, fn, call)),
};

function contains(source: Source, value: unknown, comparer: unknown, { machine }: Call): boolean {
  // A collection with a Contains of its own is asked (a JArray compares references).
  const own = (source as { containsItem?(value: unknown): boolean } | null)?.containsItem;
  if (own && comparer === null) return own.call(source, value);
  const equal = equalityOf(comparer);
  return visit(sourceOf(source), machine, (item) => equal(item, value));
}
function sequenceEqual(a: Source, b: Source, comparer: unknown): boolean {
  const equal = equalityOf(comparer);
  const x = itemsOf(a, 'first'),
    y = itemsOf(b, 'second');
  return x.length === y.length && x.every((item, i) => equal(item, y[i]));
}
function aggregate(source: Source, seed: unknown, fn: Fn, { machine }: Call): unknown {
  let total = seed;
  visit(sourceOf(source), machine, (item) => {
    total = needed(fn, 'func')(total, item);
  });
  return total;
}
function countWhere(source: Source, test: Fn, { machine }: Call): number {
  let count = 0;
  visit(sourceOf(source), machine, (item) => {
    if (test(item)) count++;
  });
  return count;
}
