import type { CertificateStore } from '../../certificates/store/store.ts';
import { UsageError } from '../usage.ts';

export interface NamedValues {
  readonly values: ReadonlyMap<string, string>;
  /** Values that no output may show. */
  readonly secrets: readonly string[];
}

/**
 * Named values of the configuration, those of the command line before them. A value is text, `{ value, secret }`, `{ valueEnv: NAME }`
 * or `{ thumbprintOf: ID }`; on the command line `NAME=text` or `NAME=thumbprintOf:ID`.
 */
export function resolveNamedValues(
  configured: Readonly<Record<string, unknown>>,
  given: readonly string[],
  store: CertificateStore,
): NamedValues {
  const values = new Map<string, string>();
  const secrets: string[] = [];
  for (const [name, value] of Object.entries(configured)) {
    const resolved = resolve(name, value, store);
    if (resolved === null) continue;
    values.set(name, resolved.text);
    if (resolved.secret) secrets.push(resolved.text);
  }
  for (const pair of given) {
    const at = pair.indexOf('=');
    if (at < 1) throw new UsageError(`--named-value ${pair}: expected NAME=VALUE`);
    const text = pair.slice(at + 1);
    values.set(
      pair.slice(0, at),
      text.startsWith('thumbprintOf:') ? thumbprint(pair.slice(0, at), text.slice('thumbprintOf:'.length), store) : text,
    );
  }
  return { values, secrets };
}

function resolve(name: string, value: unknown, store: CertificateStore): { text: string; secret: boolean } | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return { text: String(value), secret: false };
  const said = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  if (typeof said.thumbprintOf === 'string') return { text: thumbprint(name, said.thumbprintOf, store), secret: false };
  if (typeof said.valueEnv === 'string') {
    const text = process.env[said.valueEnv];
    // Left out, so that a policy that uses it says which named value is missing.
    return text === undefined ? null : { text, secret: true };
  }
  if (said.value !== undefined) return { text: String(said.value), secret: said.secret === true };
  throw new UsageError(`the named value "${name}" has none of value, valueEnv and thumbprintOf`);
}

function thumbprint(name: string, id: string, store: CertificateStore): string {
  const found = store.get(id);
  if (!found)
    throw new UsageError(
      `the named value "${name}" is the thumbprint of "${id}", but the store has no such certificate (gatehouse certs test-set makes the test certificates)`,
    );
  return found.thumbprint;
}
