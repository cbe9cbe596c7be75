/** One element of a sequence: First, Last, Single, ElementAt, and their like with a default. */
import { ClrArray, raise, raiseArgument } from '../../runtime/index.ts';
import { arrayOf, visit } from '../../runtime/operations.ts';
import { List } from '../collections/list.ts';
import type { Behaviour, Call } from '../declare.ts';
import { empty, type Fn, fallback, lazy, noMatch, none, or, predicate, type Source, type } from './common.ts';
import { type Lazy, sourceOf, walk } from './lazy.ts';

const several = (): never => raise('System.InvalidOperationException', 'Sequence contains more than one element');
const severalMatch = (): never => raise('System.InvalidOperationException', 'Sequence contains more than one matching element');

export const first = (source: Source, test: Fn | null, { machine }: Call): unknown => {
  const items = arrayOf(source);
  if (items) {
    let at = 0;
    while (at < items.length && test !== null && !test(items[at])) at++;
    machine.charge(at + 1);
    return at < items.length ? items[at] : none;
  }
  let found: unknown = none;
  visit(sourceOf(source), machine, (item) => {
    if (test !== null && !test(item)) return false;
    found = item;
    return true;
  });
  return found;
};
const last = (source: Source, test: Fn | null, { machine }: Call): unknown => {
  let found: unknown = none;
  if (test === null && source instanceof ClrArray) return source.length > 0 ? source.get(source.length - 1) : none;
  visit(sourceOf(source), machine, (item) => {
    if (test === null || test(item)) found = item;
  });
  return found;
};
const single = (source: Source, test: Fn | null, { machine }: Call): unknown => {
  let found: unknown = none;
  visit(sourceOf(source), machine, (item) => {
    if (test !== null && !test(item)) return;
    if (found !== none) (test ? severalMatch : several)();
    found = item;
  });
  return found;
};

export const elements: Record<string, Behaviour> = {
  'static TSource First<TSource>(this IEnumerable<TSource> source)': (s: Source, call: Call) => or(first(s, null, call), empty),
  'static TSource First<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': (s: Source, test: Fn, call: Call) =>
    or(first(s, predicate(test), call), noMatch),
  'static TSource FirstOrDefault<TSource>(this IEnumerable<TSource> source)': (s: Source, call: Call) =>
    or(first(s, null, call), () => fallback(call)),
  'static TSource FirstOrDefault<TSource>(this IEnumerable<TSource> source, TSource defaultValue)': (
    s: Source,
    value: unknown,
    call: Call,
  ) => or(first(s, null, call), () => value),
  'static TSource FirstOrDefault<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': (
    s: Source,
    test: Fn,
    call: Call,
  ) => or(first(s, predicate(test), call), () => fallback(call)),
  'static TSource FirstOrDefault<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate, TSource defaultValue)': (
    s: Source,
    test: Fn,
    value: unknown,
    call: Call,
  ) => or(first(s, predicate(test), call), () => value),
  'static TSource Last<TSource>(this IEnumerable<TSource> source)': (s: Source, call: Call) => or(last(s, null, call), empty),
  'static TSource Last<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': (s: Source, test: Fn, call: Call) =>
    or(last(s, predicate(test), call), noMatch),
  'static TSource LastOrDefault<TSource>(this IEnumerable<TSource> source)': (s: Source, call: Call) =>
    or(last(s, null, call), () => fallback(call)),
  'static TSource LastOrDefault<TSource>(this IEnumerable<TSource> source, TSource defaultValue)': (
    s: Source,
    value: unknown,
    call: Call,
  ) => or(last(s, null, call), () => value),
  'static TSource LastOrDefault<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': (
    s: Source,
    test: Fn,
    call: Call,
  ) => or(last(s, predicate(test), call), () => fallback(call)),
  'static TSource Single<TSource>(this IEnumerable<TSource> source)': (s: Source, call: Call) => or(single(s, null, call), empty),
  'static TSource Single<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': (s: Source, test: Fn, call: Call) =>
    or(single(s, predicate(test), call), noMatch),
  'static TSource SingleOrDefault<TSource>(this IEnumerable<TSource> source)': (s: Source, call: Call) =>
    or(single(s, null, call), () => fallback(call)),
  'static TSource SingleOrDefault<TSource>(this IEnumerable<TSource> source, TSource defaultValue)': (
    s: Source,
    value: unknown,
    call: Call,
  ) => or(single(s, null, call), () => value),
  'static TSource SingleOrDefault<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': (
    s: Source,
    test: Fn,
    call: Call,
  ) => or(single(s, predicate(test), call), () => fallback(call)),
  'static TSource ElementAt<TSource>(this IEnumerable<TSource> source, int index)': (s: Source, index: number, call: Call) =>
    or(elementAt(s, index, call), () =>
      raiseArgument(
        'System.ArgumentOutOfRangeException',
        'Index was out of range. Must be non-negative and less than the size of the collection.',
        'index',
      ),
    ),
  'static TSource ElementAtOrDefault<TSource>(this IEnumerable<TSource> source, int index)': (s: Source, index: number, call: Call) =>
    or(elementAt(s, index, call), () => fallback(call)),
  'static IEnumerable<TSource> DefaultIfEmpty<TSource>(this IEnumerable<TSource> source)': (s: Source, call: Call) =>
    defaultIfEmpty(s, fallback(call), call),
  'static IEnumerable<TSource> DefaultIfEmpty<TSource>(this IEnumerable<TSource> source, TSource defaultValue)': defaultIfEmpty,
};

function elementAt(source: Source, index: number, { machine }: Call): unknown {
  if (index < 0) return none;
  if (source instanceof List) return index < source.count ? source.items[index] : none;
  let i = 0;
  for (const item of walk(sourceOf(source), machine)) if (i++ === index) return item;
  return none;
}

function defaultIfEmpty(source: Source, value: unknown, call: Call): Lazy {
  sourceOf(source);
  return lazy(type(call), function* () {
    let some = false;
    for (const item of walk(source, call.machine)) {
      some = true;
      yield item;
    }
    if (!some) yield value;
  });
}
