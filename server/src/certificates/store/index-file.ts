import { readFileSync } from 'node:fs';

/** Where a certificate came from: imported, a key vault reference, imported as CA certificate, made by Gatehouse for tests. */
export type Kind = 'custom' | 'keyVault' | 'ca' | 'test';

/** One certificate of `index.json`. Holds nothing secret: it is fit to commit. */
export interface IndexEntry {
  readonly id: string;
  readonly kind: Kind;
  /** Seen by policies in context.Deployment.Certificates. */
  readonly uploaded: boolean;
  /** Uploaded as a CA certificate to this store of the service. */
  readonly caStore: 'root' | 'intermediate' | null;
  readonly thumbprint: string;
  /** Public certificate, PEM; relative to the store. */
  readonly file: string;
  /** The imported PFX or PEM as it was, or a PKCS#8 key (PEM); relative to the store, in `private/`. */
  readonly keyFile: string | null;
  /** Environment variable that holds the passphrase of keyFile. */
  readonly passwordEnv: string | null;
  /** Identifier of the secret in a key vault. */
  readonly keyVault: string | null;
}

export const storeVersion = 1;
export const idPattern = /^[A-Za-z0-9-]{1,80}$/;

/** The store cannot be read: the message says which file and why. */
export class StoreError extends Error {}

/** Entries of `index.json`; none where there is no such file. Throws StoreError. */
export function readIndex(path: string): IndexEntry[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new StoreError(`${path} cannot be read: ${(error as Error).message}`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new StoreError(`${path} is no JSON; restore it from version control, or delete it and import the certificates again`);
  }
  const { version, certificates } = (json ?? {}) as { version?: unknown; certificates?: unknown };
  if (typeof version !== 'number' || !Array.isArray(certificates)) throw new StoreError(`${path} has no version and list of certificates`);
  if (version > storeVersion) throw new StoreError(`${path} was written by a newer Gatehouse (version ${version}); update this one`);
  const entries = certificates.map((entry, i) => readEntry(entry, `${path}, certificate ${i + 1}`));
  const ids = new Set<string>();
  for (const { id } of entries) {
    if (ids.has(id)) throw new StoreError(`${path} has two certificates "${id}"`);
    ids.add(id);
  }
  return entries;
}

export function indexText(entries: readonly IndexEntry[]): string {
  return `${JSON.stringify({ version: storeVersion, certificates: entries }, null, 2)}\n`;
}

function readEntry(value: unknown, where: string): IndexEntry {
  const entry = (value ?? {}) as Record<string, unknown>;
  const bad = (what: string) => new StoreError(`${where}: ${what}`);
  const optional = (name: string, pattern: RegExp) => {
    const found = entry[name] ?? null;
    if (found !== null && (typeof found !== 'string' || !pattern.test(found))) throw bad(`"${name}" is not allowed there`);
    return found as string | null;
  };
  const { id, kind, thumbprint, file } = entry;
  if (typeof id !== 'string' || !idPattern.test(id)) throw bad('"id" is 1 to 80 letters, digits and hyphens');
  if (kind !== 'custom' && kind !== 'keyVault' && kind !== 'ca' && kind !== 'test')
    throw bad(`"kind" of ${id} is custom, keyVault, ca or test`);
  if (typeof thumbprint !== 'string' || !/^[0-9A-F]{40}$/.test(thumbprint)) throw bad(`"thumbprint" of ${id} is 40 upper-case hex digits`);
  if (typeof file !== 'string' || !/^[A-Za-z0-9-]+\.cer$/.test(file)) throw bad(`"file" of ${id} is a .cer file of the store`);
  return {
    id,
    kind,
    uploaded: entry.uploaded === true,
    caStore: optional('caStore', /^(root|intermediate)$/) as IndexEntry['caStore'],
    thumbprint,
    file,
    keyFile: optional('keyFile', /^private\/[A-Za-z0-9-]+\.(pfx|pem|key)$/),
    passwordEnv: optional('passwordEnv', /^[A-Za-z_][A-Za-z0-9_]*$/),
    keyVault: optional('keyVault', /^https:\/\//),
  };
}
