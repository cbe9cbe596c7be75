/** GroupBy, ToLookup, ToDictionary, Join, GroupJoin: their overloads. */
import type { Behaviour, Call } from '../declare.ts';
import type { Fn, Source } from './common.ts';
import { groupBy, groupInto, groupJoin, join, toDictionary, toLookup } from './groups.ts';
import { needed } from './lazy.ts';

const keyed = 'this IEnumerable<TSource> source, Func<TSource, TKey> keySelector';
const element = 'Func<TSource, TElement> elementSelector';
const equality = 'IEqualityComparer<TKey> comparer';
const joined =
  'this IEnumerable<TOuter> outer, IEnumerable<TInner> inner, Func<TOuter, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector';
export const groups: Record<string, Behaviour> = {
  [`static IEnumerable<IGrouping<TKey, TSource>> GroupBy<TSource, TKey>(${keyed})`]: (s: Source, key: Fn, call: Call) =>
    groupBy(s, key, null, null, call),
  [`static IEnumerable<IGrouping<TKey, TSource>> GroupBy<TSource, TKey>(${keyed}, ${equality})`]: (
    s: Source,
    key: Fn,
    comparer: unknown,
    call: Call,
  ) => groupBy(s, key, null, comparer, call),
  [`static IEnumerable<IGrouping<TKey, TElement>> GroupBy<TSource, TKey, TElement>(${keyed}, ${element})`]: (
    s: Source,
    key: Fn,
    of: Fn,
    call: Call,
  ) => groupBy(s, key, needed(of, 'elementSelector'), null, call),
  [`static IEnumerable<IGrouping<TKey, TElement>> GroupBy<TSource, TKey, TElement>(${keyed}, ${element}, ${equality})`]: (
    s: Source,
    key: Fn,
    of: Fn,
    comparer: unknown,
    call: Call,
  ) => groupBy(s, key, needed(of, 'elementSelector'), comparer, call),
  [`static IEnumerable<TResult> GroupBy<TSource, TKey, TResult>(${keyed}, Func<TKey, IEnumerable<TSource>, TResult> resultSelector)`]: (
    s: Source,
    key: Fn,
    result: Fn,
    call: Call,
  ) => groupInto(s, key, null, result, null, call, 2),
  [`static IEnumerable<TResult> GroupBy<TSource, TKey, TResult>(${keyed}, Func<TKey, IEnumerable<TSource>, TResult> resultSelector, ${equality})`]:
    (s: Source, key: Fn, result: Fn, comparer: unknown, call: Call) => groupInto(s, key, null, result, comparer, call, 2),
  [`static IEnumerable<TResult> GroupBy<TSource, TKey, TElement, TResult>(${keyed}, ${element}, Func<TKey, IEnumerable<TElement>, TResult> resultSelector)`]:
    (s: Source, key: Fn, of: Fn, result: Fn, call: Call) => groupInto(s, key, of, result, null, call, 3),
  [`static ILookup<TKey, TSource> ToLookup<TSource, TKey>(${keyed})`]: (s: Source, key: Fn, call: Call) =>
    toLookup(s, key, null, null, call),
  [`static ILookup<TKey, TSource> ToLookup<TSource, TKey>(${keyed}, ${equality})`]: (s: Source, key: Fn, comparer: unknown, call: Call) =>
    toLookup(s, key, null, comparer, call),
  [`static ILookup<TKey, TElement> ToLookup<TSource, TKey, TElement>(${keyed}, ${element})`]: (s: Source, key: Fn, of: Fn, call: Call) =>
    toLookup(s, key, of, null, call),
  [`static ILookup<TKey, TElement> ToLookup<TSource, TKey, TElement>(${keyed}, ${element}, ${equality})`]: toLookup,
  [`static Dictionary<TKey, TSource> ToDictionary<TSource, TKey>(${keyed})`]: (s: Source, key: Fn, call: Call) =>
    toDictionary(s, key, null, null, call),
  [`static Dictionary<TKey, TSource> ToDictionary<TSource, TKey>(${keyed}, ${equality})`]: (
    s: Source,
    key: Fn,
    comparer: unknown,
    call: Call,
  ) => toDictionary(s, key, null, comparer, call),
  [`static Dictionary<TKey, TElement> ToDictionary<TSource, TKey, TElement>(${keyed}, ${element})`]: (
    s: Source,
    key: Fn,
    of: Fn,
    call: Call,
  ) => toDictionary(s, key, needed(of, 'elementSelector'), null, call),
  [`static Dictionary<TKey, TElement> ToDictionary<TSource, TKey, TElement>(${keyed}, ${element}, ${equality})`]: (
    s: Source,
    key: Fn,
    of: Fn,
    comparer: unknown,
    call: Call,
  ) => toDictionary(s, key, needed(of, 'elementSelector'), comparer, call),
  [`static IEnumerable<TResult> Join<TOuter, TInner, TKey, TResult>(${joined}, Func<TOuter, TInner, TResult> resultSelector)`]: (
    a: Source,
    b: Source,
    x: Fn,
    y: Fn,
    result: Fn,
    call: Call,
  ) => join(a, b, x, y, result, null, call),
  [`static IEnumerable<TResult> Join<TOuter, TInner, TKey, TResult>(${joined}, Func<TOuter, TInner, TResult> resultSelector, ${equality})`]:
    join,
  [`static IEnumerable<TResult> GroupJoin<TOuter, TInner, TKey, TResult>(${joined}, Func<TOuter, IEnumerable<TInner>, TResult> resultSelector)`]:
    (a: Source, b: Source, x: Fn, y: Fn, result: Fn, call: Call) => groupJoin(a, b, x, y, result, null, call),
};
