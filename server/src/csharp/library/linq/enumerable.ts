/** System.Linq.Enumerable: lazy where .NET is, with its exceptions. */
import { ClrArray, clr, each, type RuntimeType, raise, raiseArgument, runtimeType, Tuple } from '../../runtime/index.ts';
import { comparisonOf, equalityOf, keyFunction } from '../collections/comparers.ts';
import { Dictionary } from '../collections/dictionary.ts';
import { countOf, itemsOf, List } from '../collections/list.ts';
import { HashSet } from '../collections/sets.ts';
import { type Behaviour, type Call, declare } from '../declare.ts';
import { type Grouping, Lookup, Ordered } from './grouping.ts';
import { Lazy, needed, shapeOfSelect, shapeOfWhere, sourceOf, walk } from './lazy.ts';
import { moreLinq } from './more.ts';
import { numericMembers } from './numbers.ts';

type Fn = (...values: unknown[]) => unknown;
type Source = unknown;

const empty = (): never => raise('System.InvalidOperationException', 'Sequence contains no elements');
const noMatch = (): never => raise('System.InvalidOperationException', 'Sequence contains no matching element');
const several = (): never => raise('System.InvalidOperationException', 'Sequence contains more than one element');
const severalMatch = (): never => raise('System.InvalidOperationException', 'Sequence contains more than one matching element');
const outOfRange = (name: string): never =>
  raiseArgument('System.ArgumentOutOfRangeException', 'Specified argument was out of the range of valid values.', name);
const none = Symbol('none');
const type = ({ typeArguments }: Call, i = 0): RuntimeType => typeArguments[i] ?? clr.object;
const fallback = (call: Call): unknown => call.machine.types.defaultOf(type(call));
const lazy = (element: RuntimeType, start: () => Iterator<unknown>): Lazy => new Lazy(element, start);

const first = (source: Source, test: Fn | null, { machine }: Call): unknown => {
  for (const item of walk(sourceOf(source), machine)) if (!test || test(item)) return item;
  return none;
};
const last = (source: Source, test: Fn | null, { machine }: Call): unknown => {
  let found: unknown = none;
  for (const item of walk(sourceOf(source), machine)) if (!test || test(item)) found = item;
  return found;
};
const single = (source: Source, test: Fn | null, { machine }: Call): unknown => {
  let found: unknown = none;
  for (const item of walk(sourceOf(source), machine)) {
    if (test && !test(item)) continue;
    if (found !== none) return test ? severalMatch() : several();
    found = item;
  }
  return found;
};
const or = (value: unknown, otherwise: () => unknown): unknown => (value === none ? otherwise() : value);
const predicate = (test: Fn | null): Fn => needed(test, 'predicate');

