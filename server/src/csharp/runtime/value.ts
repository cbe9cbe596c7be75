/**
 * Values of the evaluator. Every value says what it is (`typeOf`), so boxing is the identity:
 *
 * int → number · long → bigint · string → string · bool → boolean · null, also of `T?` → null · double, float, byte, sbyte, short, ushort, uint, ulong, char, decimal →
 * the classes of this room · enums → EnumValue · arrays → ClrArray · delegates → functions taking the arguments · `out`/`ref` parameters → Ref ·
 * exceptions → ClrException · anything else → an instance of a class of the library that follows `ClrObject`. A void method gives undefined.
 *
 * Whatever implements `IEnumerable` is iterable in JavaScript (`iterate` also takes strings and arrays).
 */
import type { ClrArray } from './array.ts';
import { clr, type RuntimeType } from './type.ts';

/** What a class of the library offers; only `clrType` is required. Structs and types with an `Equals` of their own give equalsValue and hashKey. */
export interface ClrObject {
  readonly clrType: RuntimeType;
  /** `ToString()`, where it is not the type's name. */
  toText?(): string;
  /** `Equals(object)`, where it is not identity. */
  equalsValue?(other: unknown): boolean;
  /** The same (by ===) for equal values, and different for unequal ones. Text keys begin with \0 and a name, so that they are not mistaken for strings. */
  hashKey?(): unknown;
  /** `IComparable`: negative, zero or positive. */
  compareTo?(other: unknown): number;
  /** Of what is enumerable: gives the elements to `take` until that gives true, as `visit` of operations.ts does; whether it did. */
  visit?(meter: { charge(steps: number): void } | null, take: (item: unknown) => unknown): boolean;
}

/** A delegate's function. `clrType` where its type is known. */
export type Delegate = ((...args: never[]) => unknown) & { clrType?: RuntimeType };

/** What an `out` or `ref` argument passes. Implementations assign `value`. */
export interface Ref<T = unknown> {
  value: T;
}

export const typeOf = (value: unknown): RuntimeType => {
  switch (typeof value) {
    case 'string':
      return clr.string;
    case 'number':
      return clr.int;
    case 'boolean':
      return clr.bool;
    case 'bigint':
      return clr.long;
    case 'function':
      return (value as Delegate).clrType ?? clr.delegate;
    default:
      return (value as ClrObject).clrType;
  }
};

export type { ClrArray };
