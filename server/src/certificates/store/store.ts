import { createPrivateKey, type KeyObject } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Certificate } from '../../x509/certificate.ts';
import { DerError } from '../../x509/der.ts';
import { usageOf } from '../../x509/usage.ts';
import { type Credentials, readCredentials } from '../credentials.ts';
import { certificateFrom } from '../host-cryptography.ts';
import { ImportError } from '../import-error.ts';
import { readPem, toPem } from '../pem.ts';
import { locked, sweep, writeAtomic } from './atomic.ts';
import { type IndexEntry, indexText, readIndex, StoreError } from './index-file.ts';

/** A certificate of the store. */
export interface StoredCertificate extends IndexEntry {
  readonly certificate: Certificate;
  /** Its private key is on this machine. */
  readonly hasPrivateKey: boolean;
}

/** A certificate ready for use in a handshake. */
export interface Identity {
  readonly certificate: Certificate;
  readonly key: KeyObject;
  /** Further certificates that its file holds, such as its issuer. */
  readonly chain: readonly Certificate[];
}

/** The key is encrypted and its passphrase is not at hand, or it is not on this machine. The message says what to do. */
export class LockedError extends Error {}

/** A certificate to be added: its public part, and its private key as it is to be kept. */
export interface Addition {
  readonly entry: Omit<IndexEntry, 'file' | 'keyFile' | 'thumbprint'>;
  readonly certificate: Certificate;
  /** Contents of the key file: an imported PFX or PEM as it was, or PKCS#8 as PEM. */
  readonly key?: { readonly extension: 'pfx' | 'pem' | 'key'; readonly data: Uint8Array | string };
}

/** The certificates of a workspace, in `.gatehouse/certificates/` (docs/certificates.md has the layout). */
export class CertificateStore {
  readonly folder: string;
  /** Certificates that cannot be read, in words; the others work. */
  readonly problems: readonly string[];
  readonly certificates: readonly StoredCertificate[];

  private constructor(folder: string) {
    this.folder = folder;
    const problems: string[] = [];
    this.certificates = readIndex(join(folder, 'index.json')).flatMap((entry) => {
      try {
        const certificate = readPublic(join(folder, entry.file));
        const hasPrivateKey = entry.keyFile !== null && existsSync(join(folder, entry.keyFile));
        return [{ ...entry, thumbprint: certificate.thumbprint, certificate, hasPrivateKey }];
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        problems.push(`The certificate "${entry.id}" is left out: ${error.message}.`);
        return [];
      }
    });
    this.problems = problems;
  }

  /** Reads the store of a workspace folder; an empty one where there is none. Throws StoreError. */
  static open(workspace: string): CertificateStore {
    return new CertificateStore(join(workspace, '.gatehouse', 'certificates'));
  }

  get(id: string): StoredCertificate | undefined {
    return this.certificates.find((one) => one.id === id);
  }

  /** The CA certificates uploaded to the service. */
  get roots(): Certificate[] {
    return this.certificates.filter(({ caStore }) => caStore === 'root').map(({ certificate }) => certificate);
  }

  get intermediates(): Certificate[] {
    return this.certificates.filter(({ caStore }) => caStore === 'intermediate').map(({ certificate }) => certificate);
  }

  /** Client certificates with a private key: what `--all-certs` presents. */
  get clients(): StoredCertificate[] {
    return this.certificates.filter(isClient);
  }

  /**
   * The certificate with its private key. The passphrase comes from `environment` under the name that the index gives.
   * Throws LockedError.
   */
  async identity(one: StoredCertificate, environment: Readonly<Record<string, string | undefined>>): Promise<Identity> {
    const { id, keyFile, passwordEnv, certificate } = one;
    if (!keyFile) throw new LockedError(`The certificate "${id}" has no private key, so it cannot be presented.`);
    const path = join(this.folder, keyFile);
    if (!existsSync(path)) throw new LockedError(missingKey(one));
    const bytes = readFileSync(path);
    if (keyFile.endsWith('.key')) return { certificate, key: createPrivateKey(bytes), chain: this.issuersOf(certificate) };
    const password = passwordEnv === null ? '' : environment[passwordEnv];
    if (password === undefined)
      throw new LockedError(`The private key of "${id}" is locked: set the environment variable ${passwordEnv} to its passphrase.`);
    let found: Credentials;
    try {
      found = await readCredentials(bytes, { password, name: keyFile });
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      throw new LockedError(
        `The private key of "${id}" cannot be opened${passwordEnv ? ` with the passphrase in ${passwordEnv}` : ''}: ${error.message}`,
      );
    }
    const all = [found.leaf, ...found.others];
    const key = all.find((pair) => pair.certificate.thumbprint === certificate.thumbprint)?.key ?? found.leaf.key;
    if (!key) throw new LockedError(`The file that was imported as "${id}" holds no private key.`);
    const chain = all.map((pair) => pair.certificate).filter(({ thumbprint }) => thumbprint !== certificate.thumbprint);
    return { certificate, key, chain };
  }

