import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { issue } from '../../certificates/authority/issue.ts';
import { encodeName } from '../../certificates/authority/parse-name.ts';
import { readCredentials } from '../../certificates/credentials.ts';
import { ImportError } from '../../certificates/import-error.ts';
import { toPem } from '../../certificates/pem.ts';
import { StoreError } from '../../certificates/store/index-file.ts';
import { CertificateStore, type Identity, LockedError } from '../../certificates/store/store.ts';
import type { CertificateMaterial, UploadedCertificate } from '../../gateway/certificates.ts';
import { UsageError } from '../usage.ts';

/** What a client presents: PEM, as Node's TLS takes it. */
export interface ClientCertificate {
  /** Its id in the store, or the file's path. */
  readonly name: string;
  readonly certificate: string;
  readonly key: string;
}
/** A certificate that was asked for and cannot be presented. */
export interface LockedCertificate {
  readonly name: string;
  readonly locked: string;
}

export function openStore(workspace: string): CertificateStore {
  try {
    return CertificateStore.open(workspace);
  } catch (error) {
    if (error instanceof StoreError) throw new UsageError(error.message);
    throw error;
  }
}

/** The store as the service has it: what is uploaded, with keys where they are at hand, and the CA certificates. */
export async function materialOf(store: CertificateStore): Promise<CertificateMaterial> {
  const uploaded: UploadedCertificate[] = [];
  for (const one of store.certificates.filter((candidate) => candidate.uploaded)) {
    let identity: Identity | null = null;
    let keyProblem = '';
    if (one.keyFile !== null) {
      try {
        identity = await store.identity(one, process.env);
      } catch (error) {
        if (!(error instanceof LockedError)) throw error;
        keyProblem = error.message;
      }
    }
    uploaded.push({
      id: one.id,
      der: one.certificate.der,
      chain: identity?.chain.map(({ der }) => der) ?? [],
      key: identity?.key.export({ format: 'der', type: 'pkcs8' }) ?? null,
      keyProblem,
    });
  }
  const ca = (kind: string) =>
    store.certificates.filter(({ caStore }) => caStore === kind).map(({ id, certificate }) => ({ id, der: certificate.der }));
  return { uploaded, roots: ca('root'), intermediates: ca('intermediate') };
}

/** The listener's certificate: the store's `server`, else one made for this run. */
export async function serverCertificate(store: CertificateStore): Promise<{ certificate: string; key: string }> {
  const stored = store.get('server');
  if (stored?.hasPrivateKey && stored.certificate.notAfter > Date.now()) {
    const identity = await store.identity(stored, process.env);
    return toClient('server', identity);
  }
  const now = Date.now();
  const made = issue({
    subject: encodeName('CN=localhost, O=Gatehouse'),
    notBefore: now - 86_400_000,
    notAfter: now + 86_400_000,
    usage: 'server',
    dnsNames: ['localhost'],
    addresses: ['127.0.0.1', '::1'],
  });
  return toClient('server', { ...made, chain: [] });
}

/** A certificate by its id in the store, or a file (PEM with key, PFX). */
export async function clientCertificate(
  store: CertificateStore,
  name: string,
  password: string | undefined,
): Promise<ClientCertificate | LockedCertificate> {
  const stored = store.get(name);
  if (stored) {
    try {
      return toClient(name, await store.identity(stored, process.env));
    } catch (error) {
      if (error instanceof LockedError) return { name, locked: error.message };
      throw error;
    }
  }
  let bytes: Buffer;
  try {
    bytes = readFileSync(name);
  } catch {
    const ids = store.clients.map(({ id }) => id).join(', ');
    throw new UsageError(
      `--cert ${name}: neither a certificate of the store (${ids === '' ? 'it is empty; gatehouse certs test-set makes the test certificates' : ids}) nor a readable file`,
    );
  }
  try {
    const { leaf, others } = await readCredentials(bytes, { password, name: basename(name) });
    if (!leaf.key) throw new UsageError(`--cert ${name}: the file holds no private key, so the certificate cannot be presented`);
    return toClient(name, { certificate: leaf.certificate, key: leaf.key, chain: others.map(({ certificate }) => certificate) });
  } catch (error) {
    if (error instanceof ImportError) throw new UsageError(`--cert ${name}: ${error.message}`);
    throw error;
  }
}

function toClient(name: string, { certificate, key, chain }: Identity): ClientCertificate {
  return {
    name,
    certificate: [certificate, ...chain].map(({ der }) => toPem('CERTIFICATE', der)).join(''),
    key: key.export({ format: 'pem', type: 'pkcs8' }) as string,
  };
}
