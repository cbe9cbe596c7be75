/** Dictionary<TKey, TValue>: entries keep .NET's order, in which a new entry takes the place of the last removed one. */
import { type ClrObject, type RuntimeType, raise, raiseNull, runtimeType, textOf } from '../../runtime/index.ts';
import type { Meter, Take } from '../../runtime/operations.ts';
import { keyFunction } from './comparers.ts';
import { collectionModified } from './list.ts';

export class Pair implements ClrObject {
  readonly clrType: RuntimeType;
  readonly key: unknown;
  readonly value: unknown;
  constructor(key: unknown, value: unknown, keyType: RuntimeType, valueType: RuntimeType) {
    this.clrType = runtimeType('System.Collections.Generic.KeyValuePair', keyType, valueType);
    this.key = key;
    this.value = value;
  }
  toText(): string {
    return `[${textOf(this.key)}, ${textOf(this.value)}]`;
  }
  equalsValue(other: unknown): boolean {
    return (
      other instanceof Pair &&
      keyFunction(null)(this.key) === keyFunction(null)(other.key) &&
      keyFunction(null)(this.value) === keyFunction(null)(other.value)
    );
  }
  hashKey(): unknown {
    return `\0pair:${String(keyFunction(null)(this.key))}:${String(keyFunction(null)(this.value))}`;
  }
}

export const keyNotFound = (key: unknown): never =>
  raise('System.Collections.Generic.KeyNotFoundException', `The given key '${textOf(key)}' was not present in the dictionary.`);

export class Dictionary implements ClrObject {
  readonly clrType: RuntimeType;
  readonly comparer: unknown;
  private readonly keyOf: (value: unknown) => unknown;
  private readonly index = new Map<unknown, number>();
  private entries: (readonly [unknown, unknown] | null)[] = [];
  private readonly free: number[] = [];
  private version = 0;

  constructor(keyType: RuntimeType, valueType: RuntimeType, comparer: unknown = null, name = 'System.Collections.Generic.Dictionary') {
    this.clrType = runtimeType(name, keyType, valueType);
    this.comparer = comparer;
    this.keyOf = keyFunction(comparer);
  }
  get keyType(): RuntimeType {
    return this.clrType.arguments[0]!;
  }
  get valueType(): RuntimeType {
    return this.clrType.arguments[1]!;
  }
  get count(): number {
    return this.index.size;
  }
  private find(key: unknown): number | undefined {
    if (key === null || key === undefined) raiseNull('key');
    return this.index.get(this.keyOf(key));
  }
  has(key: unknown): boolean {
    return this.find(key) !== undefined;
  }
  /** Undefined where there is none. */
  get(key: unknown): unknown {
    const at = this.find(key);
    return at === undefined ? undefined : this.entries[at]![1];
  }
  item(key: unknown): unknown {
    const at = this.find(key);
    return at === undefined ? keyNotFound(key) : this.entries[at]![1];
  }
  set(key: unknown, value: unknown): void {
    if (key === null || key === undefined) raiseNull('key');
    const id = this.keyOf(key);
    const at = this.index.get(id);
    if (at !== undefined) this.entries[at] = [this.entries[at]![0], value];
    else this.insert(id, key, value);
  }
  add(key: unknown, value: unknown): void {
    if (key === null || key === undefined) raiseNull('key');
    const id = this.keyOf(key);
    if (this.index.has(id)) sameKey(`An item with the same key has already been added. Key: ${textOf(key)}`);
    this.insert(id, key, value);
  }
  private insert(id: unknown, key: unknown, value: unknown): void {
    const at = this.free.pop() ?? this.entries.length;
    this.entries[at] = [key, value];
    this.index.set(id, at);
    this.version++;
  }
  remove(key: unknown): boolean {
    const at = this.find(key);
    if (at === undefined) return false;
    this.index.delete(this.keyOf(key));
    this.entries[at] = null;
    this.free.push(at);
    return true;
  }
  clear(): void {
    this.index.clear();
    this.entries = [];
    this.free.length = 0;
    this.version++;
  }
  *pairs(): Generator<readonly [unknown, unknown]> {
    const { version } = this;
    for (const entry of this.entries) {
      if (!entry) continue;
      yield entry;
      if (version !== this.version) collectionModified();
    }
  }
  visit(meter: Meter | null, take: Take): boolean {
    const { version, keyType, valueType } = this;
    let due = 0;
    for (const entry of this.entries) {
      if (!entry) continue;
      if ((due++ & 63) === 0) meter?.charge(64);
      if (take(new Pair(entry[0], entry[1], keyType, valueType)) === true) return true;
      if (version !== this.version) collectionModified();
    }
    return false;
  }
  *[Symbol.iterator](): Iterator<unknown> {
    for (const [key, value] of this.pairs()) yield new Pair(key, value, this.keyType, this.valueType);
  }
}

const sameKey = (message: string): never => raise('System.ArgumentException', message);

/** `Keys` or `Values`: a live view. */
export class DictionaryView implements ClrObject {
  readonly clrType: RuntimeType;
  private readonly of: Dictionary;
  private readonly part: 0 | 1;
  constructor(of: Dictionary, part: 0 | 1) {
    this.clrType = runtimeType(`System.Collections.Generic.Dictionary.${part === 0 ? 'Key' : 'Value'}Collection`, of.keyType, of.valueType);
    this.of = of;
    this.part = part;
  }
  get count(): number {
    return this.of.count;
  }
  *[Symbol.iterator](): Iterator<unknown> {
    for (const pair of this.of.pairs()) yield pair[this.part];
  }
}