  /** Authorities of the store above a certificate that Gatehouse issued, without the self-signed end. */
  private issuersOf(certificate: Certificate): Certificate[] {
    const chain: Certificate[] = [];
    for (let current = certificate; chain.length < 10; ) {
      const above = this.certificates.find((one) => one.certificate.subject === current.issuer)?.certificate;
      if (!above || above.subject === above.issuer || chain.includes(above)) break;
      chain.push(above);
      current = above;
    }
    return chain;
  }

  /** Adds certificates, in place of those of the same ids. All or none: the index is written last. */
  static async add(workspace: string, additions: readonly Addition[]): Promise<CertificateStore> {
    const folder = join(workspace, '.gatehouse', 'certificates');
    await locked(folder, () => {
      const before = readIndex(join(folder, 'index.json'));
      if (additions.some(({ key }) => key)) preparePrivate(folder);
      sweep(folder, Date.now());
      const added = additions.map(({ entry, certificate, key }): IndexEntry => {
        const keyFile = key ? `private/${entry.id}.${key.extension}` : null;
        if (key && keyFile) writeAtomic(join(folder, keyFile), key.data, 0o600);
        const file = `${entry.id}.cer`;
        writeAtomic(join(folder, file), toPem('CERTIFICATE', certificate.der), 0o644);
        return { ...entry, thumbprint: certificate.thumbprint, file, keyFile };
      });
      const replaced = new Map(added.map((entry) => [entry.id, entry]));
      const kept = before.filter(({ id }) => !replaced.has(id));
      writeAtomic(join(folder, 'index.json'), indexText([...kept, ...added]), 0o644);
      for (const { id, keyFile } of before) {
        const now = replaced.get(id);
        if (now && keyFile && keyFile !== now.keyFile) rmSync(join(folder, keyFile), { force: true });
      }
    });
    return CertificateStore.open(workspace);
  }

  /** Removes a certificate and its private key. */
  static async remove(workspace: string, id: string): Promise<void> {
    const folder = join(workspace, '.gatehouse', 'certificates');
    await locked(folder, () => {
      const entries = readIndex(join(folder, 'index.json'));
      const gone = entries.find((entry) => entry.id === id);
      if (!gone) return;
      writeAtomic(join(folder, 'index.json'), indexText(entries.filter((entry) => entry !== gone)), 0o644);
      for (const file of [gone.keyFile, gone.file]) if (file) rmSync(join(folder, file), { force: true });
    });
  }
}

function missingKey({ id, kind }: StoredCertificate): string {
  const how = kind === 'test' ? 'make the test certificates anew (gatehouse certs test-set)' : 'import the certificate again';
  return `The private key of "${id}" is not on this machine: it is never committed. To get one, ${how}.`;
}

/** A certificate a client would present: with a private key, no authority, not for servers only. */
export function isClient({ certificate, hasPrivateKey, caStore }: StoredCertificate): boolean {
  if (!hasPrivateKey || caStore) return false;
  const { isAuthority, purposes } = usageOf(certificate);
  return !isAuthority && (!purposes || purposes.includes('1.3.6.1.5.5.7.3.2') || purposes.includes('2.5.29.37.0'));
}

function readPublic(path: string): Certificate {
  try {
    const bytes = readFileSync(path);
    const block = readPem(bytes.toString('latin1')).find(({ label }) => label === 'CERTIFICATE');
    return certificateFrom(block?.bytes ?? bytes);
  } catch (error) {
    if (error instanceof DerError) throw new StoreError(`${path} is no certificate (${error.message})`);
    throw new StoreError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
  }
}

/** private/ is for this user alone and keeps itself out of version control. */
function preparePrivate(folder: string): void {
  const path = join(folder, 'private');
  mkdirSync(path, { recursive: true, mode: 0o700 });
  chmodSync(path, 0o700);
  sweep(path, Date.now());
  const ignore = join(path, '.gitignore');
  if (!existsSync(ignore)) writeAtomic(ignore, '*\n', 0o600);
}
