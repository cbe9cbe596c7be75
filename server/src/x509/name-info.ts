import { orUndefined } from './der.ts';
import { type Extension, extensionOid, readAlternativeNames } from './extensions.ts';
import { userPrincipalName } from './general-names.ts';
import { type DistinguishedName, lastAttribute } from './names.ts';
import { opensslPrinted } from './strings.ts';

/** System.Security.Cryptography.X509Certificates.X509NameType, in the order of its numbers. */
export type NameType = 'SimpleName' | 'EmailName' | 'UpnName' | 'DnsName' | 'DnsFromAlternativeName' | 'UrlName';

export const nameTypes: readonly NameType[] = ['SimpleName', 'EmailName', 'UpnName', 'DnsName', 'DnsFromAlternativeName', 'UrlName'];

const commonName = '2.5.4.3';
const email = '1.2.840.113549.1.9.1';

/**
 * `GetNameInfo` as .NET on Linux answers it: alternative names first, then the name itself; '' where there is none.
 * `alternatives` is the subject's or the issuer's alternative name extension, whichever is asked.
 */
export function nameInfo(type: NameType, name: DistinguishedName, alternatives: Extension | undefined): string {
  if (type === 'SimpleName') return lastAttribute(name, commonName)?.text ?? '';
  const alternative = alternatives && alternativeName(type, alternatives.value);
  if (alternative !== undefined) return alternative;
  if (type === 'EmailName') return lastAttribute(name, email)?.text ?? '';
  if (type === 'DnsName') {
    const value = lastAttribute(name, commonName)?.value;
    return value ? opensslPrinted(value) : '';
  }
  return '';
}

function alternativeName(type: NameType, value: Uint8Array): string | undefined {
  for (const name of orUndefined(() => readAlternativeNames(value)) ?? []) {
    if (name.kind === 'email' && type === 'EmailName') return name.text;
    if (name.kind === 'dns' && (type === 'DnsName' || type === 'DnsFromAlternativeName')) return name.text;
    if (name.kind === 'uri' && type === 'UrlName') return name.text;
    if (name.kind === 'other' && name.oid === userPrincipalName && type === 'UpnName') return name.text ?? '';
  }
  return undefined;
}

export function alternativesOf(extensions: readonly Extension[], forIssuer: boolean): Extension | undefined {
  const oid = forIssuer ? extensionOid.issuerAlternativeName : extensionOid.subjectAlternativeName;
  return extensions.find((extension) => extension.oid === oid);
}
