import { basename, extname } from 'node:path';
import { type Credentials, readCredentials } from '../../certificates/credentials.ts';
import { toPem } from '../../certificates/pem.ts';
import { type IndexEntry, idPattern } from '../../certificates/store/index-file.ts';
import { type Addition, CertificateStore } from '../../certificates/store/store.ts';
import { usageOf } from '../../x509/usage.ts';
import { UsageError } from '../usage.ts';
import type { Options } from './options.ts';
import { print, printJson, remark } from './output.ts';
import { withPassword } from './password.ts';
import { storedShape } from './shapes.ts';
import { isFile, needStored, readBytes } from './source.ts';
import { findUses } from './uses.ts';

export async function run(options: Options): Promise<number> {
  const { target, workspace } = options;
  const id = options.id ?? idFromName(target);
  if (!idPattern.test(id)) throw new UsageError(`"${id}" cannot be an id: use 1 to 80 letters, digits and hyphens (--id)`);
  if (!isFile(target)) throw new UsageError(`there is no file ${target}`);
  if (CertificateStore.open(workspace).get(id))
    throw new UsageError(`there is a certificate "${id}" already: choose another --id, or delete that one first`);
  const bytes = readBytes(target);
  const { result, password } = await withPassword(options, (given) => readCredentials(bytes, { password: given, name: basename(target) }));
  const store = await CertificateStore.add(workspace, [addition(options, id, result, bytes, password)]);
  const stored = needStored(store, id);
  if (options.json) printJson(storedShape(stored, await findUses(workspace, stored), result.warnings));
  else {
    remark(result.warnings);
    print(
      `Imported "${id}": ${stored.certificate.subject}, thumbprint ${stored.thumbprint}, ${stored.hasPrivateKey ? 'with its private key' : 'without a private key'}.`,
    );
    if (stored.passwordEnv) print(`Its private key is kept encrypted: set ${stored.passwordEnv} to its password where it is to be used.`);
  }
  return 0;
}

function addition(
  { ca, keyVault, uploaded, passwordEnv }: Options,
  id: string,
  found: Credentials,
  bytes: Uint8Array,
  password: string | undefined,
): Addition {
  const { leaf, format } = found;
  const { certificate, key } = leaf;
  const isAuthority = !key && usageOf(certificate).isAuthority;
  const caStore = ca ?? (isAuthority ? (certificate.subject === certificate.issuer ? 'root' : 'intermediate') : null);
  // A PFX or PEM with an encrypted key is kept as it was; its passphrase is not kept at all.
  const encrypted = key && password ? (passwordEnv ?? `GATEHOUSE_PASSWORD_${id.toUpperCase().replaceAll('-', '_')}`) : null;
  const entry: Addition['entry'] = {
    id,
    kind: (keyVault ? 'keyVault' : caStore ? 'ca' : 'custom') satisfies IndexEntry['kind'],
    uploaded: uploaded && caStore === null,
    caStore,
    passwordEnv: encrypted,
    keyVault: keyVault ?? null,
  };
  if (!key) return { entry, certificate };
  if (format === 'pfx') return { entry, certificate, key: { extension: 'pfx', data: bytes } };
  if (encrypted) return { entry, certificate, key: { extension: 'pem', data: bytes } };
  return { entry, certificate, key: { extension: 'key', data: toPem('PRIVATE KEY', key.export({ format: 'der', type: 'pkcs8' })) } };
}

/** `My Client.pfx` → `My-Client`. */
function idFromName(path: string): string {
  const name = basename(path, extname(path));
  return (
    name
      .replace(/[^A-Za-z0-9-]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 80) || 'certificate'
  );
}
