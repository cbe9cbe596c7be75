/** Lazy sequences: what LINQ's operators give. */
import { ClrArray, type ClrObject, each, type RuntimeType, raiseNull, runtimeType } from '../../runtime/index.ts';
import { type Meter, type Take, visit, visitIterator } from '../../runtime/operations.ts';
import { List } from '../collections/list.ts';
import type { Machine } from '../machine.ts';

export class Lazy implements ClrObject {
  readonly clrType: RuntimeType;
  private readonly start: () => Iterator<unknown>;
  /** The same elements, given rather than asked for; null: by the iterator. */
  private readonly give: ((take: Take) => boolean) | null;
  /** Which of .NET's iterators this is, where that shows: `ArraySelectIterator` and its type arguments. */
  private readonly shapeOf: (() => Shape) | null;
  constructor(
    element: RuntimeType,
    start: () => Iterator<unknown>,
    give: ((take: Take) => boolean) | null = null,
    shape: (() => Shape) | null = null,
  ) {
    this.shapeOf = shape;
    this.clrType = runtimeType('System.Collections.Generic.IEnumerable', element);
    this.start = start;
    this.give = give;
  }
  get shape(): Shape | null {
    return this.shapeOf?.() ?? null;
  }
  /** The name of the class .NET has for it. */
  get shownType(): string | null {
    const { shape } = this;
    return shape ? `System.Linq.Enumerable+${shape.name}<${shape.types.map(({ text }) => text).join(', ')}>` : null;
  }
  visit(meter: Meter | null, take: Take): boolean {
    return this.give ? this.give(take) : visitIterator(this.start(), meter, take);
  }
  [Symbol.iterator](): Iterator<unknown> {
    return this.start();
  }
}
export interface Shape {
  readonly name: string;
  readonly types: readonly RuntimeType[];
}

/** .NET has iterators of their own for arrays, lists and the rest, and joins a Where or Select with the Select that follows. */
export const shapeOfSelect = (source: unknown, from: RuntimeType, to: RuntimeType, machine: Machine): Shape => {
  const before = source instanceof Lazy ? source.shape : null;
  if (before && /WhereIterator$/.test(before.name)) return { name: before.name.replace(/Iterator$/, 'SelectIterator'), types: [from, to] };
  if (before && /SelectIterator$/.test(before.name)) return { name: before.name, types: [before.types[0]!, to] };
  if (source instanceof ClrArray) return { name: 'ArraySelectIterator', types: [from, to] };
  if (source instanceof List && source.clrType.name === 'System.Collections.Generic.List')
    return { name: 'ListSelectIterator', types: [from, to] };
  const list = typeof source !== 'string' && machine.types.isInstance(source, runtimeType('System.Collections.Generic.IList', from));
  return { name: `${list ? 'IList' : 'IEnumerable'}SelectIterator`, types: [from, to] };
};
export const shapeOfWhere = (source: unknown, of: RuntimeType): Shape => {
  const before = source instanceof Lazy ? source.shape : null;
  if (before && /WhereIterator$/.test(before.name)) return before;
  if (source instanceof ClrArray) return { name: 'ArrayWhereIterator', types: [of] };
  if (source instanceof List && source.clrType.name === 'System.Collections.Generic.List')
    return { name: 'ListWhereIterator', types: [of] };
  return { name: 'IEnumerableWhereIterator', types: [of] };
};

/** The source's elements, each paid for. */
export function* walk(source: unknown, machine: Machine): Generator<unknown> {
  for (const item of each(source)) {
    machine.charge(1);
    yield item;
  }
}

// Generators that operators share: a generator function made anew for every query is a burden to the engine's memory.
export function* mapped(source: unknown, machine: Machine, make: (item: unknown) => unknown): Generator<unknown> {
  for (const item of walk(source, machine)) yield make(item);
}
export function* filtered(source: unknown, machine: Machine, test: (item: unknown) => unknown): Generator<unknown> {
  for (const item of walk(source, machine)) if (test(item)) yield item;
}
export function* flattened(source: unknown, machine: Machine, inner: (item: unknown) => unknown): Generator<unknown> {
  for (const item of walk(source, machine)) yield* walk(inner(item), machine);
}
/** Elements as long as `test` holds. */
export function* led(source: unknown, machine: Machine, test: (item: unknown) => unknown): Generator<unknown> {
  for (const item of walk(source, machine)) {
    if (!test(item)) return;
    yield item;
  }
}

/** The source's elements in a JavaScript array of their own, each paid for. */
export const collected = (source: unknown, machine: Machine): unknown[] => {
  const items: unknown[] = [];
  visit(source, machine, (item) => {
    items.push(item);
  });
  return items;
};

/** Null sources and functions are refused when the operator is called, not when it runs. */
export const needed = <T>(value: T | null | undefined, parameter: string): T =>
  value === null || value === undefined ? raiseNull(parameter) : value;
export const sourceOf = (source: unknown): unknown => needed(source, 'source');
