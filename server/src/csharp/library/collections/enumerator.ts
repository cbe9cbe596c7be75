import { type ClrObject, type RuntimeType, runtimeType } from '../../runtime/index.ts';

/** `GetEnumerator()`: over any iterator. */
export class Enumerator implements ClrObject {
  readonly clrType: RuntimeType;
  private readonly iterator: Iterator<unknown>;
  current: unknown = null;
  constructor(iterator: Iterator<unknown>, element: RuntimeType) {
    this.clrType = runtimeType('System.Collections.Generic.IEnumerator', element);
    this.iterator = iterator;
  }
  moveNext(): boolean {
    const next = this.iterator.next();
    this.current = next.done ? null : next.value;
    return !next.done;
  }
}
