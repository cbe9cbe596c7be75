/** List<T>, and what all lists of the library share. */
import { ClrArray, type ClrObject, type RuntimeType, raise, raiseArgument, raiseNull, runtimeType } from '../../runtime/index.ts';
import { type Meter, type Take, visit } from '../../runtime/operations.ts';

const modified = (): never => raise('System.InvalidOperationException', 'Collection was modified; enumeration operation may not execute.');
export const indexOutOfRange = (parameter = 'index'): never =>
  raiseArgument(
    'System.ArgumentOutOfRangeException',
    'Index was out of range. Must be non-negative and less than the size of the collection.',
    parameter,
  );

export class List implements ClrObject {
  readonly clrType: RuntimeType;
  items: unknown[];
  /** Counts changes, so that an enumeration notices them. */
  version = 0;
  constructor(element: RuntimeType, items: unknown[] = [], name = 'System.Collections.Generic.List') {
    this.clrType = runtimeType(name, element);
    this.items = items;
  }
  get element(): RuntimeType {
    return this.clrType.arguments[0]!;
  }
  get count(): number {
    return this.items.length;
  }
  at(index: number): unknown {
    return index < 0 || index >= this.items.length ? indexOutOfRange() : this.items[index];
  }
  set(index: number, value: unknown): void {
    if (index < 0 || index >= this.items.length) indexOutOfRange();
    this.items[index] = value;
    this.version++;
  }
  add(value: unknown): void {
    this.items.push(value);
    this.version++;
  }
  visit(meter: Meter | null, take: Take): boolean {
    const { version } = this;
    for (let i = 0; i < this.items.length; i++) {
      if ((i & 63) === 0) meter?.charge(Math.min(this.items.length - i, 64));
      if (take(this.items[i]) === true) return true;
      if (version !== this.version) modified();
    }
    return false;
  }
  *[Symbol.iterator](): Iterator<unknown> {
    const { version } = this;
    for (let i = 0; i < this.items.length; i++) {
      yield this.items[i];
      if (version !== this.version) modified();
    }
  }
}

/** The elements of anything enumerable, in a JavaScript array of their own. */
export const itemsOf = (value: unknown, parameter = 'collection'): unknown[] => {
  if (value === null || value === undefined) return raiseNull(parameter);
  if (value instanceof ClrArray) return value.toArray();
  if (value instanceof List) return value.items.slice();
  const items: unknown[] = [];
  visit(value, null, (item) => {
    items.push(item);
  });
  return items;
};

/** Number of elements, without walking where the value knows. */
export const countOf = (value: unknown): number => {
  if (typeof value === 'string' || value instanceof ClrArray) return value.length;
  const own = (value as { count?: unknown }).count;
  if (typeof own === 'number') return own;
  let count = 0;
  visit(value, null, () => {
    count++;
  });
  return count;
};

export { modified as collectionModified };
