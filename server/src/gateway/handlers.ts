import { policies } from '../policies/catalogue.ts';
import type { Policy as Facts } from '../policies/policy.ts';
import type { Handler } from '../policies/step.ts';

/** A policy as documents name it: what it is, and what it does (null: known, but not simulated). */
export interface KnownPolicy {
  /** Null for `<base/>`, which is no policy of its own. */
  readonly facts: Facts | null;
  readonly handler: Handler | null;
}

/** Policies by name, loaded as documents need them; undefined where there is none by that name. */
export class Handlers {
  readonly #loaded = new Map<string, KnownPolicy | undefined>();

  get(name: string): KnownPolicy | undefined {
    return this.#loaded.get(name);
  }
  async load(names: Iterable<string>): Promise<void> {
    await Promise.all(
      [...new Set(names)].map(async (name) => {
        if (!this.#loaded.has(name)) this.#loaded.set(name, await find(name));
      }),
    );
  }
}

const factsOf = new Map(policies.map((facts) => [facts.id, facts]));

// The bundler finds every policies/<name>/handler.ts through this pattern: adding one is adding its file.
async function find(name: string): Promise<KnownPolicy | undefined> {
  if (!/^[a-z][a-z0-9-]{0,63}$/.test(name)) return undefined;
  const facts = factsOf.get(name) ?? null;
  const handler = await present(() => import(`../policies/${name}/handler.ts`) as Promise<{ default: Handler }>);
  return facts || handler ? { facts, handler: handler?.default ?? null } : undefined;
}

async function present<T>(load: () => Promise<T>): Promise<T | null> {
  try {
    return await load();
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error &&
  ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND' || error.message.startsWith('Module not found in bundle'));
