import type { Credentials } from '../../certificates/credentials.ts';
import { isClient, type StoredCertificate } from '../../certificates/store/store.ts';
import { type Certificate, roundTripTime } from '../../x509/certificate.ts';
import { describeCertificate, keyText } from '../../x509/describe.ts';
import { extensionText } from '../../x509/extension-text.ts';
import { usageOf } from '../../x509/usage.ts';
import type { Place } from './uses.ts';

/** A certificate as `certs show` prints it (docs/command-line.md): strings as .NET prints them, times in UTC. */
export function certificateShape(certificate: Certificate, hasPrivateKey: boolean) {
  return {
    subject: certificate.subject,
    issuer: certificate.issuer,
    subjectName: certificate.subject,
    serialNumber: certificate.serialNumber,
    thumbprint: certificate.thumbprint,
    sha256: certificate.sha256,
    notBefore: roundTripTime(certificate.notBefore),
    notAfter: roundTripTime(certificate.notAfter),
    version: certificate.version,
    signatureAlgorithm: certificate.signatureAlgorithm.name,
    signatureAlgorithmOid: certificate.signatureAlgorithm.oid,
    keyAlgorithm: certificate.publicKey.oid,
    keyOid: certificate.publicKey.name,
    key: keyText(certificate),
    hasPrivateKey,
    nameInfo: {
      simpleName: certificate.nameInfo('SimpleName'),
      emailName: certificate.nameInfo('EmailName'),
      upnName: certificate.nameInfo('UpnName'),
      dnsName: certificate.nameInfo('DnsName'),
      dnsFromAlternativeName: certificate.nameInfo('DnsFromAlternativeName'),
      urlName: certificate.nameInfo('UrlName'),
    },
    extensions: certificate.extensions.map((extension) => ({
      oid: extension.oid,
      name: extension.name,
      critical: extension.critical,
      text: extensionText(extension),
    })),
    text: certificate.toText(),
  };
}

export function storedShape(stored: StoredCertificate, usedBy: readonly Place[], warnings: readonly string[] = []) {
  const { id, kind, uploaded, caStore, passwordEnv, keyVault } = stored;
  return {
    id,
    kind,
    uploaded,
    caStore,
    ...certificateShape(stored.certificate, stored.hasPrivateKey),
    passwordEnv,
    keyVault,
    usedBy,
    others: [],
    ...(warnings.length && { warnings }),
  };
}

export function fileShape({ leaf, others, warnings }: Credentials) {
  return {
    ...certificateShape(leaf.certificate, leaf.key !== undefined),
    others: others.map(({ certificate, key }) => certificateShape(certificate, key !== undefined)),
    ...(warnings.length && { warnings }),
  };
}

/** What it is good for: presented by a client, signing others, or neither (a server's, or without its key). */
function roleOf(stored: StoredCertificate): 'client' | 'authority' | 'other' {
  if (stored.caStore || usageOf(stored.certificate).isAuthority) return 'authority';
  return isClient(stored) ? 'client' : 'other';
}

/** A row of `certs list`. */
export function rowShape(stored: StoredCertificate, environment: Readonly<Record<string, string | undefined>>) {
  const { id, kind, uploaded, caStore, hasPrivateKey, passwordEnv, keyVault, certificate } = stored;
  return {
    id,
    kind,
    role: roleOf(stored),
    subject: certificate.subject,
    issuer: certificate.issuer,
    thumbprint: certificate.thumbprint,
    notBefore: roundTripTime(certificate.notBefore),
    notAfter: roundTripTime(certificate.notAfter),
    hasPrivateKey,
    locked: hasPrivateKey && passwordEnv !== null && environment[passwordEnv] === undefined,
    uploaded,
    caStore,
    passwordEnv,
    keyVault,
  };
}

/** `certs show` for people. */
export function certificateText(certificate: Certificate, hasPrivateKey: boolean, now: number): string {
  const { validity, key, usages } = describeCertificate(certificate, now);
  const extensions = certificate.extensions.map(
    (extension) => `  ${extension.name}${extension.critical ? ' (critical)' : ''}: ${extensionText(extension)}\n`,
  );
  return [
    certificate.toText(),
    '\n[Validity]\n  ',
    validity,
    '\n\n[Key]\n  ',
    `${key}, ${hasPrivateKey ? 'with its private key' : 'no private key'}`,
    usages.length ? `\n  ${usages.join(', ')}` : '',
    extensions.length ? `\n\n[Extensions]\n${extensions.join('')}` : '\n',
  ].join('');
}
