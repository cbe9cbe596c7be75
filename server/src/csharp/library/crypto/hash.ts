import { type ClrArray, type RuntimeType, raiseArgument, raiseNull, runtimeType } from '../../runtime/index.ts';
import { type Call, type Declaration, declare } from '../declare.ts';
import type { HashName, Machine } from '../machine.ts';
import { bytesOf, concat, partOf, toArray } from './bytes.ts';
import { raiseCryptographic } from './exceptions.ts';

const space = 'System.Security.Cryptography.';
const sizes: Record<HashName, number> = { MD5: 128, SHA1: 160, SHA256: 256, SHA384: 384, SHA512: 512 };

/** A hash algorithm, keyed or not, with what has been fed to it so far. */
export class HashValue {
  readonly clrType: RuntimeType;
  readonly algorithm: HashName;
  /** Of an HMAC. */
  key: Uint8Array | null;
  private parts: Uint8Array[] = [];
  private result: Uint8Array | null = null;

  constructor(type: string, algorithm: HashName, key: Uint8Array | null = null) {
    this.clrType = runtimeType(space + type);
    this.algorithm = algorithm;
    this.key = key;
  }
  get size(): number {
    return sizes[this.algorithm];
  }
  compute(data: Uint8Array, machine: Machine): Uint8Array {
    machine.charge(1 + (data.length >> 6));
    const { cryptography } = machine;
    this.result = this.key ? cryptography.hmac(this.algorithm, this.key, data) : cryptography.hash(this.algorithm, data);
    this.parts = [];
    return this.result;
  }
  feed(data: Uint8Array): void {
    this.result = null;
    this.parts.push(Uint8Array.from(data));
  }
  finish(machine: Machine): void {
    this.compute(concat(this.parts), machine);
  }
  get hash(): Uint8Array {
    if (this.parts.length > 0) return raiseCryptographic('Hash must be finalized before the hash value is retrieved.');
    return this.result ?? raiseCryptographic('Hash must be finalized before the hash value is retrieved.');
  }
  reset(): void {
    this.parts = [];
  }
}

const computed = (self: HashValue, data: Uint8Array, { machine }: Call): ClrArray => toArray(self.compute(data, machine));
const copy = (input: Uint8Array, output: ClrArray | null, offset: number): void => {
  if (output && output.bytes !== input) output.bytes.set(input, offset);
};

const hashAlgorithm = declare(`public abstract class ${space}HashAlgorithm : IDisposable, ICryptoTransform`, {
  'byte[] ComputeHash(byte[] buffer)': (self: HashValue, buffer: ClrArray | null, call: Call) =>
    computed(self, bytesOf(buffer, 'buffer'), call),
  'byte[] ComputeHash(byte[] buffer, int offset, int count)': (
    self: HashValue,
    buffer: ClrArray | null,
    offset: number,
    count: number,
    call: Call,
  ) => computed(self, partOf(buffer, offset, count, 'buffer'), call),
  'int TransformBlock(byte[] inputBuffer, int inputOffset, int inputCount, byte[] outputBuffer, int outputOffset)': (
    self: HashValue,
    input: ClrArray | null,
    offset: number,
    count: number,
    output: ClrArray | null,
    outputOffset: number,
  ) => {
    const part = partOf(input, offset, count, 'inputBuffer');
    self.feed(part);
    copy(part, output, outputOffset);
    return count;
  },
  'byte[] TransformFinalBlock(byte[] inputBuffer, int inputOffset, int inputCount)': (
    self: HashValue,
    input: ClrArray | null,
    offset: number,
    count: number,
    call: Call,
  ) => {
    const part = partOf(input, offset, count, 'inputBuffer');
    self.feed(part);
    self.finish(call.machine);
    return toArray(part);
  },
  'virtual byte[] Hash { get; }': (self: HashValue) => toArray(self.hash),
  'virtual int HashSize { get; }': (self: HashValue) => self.size,
  'virtual bool CanReuseTransform { get; }': () => true,
  'virtual bool CanTransformMultipleBlocks { get; }': () => true,
  'virtual int InputBlockSize { get; }': () => 1,
  'virtual int OutputBlockSize { get; }': () => 1,
  'void Initialize()': (self: HashValue) => self.reset(),
  'void Clear()': (self: HashValue) => self.reset(),
  'void Dispose()': (self: HashValue) => self.reset(),
  'static HashAlgorithm Create(string hashName)': (name: string | null) => byName(name ?? raiseNull('hashName')),
});

/** Names that HashAlgorithm.Create knows; null for others, as .NET has it. */
const byName = (name: string): HashValue | null => {
  const bare = name
    .replace(/^System\.Security\.Cryptography\./i, '')
    .toUpperCase()
    .replace('-', '');
  const hash = names.find((each) => each === bare);
  if (hash) return new HashValue(hash, hash);
  const keyed = names.find((each) => `HMAC${each}` === bare);
  return keyed ? new HashValue(`HMAC${keyed}`, keyed, new Uint8Array(64)) : null;
};

