/** Sequences from nothing (Range, Repeat, Empty), and into collections (ToArray, ToList, ToHashSet). */
import { ClrArray, clr } from '../../runtime/index.ts';
import { HashSet } from '../collections/hash-set.ts';
import { List } from '../collections/list.ts';
import type { Behaviour, Call } from '../declare.ts';
import type { Machine } from '../machine.ts';
import { lazy, outOfRange, type Source, type } from './common.ts';
import { collected, Lazy, sourceOf } from './lazy.ts';

function* counted(count: number, machine: Machine, of: (i: number) => unknown): Generator<unknown> {
  for (let i = 0; i < count; i++) {
    machine.charge(1);
    yield of(i);
  }
}
const kept = (s: Source, { machine }: Call): unknown[] => {
  const items = collected(sourceOf(s), machine);
  machine.allocate(items.length * 16);
  return items;
};
export const makers: Record<string, Behaviour> = {
  'static TSource[] ToArray<TSource>(this IEnumerable<TSource> source)': (s: Source, call: Call) => ClrArray.of(type(call), kept(s, call)),
  'static List<TSource> ToList<TSource>(this IEnumerable<TSource> source)': (s: Source, call: Call) => new List(type(call), kept(s, call)),
  'static HashSet<TSource> ToHashSet<TSource>(this IEnumerable<TSource> source)': (s: Source, call: Call) =>
    new HashSet(type(call), kept(s, call)),
  'static HashSet<TSource> ToHashSet<TSource>(this IEnumerable<TSource> source, IEqualityComparer<TSource> comparer)': (
    s: Source,
    comparer: unknown,
    call: Call,
  ) => new HashSet(type(call), kept(s, call), comparer),
  'static IEnumerable<int> Range(int start, int count)': (start: number, count: number, { machine }: Call) => {
    if (count < 0 || start + count - 1 > 2147483647) outOfRange('count');
    return new Lazy(
      clr.int,
      () => counted(count, machine, (i) => start + i),
      (take) => {
        for (let i = 0; i < count; i++) {
          if ((i & 63) === 0) machine.charge(Math.min(count - i, 64));
          if (take(start + i) === true) return true;
        }
        return false;
      },
    );
  },
  'static IEnumerable<TResult> Repeat<TResult>(TResult element, int count)': (item: unknown, count: number, call: Call) => {
    if (count < 0) outOfRange('count');
    return lazy(type(call), () => counted(count, call.machine, () => item));
  },
  'static IEnumerable<TResult> Empty<TResult>()': (call: Call) => ClrArray.of(type(call), []),
};
