import type { Certificate } from './certificate.ts';
import { orUndefined } from './der.ts';
import { type Extension, extensionOid, readAlternativeNames, readNameConstraints } from './extensions.ts';
import type { GeneralName } from './general-names.ts';
import { type DistinguishedName, lastAttribute, nameKey } from './names.ts';

type Violation = 'HasNotPermittedNameConstraint' | 'HasExcludedNameConstraint' | 'HasNotSupportedNameConstraint';

/**
 * Which of the authority's name constraints the certificate breaks, if any (RFC 5280 §4.2.1.10). A leaf's common name counts
 * as a DNS name where it looks like one and there is no DNS name among the alternatives, as with OpenSSL.
 */
export function violatedConstraint(certificate: Certificate, authority: Certificate, isLeaf: boolean): Violation | undefined {
  const extension = authority.extension(extensionOid.nameConstraints);
  if (!extension) return undefined;
  const constraints = orUndefined(() => readNameConstraints(extension.value));
  const names = orUndefined(() => namesOf(certificate, isLeaf));
  if (!constraints || !names) return 'HasNotSupportedNameConstraint';
  const { permitted, excluded } = constraints;
  for (const name of names) {
    const sameKind = permitted.filter((base) => base.kind === name.kind);
    if ([...sameKind, ...excluded].some((base) => base.kind === name.kind && !comparable(base))) return 'HasNotSupportedNameConstraint';
    if (sameKind.length && !sameKind.some((base) => within(name, base))) return 'HasNotPermittedNameConstraint';
    if (excluded.some((base) => within(name, base))) return 'HasExcludedNameConstraint';
  }
  return undefined;
}

function namesOf(certificate: Certificate, isLeaf: boolean): GeneralName[] {
  const extension: Extension | undefined = certificate.extension(extensionOid.subjectAlternativeName);
  const alternatives = extension ? readAlternativeNames(extension.value) : [];
  const names: GeneralName[] = [...alternatives];
  const subject = certificate.subjectName;
  if (subject.rdns.length) names.push({ kind: 'directory', name: subject });
  for (const { oid, text } of subject.rdns.flat()) if (oid === '1.2.840.113549.1.9.1' && text) names.push({ kind: 'email', text });
  const common = lastAttribute(subject, '2.5.4.3')?.text;
  if (isLeaf && common && !alternatives.some((name) => name.kind === 'dns') && /^[\w-]+(\.[\w-]+)+$/.test(common))
    names.push({ kind: 'dns', text: common });
  return names;
}

const comparable = (base: GeneralName) => ['email', 'dns', 'uri', 'ip', 'directory'].includes(base.kind);

function within(name: GeneralName, base: GeneralName): boolean {
  if (name.kind === 'dns' && base.kind === 'dns') return hostWithin(name.text, base.text, true);
  if (name.kind === 'email' && base.kind === 'email') return emailWithin(name.text, base.text);
  if (name.kind === 'uri' && base.kind === 'uri') return hostWithin(hostOf(name.text), base.text, false);
  if (name.kind === 'ip' && base.kind === 'ip') return addressWithin(name.bytes, base.bytes);
  if (name.kind === 'directory' && base.kind === 'directory') return directoryWithin(name.name, base.name);
  return false;
}

/** A DNS base also covers what is below it; a URI base only when it begins with a dot. */
function hostWithin(host: string, base: string, below: boolean): boolean {
  const [its, limit] = [host.toLowerCase(), base.toLowerCase()];
  if (limit === '') return true;
  if (limit.startsWith('.')) return its.endsWith(limit) && its.length > limit.length;
  return its === limit || (below && its.endsWith(`.${limit}`));
}

function emailWithin(address: string, base: string): boolean {
  const at = address.lastIndexOf('@');
  const host = address.slice(at + 1).toLowerCase();
  if (base.includes('@')) {
    const baseAt = base.lastIndexOf('@');
    return address.slice(0, at) === base.slice(0, baseAt) && host === base.slice(baseAt + 1).toLowerCase();
  }
  return base.startsWith('.') ? host.endsWith(base.toLowerCase()) : host === base.toLowerCase();
}

const hostOf = (uri: string) => /^[^:]+:\/\/(?:[^/@]*@)?(\[[^\]]*\]|[^:/?#]*)/.exec(uri)?.[1] ?? '';

function addressWithin(address: Uint8Array, base: Uint8Array): boolean {
  if (base.length !== address.length * 2) return false;
  return address.every((octet, i) => (octet & base[address.length + i]!) === (base[i]! & base[address.length + i]!));
}

function directoryWithin(name: DistinguishedName, base: DistinguishedName): boolean {
  return name.rdns.length >= base.rdns.length && nameKey({ ...name, rdns: name.rdns.slice(0, base.rdns.length) }) === nameKey(base);
}
