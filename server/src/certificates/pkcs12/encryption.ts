import { createDecipheriv, createHash } from 'node:crypto';
import { type Der, DerError } from '../../x509/der.ts';
import { ImportError } from '../import-error.ts';
import type { Deriving } from './deriving.ts';
import { decryptTripleDesCbc } from './des.ts';
import { derivePkcs12, purpose } from './kdf.ts';
import { decryptRc2Cbc } from './rc2.ts';
import { rc4 } from './rc4.ts';

/** A password in the two encodings that PFX files use. */
export interface Password {
  readonly bmp: Uint8Array;
  readonly utf8: Uint8Array;
}

/** Counts key derivation work of one file: refuses too many iterations, remembers what deserves a remark. */
export interface Effort {
  /** Most that one derivation may take. */
  readonly limit: number;
  iterations: number;
  highest: number;
  readonly weak: Set<string>;
}

export const maxIterations = 10_000_000;

export function spend(effort: Effort, iterations: number): number {
  effort.highest = Math.max(effort.highest, iterations);
  effort.iterations += iterations;
  if (iterations > effort.limit || effort.iterations > 2 * effort.limit)
    throw new ImportError(
      'too-many-iterations',
      `The file asks for ${iterations.toLocaleString('en')} iterations to derive a key; more than ${effort.limit.toLocaleString('en')} are refused. Export it again with fewer (2,000 is usual).`,
    );
  if (iterations < 1) throw new ImportError('corrupt', `The file asks for ${iterations} iterations to derive a key.`);
  return iterations;
}

/** A wrong key shows as wrong padding. */
export class BadPadding extends Error {}

