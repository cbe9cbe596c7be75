/** System.Lazy. */

import { type ClrObject, type RuntimeType, raiseNull, runtimeType } from '../../runtime/index.ts';
import { type Call, declare } from '../declare.ts';

class LazyValue implements ClrObject {
  readonly clrType: RuntimeType;
  private readonly make: () => unknown;
  private held: { readonly value: unknown } | null = null;
  constructor(type: RuntimeType, make: () => unknown) {
    this.clrType = runtimeType('System.Lazy', type);
    this.make = make;
  }
  get isCreated(): boolean {
    return this.held !== null;
  }
  get value(): unknown {
    this.held ??= { value: this.make() };
    return this.held.value;
  }
}

export default declare('public class System.Lazy<T>', {
  'new(Func<T> valueFactory)': (make: () => unknown, { ownerArguments }: Call) =>
    new LazyValue(ownerArguments[0]!, make ?? raiseNull('valueFactory')),
  'T Value { get; }': (self: LazyValue) => self.value,
  'bool IsValueCreated { get; }': (self: LazyValue) => self.isCreated,
});
