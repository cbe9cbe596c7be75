import { createHmac, timingSafeEqual } from 'node:crypto';
import { Der, DerError } from '../../x509/der.ts';
import { asn1Text } from '../../x509/strings.ts';
import { ImportError } from '../import-error.ts';
import type { Deriving } from './deriving.ts';
import { BadPadding, decrypt, derivePbkdf2, digestName, type Effort, maxIterations, type Password, spend } from './encryption.ts';
import { bmpString, derivePkcs12, purpose } from './kdf.ts';

interface Bag {
  readonly friendlyName: string | undefined;
  readonly localKeyId: string | undefined;
}
export interface PfxCertificate extends Bag {
  readonly der: Uint8Array;
}
export interface PfxKey extends Bag {
  /** PKCS#8, decrypted. */
  readonly pkcs8: Uint8Array;
}

/** What a PFX file holds, in its order. */
export interface Pfx {
  readonly certificates: readonly PfxCertificate[];
  readonly keys: readonly PfxKey[];
  /** Bags of other kinds: secrets, revocation lists. */
  readonly others: number;
  readonly iterations: number;
  readonly weak: readonly string[];
  /** Without a MAC a wrong password is noticed only by what it fails to decrypt. */
  readonly hasMac: boolean;
}

const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  encryptedData: '1.2.840.113549.1.7.6',
  bags: '1.2.840.113549.1.12.10.1.',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  friendlyName: '1.2.840.113549.1.9.20',
  localKeyId: '1.2.840.113549.1.9.21',
  pbmac1: '1.2.840.113549.1.5.14',
} as const;

/**
 * Reads a PFX file (PKCS#12, RFC 7292). Throws ImportError (`wrong-password`, `too-many-iterations`, `unsupported`, …) or DerError.
 * The empty password is tried in both encodings that programs use for it.
 */
export function* readPfx(bytes: Uint8Array, password: string, limit = maxIterations): Deriving<Pfx> {
  const pfx = Der.at(bytes).expect(0x30);
  if (pfx.child(0, 0x02).number !== 3) throw new DerError('malformed', 'no PFX of version 3');
  const contents = pfx.child(1, 0x30);
  if (contents.child(0).oid === oid.signedData)
    throw new ImportError('unsupported', 'The PFX is protected by a signature instead of a password, which is not supported.');
  const authSafe = contents.child(1, 0xa0).child(0).octets;
  const effort: Effort = { limit, iterations: 0, highest: 0, weak: new Set() };
  const utf8 = new TextEncoder().encode(password);
  const encodings: Password[] = [{ bmp: bmpString(password), utf8 }];
  if (password === '') encodings.push({ bmp: new Uint8Array(), utf8 });

  let fitting = encodings;
  const mac = pfx.children[2];
  if (mac) {
    const fits: Password[] = [];
    for (const encoding of encodings)
      if (!fits.length && (yield* checkMac(mac.expect(0x30), encoding, authSafe, effort))) fits.push(encoding);
    if (!fits.length) throw wrongPassword(password);
    fitting = [...fits, ...encodings.filter((encoding) => !fits.includes(encoding))];
  }
  const found = { certificates: [] as PfxCertificate[], keys: [] as PfxKey[], others: 0 };
  const attempt: Attempt = function* (algorithm, data) {
    for (const encoding of fitting) {
      try {
        const plain = yield* decrypt(algorithm, encoding, data, effort);
        Der.at(plain);
        return plain;
      } catch (error) {
        if (!(error instanceof BadPadding) && !(error instanceof DerError)) throw error;
      }
    }
    throw wrongPassword(password);
  };
  for (const content of Der.at(authSafe).expect(0x30).children) {
    const kind = content.child(0).oid;
    if (kind === oid.data) yield* readBags(Der.at(content.child(1, 0xa0).child(0).octets), attempt, found);
    else if (kind === oid.encryptedData) {
      const encrypted = content.child(1, 0xa0).child(0, 0x30).child(1, 0x30);
      const data = encrypted.children[2];
      if (data) yield* readBags(Der.at(yield* attempt(encrypted.child(1, 0x30), data.octets)), attempt, found);
    } else throw new ImportError('unsupported', `A part of the PFX is enveloped (${kind}), which is not supported.`);
  }
  return { ...found, iterations: effort.highest, weak: [...effort.weak], hasMac: mac !== undefined };
}

function wrongPassword(password: string): ImportError {
  return new ImportError(
    'wrong-password',
    password === '' ? 'The file needs a password.' : 'The password does not fit, or the file was damaged: the two cannot be told apart.',
  );
}

function* checkMac(mac: Der, password: Password, data: Uint8Array, effort: Effort): Deriving<boolean> {
  const algorithm = mac.child(0, 0x30).child(0, 0x30);
  const expected = mac.child(0).child(1).octets;
  let digest: string;
  let key: Uint8Array;
  if (algorithm.child(0).oid === oid.pbmac1) {
    const parameters = algorithm.child(1, 0x30);
    const function_ = parameters.child(1, 0x30).child(0).oid;
    digest = { '7': 'sha1', '9': 'sha256', '10': 'sha384', '11': 'sha512' }[function_.split('.').at(-1)!] ?? digestName(function_);
    key = yield* derivePbkdf2(parameters.child(0, 0x30), password, expected.length, effort);
  } else {
    digest = digestName(algorithm.child(0).oid);
    const iterations = spend(effort, mac.children[2]?.number ?? 1);
    key = yield* derivePkcs12(digest, password.bmp, mac.child(1).octets, iterations, purpose.mac, expected.length);
  }
  const computed = createHmac(digest, key).update(data).digest();
  return computed.length === expected.length && timingSafeEqual(computed, expected);
}

type Attempt = (algorithm: Der, data: Uint8Array) => Deriving<Uint8Array>;
interface Found {
  readonly certificates: PfxCertificate[];
  readonly keys: PfxKey[];
  others: number;
}

function* readBags(contents: Der, attempt: Attempt, found: Found): Deriving<void> {
  for (const bag of contents.expect(0x30).children) {
    const kind = bag.child(0).oid;
    const value = bag.child(1, 0xa0).child(0);
    const attributes = readAttributes(bag.children[2]);
    switch (kind.startsWith(oid.bags) ? kind.slice(oid.bags.length) : '') {
      case '1':
        found.keys.push({ pkcs8: value.raw, ...attributes });
        break;
      case '2':
        found.keys.push({ pkcs8: yield* attempt(value.child(0, 0x30), value.child(1).octets), ...attributes });
        break;
      case '3':
        if (value.child(0).oid === oid.x509Certificate)
          found.certificates.push({ der: value.child(1, 0xa0).child(0).octets, ...attributes });
        else found.others++;
        break;
      case '6':
        yield* readBags(value, attempt, found);
        break;
      default:
        found.others++;
    }
  }
}

function readAttributes(set: Der | undefined): Bag {
  let friendlyName: string | undefined;
  let localKeyId: string | undefined;
  for (const attribute of set?.children ?? []) {
    const value = attribute.child(1).children[0];
    if (!value) continue;
    if (attribute.child(0).oid === oid.friendlyName) friendlyName = asn1Text(value);
    if (attribute.child(0).oid === oid.localKeyId) localKeyId = Buffer.from(value.octets).toString('hex');
  }
  return { friendlyName, localKeyId };
}
