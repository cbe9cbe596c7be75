/** Some of the elements, or more: Where, Take, Skip, Reverse, Append, Chunk. */
import { ClrArray, clr } from '../../runtime/index.ts';
import { visit } from '../../runtime/operations.ts';
import { itemsOf } from '../collections/list.ts';
import type { Behaviour, Call } from '../declare.ts';
import type { Machine } from '../machine.ts';
import { type Fn, lazy, outOfRange, predicate, type Source, type } from './common.ts';
import { filtered, Lazy, led, shapeOfWhere, sourceOf, walk } from './lazy.ts';
import { combined } from './sets.ts';

export const filters: Record<string, Behaviour> = {
  'static IEnumerable<TSource> Where<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': (
    s: Source,
    test: Fn,
    call: Call,
  ) => {
    sourceOf(s);
    predicate(test);
    return new Lazy(
      type(call),
      () => filtered(s, call.machine, test),
      (take) => visit(s, call.machine, (item) => (test(item) ? take(item) : false)),
      () => shapeOfWhere(s, type(call)),
    );
  },
  'static IEnumerable<TSource> Where<TSource>(this IEnumerable<TSource> source, Func<TSource, int, bool> predicate)': (
    s: Source,
    test: Fn,
    call: Call,
  ) => {
    sourceOf(s);
    predicate(test);
    return lazy(type(call), () => {
      let i = 0;
      return filtered(s, call.machine, (item) => test(item, i++));
    });
  },
  'static IEnumerable<TSource> Take<TSource>(this IEnumerable<TSource> source, int count)': (s: Source, count: number, call: Call) => {
    sourceOf(s);
    return new Lazy(
      type(call),
      () => taken(s, count, call.machine),
      (take) => {
        let left = count;
        let stopped = false;
        if (left > 0)
          visit(s, call.machine, (item) => {
            stopped = take(item) === true;
            return stopped || --left <= 0;
          });
        return stopped;
      },
    );
  },
  'static IEnumerable<TSource> Skip<TSource>(this IEnumerable<TSource> source, int count)': (s: Source, count: number, call: Call) => {
    sourceOf(s);
    return new Lazy(
      type(call),
      () => {
        let left = count;
        return filtered(s, call.machine, () => left-- <= 0);
      },
      (take) => {
        let left = count;
        return visit(s, call.machine, (item) => (left-- <= 0 ? take(item) : false));
      },
    );
  },
  'static IEnumerable<TSource> TakeLast<TSource>(this IEnumerable<TSource> source, int count)': (s: Source, count: number, call: Call) =>
    lazy(type(call), () => (count <= 0 ? [] : itemsOf(sourceOf(s), 'source').slice(-count))[Symbol.iterator]()),
  'static IEnumerable<TSource> SkipLast<TSource>(this IEnumerable<TSource> source, int count)': (s: Source, count: number, call: Call) =>
    lazy(type(call), () =>
      (count <= 0 ? itemsOf(sourceOf(s), 'source') : itemsOf(sourceOf(s), 'source').slice(0, -count))[Symbol.iterator](),
    ),
  'static IEnumerable<TSource> TakeWhile<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': (
    s: Source,
    test: Fn,
    call: Call,
  ) => takeWhile(s, test, call),
  'static IEnumerable<TSource> TakeWhile<TSource>(this IEnumerable<TSource> source, Func<TSource, int, bool> predicate)': (
    s: Source,
    test: Fn,
    call: Call,
  ) => takeWhile(s, test, call),
  'static IEnumerable<TSource> SkipWhile<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': (
    s: Source,
    test: Fn,
    call: Call,
  ) => skipWhile(s, test, call),
  'static IEnumerable<TSource> SkipWhile<TSource>(this IEnumerable<TSource> source, Func<TSource, int, bool> predicate)': (
    s: Source,
    test: Fn,
    call: Call,
  ) => skipWhile(s, test, call),
  'static IEnumerable<TSource> Reverse<TSource>(this IEnumerable<TSource> source)': (s: Source, call: Call) => {
    sourceOf(s);
    return lazy(type(call), () => itemsOf(s).reverse()[Symbol.iterator]());
  },
  'static IEnumerable<TSource> Reverse<TSource>(this TSource[] source)': (s: Source, call: Call) => {
    sourceOf(s);
    return lazy(type(call), () => itemsOf(s).reverse()[Symbol.iterator]());
  },
  'static IEnumerable<TSource> Append<TSource>(this IEnumerable<TSource> source, TSource element)': (
    s: Source,
    item: unknown,
    call: Call,
  ) => {
    sourceOf(s);
    return lazy(type(call), () => combined(s, [item], call));
  },
  'static IEnumerable<TSource> Prepend<TSource>(this IEnumerable<TSource> source, TSource element)': (
    s: Source,
    item: unknown,
    call: Call,
  ) => {
    sourceOf(s);
    return lazy(type(call), () => combined([item], s, call));
  },
  'static IEnumerable<TSource[]> Chunk<TSource>(this IEnumerable<TSource> source, int size)': (s: Source, size: number, call: Call) => {
    sourceOf(s);
    if (size < 1) outOfRange('size');
    return lazy(clr.object, function* () {
      const items = itemsOf(s);
      for (let i = 0; i < items.length; i += size) yield ClrArray.of(type(call), items.slice(i, i + size));
    });
  },
  'static IEnumerable<TSource> AsEnumerable<TSource>(this IEnumerable<TSource> source)': (s: Source) => s,
};

function* taken(source: Source, count: number, machine: Machine): Generator<unknown> {
  let left = count;
  if (left <= 0) return;
  for (const item of walk(source, machine)) {
    yield item;
    if (--left <= 0) return;
  }
}
function takeWhile(source: Source, test: Fn, call: Call): Lazy {
  sourceOf(source);
  predicate(test);
  return lazy(type(call), () => {
    let i = 0;
    return led(source, call.machine, (item) => test(item, i++));
  });
}
function skipWhile(source: Source, test: Fn, call: Call): Lazy {
  sourceOf(source);
  predicate(test);
  return lazy(type(call), () => {
    let i = 0,
      on = false;
    return filtered(source, call.machine, (item) => {
      on ||= !test(item, i++);
      return on;
    });
  });
}
