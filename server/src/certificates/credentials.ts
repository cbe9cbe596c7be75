import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { Certificate } from '../x509/certificate.ts';
import { DerError } from '../x509/der.ts';
import { certificateFrom } from './host-cryptography.ts';
import { ImportError } from './import-error.ts';
import { looksLikePem, type PemBlock, readPem } from './pem.ts';
import { type Deriving, deriveAtOnce, deriveInTurns } from './pkcs12/deriving.ts';
import { type Pfx, readPfx } from './pkcs12/pfx.ts';

export type FileFormat = 'pfx' | 'pem' | 'der';

/** A certificate with its private key, or without one. */
export interface Pair {
  readonly certificate: Certificate;
  readonly key: KeyObject | undefined;
}

/** What a certificate file holds. */
export interface Credentials {
  readonly format: FileFormat;
  /** The certificate the file is about: the one with a private key, else the first. */
  readonly leaf: Pair;
  /** The further certificates of the file, in its order. */
  readonly others: readonly Pair[];
  /** What is worth a remark, in words. */
  readonly warnings: readonly string[];
}

/** Largest file read. */
export const maxFileBytes = 1024 * 1024;

export interface ReadOptions {
  /** Undefined: none was given, which is tried as the empty one. */
  readonly password?: string | undefined;
  /** The file's name: its extension says what it claims to be. */
  readonly name?: string;
}

/** Reads a PFX, PEM or DER file without blocking while keys are derived; throws ImportError. */
export async function readCredentials(bytes: Uint8Array, options: ReadOptions = {}): Promise<Credentials> {
  return deriveInTurns(reading(bytes, options));
}

/** The same at once, for expressions; refuses more iterations than .NET does. */
export function readCredentialsSync(bytes: Uint8Array, options: ReadOptions = {}): Credentials {
  return deriveAtOnce(reading(bytes, options, 300_000));
}

function* reading(bytes: Uint8Array, { password, name = '' }: ReadOptions, limit?: number): Deriving<Credentials> {
  if (bytes.length === 0) throw new ImportError('empty', 'The file is empty.');
  if (bytes.length > maxFileBytes)
    throw new ImportError('unsupported', `The file has ${bytes.length.toLocaleString('en')} bytes: more than 1 MB is no certificate.`);
  const claimsPfx = /\.(pfx|p12)$/i.test(name);
  try {
    const text = asText(bytes);
    if (text !== undefined && looksLikePem(text)) {
      const blocks = readPem(text);
      if (claimsPfx)
        throw new ImportError('not-a-pfx', `The file is no PFX but PEM text (${contentsOf(blocks)}). Rename it to .pem to import it.`);
      return fromPem(blocks, password);
    }
    const base64 = text && /^[A-Za-z0-9+/\s]+=*\s*$/.test(text) ? Buffer.from(text, 'base64') : undefined;
    const binary = base64?.[0] === 0x30 ? base64 : bytes;
    if (binary[0] !== 0x30) throw notOurs(binary, text, claimsPfx);
    const certificate = asCertificate(binary);
    if (certificate) {
      if (claimsPfx)
        throw new ImportError(
          'not-a-pfx',
          `The file is no PFX but a certificate (DER) of ${certificate.subject}. Rename it to .cer to import it, without a private key.`,
        );
      return { format: 'der', leaf: { certificate, key: undefined }, others: [], warnings: [] };
    }
    return fromPfx(yield* readPfx(binary, password ?? '', limit));
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    if (error.reason === 'truncated')
      throw new ImportError('truncated', `The file is cut short: it ${error.message.replace(/^ends/, 'ends')}.`);
    throw new ImportError('corrupt', `The file is no certificate, or it was damaged: ${error.message}.`);
  }
}

function asText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function contentsOf(blocks: readonly PemBlock[]): string {
  return blocks.map(({ label }) => label.toLowerCase()).join(', ') || 'cut short';
}

function notOurs(bytes: Uint8Array, text: string | undefined, claimsPfx: boolean): ImportError {
  const what =
    bytes[0] === 0xfe && bytes[1] === 0xed
      ? 'a Java key store (convert it with keytool -importkeystore -deststoretype PKCS12)'
      : text
        ? 'some other text'
        : 'something else';
  return claimsPfx
    ? new ImportError('not-a-pfx', `The file is no PFX (PKCS#12) but ${what}.`)
    : new ImportError('corrupt', `The file is neither PFX, PEM nor DER but ${what}.`);
}

