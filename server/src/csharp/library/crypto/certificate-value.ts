import { type Certificate, readCertificate } from '../../../x509/certificate.ts';
import { DerError } from '../../../x509/der.ts';
import { type RuntimeType, runtimeType } from '../../runtime/index.ts';
import type { Cryptography, Machine } from '../machine.ts';
import type { CertificateSource } from './certificate-source.ts';
import { raiseCryptographic } from './exceptions.ts';

const space = 'System.Security.Cryptography.X509Certificates.';

/** An X509Certificate or X509Certificate2. Equal are those of the same issuer and serial number. */
export class CertificateValue {
  readonly clrType: RuntimeType;
  readonly source: CertificateSource;
  private readonly cryptography: Cryptography;
  private read: Certificate | null = null;

  constructor(source: CertificateSource, cryptography: Cryptography, type: 'X509Certificate' | 'X509Certificate2' = 'X509Certificate2') {
    this.clrType = runtimeType(space + type);
    this.source = source;
    this.cryptography = cryptography;
  }
  /** Raises a CryptographicException where it was made of no bytes. */
  get certificate(): Certificate {
    if (!this.source.der.length) return raiseCryptographic('m_safeCertContext is an invalid handle.');
    this.read ??= readCertificate(this.source.der, this.cryptography.hash);
    return this.read;
  }
  equalsValue(other: unknown): boolean {
    if (!(other instanceof CertificateValue)) return false;
    if (other === this || !this.source.der.length || !other.source.der.length) return other === this;
    const [mine, its] = [this.certificate, other.certificate];
    return mine.serialNumber === its.serialNumber && mine.issuer === its.issuer;
  }
  hashKey(): string {
    return this.source.der.length ? `\0X509Certificate:${this.certificate.issuer}:${this.certificate.serialNumber}` : '\0X509Certificate';
  }
  toText(): string {
    return this.source.der.length ? this.certificate.toText() : this.clrType.name;
  }
}

const values = new WeakMap<CertificateSource, CertificateValue>();

/** The certificate of a source: one object per source, so that what is read of it is read once. */
export function certificateOf(source: CertificateSource, cryptography: Cryptography): CertificateValue {
  let value = values.get(source);
  if (!value) values.set(source, (value = new CertificateValue(source, cryptography)));
  return value;
}

/** `new X509Certificate2(bytes, password)`: DER, PEM or PFX. Raises CryptographicException. */
export function certificateFromBytes(
  bytes: Uint8Array,
  password: string | null,
  machine: Machine,
  type?: 'X509Certificate' | 'X509Certificate2',
): CertificateValue {
  const { cryptography } = machine;
  machine.charge(100 + (bytes.length >> 4));
  const made = (der: Uint8Array, privateKey: Uint8Array | null = null) => {
    // A certificate made by a policy has no trust settled for it by the host.
    const value = new CertificateValue({ der, privateKey, verify: () => false }, cryptography, type);
    if (der.length) void value.certificate;
    return value;
  };
  if (!bytes.length) return made(bytes);
  const der = fromPem(bytes) ?? bytes;
  try {
    return made(Uint8Array.from(der));
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
  }
  // Deriving the key of a PFX takes milliseconds, up to a few hundred.
  if (bytes[0] === 0x30) machine.charge(20_000);
  const pfx = bytes[0] === 0x30 ? cryptography.readPfx(bytes, password ?? '') : 'unreadable';
  if (pfx === 'wrong-password')
    return raiseCryptographic('The certificate data cannot be read with the provided password, the password may be incorrect.');
  if (pfx === 'unreadable') return raiseCryptographic('ASN1 corrupted data.');
  return made(pfx.certificate, pfx.privateKey);
}

/** The first certificate of a PEM text, undefined for other bytes. */
function fromPem(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0x2d) return undefined;
  const text = new TextDecoder('utf-8').decode(bytes);
  const body = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END CERTIFICATE-----/.exec(text)?.[1];
  if (body === undefined) return undefined;
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const digits = Array.from(body.replace(/[\s=]/g, ''), (character) => alphabet.indexOf(character));
  const whole = Math.floor((digits.length * 6) / 8);
  return Uint8Array.from({ length: whole }, (_, i) => {
    const at = Math.floor((i * 8) / 6);
    const shift = (i * 8) % 6;
    return (((digits[at]! << 6) | digits[at + 1]!) >> (4 - shift)) & 255;
  });
}
