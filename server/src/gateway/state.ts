import type { Cache, Counters } from '../policies/step.ts';

/** Counters of rate limits, quotas and concurrency; exact, in memory, on the clock given. */
export class MemoryCounters implements Counters {
  readonly #now: () => number;
  #windows = new Map<string, { at: number; by: number }[]>();
  #fixed = new Map<string, { window: number; used: number }>();
  #running = new Map<string, number>();

  constructor(now: () => number) {
    this.#now = now;
  }

  slide(key: string, limit: number, windowMs: number, by: number) {
    const state = this.peek(key, limit, windowMs);
    if (state.retryAfterMs !== null) return state;
    this.#windows.get(key)!.push({ at: this.#now(), by });
    return { used: state.used + by, retryAfterMs: null };
  }

  peek(key: string, limit: number, windowMs: number) {
    const now = this.#now();
    const hits = (this.#windows.get(key) ?? []).filter(({ at }) => at > now - windowMs);
    this.#windows.set(key, hits);
    const used = hits.reduce((sum, { by }) => sum + by, 0);
    return { used, retryAfterMs: used >= limit ? Math.max(0, (hits[0]?.at ?? now) + windowMs - now) : null };
  }

  fixed(key: string, limit: number, windowMs: number, startMs: number, by: number) {
    const now = this.#now();
    const window = windowMs === 0 ? 0 : Math.floor((now - startMs) / windowMs);
    let state = this.#fixed.get(key);
    if (state?.window !== window) this.#fixed.set(key, (state = { window, used: 0 }));
    if (state.used >= limit)
      return { used: state.used, renewInMs: windowMs === 0 ? Number.POSITIVE_INFINITY : startMs + (window + 1) * windowMs - now };
    state.used += by;
    return { used: state.used, renewInMs: null };
  }

  enter(key: string, limit: number): (() => void) | null {
    const running = this.#running.get(key) ?? 0;
    if (running >= limit) return null;
    this.#running.set(key, running + 1);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const rest = (this.#running.get(key) ?? 1) - 1;
      if (rest === 0) this.#running.delete(key);
      else this.#running.set(key, rest);
    };
  }
}

/** The gateway's internal cache: values with an expiry, the oldest dropped when it is full. */
export class MemoryCache implements Cache {
  readonly #now: () => number;
  #entries = new Map<string, { value: unknown; until: number }>();
  constructor(now: () => number) {
    this.#now = now;
  }
  get(key: string): unknown {
    const entry = this.#entries.get(key);
    if (entry && entry.until <= this.#now()) {
      this.#entries.delete(key);
      return undefined;
    }
    return entry?.value;
  }
  set(key: string, value: unknown, seconds: number): void {
    this.#entries.delete(key);
    if (this.#entries.size >= CACHE_ENTRIES) this.#entries.delete(this.#entries.keys().next().value!);
    this.#entries.set(key, { value, until: this.#now() + seconds * 1000 });
  }
  delete(key: string): void {
    this.#entries.delete(key);
  }
}
const CACHE_ENTRIES = 10_000;
