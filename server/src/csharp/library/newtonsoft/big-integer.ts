import { type RuntimeType, runtimeType } from '../../runtime/type.ts';

/** System.Numerics.BigInteger: what Newtonsoft reads a JSON integer beyond 64 bits as. */
export class BigInteger {
  static readonly handle = runtimeType('System.Numerics.BigInteger');
  readonly clrType: RuntimeType = BigInteger.handle;
  readonly value: bigint;
  constructor(value: bigint) {
    this.value = value;
  }
  equalsValue(other: unknown): boolean {
    return other instanceof BigInteger && other.value === this.value;
  }
  hashKey(): string {
    return `\0BigInteger:${this.value}`;
  }
  compareTo(other: unknown): number {
    const value = (other as BigInteger).value;
    return this.value < value ? -1 : this.value > value ? 1 : 0;
  }
  toText(): string {
    return String(this.value);
  }
}
