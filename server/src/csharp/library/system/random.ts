/** System.Random. */

import { ClrArray, type ClrObject, Double, type RuntimeType, raiseArgument, runtimeType, Single } from '../../runtime/index.ts';
import { type Call, declare } from '../declare.ts';

/** With a seed .NET's sequence (Knuth's subtractive generator) is fixed, and policies may rely on it. */
class Random implements ClrObject {
  private readonly seeds: Int32Array | null;
  private a = 0;
  private b = 21;
  constructor(seed: number | null) {
    if (seed === null) {
      this.seeds = null;
      return;
    }
    const seeds = new Int32Array(56);
    let j = 161803398 - (seed === -2147483648 ? 2147483647 : Math.abs(seed));
    seeds[55] = j;
    let k = 1;
    for (let i = 1, at = 0; i < 55; i++) {
      at += 21;
      if (at >= 55) at -= 55;
      seeds[at] = k;
      k = j - k;
      if (k < 0) k += 2147483647;
      j = seeds[at]!;
    }
    for (let round = 1; round < 5; round++) {
      for (let i = 1, n = 0; i < 56; i++) {
        n = i + 30;
        if (n >= 55) n -= 55;
        seeds[i] = (seeds[i]! - seeds[1 + n]!) | 0;
        if (seeds[i]! < 0) seeds[i] = seeds[i]! + 2147483647;
      }
    }
    this.seeds = seeds;
  }
  get clrType(): RuntimeType {
    return runtimeType('System.Random');
  }
  private internal(): number {
    const seeds = this.seeds!;
    if (++this.a >= 56) this.a = 1;
    if (++this.b >= 56) this.b = 1;
    let value = (seeds[this.a]! - seeds[this.b]!) | 0;
    if (value === 2147483647) value--;
    if (value < 0) value += 2147483647;
    seeds[this.a] = value;
    return value;
  }
  sample({ machine }: Call): number {
    return this.seeds ? this.internal() * (1 / 2147483647) : machine.random();
  }
  next(call: Call): number {
    return this.seeds ? this.internal() : Math.floor(call.machine.random() * 2147483647);
  }
}

const within = (self: Random, low: bigint, high: bigint, call: Call): bigint => {
  if (low > high) raiseArgument('System.ArgumentOutOfRangeException', "'minValue' cannot be greater than maxValue.", 'minValue');
  return low + BigInt(Math.floor(self.sample(call) * Number(high - low)));
};
export default declare('public class System.Random', {
  'long NextInt64()': (self: Random, call: Call) => within(self, 0n, (1n << 63n) - 1n, call),
  'long NextInt64(long maxValue)': (self: Random, max: bigint, call: Call) => within(self, 0n, max, call),
  'long NextInt64(long minValue, long maxValue)': within,
  'float NextSingle()': (self: Random, call: Call) => new Single(self.sample(call)),
  'T[] GetItems<T>(T[] choices, int length)': (self: Random, choices: ClrArray, length: number, call: Call) =>
    ClrArray.of(
      call.typeArguments[0]!,
      Array.from({ length }, () => choices.get(Math.floor(self.sample(call) * choices.length))),
    ),
  'void Shuffle<T>(T[] values)': (self: Random, values: ClrArray, call: Call) => {
    for (let i = 0; i < values.length - 1; i++) {
      const j = i + Math.floor(self.sample(call) * (values.length - i));
      const item = values.get(i);
      values.set(i, values.get(j));
      values.set(j, item);
    }
  },
  'new()': () => new Random(null),
  'new(int Seed)': (seed: number) => new Random(seed),
  'int Next()': (self: Random, call: Call) => self.next(call),
  'int Next(int maxValue)': (self: Random, max: number, call: Call) =>
    max < 0
      ? raiseArgument('System.ArgumentOutOfRangeException', "'maxValue' must be greater than zero.", 'maxValue')
      : Math.floor(self.sample(call) * max),
  'int Next(int minValue, int maxValue)': (self: Random, min: number, max: number, call: Call) =>
    min > max
      ? raiseArgument('System.ArgumentOutOfRangeException', "'minValue' cannot be greater than maxValue.", 'minValue')
      : Math.floor(self.sample(call) * (max - min)) + min,
  'double NextDouble()': (self: Random, call: Call) => new Double(self.sample(call)),
  'void NextBytes(byte[] buffer)': (self: Random, buffer: ClrArray, call: Call) => {
    for (let i = 0; i < buffer.length; i++) buffer.bytes[i] = self.next(call) & 0xff;
  },
  'static Random Shared { get; }': () => new Random(null),
});