const elements: Record<string, Behaviour> = {
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

const selector = (fn: Fn): Fn => needed(fn, 'selector');
const projections: Record<string, Behaviour> = {
  'static IEnumerable<TResult> Select<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, TResult> selector)': (
    s: Source,
    fn: Fn,
    call: Call,
  ) => {
    sourceOf(s);
    selector(fn);
    return new Lazy(
      type(call, 1),
      function* () {
        for (const item of walk(s, call.machine)) yield fn(item);
      },
      shapeOfSelect(s, type(call), type(call, 1), call.machine),
    );
  },
  'static IEnumerable<TResult> Select<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, int, TResult> selector)': (
    s: Source,
    fn: Fn,
    call: Call,
  ) => {
    sourceOf(s);
    selector(fn);
    return lazy(type(call, 1), function* () {
      let i = 0;
      for (const item of walk(s, call.machine)) yield fn(item, i++);
    });
  },
  'static IEnumerable<TResult> SelectMany<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, IEnumerable<TResult>> selector)':
    (s: Source, fn: Fn, call: Call) => {
      sourceOf(s);
      selector(fn);
      return lazy(type(call, 1), function* () {
        for (const item of walk(s, call.machine)) yield* walk(fn(item), call.machine);
      });
    },
  'static IEnumerable<TResult> SelectMany<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, int, IEnumerable<TResult>> selector)':
    (s: Source, fn: Fn, call: Call) => {
      sourceOf(s);
      selector(fn);
      return lazy(type(call, 1), function* () {
        let i = 0;
        for (const item of walk(s, call.machine)) yield* walk(fn(item, i++), call.machine);
      });
    },
  'static IEnumerable<TResult> SelectMany<TSource, TCollection, TResult>(this IEnumerable<TSource> source, Func<TSource, IEnumerable<TCollection>> collectionSelector, Func<TSource, TCollection, TResult> resultSelector)':
    (s: Source, fn: Fn, result: Fn, call: Call) => {
      sourceOf(s);
      needed(fn, 'collectionSelector');
      needed(result, 'resultSelector');
      return lazy(type(call, 2), function* () {
        for (const item of walk(s, call.machine)) for (const inner of walk(fn(item), call.machine)) yield result(item, inner);
      });
    },
  'static IEnumerable<TResult> Cast<TResult>(this IEnumerable source)': (s: Source, call: Call) => {
    sourceOf(s);
    const to = type(call);
    // What is a sequence of the type already is given back itself.
    if (call.machine.types.isInstance(s, runtimeType('System.Collections.Generic.IEnumerable', to))) return s;
    return lazy(to, function* () {
      for (const item of walk(s, call.machine)) yield cast(item, to, call);
    });
  },
  'static IEnumerable<TResult> OfType<TResult>(this IEnumerable source)': (s: Source, call: Call) => {
    sourceOf(s);
    const to = type(call);
    return lazy(to, function* () {
      for (const item of walk(s, call.machine)) if (item !== null && call.machine.types.isInstance(item, to)) yield item;
    });
  },
  'static IEnumerable<TResult> Zip<TFirst, TSecond, TResult>(this IEnumerable<TFirst> first, IEnumerable<TSecond> second, Func<TFirst, TSecond, TResult> resultSelector)':
    (a: Source, b: Source, fn: Fn, call: Call) => {
      needed(a, 'first');
      needed(b, 'second');
      needed(fn, 'resultSelector');
      return lazy(type(call, 2), () => zip(a, b, fn, call));
    },
  'static IEnumerable<(TFirst First, TSecond Second)> Zip<TFirst, TSecond>(this IEnumerable<TFirst> first, IEnumerable<TSecond> second)': (
    a: Source,
    b: Source,
    call: Call,
  ) => {
    needed(a, 'first');
    needed(b, 'second');
    return lazy(clr.object, () => zip(a, b, (x, y) => new Tuple([x, y], [type(call), type(call, 1)]), call));
  },
};

function* zip(a: Source, b: Source, fn: Fn, { machine }: Call): Generator<unknown> {
  const other = each(b)[Symbol.iterator]();
  for (const item of walk(a, machine)) {
    const next = other.next();
    if (next.done) return;
    yield fn(item, next.value);
  }
}

function cast(item: unknown, to: RuntimeType, { machine }: Call): unknown {
  if (item === null) {
    if (machine.types.defaultOf(to) !== null)
      raise('System.NullReferenceException', 'Object reference not set to an instance of an object.');
    return null;
  }
  if (!machine.types.isInstance(item, to))
    raise(
      'System.InvalidCastException',
      `Unable to cast object of type '${(item as { clrType?: RuntimeType }).clrType?.clrName ?? typeName(item)}' to type '${to.clrName}'.`,
    );
  return item;
}
const typeName = (item: unknown): string =>
  typeof item === 'string'
    ? 'System.String'
    : typeof item === 'number'
      ? 'System.Int32'
      : typeof item === 'bigint'
        ? 'System.Int64'
        : 'System.Boolean';

const filters: Record<string, Behaviour> = {
  'static IEnumerable<TSource> Where<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': (
    s: Source,
    test: Fn,
    call: Call,
  ) => {
    sourceOf(s);
    predicate(test);
    return new Lazy(
      type(call),
      function* () {
        for (const item of walk(s, call.machine)) if (test(item)) yield item;
      },
      shapeOfWhere(s, type(call)),
    );
  },
  'static IEnumerable<TSource> Where<TSource>(this IEnumerable<TSource> source, Func<TSource, int, bool> predicate)': (
    s: Source,
    test: Fn,
    call: Call,
  ) => {
    sourceOf(s);
    predicate(test);
    return lazy(type(call), function* () {
      let i = 0;
      for (const item of walk(s, call.machine)) if (test(item, i++)) yield item;
    });
  },
  'static IEnumerable<TSource> Take<TSource>(this IEnumerable<TSource> source, int count)': (s: Source, count: number, call: Call) => {
    sourceOf(s);
    return lazy(type(call), function* () {
      let left = count;
      if (left <= 0) return;
      for (const item of walk(s, call.machine)) {
        yield item;
        if (--left <= 0) return;
      }
    });
  },
  'static IEnumerable<TSource> Skip<TSource>(this IEnumerable<TSource> source, int count)': (s: Source, count: number, call: Call) => {
    sourceOf(s);
    return lazy(type(call), function* () {
      let left = count;
      for (const item of walk(s, call.machine)) if (left-- <= 0) yield item;
    });
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
    return lazy(type(call), function* () {
      yield* walk(s, call.machine);
      yield item;
    });
  },
  'static IEnumerable<TSource> Prepend<TSource>(this IEnumerable<TSource> source, TSource element)': (
    s: Source,
    item: unknown,
    call: Call,
  ) => {
    sourceOf(s);
    return lazy(type(call), function* () {
      yield item;
      yield* walk(s, call.machine);
    });
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

function takeWhile(source: Source, test: Fn, call: Call): Lazy {
  sourceOf(source);
  predicate(test);
  return lazy(type(call), function* () {
    let i = 0;
    for (const item of walk(source, call.machine)) {
      if (!test(item, i++)) return;
      yield item;
    }
  });
}
function skipWhile(source: Source, test: Fn, call: Call): Lazy {
  sourceOf(source);
  predicate(test);
  return lazy(type(call), function* () {
    let i = 0,
      on = false;
    for (const item of walk(source, call.machine)) {
      on ||= !test(item, i++);
      if (on) yield item;
    }
  });
}

const quantifiers: Record<string, Behaviour> = {
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
    [...walk(sourceOf(s), call.machine)].filter((item) => predicate(test)(item)).length,
  'static long LongCount<TSource>(this IEnumerable<TSource> source)': (s: Source) => BigInt(countOf(sourceOf(s))),
  'static long LongCount<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': (s: Source, test: Fn, call: Call) =>
    BigInt([...walk(sourceOf(s), call.machine)].filter((item) => predicate(test)(item)).length),
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
    for (const item of walk(sourceOf(s), call.machine)) total = total === none ? item : needed(fn, 'func')(total, item);
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
  for (const item of walk(sourceOf(source), machine)) if (equal(item, value)) return true;
  return false;
}
function sequenceEqual(a: Source, b: Source, comparer: unknown): boolean {
  const equal = equalityOf(comparer);
  const x = itemsOf(a, 'first'),
    y = itemsOf(b, 'second');
  return x.length === y.length && x.every((item, i) => equal(item, y[i]));
}
function aggregate(source: Source, seed: unknown, fn: Fn, { machine }: Call): unknown {
  let total = seed;
  for (const item of walk(sourceOf(source), machine)) total = needed(fn, 'func')(total, item);
  return total;
}

// ── Sets ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function distinct(source: Source, key: Fn | null, comparer: unknown, call: Call): Lazy {
  sourceOf(source);
  const of = keyFunction(comparer);
  return lazy(type(call), function* () {
    const seen = new Set<unknown>();
    for (const item of walk(source, call.machine)) {
      const id = of(key ? key(item) : item);
      if (seen.has(id)) continue;
      seen.add(id);
      yield item;
    }
  });
}
function* combined(a: Source, b: Source, { machine }: Call): Generator<unknown> {
  yield* walk(a, machine);
  yield* walk(b, machine);
}
const setOperation =
  (keep: boolean) =>
  (a: Source, b: Source, comparer: unknown, call: Call): Lazy => {
    needed(a, 'first');
    needed(b, 'second');
    const of = keyFunction(comparer);
    return lazy(type(call), function* () {
      const others = new Set([...walk(b, call.machine)].map(of));
      const seen = new Set<unknown>();
      for (const item of walk(a, call.machine)) {
        const id = of(item);
        if (others.has(id) !== keep || seen.has(id)) continue;
        seen.add(id);
        yield item;
      }
    });
  };
const intersect = setOperation(true),
  except = setOperation(false);
const union = (a: Source, b: Source, comparer: unknown, call: Call): Lazy => {
  needed(a, 'first');
  needed(b, 'second');
  return distinct({ [Symbol.iterator]: () => combined(a, b, call) }, null, comparer, call);
};
const sets: Record<string, Behaviour> = {
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
    return lazy(type(call), () => combined(a, b, call));
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

// ── Order ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const orderBy =
  (descending: boolean) =>
  (s: Source, key: Fn, comparer: unknown, call: Call): Ordered => {
    sourceOf(s);
    return new Ordered(type(call), () => ({ [Symbol.iterator]: () => walk(s, call.machine) }), [
      { key: needed(key, 'keySelector'), compare: comparisonOf(comparer), descending },
    ]);
  };
const thenBy =
  (descending: boolean) =>
  (s: Ordered, key: Fn, comparer: unknown): Ordered =>
    (sourceOf(s) as Ordered).thenBy({ key: needed(key, 'keySelector'), compare: comparisonOf(comparer), descending });
const ordering: Record<string, Behaviour> = {};
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

// ── Groups and joins ───────────────────────────────────────────────────────────────────────────────────────────────

const lookup = (
  s: Source,
  key: Fn,
  element: Fn | null,
  comparer: unknown,
  types: readonly [RuntimeType, RuntimeType],
  { machine }: Call,
): Lookup => {
  const result = new Lookup(types[0], types[1], comparer);
  for (const item of walk(sourceOf(s), machine)) result.add(key(item), element ? element(item) : item);
  return result;
};
const groupBy = (s: Source, key: Fn, element: Fn | null, comparer: unknown, call: Call): Lazy => {
  sourceOf(s);
  needed(key, 'keySelector');
  const types = [type(call, 1), type(call, element ? 2 : 0)] as const;
  return lazy(clr.object, () => lookup(s, key, element, comparer, types, call)[Symbol.iterator]());
};
const groupInto = (s: Source, key: Fn, element: Fn | null, result: Fn, comparer: unknown, call: Call, at: number): Lazy => {
  sourceOf(s);
  needed(key, 'keySelector');
  needed(result, 'resultSelector');
  return lazy(type(call, at), function* () {
    for (const group of lookup(
      s,
      key,
      element,
      comparer,
      [type(call, 1), type(call, element ? 2 : 0)],
      call,
    ) as unknown as Iterable<Grouping>)
      yield result(group.key, group);
  });
};
const toLookup = (s: Source, key: Fn, element: Fn | null, comparer: unknown, call: Call): Lookup =>
  lookup(s, needed(key, 'keySelector'), element, comparer, [type(call, 1), type(call, element ? 2 : 0)], call);
const toDictionary = (s: Source, key: Fn, element: Fn | null, comparer: unknown, call: Call): Dictionary => {
  const dictionary = new Dictionary(type(call, 1), type(call, element ? 2 : 0), comparer);
  for (const item of walk(sourceOf(s), call.machine)) dictionary.add(needed(key, 'keySelector')(item), element ? element(item) : item);
  return dictionary;
};
const join = (a: Source, b: Source, outerKey: Fn, innerKey: Fn, result: Fn, comparer: unknown, call: Call): Lazy => {
  needed(a, 'outer');
  needed(b, 'inner');
  return lazy(type(call, 3), function* () {
    const inner = lookup(b, innerKey, null, comparer, [clr.object, clr.object], call);
    for (const item of walk(a, call.machine)) {
      const key = outerKey(item);
      if (key !== null) for (const match of inner.find(key)?.items ?? []) yield result(item, match);
    }
  });
};
const groupJoin = (a: Source, b: Source, outerKey: Fn, innerKey: Fn, result: Fn, comparer: unknown, call: Call): Lazy => {
  needed(a, 'outer');
  needed(b, 'inner');
  const element = type(call, 1);
  return lazy(type(call, 3), function* () {
    const inner = lookup(b, innerKey, null, comparer, [type(call, 2), element], call);
    for (const item of walk(a, call.machine)) {
      const key = outerKey(item);
      yield result(item, (key === null ? undefined : inner.find(key)) ?? ClrArray.of(element, []));
    }
  });
};
const keyed = 'this IEnumerable<TSource> source, Func<TSource, TKey> keySelector';
const element = 'Func<TSource, TElement> elementSelector';
const equality = 'IEqualityComparer<TKey> comparer';
const joined =
  'this IEnumerable<TOuter> outer, IEnumerable<TInner> inner, Func<TOuter, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector';
const groups: Record<string, Behaviour> = {
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

// ── Making and keeping ─────────────────────────────────────────────────────────────────────────────────────────────

const kept = (s: Source, { machine }: Call): unknown[] => {
  const items = [...walk(sourceOf(s), machine)];
  machine.allocate(items.length * 16);
  return items;
};
const makers: Record<string, Behaviour> = {
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
    return lazy(clr.int, function* () {
      for (let i = 0; i < count; i++) {
        machine.charge(1);
        yield start + i;
      }
    });
  },
  'static IEnumerable<TResult> Repeat<TResult>(TResult element, int count)': (item: unknown, count: number, call: Call) => {
    if (count < 0) outOfRange('count');
    return lazy(type(call), function* () {
      for (let i = 0; i < count; i++) {
        call.machine.charge(1);
        yield item;
      }
    });
  },
  'static IEnumerable<TResult> Empty<TResult>()': (call: Call) => ClrArray.of(type(call), []),
};

export default declare('public static class System.Linq.Enumerable', {
  ...elements,
  ...projections,
  ...filters,
  ...quantifiers,
  ...sets,
  ...ordering,
  ...groups,
  ...makers,
  ...numericMembers,
  ...moreLinq,
});

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
