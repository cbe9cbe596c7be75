import type { ClrObject, RuntimeType } from '../../runtime/index.ts';
import { runtimeType } from '../../runtime/type.ts';

/** A sequence that is walked anew each time it is enumerated. */
export class Lazy implements ClrObject {
  readonly clrType: RuntimeType;
  private readonly walk: () => Iterable<unknown>;
  constructor(element: RuntimeType, walk: () => Iterable<unknown>) {
    this.clrType = runtimeType('System.Collections.Generic.IEnumerable', element);
    this.walk = walk;
  }
  [Symbol.iterator](): Iterator<unknown> {
    return this.walk()[Symbol.iterator]();
  }
}
