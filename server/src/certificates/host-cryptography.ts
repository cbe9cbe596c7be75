import { constants, createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { type AlgorithmIdentifier, type Certificate, readCertificate } from '../x509/certificate.ts';
import { Der, DerError } from '../x509/der.ts';

const names = { SHA1: 'sha1', SHA256: 'sha256' } as const;

/** The hash functions that the pure X.509 floor takes from its host. */
export function hash(algorithm: 'SHA1' | 'SHA256', data: Uint8Array): Uint8Array {
  return createHash(names[algorithm]).update(data).digest();
}

/** Reads DER with this host's hash functions; throws DerError. */
export function certificateFrom(der: Uint8Array): Certificate {
  return readCertificate(der, hash);
}

const keys = new WeakMap<Certificate, KeyObject>();

/** The public key as Node's crypto knows it; throws where this runtime does not support its kind. */
export function publicKeyOf(certificate: Certificate): KeyObject {
  let key = keys.get(certificate);
  if (!key) keys.set(certificate, (key = createPublicKey({ key: Buffer.from(certificate.publicKey.spki), format: 'der', type: 'spki' })));
  return key;
}

const digests: Record<string, string | null> = {
  '1.2.840.113549.1.1.4': 'md5',
  '1.2.840.113549.1.1.5': 'sha1',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.1': 'sha1',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
  '1.3.101.112': null,
  '1.3.101.113': null,
};

/** Whether `subject` is signed with the key of `issuer`; false also where the algorithm or the key is not supported. */
export function isSignedBy(subject: Certificate, issuer: Certificate): boolean {
  try {
    const { signatureAlgorithm, signed, signature } = subject;
    const key = publicKeyOf(issuer);
    if (signatureAlgorithm.oid === '1.2.840.113549.1.1.10') {
      const { digest, saltLength } = pssParameters(signatureAlgorithm);
      return verify(digest, signed, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }, signature);
    }
    const digest = digests[signatureAlgorithm.oid];
    return digest !== undefined && verify(digest, signed, key, signature);
  } catch {
    return false; // an unsupported key, or parameters that make no sense
  }
}

const hashNames: Record<string, string> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** RSASSA-PSS-params of RFC 4055, whose defaults are SHA-1 and 20 bytes of salt. */
function pssParameters({ parameters }: AlgorithmIdentifier): { digest: string; saltLength: number } {
  const sequence = parameters && Der.only(parameters);
  const digest = hashNames[sequence?.find(0xa0)?.child(0).child(0).oid ?? '1.3.14.3.2.26'];
  if (!digest) throw new DerError('malformed', 'an unknown hash in PSS parameters');
  return { digest, saltLength: sequence?.find(0xa2)?.child(0).number ?? 20 };
}
