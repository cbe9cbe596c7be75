import { issue } from '../../certificates/authority/issue.ts';
import { encodeName, NameError } from '../../certificates/authority/parse-name.ts';
import { toPem } from '../../certificates/pem.ts';
import { idPattern } from '../../certificates/store/index-file.ts';
import { CertificateStore, LockedError } from '../../certificates/store/store.ts';
import { usageOf } from '../../x509/usage.ts';
import { UsageError } from '../usage.ts';
import type { Options } from './options.ts';
import { print, printJson } from './output.ts';
import { storedShape } from './shapes.ts';
import { needStored } from './source.ts';

const day = 86_400_000;

/** Issues a certificate with a key of its own, by an authority of the store whose key is here. */
export async function run(options: Options): Promise<number> {
  const { target: id, workspace, issuer = 'issuing', days = 365, server } = options;
  if (!idPattern.test(id)) throw new UsageError(`"${id}" cannot be an id: use 1 to 80 letters, digits and hyphens`);
  const store = CertificateStore.open(workspace);
  if (store.get(id)) throw new UsageError(`there is a certificate "${id}" already: choose another name, or delete that one first`);
  const authority = store.get(issuer);
  if (!authority)
    throw new UsageError(
      `there is no authority "${issuer}" in the store${issuer === 'issuing' ? '; gatehouse certs test-set makes it' : ''}`,
    );
  if (!usageOf(authority.certificate).isAuthority) throw new UsageError(`"${issuer}" is no certificate authority, so it cannot issue`);
  const identity = await store.identity(authority, process.env).catch((error) => {
    throw error instanceof LockedError ? new UsageError(error.message) : error;
  });
  let subject: Uint8Array;
  try {
    subject = encodeName(options.subject ?? `CN=${id}`);
  } catch (error) {
    throw error instanceof NameError ? new UsageError(`--subject: ${error.message}`) : error;
  }
  const now = Math.floor(Date.now() / 1000) * 1000;
  const { certificate, key } = issue({
    subject,
    notBefore: now - 60_000,
    notAfter: now + days * day,
    usage: server ? 'server' : 'client',
    dnsNames: options.dns,
    issuer: identity,
  });
  const after = await CertificateStore.add(workspace, [
    {
      entry: { id, kind: 'test', uploaded: options.uploaded && !server, caStore: null, passwordEnv: null, keyVault: null },
      certificate,
      key: { extension: 'key', data: toPem('PRIVATE KEY', key.export({ format: 'der', type: 'pkcs8' })) },
    },
  ]);
  const stored = needStored(after, id);
  if (options.json) printJson(storedShape(stored, []));
  else
    print(`Issued "${id}": ${certificate.subject} by ${certificate.issuer}, thumbprint ${certificate.thumbprint}, valid for ${days} days.`);
  return 0;
}
