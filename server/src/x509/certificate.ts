import { Der, DerError, orUndefined } from './der.ts';
import { extensionText } from './extension-text.ts';
import { type Extension, readExtensions } from './extensions.ts';
import { toHex } from './hex.ts';
import { alternativesOf, type NameType, nameInfo, nameTypes } from './name-info.ts';
import { type DistinguishedName, formatName, readName } from './names.ts';
import { curveNames, keyAlgorithmNames, signatureAlgorithmNames } from './oids.ts';

/** Hashing comes from the host: this floor has no cryptography. */
export type Hash = (algorithm: 'SHA1' | 'SHA256', data: Uint8Array) => Uint8Array;

/** A public key: `spki` is the whole SubjectPublicKeyInfo, `key` the bits of the key, `parameters` what follows the algorithm. */
export interface PublicKey {
  readonly oid: string;
  /** .NET's FriendlyName: RSA, ECC. */
  readonly name: string;
  readonly spki: Uint8Array;
  readonly key: Uint8Array;
  readonly parameters: Uint8Array | undefined;
  /** Length of an RSA modulus in bits. */
  readonly rsaBits: number | undefined;
  /** P-256, or the OID of a curve without a common name. */
  readonly curve: string | undefined;
}

export interface AlgorithmIdentifier {
  readonly oid: string;
  /** .NET's FriendlyName: sha256RSA. */
  readonly name: string;
  readonly parameters: Uint8Array | undefined;
}

/** An X.509 certificate, its strings as .NET (X509Certificate2) prints them. */
export class Certificate {
  readonly der: Uint8Array;
  /** 1, 2 or 3. */
  readonly version: number;
  /** All bytes of the DER integer, big-endian, so with the sign's leading 00. */
  readonly serialBytes: Uint8Array;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly issuerName: DistinguishedName;
  readonly subjectName: DistinguishedName;
  /** Milliseconds since 1970, UTC. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly publicKey: PublicKey;
  readonly extensions: readonly Extension[];
  /** The bytes that are signed, and the signature. */
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
  private readonly hash: Hash;
  private readonly cached = new Map<string, string>();

  /** Throws DerError where the bytes are no certificate. */
  constructor(der: Uint8Array, hash: Hash) {
    const certificate = Der.only(der).expect(0x30);
    const body = certificate.child(0, 0x30);
    const fields = body.children;
    const versioned = fields[0]?.tag === 0xa0;
    const field = (index: number, tag: number) => body.child(versioned ? index : index - 1, tag);
    this.der = der;
    this.hash = hash;
    this.version = versioned ? fields[0]!.child(0).number + 1 : 1;
    this.serialBytes = field(1, 0x02).content;
    if (!this.serialBytes.length) throw new DerError('malformed', 'a certificate without a serial number');
    this.issuerName = readName(field(3, 0x30));
    const validity = field(4, 0x30);
    this.notBefore = validity.child(0).time;
    this.notAfter = validity.child(1).time;
    this.subjectName = readName(field(5, 0x30));
    this.publicKey = readPublicKey(field(6, 0x30));
    const extensions = body.find(0xa3);
    this.extensions = extensions ? readExtensions(extensions.child(0)) : [];
    this.signatureAlgorithm = readAlgorithm(certificate.child(1, 0x30), signatureAlgorithmNames);
    this.signed = body.raw;
    this.signature = certificate.child(2).bits.bytes;
  }

  private once(key: string, make: () => string): string {
    let text = this.cached.get(key);
    if (text === undefined) this.cached.set(key, (text = make()));
    return text;
  }

  get subject(): string {
    return this.once('subject', () => formatName(this.subjectName));
  }

  get issuer(): string {
    return this.once('issuer', () => formatName(this.issuerName));
  }

  get serialNumber(): string {
    return this.once('serialNumber', () => toHex(this.serialBytes));
  }

  /** SHA-1 of the DER: 40 upper-case hex digits. */
  get thumbprint(): string {
    return this.once('thumbprint', () => toHex(this.hash('SHA1', this.der)));
  }

  /** SHA-256 of the DER: 64 upper-case hex digits. */
  get sha256(): string {
    return this.once('sha256', () => toHex(this.hash('SHA256', this.der)));
  }

  extension(oid: string): Extension | undefined {
    return this.extensions.find((extension) => extension.oid === oid);
  }

