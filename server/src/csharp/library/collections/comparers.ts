/** Equality and order as collections and LINQ ask for them: by the value's own conventions, or by a comparer that a policy passes. */
import { compareValues, hashKey } from '../../runtime/index.ts';

/** What a comparer's value offers: `keyOf` gives the same key (by ===) for what it takes as equal; `compare` orders. */
export interface ComparerValue {
  keyOf?(value: unknown): unknown;
  compare?(a: unknown, b: unknown): number;
}

export const keyFunction = (comparer: unknown): ((value: unknown) => unknown) => {
  const own = comparer as ComparerValue | null | undefined;
  return own?.keyOf ? (value) => own.keyOf!(value) : hashKey;
};
export const comparisonOf = (comparer: unknown): ((a: unknown, b: unknown) => number) => {
  const own = comparer as ComparerValue | null | undefined;
  return own?.compare ? (a, b) => own.compare!(a, b) : compareValues;
};
export const equalityOf = (comparer: unknown): ((a: unknown, b: unknown) => boolean) => {
  const key = keyFunction(comparer);
  return (a, b) => key(a) === key(b);
};
