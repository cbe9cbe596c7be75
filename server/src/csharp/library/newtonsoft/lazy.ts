import type { ClrObject, RuntimeType } from '../../runtime/index.ts';
import { type Meter, type Take, visitArray } from '../../runtime/operations.ts';
import { runtimeType } from '../../runtime/type.ts';

/** A sequence that is walked anew each time it is enumerated. */
export class Lazy implements ClrObject {
  readonly clrType: RuntimeType;
  private readonly walk: () => Iterable<unknown>;
  constructor(element: RuntimeType, walk: () => Iterable<unknown>) {
    this.clrType = runtimeType('System.Collections.Generic.IEnumerable', element);
    this.walk = walk;
  }
  visit(meter: Meter | null, take: Take): boolean {
    const source = this.walk();
    if (Array.isArray(source)) return visitArray(source, meter, take);
    for (const item of source) {
      meter?.charge(1);
      if (take(item) === true) return true;
    }
    return false;
  }
  [Symbol.iterator](): Iterator<unknown> {
    return this.walk()[Symbol.iterator]();
  }
}
