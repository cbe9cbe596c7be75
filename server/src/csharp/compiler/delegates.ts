import type { Delegate } from '../runtime/value.ts';

/** The functions a combined delegate calls, in order. */
const parts = new WeakMap<Delegate, readonly Delegate[]>();
const partsOf = (delegate: Delegate): readonly Delegate[] => parts.get(delegate) ?? [delegate];

function combined(list: readonly Delegate[]): Delegate | null {
  if (list.length < 2) return list[0] ?? null;
  const all: Delegate = (...values) => {
    let result: unknown;
    for (const one of list) result = one(...values);
    return result;
  };
  const { clrType } = list[0]!;
  if (clrType) all.clrType = clrType;
  parts.set(all, list);
  return all;
}

/** `a + b` on delegates: calls both; the value is the last one's. */
export const combineDelegates = (a: Delegate | null, b: Delegate | null): Delegate | null =>
  a === null ? b : b === null ? a : combined([...partsOf(a), ...partsOf(b)]);

/** `a - b`: without the last occurrence of `b`. */
export function removeDelegate(a: Delegate | null, b: Delegate | null): Delegate | null {
  if (a === null || b === null) return a;
  const list = partsOf(a),
    gone = partsOf(b);
  for (let at = list.length - gone.length; at >= 0; at--) {
    if (gone.every((one, i) => list[at + i] === one)) return combined([...list.slice(0, at), ...list.slice(at + gone.length)]);
  }
  return a;
}