function asCertificate(bytes: Uint8Array): Certificate | undefined {
  try {
    return certificateFrom(bytes);
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

function fromPem(blocks: readonly PemBlock[], password: string | undefined): Credentials {
  if (!blocks.length) throw new ImportError('truncated', 'The PEM text has no complete block: its END line is missing.');
  const certificates = blocks
    .filter(({ label }) => /^(X509 |TRUSTED )?CERTIFICATE$/.test(label))
    .map(({ bytes }) => certificateFrom(bytes));
  if (!certificates.length) throw new ImportError('no-certificate', `The file holds no certificate (${contentsOf(blocks)}).`);
  const keys = blocks.filter(({ label }) => label.endsWith('PRIVATE KEY')).map((block) => pemKey(block, password));
  const { pairs, unmatched } = pair(certificates, keys);
  return ordered('pem', pairs, unmatched ? ['A private key of the file belongs to none of its certificates.'] : []);
}

function pemKey({ text }: PemBlock, password: string | undefined): KeyObject {
  const encrypted = /ENCRYPTED/.test(text);
  try {
    return createPrivateKey({ key: text, format: 'pem', ...(encrypted && { passphrase: password ?? '' }) });
  } catch {
    if (!encrypted) throw new ImportError('corrupt', 'The private key of the file cannot be read.');
    throw new ImportError(
      'wrong-password',
      password ? 'The password does not fit the private key.' : 'The private key of the file needs a password.',
    );
  }
}

function fromPfx(pfx: Pfx): Credentials {
  const certificates = pfx.certificates.map(({ der }) => certificateFrom(der));
  const keys = pfx.keys.map(({ pkcs8 }) => {
    try {
      return createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
    } catch {
      throw new ImportError('unsupported', 'The private key is of a kind that this runtime cannot use (RSA and EC keys always work).');
    }
  });
  if (!certificates.length)
    throw new ImportError(
      'no-certificate',
      pfx.keys.length ? 'The file holds a private key but no certificate.' : 'The file holds no certificate.',
    );
  const { pairs, unmatched } = pair(certificates, keys);
  if (!pairs.some(({ key }) => key)) {
    if (keys.length) throw new ImportError('no-certificate', 'None of the certificates in the file belongs to its private key.');
    const { subject } = certificates[0]!;
    throw new ImportError(
      'no-private-key',
      `The file holds no private key, only certificates (${subject}). Export it with the private key, or import the certificate as .cer.`,
    );
  }
  const warnings: string[] = [];
  const owners = pairs.filter(({ key }) => key);
  if (owners.length > 1)
    warnings.push(
      `The file holds ${owners.length} certificates with a private key; the last is used, as .NET does: ${owners.at(-1)!.certificate.subject}.`,
    );
  if (unmatched) warnings.push('A private key of the file belongs to none of its certificates.');
  if (pfx.weak.length)
    warnings.push(`The file is encrypted with ${pfx.weak.join(' and ')}, which is weak: anyone who has it can try passwords quickly.`);
  if (pfx.iterations > 300_000)
    warnings.push(
      `The file asks for ${pfx.iterations.toLocaleString('en')} iterations to derive its key. .NET, and so Azure, refuses more than 300,000.`,
    );
  if (!pfx.hasMac) warnings.push('The file has no checksum (MAC), so damage to it may go unnoticed.');
  return ordered('pfx', pairs, warnings);
}

function pair(certificates: readonly Certificate[], keys: readonly KeyObject[]): { pairs: Pair[]; unmatched: boolean } {
  const used = new Set<KeyObject>();
  const pairs = certificates.map((certificate): Pair => {
    const key = keys.length ? keys.find((candidate) => belongs(certificate, candidate)) : undefined;
    if (key) used.add(key);
    return { certificate, key };
  });
  return { pairs, unmatched: used.size < keys.length };
}

function belongs(certificate: Certificate, key: KeyObject): boolean {
  try {
    return new X509Certificate(Buffer.from(certificate.der)).checkPrivateKey(key);
  } catch {
    return false;
  }
}

/** The leaf is the last certificate with a key, which is the one .NET takes; without keys the first that issued none of the others. */
function ordered(format: FileFormat, pairs: readonly Pair[], warnings: readonly string[]): Credentials {
  const issuers = new Set(
    pairs.filter(({ certificate: { issuer, subject } }) => issuer !== subject).map(({ certificate }) => certificate.issuer),
  );
  const leaf = lastOwner(pairs) ?? pairs.find(({ certificate }) => !issuers.has(certificate.subject)) ?? pairs[0]!;
  return { format, leaf, others: pairs.filter((one) => one !== leaf), warnings };
}

const lastOwner = (pairs: readonly Pair[]) => pairs.findLast(({ key }) => key);
