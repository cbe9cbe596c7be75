import { Der, orUndefined } from './der.ts';
import {
  type Extension,
  extensionOid,
  type KeyUsage,
  readAlternativeNames,
  readAuthorityKeyIdentifier,
  readBasicConstraints,
  readExtendedKeyUsage,
  readKeyUsage,
  readNameConstraints,
  readSubjectKeyIdentifier,
} from './extensions.ts';
import { addressText, type GeneralName, generalNameText, readGeneralName } from './general-names.ts';
import { toHex } from './hex.ts';
import { purposeNames } from './oids.ts';

export const keyUsageTexts: Record<KeyUsage, string> = {
  digitalSignature: 'Digital Signature',
  nonRepudiation: 'Non Repudiation',
  keyEncipherment: 'Key Encipherment',
  dataEncipherment: 'Data Encipherment',
  keyAgreement: 'Key Agreement',
  keyCertSign: 'Certificate Sign',
  cRLSign: 'CRL Sign',
  encipherOnly: 'Encipher Only',
  decipherOnly: 'Decipher Only',
};

export function purposeText(oid: string): string {
  return purposeNames.get(oid) ?? oid;
}

const names = (value: Uint8Array) => readAlternativeNames(value).map(generalNameText).join(', ');

/** In OpenSSL's words: .NET on Linux prints those. Extensions not listed are printed as hex. */
const texts = new Map<string, (value: Uint8Array) => string>([
  [extensionOid.subjectKeyIdentifier, (value) => toHex(readSubjectKeyIdentifier(value), ':')],
  [
    extensionOid.keyUsage,
    (value) =>
      readKeyUsage(value)
        .map((usage) => keyUsageTexts[usage])
        .join(', '),
  ],
  [extensionOid.extendedKeyUsage, (value) => readExtendedKeyUsage(value).map(purposeText).join(', ')],
  [extensionOid.subjectAlternativeName, names],
  [extensionOid.issuerAlternativeName, names],
  [
    extensionOid.basicConstraints,
    (value) => {
      const { ca, pathLength } = readBasicConstraints(value);
      return `CA:${ca ? 'TRUE' : 'FALSE'}${pathLength === undefined ? '' : `, pathlen:${pathLength}`}`;
    },
  ],
  [
    extensionOid.authorityKeyIdentifier,
    (value) => {
      const { keyIdentifier, issuer, serialNumber } = readAuthorityKeyIdentifier(value);
      // OpenSSL 3 leaves out the "keyid:" label where nothing but the key identifier is there.
      if (keyIdentifier && !issuer && !serialNumber) return toHex(keyIdentifier, ':');
      return [
        keyIdentifier && `keyid:${toHex(keyIdentifier, ':')}`,
        issuer?.map(generalNameText).join(', '),
        serialNumber && `serial:${toHex(serialNumber, ':')}`,
      ]
        .filter((part) => part !== undefined)
        .join(', ');
    },
  ],
  [extensionOid.nameConstraints, nameConstraintsText],
  [extensionOid.crlDistributionPoints, distributionPointsText],
  [
    extensionOid.authorityInformationAccess,
    (value) =>
      Der.only(value)
        .children.map((access) => {
          const method = access.child(0).oid;
          const label = { '1.3.6.1.5.5.7.48.1': 'OCSP', '1.3.6.1.5.5.7.48.2': 'CA Issuers' }[method] ?? method;
          return `${label} - ${generalNameText(readGeneralName(access.child(1)))}`;
        })
        .join(', '),
  ],
  [
    extensionOid.certificatePolicies,
    (value) =>
      Der.only(value)
        .children.map((policy) => `Policy: ${policy.child(0).oid === '2.5.29.32.0' ? 'X509v3 Any Policy' : policy.child(0).oid}`)
        .join(', '),
  ],
]);

function nameConstraintsText(value: Uint8Array): string {
  const { permitted, excluded } = readNameConstraints(value);
  const subtree = (name: GeneralName) =>
    name.kind === 'ip'
      ? `IP:${addressText(name.bytes.subarray(0, name.bytes.length / 2))}/${addressText(name.bytes.subarray(name.bytes.length / 2))}`
      : generalNameText(name);
  const part = (label: string, list: readonly GeneralName[]) => (list.length ? [`${label}:`, ...list.map(subtree)].join(', ') : '');
  return [part('Permitted', permitted), part('Excluded', excluded)].filter(Boolean).join(', ');
}

function distributionPointsText(value: Uint8Array): string {
  return Der.only(value)
    .children.map((point) => {
      const full = point.find(0xa0)?.find(0xa0);
      return `Full Name:, ${(full?.children ?? []).map((name) => generalNameText(readGeneralName(name))).join(', ')}`;
    })
    .join(', ');
}

/** `Format(false)` of an extension. */
export function extensionText({ oid, value }: Extension): string {
  const text = texts.get(oid);
  return (text && orUndefined(() => text(value))) ?? toHex(value, ' ');
}
