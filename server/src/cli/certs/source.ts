import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { type Credentials, maxFileBytes, type Pair, readCredentials } from '../../certificates/credentials.ts';
import { CertificateStore, type StoredCertificate } from '../../certificates/store/store.ts';
import { UsageError } from '../usage.ts';
import type { Options } from './options.ts';
import { withPassword } from './password.ts';

/** What ID|FILE names: a certificate of the store, or a file's certificates. */
export type Source = { readonly stored: StoredCertificate; readonly store: CertificateStore } | { readonly file: Credentials };

/** Finds ID in the store, else reads FILE. Throws UsageError, ImportError, StoreError. */
export async function findSource(options: Options): Promise<Source> {
  const { target, workspace } = options;
  const store = CertificateStore.open(workspace);
  const stored = store.get(target);
  if (stored) return { stored, store };
  if (!isFile(target)) {
    const problem = store.problems.find((text) => text.includes(`"${target}"`));
    throw new UsageError(
      problem ?? `there is no certificate "${target}" in the store, nor a file of that name (gatehouse certs list shows the store)`,
    );
  }
  const bytes = readBytes(target);
  const { result } = await withPassword(options, (password) => readCredentials(bytes, { password, name: basename(target) }));
  return { file: result };
}

/** The stored certificate of this id; throws UsageError. */
export function needStored(store: CertificateStore, id: string): StoredCertificate {
  const stored = store.get(id);
  if (!stored) throw new UsageError(`there is no certificate "${id}" in the store (gatehouse certs list shows it)`);
  return stored;
}

/** All certificates of a file, its leaf first: for --root and --intermediate, which take no private keys. */
export async function readCertificates(path: string): Promise<readonly Pair[]> {
  if (!isFile(path)) throw new UsageError(`there is no file ${path}`);
  const { leaf, others } = await readCredentials(readBytes(path), { name: basename(path) });
  return [leaf, ...others];
}

export function readBytes(path: string): Uint8Array {
  try {
    // One byte more than allowed is enough to refuse it.
    if (statSync(path).size > maxFileBytes) return new Uint8Array(maxFileBytes + 1);
    return readFileSync(path);
  } catch (error) {
    throw new UsageError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? (error as Error).message})`);
  }
}

export const isFile = (path: string) => statSync(resolve(path), { throwIfNoEntry: false })?.isFile() ?? false;
