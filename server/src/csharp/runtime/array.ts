/** .NET arrays. Elements are values as everywhere; `byte[]` is backed by a Uint8Array, reached through the same methods or directly by `bytes`. */
import { raise } from './exception.ts';
import { Byte } from './numbers.ts';
import { arrayType, clr, type RuntimeType } from './type.ts';

const outOfBounds = (): never => raise('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');

export class ClrArray {
  readonly clrType: RuntimeType;
  readonly element: RuntimeType;
  /** Lengths of the dimensions of an array that is no vector. */
  private readonly dimensions: readonly number[] | null;
  /** The elements in row order; of a `byte[]` the bytes. */
  readonly items: unknown[] | Uint8Array;

  private constructor(element: RuntimeType, items: unknown[] | Uint8Array, dimensions: readonly number[] | null) {
    this.element = element;
    this.items = items;
    this.dimensions = dimensions;
    this.clrType = arrayType(element, dimensions?.length ?? 1);
  }
  /** A vector over `items` (taken, not copied). Elements are values (for a byte[]: Byte instances are unwrapped). */
  static of(element: RuntimeType, items: unknown[]): ClrArray {
    return element === clr.byte
      ? new ClrArray(
          element,
          Uint8Array.from(items as Byte[], (byte) => byte.value),
          null,
        )
      : new ClrArray(element, items, null);
  }
  /** A byte[] over `bytes` (taken, not copied). */
  static ofBytes(bytes: Uint8Array): ClrArray {
    return new ClrArray(clr.byte, bytes, null);
  }
  /** `new T[n]` filled with `initial`, the default of its element. */
  static filled(element: RuntimeType, lengths: readonly number[], initial: unknown): ClrArray {
    const size = lengths.reduce((product, length) => product * length, 1);
    return new ClrArray(
      element,
      element === clr.byte ? new Uint8Array(size) : new Array<unknown>(size).fill(initial),
      lengths.length === 1 ? null : lengths,
    );
  }

  get length(): number {
    return this.items.length;
  }
  get rank(): number {
    return this.dimensions?.length ?? 1;
  }
  /** Lengths of the dimensions; one for a vector. */
  get lengths(): readonly number[] {
    return this.dimensions ?? [this.items.length];
  }
  /** The bytes of a byte[] (not a copy). */
  get bytes(): Uint8Array {
    return this.items as Uint8Array;
  }
  get(index: number): unknown {
    const { items } = this;
    if (index < 0 || index >= items.length) outOfBounds();
    return this.element === clr.byte ? Byte.of(items[index] as number) : items[index];
  }
  set(index: number, value: unknown): void {
    if (index < 0 || index >= this.items.length) outOfBounds();
    if (this.items instanceof Uint8Array) this.items[index] = (value as Byte).value;
    else this.items[index] = value;
  }
  /** Where the element of several indices stands in `items`. */
  offset(indices: readonly number[]): number {
    let offset = 0;
    const { lengths } = this;
    for (let i = 0; i < indices.length; i++) {
      const index = indices[i]!;
      if (index < 0 || index >= lengths[i]!) outOfBounds();
      offset = offset * lengths[i]! + index;
    }
    return offset;
  }
  /** The elements as values, in a JavaScript array of their own. */
  toArray(): unknown[] {
    return this.items instanceof Uint8Array ? Array.from(this.items, (byte) => Byte.of(byte)) : this.items.slice();
  }
  *[Symbol.iterator](): Iterator<unknown> {
    if (this.items instanceof Uint8Array) for (const byte of this.items) yield Byte.of(byte);
    else yield* this.items;
  }
}