  /** `GetNameInfo(type, forIssuer)`. */
  nameInfo(type: NameType, forIssuer = false): string {
    return nameInfo(type, forIssuer ? this.issuerName : this.subjectName, alternativesOf(this.extensions, forIssuer));
  }

  /** `ToString()`, or `ToString(true)` when `verbose`. */
  toText(verbose = false): string {
    const blocks: [string, string[]][] = [
      ['Subject', [this.subject, ...(verbose ? this.nameLines(false) : [])]],
      ['Issuer', [this.issuer, ...(verbose ? this.nameLines(true) : [])]],
      ['Serial Number', [this.serialNumber]],
      ['Not Before', [invariantTime(this.notBefore)]],
      ['Not After', [invariantTime(this.notAfter)]],
      ['Thumbprint', [this.thumbprint]],
    ];
    if (!verbose) return text(blocks);
    const { oid, name } = this.signatureAlgorithm;
    const key = this.publicKey;
    blocks.unshift(['Version', [`V${this.version}`]]);
    blocks.push(
      ['Signature Algorithm', [`${name}(${oid})`]],
      [
        'Public Key',
        [
          `Algorithm: ${key.name}`,
          `Length: ${key.rsaBits ?? ''}`,
          `Key Blob: ${toHex(key.key)}`,
          `Parameters: ${toHex(key.parameters ?? new Uint8Array())}`,
        ],
      ],
    );
    const extensions = this.extensions.map((extension) => `\n* ${extension.name}(${extension.oid}):\n  ${extensionText(extension)}`);
    return text(blocks) + (extensions.length ? `\n[Extensions]${extensions.join('')}\n` : '');
  }

  private nameLines(forIssuer: boolean): string[] {
    const labels: Partial<Record<NameType, string>> = {
      SimpleName: 'Simple Name',
      EmailName: 'Email Name',
      UpnName: 'UPN Name',
      DnsName: 'DNS Name',
    };
    return nameTypes.flatMap((type) => {
      const label = labels[type];
      const value = label && this.nameInfo(type, forIssuer);
      return value ? [`${label}: ${value}`] : [];
    });
  }
}

const text = (blocks: [string, string[]][]) =>
  blocks.map(([title, lines]) => `[${title}]\n${lines.map((line) => `  ${line}\n`).join('')}`).join('\n');

/** Reads a certificate's DER; throws DerError. */
export function readCertificate(der: Uint8Array, hash: Hash): Certificate {
  return new Certificate(der, hash);
}

function readAlgorithm(element: Der, names: ReadonlyMap<string, string>): AlgorithmIdentifier {
  const oid = element.child(0).oid;
  return { oid, name: names.get(oid) ?? oid, parameters: element.children[1]?.raw };
}

/** Reads a SubjectPublicKeyInfo. */
export function readPublicKey(element: Der): PublicKey {
  const { oid, name, parameters } = readAlgorithm(element.child(0, 0x30), keyAlgorithmNames);
  const key = element.child(1).bits.bytes;
  const curve = oid === '1.2.840.10045.2.1' && parameters?.[0] === 0x06 ? orUndefined(() => Der.only(parameters).oid) : undefined;
  return { oid, name, spki: element.raw, key, parameters, rsaBits: rsaBits(oid, key), curve: curve && (curveNames.get(curve) ?? curve) };
}

function rsaBits(oid: string, key: Uint8Array): number | undefined {
  if (oid !== '1.2.840.113549.1.1.1' && oid !== '1.2.840.113549.1.1.10') return undefined;
  const modulus = orUndefined(() => Der.only(key).child(0, 0x02).content);
  if (!modulus) return undefined;
  const leading = modulus.findIndex((octet) => octet !== 0);
  return leading < 0 ? 0 : (modulus.length - leading) * 8 - Math.clz32(modulus[leading]!) + 24;
}

/** `06/07/2035 08:09:10`: a DateTime in the invariant culture, in UTC. */
export function invariantTime(time: number): string {
  const [date, clock] = new Date(time).toISOString().split('T') as [string, string];
  const [year, month, day] = date.split('-');
  return `${month}/${day}/${year} ${clock.slice(0, 8)}`;
}

/** .NET's round-trip form ("o") of a UTC time. */
export function roundTripTime(time: number): string {
  return `${new Date(time).toISOString().slice(0, -1)}0000Z`;
}
