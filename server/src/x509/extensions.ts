import { Der } from './der.ts';
import { type GeneralName, readGeneralName, readGeneralNames } from './general-names.ts';
import { extensionNames } from './oids.ts';

/** One extension of a certificate. `name` is .NET's FriendlyName, or the OID. */
export interface Extension {
  readonly oid: string;
  readonly name: string;
  readonly critical: boolean;
  readonly value: Uint8Array;
}

export const extensionOid = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAlternativeName: '2.5.29.17',
  issuerAlternativeName: '2.5.29.18',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  crlDistributionPoints: '2.5.29.31',
  certificatePolicies: '2.5.29.32',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  authorityInformationAccess: '1.3.6.1.5.5.7.1.1',
} as const;

/** Reads the Extensions sequence. */
export function readExtensions(element: Der): Extension[] {
  return element.expect(0x30).children.map((extension) => {
    const oid = extension.expect(0x30).child(0).oid;
    const value = extension.children.at(-1)!.expect(0x04).octets;
    const critical = extension.children.length > 2 && extension.child(1).boolean;
    return { oid, name: extensionNames.get(oid) ?? oid, critical, value };
  });
}

export type KeyUsage = (typeof keyUsageNames)[number];

/** In the order of their bits. */
export const keyUsageNames = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;

export function readKeyUsage(value: Uint8Array): KeyUsage[] {
  const { bytes } = Der.only(value).bits;
  return keyUsageNames.filter((_, bit) => ((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
}

/** OIDs of the purposes a key may serve. */
export function readExtendedKeyUsage(value: Uint8Array): string[] {
  return Der.only(value)
    .expect(0x30)
    .children.map((purpose) => purpose.oid);
}

export interface BasicConstraints {
  readonly ca: boolean;
  /** How many further authorities may follow below this one; undefined: any. */
  readonly pathLength: number | undefined;
}

export function readBasicConstraints(value: Uint8Array): BasicConstraints {
  const sequence = Der.only(value).expect(0x30);
  return { ca: sequence.find(0x01)?.boolean ?? false, pathLength: sequence.find(0x02)?.number };
}

export interface AuthorityKeyIdentifier {
  readonly keyIdentifier: Uint8Array | undefined;
  readonly issuer: readonly GeneralName[] | undefined;
  readonly serialNumber: Uint8Array | undefined;
}

export function readAuthorityKeyIdentifier(value: Uint8Array): AuthorityKeyIdentifier {
  const sequence = Der.only(value).expect(0x30);
  const issuer = sequence.find(0xa1);
  return {
    keyIdentifier: sequence.find(0x80)?.content,
    issuer: issuer && readGeneralNames(issuer),
    serialNumber: sequence.find(0x82)?.content,
  };
}

export function readSubjectKeyIdentifier(value: Uint8Array): Uint8Array {
  return Der.only(value).expect(0x04).octets;
}

export function readAlternativeNames(value: Uint8Array): GeneralName[] {
  return readGeneralNames(Der.only(value).expect(0x30));
}

export interface NameConstraints {
  readonly permitted: readonly GeneralName[];
  readonly excluded: readonly GeneralName[];
}

export function readNameConstraints(value: Uint8Array): NameConstraints {
  const sequence = Der.only(value).expect(0x30);
  const bases = (tag: number) => (sequence.find(tag)?.children ?? []).map((subtree) => readGeneralName(subtree.child(0)));
  return { permitted: bases(0xa0), excluded: bases(0xa1) };
}
