/** Elements by key: how GroupBy, ToLookup, ToDictionary, Join and GroupJoin do it. */
import { ClrArray, clr, type RuntimeType } from '../../runtime/index.ts';
import { visit } from '../../runtime/operations.ts';
import { Dictionary } from '../collections/dictionary.ts';
import type { Call } from '../declare.ts';
import { type Fn, lazy, type Source, type } from './common.ts';
import { type Grouping, Lookup } from './grouping.ts';
import { type Lazy, needed, sourceOf, walk } from './lazy.ts';

const lookup = (
  s: Source,
  key: Fn,
  element: Fn | null,
  comparer: unknown,
  types: readonly [RuntimeType, RuntimeType],
  { machine }: Call,
): Lookup => {
  const result = new Lookup(types[0], types[1], comparer);
  visit(sourceOf(s), machine, (item) => {
    result.add(key(item), element ? element(item) : item);
  });
  return result;
};
export const groupBy = (s: Source, key: Fn, element: Fn | null, comparer: unknown, call: Call): Lazy => {
  sourceOf(s);
  needed(key, 'keySelector');
  const types = [type(call, 1), type(call, element ? 2 : 0)] as const;
  return lazy(clr.object, () => lookup(s, key, element, comparer, types, call)[Symbol.iterator]());
};
export const groupInto = (s: Source, key: Fn, element: Fn | null, result: Fn, comparer: unknown, call: Call, at: number): Lazy => {
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
export const toLookup = (s: Source, key: Fn, element: Fn | null, comparer: unknown, call: Call): Lookup =>
  lookup(s, needed(key, 'keySelector'), element, comparer, [type(call, 1), type(call, element ? 2 : 0)], call);
export const toDictionary = (s: Source, key: Fn, element: Fn | null, comparer: unknown, call: Call): Dictionary => {
  const dictionary = new Dictionary(type(call, 1), type(call, element ? 2 : 0), comparer);
  visit(sourceOf(s), call.machine, (item) => {
    dictionary.add(needed(key, 'keySelector')(item), element ? element(item) : item);
  });
  return dictionary;
};
export const join = (a: Source, b: Source, outerKey: Fn, innerKey: Fn, result: Fn, comparer: unknown, call: Call): Lazy => {
  needed(a, 'outer');
  needed(b, 'inner');
  return lazy(type(call, 3), function* () {
    const inner = lookup(b, innerKey, null, comparer, [clr.object, clr.object], call);
    for (const item of walk(a, call.machine)) {
      const key = outerKey(item);
      const matches = (key === null ? undefined : inner.find(key))?.items ?? [];
      call.machine.charge(matches.length);
      for (const match of matches) yield result(item, match);
    }
  });
};
export const groupJoin = (a: Source, b: Source, outerKey: Fn, innerKey: Fn, result: Fn, comparer: unknown, call: Call): Lazy => {
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
