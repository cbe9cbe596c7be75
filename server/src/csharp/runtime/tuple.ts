/** Values of tuple types and anonymous types: immutable, equal when their items are. */
import { compareValues, equalValues, hashKey, textOf } from './operations.ts';
import { type RuntimeType, runtimeType } from './type.ts';

/** `(1, "a")`; also System.Tuple, when its type says so. */
export class Tuple {
  readonly clrType: RuntimeType;
  readonly items: readonly unknown[];
  /** `types`: of the items; `name`: `System.ValueTuple` or `System.Tuple`. */
  constructor(items: readonly unknown[], types: readonly RuntimeType[], name = 'System.ValueTuple') {
    this.items = items;
    this.clrType = runtimeType(name, ...types);
  }
  equalsValue(other: unknown): boolean {
    return other instanceof Tuple && other.clrType === this.clrType && this.items.every((item, i) => equalValues(item, other.items[i]));
  }
  hashKey(): string {
    return `\0(${this.items.map(keyText).join()})`;
  }
  compareTo(other: unknown): number {
    for (let i = 0; i < this.items.length; i++) {
      const order = compareValues(this.items[i], (other as Tuple).items[i]);
      if (order !== 0) return order;
    }
    return 0;
  }
  toText(): string {
    return `(${this.items.map(textOf).join(', ')})`;
  }
}

const anonymous = runtimeType('<>f__AnonymousType');
/** `new { a = 1 }`. */
export class AnonymousObject {
  readonly names: readonly string[];
  readonly values: readonly unknown[];
  constructor(names: readonly string[], values: readonly unknown[]) {
    this.names = names;
    this.values = values;
  }
  get clrType(): RuntimeType {
    return anonymous;
  }
  equalsValue(other: unknown): boolean {
    return (
      other instanceof AnonymousObject &&
      this.names.length === other.names.length &&
      this.names.every((name, i) => name === other.names[i] && equalValues(this.values[i], other.values[i]))
    );
  }
  hashKey(): string {
    return `\0{${this.values.map(keyText).join()}}`;
  }
  toText(): string {
    return `{ ${this.names.map((name, i) => `${name} = ${textOf(this.values[i])}`).join(', ')} }`;
  }
}

let identities = 0;
const identityOf = new WeakMap<object, number>();
/** A hash key as text that no other key has. */
const keyText = (value: unknown): string => {
  const key = hashKey(value);
  if (typeof key === 'string') return JSON.stringify(key);
  if (key === null || (typeof key !== 'object' && typeof key !== 'function')) return `${typeof key}:${String(key)}`;
  let identity = identityOf.get(key);
  if (identity === undefined) identityOf.set(key, (identity = ++identities));
  return `#${identity}`;
};
