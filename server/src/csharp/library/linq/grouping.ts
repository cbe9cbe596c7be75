/** IGrouping, ILookup, IOrderedEnumerable. */
import { type ClrObject, type RuntimeType, runtimeType } from '../../runtime/index.ts';
import { type Meter, type Take, visitArray } from '../../runtime/operations.ts';
import { keyFunction } from '../collections/comparers.ts';

export class Grouping implements ClrObject {
  readonly clrType: RuntimeType;
  readonly key: unknown;
  readonly items: unknown[] = [];
  constructor(key: unknown, keyType: RuntimeType, element: RuntimeType) {
    this.clrType = runtimeType('System.Linq.Grouping', keyType, element);
    this.key = key;
  }
  get count(): number {
    return this.items.length;
  }
  at(index: number): unknown {
    return this.items[index];
  }
  visit(meter: Meter | null, take: Take): boolean {
    return visitArray(this.items, meter, take);
  }
  [Symbol.iterator](): Iterator<unknown> {
    return this.items[Symbol.iterator]();
  }
}

export class Lookup implements ClrObject {
  readonly clrType: RuntimeType;
  private readonly keyOf: (value: unknown) => unknown;
  private readonly groups = new Map<unknown, Grouping>();
  constructor(keyType: RuntimeType, element: RuntimeType, comparer: unknown) {
    this.clrType = runtimeType('System.Linq.Lookup', keyType, element);
    this.keyOf = keyFunction(comparer);
  }
  get count(): number {
    return this.groups.size;
  }
  add(key: unknown, item: unknown): void {
    const id = this.keyOf(key);
    let group = this.groups.get(id);
    if (!group) this.groups.set(id, (group = new Grouping(key, this.clrType.arguments[0]!, this.clrType.arguments[1]!)));
    group.items.push(item);
  }
  find(key: unknown): Grouping | undefined {
    return this.groups.get(this.keyOf(key));
  }
  [Symbol.iterator](): Iterator<Grouping> {
    return this.groups.values();
  }
}

/** One key of an ordering. */
export interface Order {
  readonly key: (item: unknown) => unknown;
  readonly compare: (a: unknown, b: unknown) => number;
  readonly descending: boolean;
}

export class Ordered implements ClrObject {
  readonly clrType: RuntimeType;
  readonly source: () => Iterable<unknown>;
  readonly orders: readonly Order[];
  constructor(element: RuntimeType, source: () => Iterable<unknown>, orders: readonly Order[]) {
    this.clrType = runtimeType('System.Linq.IOrderedEnumerable', element);
    this.source = source;
    this.orders = orders;
  }
  thenBy(order: Order): Ordered {
    return new Ordered(this.clrType.arguments[0]!, this.source, [...this.orders, order]);
  }
  /** Keys are computed once for each element; the sort is stable. */
  private sorted(): unknown[] {
    const rows: { readonly item: unknown; readonly keys: unknown[] }[] = [];
    const { orders } = this;
    for (const item of this.source()) rows.push({ item, keys: orders.map(({ key }) => key(item)) });
    rows.sort((a, b) => {
      for (let i = 0; i < orders.length; i++) {
        const { compare, descending } = orders[i]!;
        const order = compare(a.keys[i], b.keys[i]);
        if (order !== 0) return descending ? -order : order;
      }
      return 0;
    });
    return rows.map(({ item }) => item);
  }
  visit(_: Meter | null, take: Take): boolean {
    return visitArray(this.sorted(), null, take);
  }
  *[Symbol.iterator](): Iterator<unknown> {
    yield* this.sorted();
  }
}
