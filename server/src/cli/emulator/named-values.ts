import type { CertificateStore } from '../../certificates/store/store.ts';
import type { Config } from '../../workspace/config.ts';
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
export function resolveNamedValues(configured: Config['namedValues'], given: readonly string[], store: CertificateStore): NamedValues {
  const values = new Map<string, string>();
  const secrets: string[] = [];
  for (const [name, { value, valueEnv, thumbprintOf, secret }] of configured) {
    const text = thumbprintOf !== null ? thumbprint(name, thumbprintOf, store) : valueEnv !== null ? process.env[valueEnv] : value;
    // Left out where the environment has none, so that a policy that uses it says which named value is missing.
    if (text === undefined || text === null) continue;
    values.set(name, text);
    if (secret || valueEnv !== null) secrets.push(text);
  }
  for (const pair of given) {
    const at = pair.indexOf('=');
    if (at < 1) throw new UsageError(`--named-value ${pair}: expected NAME=VALUE`);
    const [name, text] = [pair.slice(0, at), pair.slice(at + 1)];
    values.set(name, text.startsWith('thumbprintOf:') ? thumbprint(name, text.slice('thumbprintOf:'.length), store) : text);
  }
  return { values, secrets };
}

function thumbprint(name: string, id: string, store: CertificateStore): string {
  const found = store.get(id);
  if (!found)
    throw new UsageError(
      `the named value "${name}" is the thumbprint of "${id}", but the store has no such certificate (gatehouse certs test-set makes the test certificates)`,
    );
  return found.thumbprint;
}
