/** Elements made into others: Select, SelectMany, Cast, OfType, Zip. */
import { clr, each, type RuntimeType, raise, runtimeType, Tuple } from '../../runtime/index.ts';
import { visit } from '../../runtime/operations.ts';
import type { Behaviour, Call } from '../declare.ts';
import { type Fn, lazy, type Source, selector, type } from './common.ts';
import { filtered, flattened, Lazy, mapped, needed, shapeOfSelect, sourceOf, walk } from './lazy.ts';

export const projections: Record<string, Behaviour> = {
  'static IEnumerable<TResult> Select<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, TResult> selector)': (
    s: Source,
    fn: Fn,
    call: Call,
  ) => {
    sourceOf(s);
    selector(fn);
    return new Lazy(
      type(call, 1),
      () => mapped(s, call.machine, fn),
      (take) => visit(s, call.machine, (item) => take(fn(item))),
      () => shapeOfSelect(s, type(call), type(call, 1), call.machine),
    );
  },
  'static IEnumerable<TResult> Select<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, int, TResult> selector)': (
    s: Source,
    fn: Fn,
    call: Call,
  ) => {
    sourceOf(s);
    selector(fn);
    return lazy(type(call, 1), () => {
      let i = 0;
      return mapped(s, call.machine, (item) => fn(item, i++));
    });
  },
  'static IEnumerable<TResult> SelectMany<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, IEnumerable<TResult>> selector)':
    (s: Source, fn: Fn, call: Call) => {
      sourceOf(s);
      selector(fn);
      return new Lazy(
        type(call, 1),
        () => flattened(s, call.machine, fn),
        (take) => visit(s, call.machine, (item) => visit(fn(item), call.machine, take)),
      );
    },
  'static IEnumerable<TResult> SelectMany<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, int, IEnumerable<TResult>> selector)':
    (s: Source, fn: Fn, call: Call) => {
      sourceOf(s);
      selector(fn);
      return lazy(type(call, 1), () => {
        let i = 0;
        return flattened(s, call.machine, (item) => fn(item, i++));
      });
    },
  'static IEnumerable<TResult> SelectMany<TSource, TCollection, TResult>(this IEnumerable<TSource> source, Func<TSource, IEnumerable<TCollection>> collectionSelector, Func<TSource, TCollection, TResult> resultSelector)':
    (s: Source, fn: Fn, result: Fn, call: Call) => {
      sourceOf(s);
      needed(fn, 'collectionSelector');
      needed(result, 'resultSelector');
      return new Lazy(
        type(call, 2),
        () =>
          flattened(s, call.machine, (item) => ({
            [Symbol.iterator]: () => mapped(fn(item), call.machine, (inner) => result(item, inner)),
          })),
        (take) => visit(s, call.machine, (item) => visit(fn(item), call.machine, (inner) => take(result(item, inner)))),
      );
    },
  'static IEnumerable<TResult> Cast<TResult>(this IEnumerable source)': (s: Source, call: Call) => {
    sourceOf(s);
    const to = type(call);
    // What is a sequence of the type already is given back itself.
    if (call.machine.types.isInstance(s, runtimeType('System.Collections.Generic.IEnumerable', to))) return s;
    return new Lazy(
      to,
      () => mapped(s, call.machine, (item) => cast(item, to, call)),
      (take) => visit(s, call.machine, (item) => take(cast(item, to, call))),
    );
  },
  'static IEnumerable<TResult> OfType<TResult>(this IEnumerable source)': (s: Source, call: Call) => {
    sourceOf(s);
    const to = type(call);
    const fits = (item: unknown): boolean => item !== null && call.machine.types.isInstance(item, to);
    return new Lazy(
      to,
      () => filtered(s, call.machine, fits),
      (take) => visit(s, call.machine, (item) => (fits(item) ? take(item) : false)),
    );
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
