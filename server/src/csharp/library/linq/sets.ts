/** Sequences as sets: Distinct, Union, Intersect, Except; and Concat. */
import { visit } from '../../runtime/operations.ts';
import { keyFunction } from '../collections/comparers.ts';
import type { Behaviour, Call } from '../declare.ts';
import { type Fn, lazy, type Source, type } from './common.ts';
import { filtered, Lazy, needed, sourceOf, walk } from './lazy.ts';

function distinct(source: Source, key: Fn | null, comparer: unknown, call: Call): Lazy {
  sourceOf(source);
  const of = keyFunction(comparer);
  return new Lazy(
    type(call),
    () => {
      const seen = new Set<unknown>();
      return filtered(source, call.machine, (item) => {
        const id = of(key ? key(item) : item);
        return !seen.has(id) && seen.add(id);
      });
    },
    (take) => {
      const seen = new Set<unknown>();
      return visit(source, call.machine, (item) => {
        const id = of(key ? key(item) : item);
        if (seen.has(id)) return false;
        seen.add(id);
        return take(item);
      });
    },
  );
}
/** One after the other. */
export function* combined(a: Source, b: Source, { machine }: Call): Generator<unknown> {
  yield* walk(a, machine);
  yield* walk(b, machine);
}
function* kept(a: Source, b: Source, of: (item: unknown) => unknown, keep: boolean, { machine }: Call): Generator<unknown> {
  const others = new Set([...walk(b, machine)].map(of));
  const seen = new Set<unknown>();
  for (const item of walk(a, machine)) {
    const id = of(item);
    if (others.has(id) !== keep || seen.has(id)) continue;
    seen.add(id);
    yield item;
  }
}
const setOperation =
  (keep: boolean) =>
  (a: Source, b: Source, comparer: unknown, call: Call): Lazy => {
    needed(a, 'first');
    needed(b, 'second');
    const of = keyFunction(comparer);
    return lazy(type(call), () => kept(a, b, of, keep, call));
  };
const intersect = setOperation(true),
  except = setOperation(false);
const union = (a: Source, b: Source, comparer: unknown, call: Call): Lazy => {
  needed(a, 'first');
  needed(b, 'second');
  return distinct({ [Symbol.iterator]: () => combined(a, b, call) }, null, comparer, call);
};
export const sets: Record<string, Behaviour> = {
  'static IEnumerable<TSource> Distinct<TSource>(this IEnumerable<TSource> source)': (s: Source, call: Call) =>
    distinct(s, null, null, call),
  'static IEnumerable<TSource> Distinct<TSource>(this IEnumerable<TSource> source, IEqualityComparer<TSource> comparer)': (
    s: Source,
    comparer: unknown,
    call: Call,
  ) => distinct(s, null, comparer, call),
  'static IEnumerable<TSource> DistinctBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector)': (
    s: Source,
    key: Fn,
    call: Call,
  ) => distinct(s, needed(key, 'keySelector'), null, call),
  'static IEnumerable<TSource> Concat<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second)': (
    a: Source,
    b: Source,
    call: Call,
  ) => {
    needed(a, 'first');
    needed(b, 'second');
    return new Lazy(
      type(call),
      () => combined(a, b, call),
      (take) => visit(a, call.machine, take) || visit(b, call.machine, take),
    );
  },
  'static IEnumerable<TSource> Union<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second)': (
    a: Source,
    b: Source,
    call: Call,
  ) => union(a, b, null, call),
  'static IEnumerable<TSource> Union<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second, IEqualityComparer<TSource> comparer)':
    union,
  'static IEnumerable<TSource> Intersect<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second)': (
    a: Source,
    b: Source,
    call: Call,
  ) => intersect(a, b, null, call),
  'static IEnumerable<TSource> Intersect<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second, IEqualityComparer<TSource> comparer)':
    intersect,
  'static IEnumerable<TSource> Except<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second)': (
    a: Source,
    b: Source,
    call: Call,
  ) => except(a, b, null, call),
  'static IEnumerable<TSource> Except<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second, IEqualityComparer<TSource> comparer)':
    except,
};