interface Pbes1 {
  readonly name: string;
  readonly keyBytes: number;
  decrypt(key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array;
}

const tripleDes = (key: Uint8Array, iv: Uint8Array, data: Uint8Array) => {
  const whole = key.length === 24 ? key : Buffer.concat([key, key.subarray(0, 8)]);
  try {
    const decipher = createDecipheriv('des-ede3-cbc', whole, iv).setAutoPadding(false);
    return Buffer.concat([decipher.update(data), decipher.final()]);
  } catch {
    return decryptTripleDesCbc(whole, iv, data); // a runtime without 3DES
  }
};
const rc2 = (bits: number) => (key: Uint8Array, iv: Uint8Array, data: Uint8Array) => decryptRc2Cbc(key, bits, iv, data);

/** pbeWithSHA1And…, by the last arc of 1.2.840.113549.1.12.1. */
const pbes1: Record<string, Pbes1> = {
  '1': { name: 'RC4-128', keyBytes: 16, decrypt: (key, _iv, data) => rc4(key, data) },
  '2': { name: 'RC4-40', keyBytes: 5, decrypt: (key, _iv, data) => rc4(key, data) },
  '3': { name: '3DES', keyBytes: 24, decrypt: tripleDes },
  '4': { name: '3DES with two keys', keyBytes: 16, decrypt: tripleDes },
  '5': { name: 'RC2-128', keyBytes: 16, decrypt: rc2(128) },
  '6': { name: 'RC2-40', keyBytes: 5, decrypt: rc2(40) },
};

const aes: Record<string, string> = { '2': 'aes-128-cbc', '22': 'aes-192-cbc', '42': 'aes-256-cbc' };

/** HMAC functions of PBKDF2, by the last arc of 1.2.840.113549.2. */
const prf: Record<string, string> = { '7': 'sha1', '8': 'sha224', '9': 'sha256', '10': 'sha384', '11': 'sha512' };

const unsupported = (what: string, oid: string) =>
  new ImportError('unsupported', `The file is encrypted with ${what} ${oid}, which is not supported. Export it again with AES-256.`);

/** Decrypts what an AlgorithmIdentifier describes; throws BadPadding where the password is wrong (most likely). */
export function* decrypt(algorithm: Der, password: Password, data: Uint8Array, effort: Effort): Deriving<Uint8Array> {
  const oid = algorithm.child(0).oid;
  if (oid.startsWith('1.2.840.113549.1.12.1.')) {
    const scheme = pbes1[oid.split('.').at(-1)!];
    if (!scheme) throw unsupported('the algorithm', oid);
    effort.weak.add(scheme.name);
    const parameters = algorithm.child(1, 0x30);
    const salt = parameters.child(0).octets;
    const iterations = parameters.child(1).number;
    const key = yield* derivePkcs12('sha1', password.bmp, salt, spend(effort, iterations), purpose.key, scheme.keyBytes);
    if (scheme.name.startsWith('RC4')) return scheme.decrypt(key, new Uint8Array(), data);
    const iv = yield* derivePkcs12('sha1', password.bmp, salt, spend(effort, iterations), purpose.iv, 8);
    return unpad(scheme.decrypt(key, iv, whole(data, 8)), 8);
  }
  if (oid !== '1.2.840.113549.1.5.13') throw unsupported('the algorithm', oid);
  const parameters = algorithm.child(1, 0x30);
  const cipher = parameters.child(1, 0x30);
  const cipherOid = cipher.child(0).oid;
  if (cipherOid.startsWith('2.16.840.1.101.3.4.1.')) {
    const name = aes[cipherOid.split('.').at(-1)!];
    if (!name) throw unsupported('the cipher', cipherOid);
    const key = yield* derivePbkdf2(parameters.child(0), password, Number(name.slice(4, 7)) / 8, effort);
    const decipher = createDecipheriv(name, key, cipher.child(1).octets).setAutoPadding(false);
    return unpad(Buffer.concat([decipher.update(whole(data, 16)), decipher.final()]), 16);
  }
  if (cipherOid === '1.2.840.113549.3.7') {
    effort.weak.add('3DES');
    const key = yield* derivePbkdf2(parameters.child(0), password, 24, effort);
    return unpad(tripleDes(key, cipher.child(1).octets, whole(data, 8)), 8);
  }
  throw unsupported('the cipher', cipherOid);
}

/** PBKDF2 with the parameters of `algorithm`; `length` in bytes where they do not say. */
export function* derivePbkdf2(algorithm: Der, password: Password, length: number, effort: Effort): Deriving<Uint8Array> {
  const oid = algorithm.child(0).oid;
  if (oid !== '1.2.840.113549.1.5.12') throw unsupported('the key derivation', oid);
  const parameters = algorithm.child(1, 0x30);
  const salt = parameters.child(0, 0x04).octets;
  const iterations = spend(effort, parameters.child(1).number);
  const function_ =
    parameters.children
      .slice(2)
      .find((part) => part.tag === 0x30)
      ?.child(0).oid ?? '1.2.840.113549.2.7';
  const digest = prf[function_.split('.').at(-1)!];
  if (!function_.startsWith('1.2.840.113549.2.') || !digest) throw unsupported('the hash', function_);
  return yield { password: password.utf8, salt, iterations, length, digest };
}

const whole = (data: Uint8Array, block: number) => {
  if (data.length === 0 || data.length % block)
    throw new DerError('malformed', `${data.length} encrypted bytes are no whole number of blocks`);
  return data;
};

function unpad(data: Uint8Array, block: number): Uint8Array {
  const padding = data.at(-1)!;
  if (padding < 1 || padding > block || data.subarray(-padding).some((octet) => octet !== padding)) throw new BadPadding('wrong padding');
  return data.subarray(0, data.length - padding);
}

/** Digest names by OID, as MACs use them. */
export function digestName(oid: string): string {
  const name: Record<string, string> = {
    '1.3.14.3.2.26': 'sha1',
    '1.2.840.113549.2.5': 'md5',
    '2.16.840.1.101.3.4.2.4': 'sha224',
    '2.16.840.1.101.3.4.2.1': 'sha256',
    '2.16.840.1.101.3.4.2.2': 'sha384',
    '2.16.840.1.101.3.4.2.3': 'sha512',
  };
  const found = name[oid];
  if (!found) throw new ImportError('unsupported', `The file is protected with the hash ${oid}, which is not supported.`);
  createHash(found); // throws early where the runtime lacks it
  return found;
}
