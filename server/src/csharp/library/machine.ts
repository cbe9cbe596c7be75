/**
 * What an evaluation is given from outside: clock, randomness, cryptography, time zone, and its budgets. The library is pure; whatever it needs of the world is here,
 * and the host (command line, gateway, test) supplies it.
 */
import type { RuntimeType } from '../runtime/type.ts';

export type HashName = 'MD5' | 'SHA1' | 'SHA256' | 'SHA384' | 'SHA512';

/** An RSA key as the host keeps it: SubjectPublicKeyInfo, and PKCS#8 where the private half is there. DER. */
export interface RsaKey {
  readonly spki: Uint8Array;
  readonly pkcs8: Uint8Array | null;
}
/** The numbers of an RSA key, big-endian without sign; the private ones only of a private key. */
export interface RsaNumbers {
  readonly modulus: Uint8Array;
  readonly exponent: Uint8Array;
  readonly d?: Uint8Array;
  readonly p?: Uint8Array;
  readonly q?: Uint8Array;
  readonly dp?: Uint8Array;
  readonly dq?: Uint8Array;
  readonly inverseQ?: Uint8Array;
}
export type BlockCipherName = 'AES' | 'TripleDES' | 'DES';

/** Cryptography of the host, synchronous. What fails for lack of a fitting key, signature or padding gives null or false; it throws nothing. */
export interface Cryptography {
  hash(name: HashName, data: Uint8Array): Uint8Array;
  hmac(name: HashName, key: Uint8Array, data: Uint8Array): Uint8Array;
  /** Whole blocks without padding, CBC or ECB; null where this host lacks the cipher. */
  blockCipher(
    operation: 'encrypt' | 'decrypt',
    cipher: BlockCipherName,
    mode: 'CBC' | 'ECB',
    key: Uint8Array,
    iv: Uint8Array,
    data: Uint8Array,
  ): Uint8Array | null;
  /** `signed`: what was given is the data, or already its hash. */
  rsaSign(key: RsaKey, hash: HashName, padding: 'Pkcs1' | 'Pss', signed: 'data' | 'hash', data: Uint8Array): Uint8Array | null;
  rsaVerify(
    key: RsaKey,
    hash: HashName,
    padding: 'Pkcs1' | 'Pss',
    signed: 'data' | 'hash',
    data: Uint8Array,
    signature: Uint8Array,
  ): boolean;
  /** `oaep`: the hash of OAEP, null for PKCS#1 v1.5. */
  rsaEncrypt(key: RsaKey, oaep: HashName | null, data: Uint8Array): Uint8Array | null;
  rsaDecrypt(key: RsaKey, oaep: HashName | null, data: Uint8Array): Uint8Array | null;
  rsaImport(numbers: RsaNumbers): RsaKey | null;
  rsaExport(key: RsaKey): RsaNumbers | null;
  /** The certificate and, where there is one, the private key (PKCS#8) of a PFX; a code where it cannot be read. */
  readPfx(
    bytes: Uint8Array,
    password: string,
  ): { readonly certificate: Uint8Array; readonly privateKey: Uint8Array | null } | 'wrong-password' | 'unreadable';
}

/** What only the registry of all types can answer. */
export interface TypeQueries {
  /** `value is T` (false for null). */
  isInstance(value: unknown, type: RuntimeType): boolean;
  /** `default(T)`. */
  defaultOf(type: RuntimeType): unknown;
  /** The handle of a type by full name (`System.Int32`), null when the library has none. */
  find(name: string): RuntimeType | null;
}

export interface Machine {
  /** Spends steps; throws LimitReached when they are used up. Library loops over input charge about one step per element. */
  charge(steps: number): void;
  /** Before making something large (bytes, roughly: 2 per UTF-16 unit): throws LimitReached when it is too much. */
  allocate(bytes: number): void;
  /** Steps one regular expression may take. */
  readonly regexSteps: number;
  /** Now, in .NET ticks (100 ns since 0001-01-01) UTC. */
  utcNow(): bigint;
  /** 0 ≤ x < 1. */
  random(): number;
  randomBytes(count: number): Uint8Array;
  /** IANA name of the local time zone; `UTC` as in the gateway unless a test says otherwise. */
  readonly timeZone: string;
  readonly cryptography: Cryptography;
  readonly types: TypeQueries;
}
