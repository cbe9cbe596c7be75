/**
 * What was worked out about an object, kept on the object itself and gone with it. A WeakMap would do, were it not that the collector of
 * young objects takes every value of an old WeakMap for alive: each version of a document would survive, be copied and be promoted.
 */
export class Kept<K extends object, V> {
  readonly #name = Symbol('kept');

  get(of: K): V | undefined {
    return (of as { readonly [name: symbol]: V | undefined })[this.#name];
  }

  set(of: K, value: V): V {
    Object.defineProperty(of, this.#name, { value, configurable: true, enumerable: false, writable: true });
    return value;
  }
}

/** The function, asked once per object. */
export function keptPer<K extends object, V>(make: (of: K) => V): (of: K) => V {
  const kept = new Kept<K, { readonly value: V }>();
  return (of) => (kept.get(of) ?? kept.set(of, { value: make(of) })).value;
}

/** The latest entries of a map: at least `size` of them and at most twice as many, without a list of who was used when. */
export class Recent<V> {
  readonly #size: number;
  #young = new Map<string, V>();
  #old = new Map<string, V>();

  constructor(size: number) {
    this.#size = size;
  }

  get(key: string): V | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: string, value: V): V {
    if (this.#young.size >= this.#size) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
    return value;
  }
}
