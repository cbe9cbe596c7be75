/** Lazy sequences: what LINQ's operators give. */
import { type ClrObject, each, type RuntimeType, raiseNull, runtimeType } from '../../runtime/index.ts';
import type { Machine } from '../machine.ts';

export class Lazy implements ClrObject {
  readonly clrType: RuntimeType;
  private readonly start: () => Iterator<unknown>;
  constructor(element: RuntimeType, start: () => Iterator<unknown>) {
    this.clrType = runtimeType('System.Collections.Generic.IEnumerable', element);
    this.start = start;
  }
  [Symbol.iterator](): Iterator<unknown> {
    return this.start();
  }
}

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
