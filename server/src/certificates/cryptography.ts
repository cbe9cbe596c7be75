import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  type JsonWebKey,
  type KeyObject,
  privateDecrypt,
  privateEncrypt,
  publicDecrypt,
  publicEncrypt,
  sign,
  verify,
} from 'node:crypto';
import type { BlockCipherName, Cryptography, HashName, RsaKey, RsaNumbers } from '../csharp/library/machine.ts';
import { element, objectIdentifier, octetString, sequence } from './authority/der-writer.ts';
import { readCredentialsSync } from './credentials.ts';
import { ImportError } from './import-error.ts';
import { decryptTripleDesCbc } from './pkcs12/des.ts';

const digest: Record<HashName, string> = { MD5: 'md5', SHA1: 'sha1', SHA256: 'sha256', SHA384: 'sha384', SHA512: 'sha512' };
const digestOid: Record<HashName, string> = {
  MD5: '1.2.840.113549.2.5',
  SHA1: '1.3.14.3.2.26',
  SHA256: '2.16.840.1.101.3.4.2.1',
  SHA384: '2.16.840.1.101.3.4.2.2',
  SHA512: '2.16.840.1.101.3.4.2.3',
};

/** What expressions may ask of cryptography, by Node's. */
export const hostCryptography: Cryptography = {
  hash: (name, data) => createHash(digest[name]).update(data).digest(),
  hmac: (name, key, data) => createHmac(digest[name], key).update(data).digest(),

  blockCipher(operation, cipher, mode, key, iv, data) {
    const name = cipherName(cipher, mode, key.length);
    const wholeKey = cipher === 'AES' ? key : tripleKey(key);
    const initial = mode === 'CBC' ? iv : null;
    try {
      const worker = operation === 'encrypt' ? createCipheriv(name, wholeKey, initial) : createDecipheriv(name, wholeKey, initial);
      worker.setAutoPadding(false);
      return Buffer.concat([worker.update(data), worker.final()]);
    } catch {
      // A runtime without DES: decryption at least is ours.
      return cipher !== 'AES' && operation === 'decrypt' && mode === 'CBC' ? decryptTripleDesCbc(wholeKey, iv, data) : null;
    }
  },

  rsaSign: (key, hash, padding, signed, data) =>
    attempt(() => {
      const privateKey = privateOf(key);
      if (signed === 'data') return sign(digest[hash], data, { key: privateKey, ...signing(padding) });
      if (padding === 'Pss') return null;
      return privateEncrypt({ key: privateKey, padding: constants.RSA_PKCS1_PADDING }, digestInfo(hash, data));
    }),
  rsaVerify: (key, hash, padding, signed, data, signature) =>
    attempt(() => {
      const publicKey = publicOf(key);
      if (signed === 'data') return verify(digest[hash], data, { key: publicKey, ...signing(padding) }, signature);
      if (padding === 'Pss') return false;
      return publicDecrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, signature).equals(digestInfo(hash, data));
    }) ?? false,
  rsaEncrypt: (key, oaep, data) => attempt(() => publicEncrypt({ key: publicOf(key), ...encryption(oaep) }, data)),
  rsaDecrypt: (key, oaep, data) => attempt(() => privateDecrypt({ key: privateOf(key), ...encryption(oaep) }, data)),

  rsaImport: (numbers) =>
    attempt(() => {
      const jwk = toJwk(numbers);
      const publicKey = createPublicKey({ key: { kty: 'RSA', n: jwk.n!, e: jwk.e! }, format: 'jwk' });
      const privateKey = jwk.d === undefined ? null : createPrivateKey({ key: jwk, format: 'jwk' });
      return {
        spki: publicKey.export({ format: 'der', type: 'spki' }),
        pkcs8: privateKey === null ? null : privateKey.export({ format: 'der', type: 'pkcs8' }),
      };
    }),
  rsaExport: (key) =>
    attempt(() => {
      const jwk = (key.pkcs8 ? privateOf(key) : publicOf(key)).export({ format: 'jwk' });
      const bytes = (text: string | undefined) => (text === undefined ? undefined : new Uint8Array(Buffer.from(text, 'base64url')));
      const { n, e, d, p, q, dp, dq, qi } = jwk;
      const optional = Object.entries({ d, p, q, dp, dq, inverseQ: qi }).flatMap(([name, text]) =>
        text === undefined ? [] : [[name, bytes(text)]],
      );
      return { modulus: bytes(n)!, exponent: bytes(e)!, ...Object.fromEntries(optional) } as RsaNumbers;
    }),

  readPfx(bytes, password) {
    try {
      const { leaf } = readCredentialsSync(bytes, { password });
      const privateKey = leaf.key ? leaf.key.export({ format: 'der', type: 'pkcs8' }) : null;
      return { certificate: leaf.certificate.der, privateKey };
    } catch (error) {
      if (error instanceof ImportError) return error.code === 'wrong-password' ? 'wrong-password' : 'unreadable';
      throw error;
    }
  },
};

/** Node throws where a key, a padding or a length does not fit: the caller only needs to know that it failed. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

function cipherName(cipher: BlockCipherName, mode: 'CBC' | 'ECB', keyBytes: number): string {
  return `${cipher === 'AES' ? `aes-${keyBytes * 8}` : 'des-ede3'}-${mode.toLowerCase()}`.replace('des-ede3-ecb', 'des-ede3');
}

/** Single DES is triple DES with one key thrice; two keys are used as first, second, first. */
function tripleKey(key: Uint8Array): Uint8Array {
  if (key.length === 24) return key;
  const [first, second] = [key.subarray(0, 8), key.length === 16 ? key.subarray(8) : key];
  return Buffer.concat([first, second, first]);
}

const privateOf = (key: RsaKey): KeyObject => createPrivateKey({ key: Buffer.from(key.pkcs8 ?? []), format: 'der', type: 'pkcs8' });
const publicOf = (key: RsaKey): KeyObject => createPublicKey({ key: Buffer.from(key.spki), format: 'der', type: 'spki' });

const signing = (padding: 'Pkcs1' | 'Pss') =>
  padding === 'Pss'
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
    : { padding: constants.RSA_PKCS1_PADDING };

const encryption = (oaep: HashName | null) =>
  oaep ? { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: digest[oaep] } : { padding: constants.RSA_PKCS1_PADDING };

const digestInfo = (hash: HashName, value: Uint8Array): Uint8Array =>
  sequence(sequence(objectIdentifier(digestOid[hash]), element(0x05)), octetString(value));

function toJwk({ modulus, exponent, d, p, q, dp, dq, inverseQ }: RsaNumbers): JsonWebKey {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
  const all = { n: modulus, e: exponent, d, p, q, dp, dq, qi: inverseQ };
  return { kty: 'RSA', ...Object.fromEntries(Object.entries(all).flatMap(([name, bytes]) => (bytes ? [[name, text(bytes)]] : []))) };
}
