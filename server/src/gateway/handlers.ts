import type { Handler } from '../policies/step.ts';

/** Handlers by name, loaded as documents need them: null where a policy is known but not simulated, undefined where there is none. */
export class Handlers {
  readonly #loaded = new Map<string, Handler | null | undefined>();

  get(name: string): Handler | null | undefined {
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

async function find(name: string): Promise<Handler | null | undefined> {
  if (!/^[a-z][a-z0-9-]{0,63}$/.test(name)) return undefined;
  try {
    // The bundler finds every policies/<name>/handler.ts through this pattern.
    return ((await import(`../policies/${name}/handler.ts`)) as { default: Handler }).default;
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  try {
    await import(`../policies/${name}/policy.ts`);
    return null;
  } catch (error) {
    if (!isMissing(error)) throw error;
    return undefined;
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error &&
  ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND' || error.message.startsWith('Module not found in bundle'));
