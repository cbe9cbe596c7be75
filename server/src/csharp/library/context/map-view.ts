/** A dictionary of `context` over a JavaScript map: always as the map is now. */
import { raiseNull } from '../../runtime/exception.ts';
import type { Meter, Take } from '../../runtime/operations.ts';
import { clr, type RuntimeType, runtimeType } from '../../runtime/type.ts';
import { keyNotFound, Pair } from '../collections/dictionary.ts';

export interface MapViewOptions {
  readonly ignoreCase?: boolean;
  /** What a value of the map is in C#. */
  readonly convert?: (value: unknown) => unknown;
}

export class MapView {
  readonly clrType: RuntimeType;
  readonly keyType = clr.string;
  readonly valueType: RuntimeType;
  /** What it shows. */
  readonly of: ReadonlyMap<string, unknown>;
  private readonly ignoreCase: boolean;
  /** Keys by their lower case, once asked for. */
  private lowered: Map<string, string> | null = null;
  /** What was asked for and is not there by that very name, with what is meant; null: nothing. */
  private likes: Map<string, string | null> | null = null;
  private readonly convert: ((value: unknown) => unknown) | null;

  constructor(map: ReadonlyMap<string, unknown>, valueType: RuntimeType, options: MapViewOptions = {}) {
    this.clrType = runtimeType('System.Collections.Generic.Dictionary', clr.string, valueType);
    this.valueType = valueType;
    this.of = map;
    this.ignoreCase = options.ignoreCase ?? false;
    this.convert = options.convert ?? null;
  }
  get count(): number {
    return this.of.size;
  }
  private find(key: string | null): string | undefined {
    if (key === null) return raiseNull('key');
    if (this.of.has(key)) return key;
    return this.ignoreCase ? this.likeness(key) : undefined;
  }
  /** The key that differs in case only. */
  private likeness(key: string): string | undefined {
    // Maps of headers and parameters do not change: what has changed is another map.
    if (!this.lowered || !this.likes || this.lowered.size !== this.of.size || this.likes.size > 100) {
      this.lowered = new Map();
      this.likes = new Map();
      for (const name of this.of.keys()) {
        const lower = name.toLowerCase();
        if (!this.lowered.has(lower)) this.lowered.set(lower, name);
      }
    }
    let found = this.likes.get(key);
    if (found === undefined) this.likes.set(key, (found = this.lowered.get(key.toLowerCase()) ?? null));
    return found ?? undefined;
  }
  has(key: string | null): boolean {
    return this.find(key) !== undefined;
  }
  /** As the map has it, not converted; undefined where there is none. */
  raw(key: string | null): unknown {
    if (key === null) return raiseNull('key');
    const value = this.of.get(key);
    if (value !== undefined || !this.ignoreCase) return value;
    const name = this.likeness(key);
    return name === undefined ? undefined : this.of.get(name);
  }
  /** Undefined where there is none. */
  get(key: string | null): unknown {
    const value = this.raw(key);
    return value === undefined || this.convert === null ? value : this.convert(value);
  }
  item(key: string | null): unknown {
    const value = this.get(key);
    return value === undefined ? keyNotFound(key) : value;
  }
  *pairs(): Generator<readonly [unknown, unknown]> {
    for (const [key, value] of this.of) yield [key, this.convert ? this.convert(value) : value];
  }
  visit(meter: Meter | null, take: Take): boolean {
    meter?.charge(this.of.size);
    for (const [key, value] of this.of)
      if (take(new Pair(key, this.convert ? this.convert(value) : value, this.keyType, this.valueType)) === true) return true;
    return false;
  }
  *[Symbol.iterator](): Iterator<unknown> {
    for (const [key, value] of this.of) yield new Pair(key, this.convert ? this.convert(value) : value, this.keyType, this.valueType);
  }
}
