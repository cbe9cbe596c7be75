/** Lazy sequences: what LINQ's operators give. */
import { ClrArray, type ClrObject, each, type RuntimeType, raiseNull, runtimeType } from '../../runtime/index.ts';
import { List } from '../collections/list.ts';
import type { Machine } from '../machine.ts';

export class Lazy implements ClrObject {
  readonly clrType: RuntimeType;
  private readonly start: () => Iterator<unknown>;
  /** Which of .NET's iterators this is, where that shows: `ArraySelectIterator` and its type arguments. */
  readonly shape: Shape | null;
  constructor(element: RuntimeType, start: () => Iterator<unknown>, shape: Shape | null = null) {
    this.shape = shape;
    this.clrType = runtimeType('System.Collections.Generic.IEnumerable', element);
    this.start = start;
  }
  /** The name of the class .NET has for it. */
  get shownType(): string | null {
    return this.shape ? `System.Linq.Enumerable+${this.shape.name}<${this.shape.types.map(({ text }) => text).join(', ')}>` : null;
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

/** Null sources and functions are refused when the operator is called, not when it runs. */
export const needed = <T>(value: T | null | undefined, parameter: string): T =>
  value === null || value === undefined ? raiseNull(parameter) : value;
export const sourceOf = (source: unknown): unknown => needed(source, 'source');
