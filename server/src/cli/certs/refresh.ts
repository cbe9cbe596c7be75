import { readCredentials } from '../../certificates/credentials.ts';
import { downloadCertificate, type Fetch, KeyVaultError, tokenVariable } from '../../certificates/key-vault.ts';
import { CertificateStore } from '../../certificates/store/store.ts';
import { UsageError } from '../usage.ts';
import type { Options } from './options.ts';
import { print, printJson, remark } from './output.ts';
import { storedShape } from './shapes.ts';
import { placesText } from './show.ts';
import { needStored } from './source.ts';
import { findUses } from './uses.ts';

/** Reads a key vault certificate anew and names what still refers to the old one's thumbprint. */
export async function run({ target: id, workspace, json }: Options, fetch: Fetch = globalThis.fetch): Promise<number> {
  const before = needStored(CertificateStore.open(workspace), id);
  const { kind, keyVault, uploaded, caStore } = before;
  if (kind !== 'keyVault' || !keyVault) {
    const how =
      kind === 'test'
        ? 'gatehouse certs test-set makes the test certificates anew'
        : 'to renew it, delete it and import the new file under the same id';
    throw new UsageError(`"${id}" does not come from a key vault: ${how}`);
  }
  const { bytes, name } = await downloadCertificate(keyVault, process.env[tokenVariable], fetch).catch((error) => {
    throw error instanceof KeyVaultError ? new UsageError(`"${id}" is not refreshed: ${error.message}`) : error;
  });
  const { leaf, warnings } = await readCredentials(bytes, { password: '', name });
  const store = await CertificateStore.add(workspace, [
    {
      entry: { id, kind, uploaded, caStore, passwordEnv: null, keyVault },
      certificate: leaf.certificate,
      ...(leaf.key && { key: { extension: name.endsWith('.pfx') ? 'pfx' : 'pem', data: bytes } }),
    },
  ]);
  const stored = needStored(store, id);
  const changed = stored.thumbprint !== before.thumbprint;
  const uses = changed ? await findUses(workspace, before) : [];
  // What names the certificate by its id goes on working; a thumbprint does not.
  const stale = uses.filter(({ range: { start, end } }) => end.line === start.line && end.character - start.character === 40);
  if (json)
    printJson({ ...storedShape(stored, await findUses(workspace, stored), warnings), previousThumbprint: before.thumbprint, stale });
  else {
    remark(warnings);
    if (!changed) print(`"${id}" is the same as before: ${stored.thumbprint}.`);
    else print(`Refreshed "${id}": ${stored.certificate.subject}, thumbprint ${stored.thumbprint} (was ${before.thumbprint}).`);
    if (stale.length) print(`These still name the old thumbprint; a certificate-id would not have to change:\n${placesText(stale)}`);
  }
  return 0;
}
