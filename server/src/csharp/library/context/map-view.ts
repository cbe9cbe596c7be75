/** A dictionary of `context` over a JavaScript map: always as the map is now. */
import { raiseNull } from '../../runtime/exception.ts';
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
  private readonly map: ReadonlyMap<string, unknown>;
  private readonly ignoreCase: boolean;
  private readonly convert: (value: unknown) => unknown;

  constructor(map: ReadonlyMap<string, unknown>, valueType: RuntimeType, options: MapViewOptions = {}) {
    this.clrType = runtimeType('System.Collections.Generic.Dictionary', clr.string, valueType);
    this.valueType = valueType;
    this.map = map;
    this.ignoreCase = options.ignoreCase ?? false;
    this.convert = options.convert ?? ((value) => value);
  }
  get count(): number {
    return this.map.size;
  }
  private find(key: string | null): string | undefined {
    if (key === null) return raiseNull('key');
    if (this.map.has(key)) return key;
    if (!this.ignoreCase) return undefined;
    const lower = key.toLowerCase();
    for (const name of this.map.keys()) if (name.toLowerCase() === lower) return name;
    return undefined;
  }
  has(key: string | null): boolean {
    return this.find(key) !== undefined;
  }
  /** Undefined where there is none. */
  get(key: string | null): unknown {
    const name = this.find(key);
    return name === undefined ? undefined : this.convert(this.map.get(name));
  }
  item(key: string | null): unknown {
    const value = this.get(key);
    return value === undefined ? keyNotFound(key) : value;
  }
  *pairs(): Generator<readonly [unknown, unknown]> {
    for (const [key, value] of this.map) yield [key, this.convert(value)];
  }
  *[Symbol.iterator](): Iterator<unknown> {
    for (const [key, value] of this.pairs()) yield new Pair(key, value, this.keyType, this.valueType);
  }
}