const names: readonly HashName[] = ['MD5', 'SHA1', 'SHA256', 'SHA384', 'SHA512'];

const algorithm = (name: HashName): Declaration =>
  declare(`public abstract class ${space}${name} : HashAlgorithm`, {
    [`static ${name} Create()`]: () => new HashValue(name, name),
    [`static ${name} Create(string hashName)`]: (given: string | null) => byName(given ?? raiseNull('hashName')),
    'static byte[] HashData(byte[] source)': (source: ClrArray | null, call: Call) =>
      toArray(new HashValue(name, name).compute(bytesOf(source, 'source'), call.machine)),
  });

const managed = (name: HashName, suffix: string): Declaration =>
  declare(`public sealed class ${space}${name}${suffix} : ${name}`, { 'new()': () => new HashValue(`${name}${suffix}`, name) });

const keyedHashAlgorithm = declare(`public abstract class ${space}KeyedHashAlgorithm : HashAlgorithm`, {
  'virtual byte[] Key { get; set; }': {
    get: (self: HashValue) => toArray(self.key!),
    set: (self: HashValue, key: ClrArray | null) => {
      self.key = Uint8Array.from(bytesOf(key, 'value'));
    },
  },
});

const hmac = declare(`public abstract class ${space}HMAC : KeyedHashAlgorithm`, {
  'string HashName { get; }': (self: HashValue) => self.algorithm,
});

/** A key that nobody gave is random, of the block's length. */
const keyed = (name: HashName): Declaration =>
  declare(`public class ${space}HMAC${name} : HMAC`, {
    'new()': (call: Call) => new HashValue(`HMAC${name}`, name, call.machine.randomBytes(sizes[name] > 256 ? 128 : 64)),
    'new(byte[] key)': (key: ClrArray | null) => new HashValue(`HMAC${name}`, name, Uint8Array.from(bytesOf(key, 'key'))),
    'static byte[] HashData(byte[] key, byte[] source)': (key: ClrArray | null, source: ClrArray | null, call: Call) =>
      toArray(new HashValue(`HMAC${name}`, name, bytesOf(key, 'key')).compute(bytesOf(source, 'source'), call.machine)),
  });

/** HashAlgorithmName: a name in a struct. */
export class HashAlgorithmNameValue {
  readonly clrType = runtimeType(`${space}HashAlgorithmName`);
  readonly name: string | null;
  constructor(name: string | null) {
    this.name = name;
  }
  equalsValue(other: unknown): boolean {
    return other instanceof HashAlgorithmNameValue && other.name === this.name;
  }
  hashKey(): string {
    return `\0HashAlgorithmName:${this.name}`;
  }
  toText(): string {
    return this.name ?? '';
  }
  /** One of those that the host has; raises where it is none. */
  get known(): HashName {
    const found = names.find((each) => each === this.name);
    if (found) return found;
    if (!this.name) return raiseArgument('System.ArgumentException', 'The hash algorithm name cannot be null or empty.', 'hashAlgorithm');
    return raiseCryptographic(`'${this.name}' is not a known hash algorithm.`);
  }
}

const hashAlgorithmName = declare(
  `public struct ${space}HashAlgorithmName : IEquatable<HashAlgorithmName>`,
  {
    'new(string name)': (name: string | null) => new HashAlgorithmNameValue(name),
    'string Name { get; }': (self: HashAlgorithmNameValue) => self.name,
    'override string ToString()': (self: HashAlgorithmNameValue) => self.toText(),
    'bool Equals(HashAlgorithmName other)': (self: HashAlgorithmNameValue, other: HashAlgorithmNameValue) => self.equalsValue(other),
    'static bool operator ==(HashAlgorithmName left, HashAlgorithmName right)': (
      left: HashAlgorithmNameValue,
      right: HashAlgorithmNameValue,
    ) => left.equalsValue(right),
    'static bool operator !=(HashAlgorithmName left, HashAlgorithmName right)': (
      left: HashAlgorithmNameValue,
      right: HashAlgorithmNameValue,
    ) => !left.equalsValue(right),
    ...Object.fromEntries(names.map((name) => [`static HashAlgorithmName ${name} { get; }`, () => new HashAlgorithmNameValue(name)])),
  },
  { default: new HashAlgorithmNameValue(null) },
);

export const hashes: readonly Declaration[] = [
  hashAlgorithm,
  keyedHashAlgorithm,
  hmac,
  ...names.map(algorithm),
  ...names.slice(1).map((name) => managed(name, 'Managed')),
  ...names.slice(0, 3).map((name) => managed(name, 'CryptoServiceProvider')),
  ...names.map(keyed),
  hashAlgorithmName,
];
