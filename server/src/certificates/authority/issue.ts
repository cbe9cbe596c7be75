import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Certificate } from '../../x509/certificate.ts';
import { extensionOid, readSubjectKeyIdentifier } from '../../x509/extensions.ts';
import { certificateFrom } from '../host-cryptography.ts';
import { bitString, boolean, element, integer, objectIdentifier, octetString, positive, sequence, time } from './der-writer.ts';

/** Who signs: an authority's certificate and key. */
export interface Issuer {
  readonly certificate: Certificate;
  readonly key: KeyObject;
}

export interface Request {
  /** Encoded name: see encodeName. */
  readonly subject: Uint8Array;
  /** Milliseconds since 1970; seconds count. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly usage: 'authority' | 'client' | 'server';
  /** Of an authority: how many may follow below. */
  readonly pathLength?: number;
  readonly dnsNames?: readonly string[];
  readonly addresses?: readonly string[];
  /** Left out: the certificate signs itself. */
  readonly issuer?: Issuer;
}

export type Issued = Issuer;

const ecdsaWithSha256 = sequence(objectIdentifier('1.2.840.10045.4.3.2'));
const rsaWithSha256 = sequence(objectIdentifier('1.2.840.113549.1.1.11'), element(0x05));

/** Makes a P-256 key and a certificate for it. */
export function issue(request: Request): Issued {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const keyIdentifier = createHash('sha1').update(spki.subarray(26)).digest();
  const { issuer } = request;
  const signer = issuer?.key ?? privateKey;
  const algorithm = signer.asymmetricKeyType === 'rsa' ? rsaWithSha256 : ecdsaWithSha256;
  const serial = randomBytes(16);
  serial[0]! &= 0x7f;
  serial[0]! |= 0x40;
  const body = sequence(
    element(0xa0, integer(2)),
    positive(serial),
    algorithm,
    issuer ? issuer.certificate.subjectName.raw : request.subject,
    sequence(time(request.notBefore), time(request.notAfter)),
    request.subject,
    spki,
    element(0xa3, sequence(...extensions(request, keyIdentifier))),
  );
  const der = sequence(body, algorithm, bitString(sign('sha256', body, signer)));
  return { certificate: certificateFrom(der), key: privateKey };
}

function extension(oid: string, critical: boolean, value: Uint8Array): Uint8Array {
  return sequence(objectIdentifier(oid), ...(critical ? [boolean(true)] : []), octetString(value));
}

const clientAuthentication = '1.3.6.1.5.5.7.3.2';
const serverAuthentication = '1.3.6.1.5.5.7.3.1';

function extensions({ usage, pathLength, dnsNames = [], addresses = [], issuer }: Request, keyIdentifier: Uint8Array): Uint8Array[] {
  const authority = usage === 'authority';
  const list = [
    extension(
      extensionOid.basicConstraints,
      true,
      authority ? sequence(boolean(true), ...(pathLength === undefined ? [] : [integer(pathLength)])) : sequence(),
    ),
    // keyCertSign and cRLSign; digitalSignature
    extension(extensionOid.keyUsage, true, authority ? bitString(Uint8Array.of(0x06), 1) : bitString(Uint8Array.of(0x80), 7)),
    extension(extensionOid.subjectKeyIdentifier, false, octetString(keyIdentifier)),
  ];
  const above = issuer?.certificate.extension(extensionOid.subjectKeyIdentifier);
  if (above)
    list.push(extension(extensionOid.authorityKeyIdentifier, false, sequence(element(0x80, readSubjectKeyIdentifier(above.value)))));
  if (!authority)
    list.push(
      extension(
        extensionOid.extendedKeyUsage,
        false,
        sequence(objectIdentifier(usage === 'client' ? clientAuthentication : serverAuthentication)),
      ),
    );
  const names = [
    ...dnsNames.map((name) => element(0x82, Buffer.from(name, 'latin1'))),
    ...addresses.map((address) => element(0x87, addressBytes(address))),
  ];
  if (names.length) list.push(extension(extensionOid.subjectAlternativeName, false, sequence(...names)));
  return list;
}

/** The bytes of `127.0.0.1` or of `::1`. */
function addressBytes(address: string): Uint8Array {
  if (!isIPv6(address)) return Uint8Array.from(address.split('.').map(Number));
  const [head = '', tail] = address.split('::');
  const groups = (text: string | undefined) => (text ? text.split(':').map((group) => Number.parseInt(group, 16)) : []);
  const [before, after] = [groups(head), groups(tail)];
  const all = [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
  return Uint8Array.from(all.flatMap((group) => [group >> 8, group & 255]));
}
