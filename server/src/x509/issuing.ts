import type { Certificate } from './certificate.ts';
import { DerError } from './der.ts';
import {
  type AuthorityKeyIdentifier,
  extensionOid,
  readAlternativeNames,
  readAuthorityKeyIdentifier,
  readBasicConstraints,
  readExtendedKeyUsage,
  readKeyUsage,
  readNameConstraints,
  readSubjectKeyIdentifier,
} from './extensions.ts';
import { equalBytes } from './hex.ts';
import { nameKey } from './names.ts';

/** What chain building asks of a certificate. */
export interface Facts {
  /** An extension that cannot be read: such a certificate neither has nor is an issuer. */
  readonly broken: boolean;
  readonly subject: string;
  readonly issuer: string;
  readonly selfIssued: boolean;
  readonly selfSigned: boolean;
  /** May issue: a certificate authority, by basic constraints and key usage. */
  readonly authority: boolean;
  /** The key usage, if there is one, has keyCertSign. */
  readonly maySign: boolean;
  readonly pathLength: number | undefined;
  readonly unknownCritical: boolean;
  readonly subjectKeyIdentifier: Uint8Array | undefined;
  readonly authorityKeyIdentifier: AuthorityKeyIdentifier | undefined;
}

/** Critical extensions that are understood (OpenSSL's list). */
const understood = new Set<string>([
  extensionOid.keyUsage,
  extensionOid.subjectAlternativeName,
  extensionOid.basicConstraints,
  extensionOid.certificatePolicies,
  extensionOid.extendedKeyUsage,
  extensionOid.nameConstraints,
  extensionOid.crlDistributionPoints,
  '2.5.29.33',
  '2.5.29.36',
  '2.5.29.54',
  '2.16.840.1.113730.1.1',
  '1.3.6.1.5.5.7.1.14',
]);

export function certificateFacts(certificate: Certificate): Facts {
  let broken = false;
  const read = <T>(oid: string, reader: (value: Uint8Array) => T): T | undefined => {
    const found = certificate.extensions.filter((extension) => extension.oid === oid);
    if (found.length > 1) broken = true;
    try {
      return found[0] && reader(found[0].value);
    } catch (error) {
      if (!(error instanceof DerError)) throw error;
      broken = true;
      return undefined;
    }
  };
  const usage = read(extensionOid.keyUsage, readKeyUsage);
  if (usage?.length === 0) broken = true;
  const constraints = read(extensionOid.basicConstraints, readBasicConstraints);
  if (constraints?.pathLength !== undefined && constraints.pathLength < 0) broken = true;
  const subjectKeyIdentifier = read(extensionOid.subjectKeyIdentifier, readSubjectKeyIdentifier);
  const authorityKeyIdentifier = read(extensionOid.authorityKeyIdentifier, readAuthorityKeyIdentifier);
  read(extensionOid.subjectAlternativeName, readAlternativeNames);
  read(extensionOid.extendedKeyUsage, readExtendedKeyUsage);
  read(extensionOid.nameConstraints, readNameConstraints);

  const subject = nameKey(certificate.subjectName);
  const issuer = nameKey(certificate.issuerName);
  const selfIssued = subject === issuer;
  const partial = { subject, issuer, subjectKeyIdentifier };
  const selfSigned = selfIssued && !broken && identifies(authorityKeyIdentifier, partial, certificate) && keyFits(certificate, certificate);
  const maySign = !usage || usage.includes('keyCertSign');
  // Without basic constraints: version 1 roots, and keys whose usage says so.
  const authority = maySign && (constraints ? constraints.ca : (certificate.version === 1 && selfSigned) || usage !== undefined);
  return {
    broken,
    selfIssued,
    selfSigned,
    authority,
    maySign,
    pathLength: constraints?.pathLength,
    unknownCritical: certificate.extensions.some(({ oid, critical }) => critical && !understood.has(oid)),
    authorityKeyIdentifier,
    ...partial,
  };
}

/** Whether `issuer` may be the one who issued `subject`: by name, key identifiers and kind of key; the signature is not looked at. */
export function isIssuedBy(subject: Certificate, issuer: Certificate, facts: (certificate: Certificate) => Facts): boolean {
  const [its, his] = [facts(subject), facts(issuer)];
  return (
    !its.broken &&
    !his.broken &&
    its.issuer === his.subject &&
    identifies(its.authorityKeyIdentifier, his, issuer) &&
    keyFits(subject, issuer)
  );
}

type Identity = Pick<Facts, 'subject' | 'issuer' | 'subjectKeyIdentifier'>;

function identifies(identifier: AuthorityKeyIdentifier | undefined, issuer: Identity, certificate: Certificate): boolean {
  if (!identifier) return true;
  const { keyIdentifier, serialNumber } = identifier;
  if (keyIdentifier && issuer.subjectKeyIdentifier && !equalBytes(keyIdentifier, issuer.subjectKeyIdentifier)) return false;
  if (serialNumber && !equalBytes(serialNumber, certificate.serialBytes)) return false;
  const directory = identifier.issuer?.find((name) => name.kind === 'directory');
  return directory?.kind !== 'directory' || nameKey(directory.name) === issuer.issuer;
}

/** The signature's algorithm must be one for the issuer's kind of key. */
function keyFits(subject: Certificate, issuer: Certificate): boolean {
  const { oid } = subject.signatureAlgorithm;
  const key = issuer.publicKey.oid;
  if (oid.startsWith('1.2.840.10045.4.')) return key === '1.2.840.10045.2.1';
  if (oid === '1.2.840.113549.1.1.10') return key === '1.2.840.113549.1.1.1' || key === oid;
  if (oid.startsWith('1.2.840.113549.1.1.')) return key === '1.2.840.113549.1.1.1';
  if (oid === '1.3.101.112' || oid === '1.3.101.113') return key === oid;
  return true;
}
