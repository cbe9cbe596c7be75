import type { Headers } from '../policies/step.ts';

/** Headers in their order, names compared without case, values of the same name kept apart. */
export class HeaderList implements Headers {
  #entries = new Map<string, { name: string; values: string[] }>();

  /** From Node's `rawHeaders`: name, value, name, value… */
  static fromRaw(raw: readonly string[]): HeaderList {
    const list = new HeaderList();
    for (let i = 0; i + 1 < raw.length; i += 2) list.append(raw[i]!, [raw[i + 1]!]);
    return list;
  }

  #map: ReadonlyMap<string, readonly string[]> | null = null;

  /** Names as written → values; made anew when something has changed. */
  get map(): ReadonlyMap<string, readonly string[]> {
    this.#map ??= new Map([...this.#entries.values()].map(({ name, values }) => [name, [...values]]));
    return this.#map;
  }
  get(name: string): readonly string[] | undefined {
    return this.#entries.get(name.toLowerCase())?.values;
  }
  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase());
  }
  set(name: string, values: readonly string[]): void {
    this.#map = null;
    this.#entries.set(name.toLowerCase(), { name, values: [...values] });
  }
  append(name: string, values: readonly string[]): void {
    const present = this.#entries.get(name.toLowerCase());
    this.#map = null;
    if (present) present.values.push(...values);
    else this.set(name, values);
  }
  delete(name: string): void {
    this.#map = null;
    this.#entries.delete(name.toLowerCase());
  }
  *entries(): Iterable<readonly [string, readonly string[]]> {
    for (const { name, values } of this.#entries.values()) yield [name, values];
  }
  clone(): HeaderList {
    const copy = new HeaderList();
    for (const [name, values] of this.entries()) copy.set(name, values);
    return copy;
  }
  /** As `writeHead` and undici take it; several values are one line, except where HTTP or the gateway keeps them apart. */
  toRaw(): string[] {
    const raw: string[] = [];
    for (const [key, { name, values }] of this.#entries) {
      if (values.length === 1) raw.push(name, values[0]!);
      else if (REPEATED.has(key)) for (const value of values) raw.push(name, value);
      else raw.push(name, values.join(','));
    }
    return raw;
  }
  /** `{name: [values]}` for traces and results; names are only strings, whatever they spell. */
  toJson(): Record<string, string[]> {
    const json: Record<string, string[]> = Object.create(null);
    for (const [name, values] of this.entries()) json[name] = [...values];
    return json;
  }
}

/** Headers that are repeated rather than joined (set-header page). */
const REPEATED = new Set([
  'user-agent',
  'www-authenticate',
  'proxy-authenticate',
  'cookie',
  'set-cookie',
  'warning',
  'date',
  'expires',
  'last-modified',
  'if-modified-since',
  'if-unmodified-since',
  'if-range',
  'retry-after',
]);

/** Headers that belong to one connection and never pass through a gateway. */
export const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'te',
  'trailer',
  'upgrade',
  'expect',
]);
