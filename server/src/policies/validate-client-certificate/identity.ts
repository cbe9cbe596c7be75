import type { Certificate } from '../../x509/certificate.ts';
import { extensionOid, readAlternativeNames } from '../../x509/extensions.ts';
import { type Flow, type Policy, PolicyFailure, type Value } from '../step.ts';

export interface Identity {
  readonly wanted: readonly (readonly [string, Value<string>])[];
  readonly asksIssuer: boolean;
}

/** What an attribute is compared with; several values where any one will do. */
type Claim = (certificate: Certificate, issuer: Certificate | null) => readonly string[];

const CLAIMS: ReadonlyMap<string, { readonly claim: Claim; readonly normal: (text: string) => string }> = new Map([
  ['thumbprint', { claim: (certificate: Certificate) => [certificate.thumbprint], normal: hex }],
  [
    'serial-number',
    { claim: (certificate: Certificate) => [certificate.serialNumber], normal: (text: string) => hex(text).replace(/^0+(?=.)/, '') },
  ],
  ['common-name', { claim: (certificate: Certificate) => commonNames(certificate), normal: same }],
  ['subject', { claim: (certificate: Certificate) => [certificate.subject], normal: nameKey }],
  ['dns-name', { claim: dnsNames, normal: (text: string) => text.toLowerCase() }],
  ['issuer-subject', { claim: (certificate: Certificate) => [certificate.issuer], normal: nameKey }],
  ['issuer-thumbprint', { claim: (_: Certificate, issuer: Certificate | null) => (issuer ? [issuer.thumbprint] : []), normal: hex }],
]);

export function prepareIdentity(policy: Policy): Identity {
  const wanted: (readonly [string, Value<string>])[] = [];
  for (const name of [...CLAIMS.keys(), 'issuer-certificate-id']) {
    const value = policy.text(name);
    if (value) wanted.push([name, value]);
  }
  const issuerNames = wanted.map(([name]) => name).filter((name) => name.startsWith('issuer-'));
  if (issuerNames.includes('issuer-certificate-id') && issuerNames.length > 1)
    policy.problem('"issuer-certificate-id" excludes the other issuer attributes.');
  return { wanted, asksIssuer: issuerNames.some((name) => name !== 'issuer-subject') };
}

/** All attributes of the identity must match. */
export function matches({ wanted }: Identity, certificate: Certificate, issuer: Certificate | null, flow: Flow): boolean {
  return wanted.every(([name, value]) => {
    const text = value.read(flow);
    if (name === 'issuer-certificate-id') {
      const uploaded = flow.gateway.certificates.publicById(text);
      if (!uploaded) throw new PolicyFailure('CertificateNotFound', `There is no certificate "${text}" (issuer-certificate-id).`);
      return issuer?.thumbprint === uploaded.thumbprint;
    }
    const { claim, normal } = CLAIMS.get(name)!;
    return claim(certificate, issuer).some((given) => normal(given) === normal(text));
  });
}

function same(text: string): string {
  return text;
}
/** Hex in any case, with or without blanks and colons. */
function hex(text: string): string {
  return text.replace(/[^0-9A-Fa-f]/g, '').toUpperCase();
}
function commonNames(certificate: Certificate): string[] {
  return parts(certificate.subject)
    .filter(([label]) => label === 'CN')
    .map(([, value]) => value);
}
function dnsNames(certificate: Certificate): string[] {
  const extension = certificate.extension(extensionOid.subjectAlternativeName);
  return extension ? readAlternativeNames(extension.value).flatMap((name) => (name.kind === 'dns' ? [name.text] : [])) : [];
}

/** Labels under which the same attribute is written elsewhere. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['ST', 'S'],
  ['EMAILADDRESS', 'E'],
  ['EMAIL', 'E'],
]);

/**
 * A distinguished name in a form that compares in either order of its parts, whichever alias a label is written with: which order
 * the gateway wants is not documented (its example has C first, .NET prints it last).
 */
function nameKey(text: string): string {
  return parts(text)
    .map(([label, value]) => `${label}=${value}`)
    .sort()
    .join('\n');
}

/** `CN=a, O="b, c" + OU=d` in pieces; quotes as CertNameToStr writes them. */
function parts(text: string): [string, string][] {
  const found: [string, string][] = [];
  const piece = /\s*([^=,+;]+?)\s*=\s*(?:"((?:[^"]|"")*)"|([^,+;]*))\s*(?:[,+;]|$)/y;
  for (let match = piece.exec(text); match; match = piece.exec(text)) {
    const label = match[1]!.toUpperCase();
    found.push([ALIASES.get(label) ?? label, match[2]?.replaceAll('""', '"') ?? match[3]!.trim()]);
    if (piece.lastIndex >= text.length) break;
  }
  return found;
}
