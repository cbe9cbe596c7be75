import { extensionOid } from '../x509/extensions.ts';
import { usageOf } from '../x509/usage.ts';
import type { Mention } from './mentions.ts';
import type { CertificateFacts, Surroundings } from './surroundings.ts';

const DAY = 86_400_000;

const purposeNames: ReadonlyMap<string, string> = new Map([
  ['1.3.6.1.5.5.7.3.1', 'server authentication'],
  ['1.3.6.1.5.5.7.3.2', 'client authentication'],
  ['1.3.6.1.5.5.7.3.3', 'code signing'],
  ['1.3.6.1.5.5.7.3.4', 'e-mail protection'],
  ['1.3.6.1.5.5.7.3.8', 'time stamping'],
]);

/** Validity in words: "valid, 120 days left", "expired 3 days ago", "not valid for another 5 days". */
export function validity({ notBefore, notAfter }: { readonly notBefore: number; readonly notAfter: number }, now: number): string {
  const days = (span: number): string => `${Math.floor(span / DAY)} ${Math.floor(span / DAY) === 1 ? 'day' : 'days'}`;
  if (now > notAfter) return `**expired** ${days(now - notAfter)} ago`;
  if (now < notBefore) return `**not valid yet**, for another ${days(notBefore - now)}`;
  return `valid, ${days(notAfter - now)} left`;
}

const day = (time: number): string => new Date(time).toISOString().slice(0, 16).replace('T', ' ');

/** A certificate as a hover shows it: who, by whom, how long, for what, its chain, and where it is used. */
export function certificateCard(facts: CertificateFacts, around: Surroundings): string {
  const { id, certificate, hasPrivateKey } = facts;
  const { publicKey } = certificate;
  const usage = usageOf(certificate);
  const purposes = usage.purposes?.map((oid) => purposeNames.get(oid) ?? oid).join(', ');
  const size = publicKey.rsaBits ?? publicKey.curve;
  const state = [facts.kind, facts.caStore ? `uploaded as ${facts.caStore} CA` : facts.uploaded ? 'uploaded' : 'not uploaded'].join(', ');
  const chain = around.chain(facts);
  const lines = [
    `**Certificate** \`${id}\` (${state})`,
    '',
    '|  |  |',
    '|---|---|',
    `| Subject | ${cell(certificate.subject)} |`,
    `| Issuer | ${cell(certificate.issuer)}${certificate.subject === certificate.issuer ? ' (self-signed)' : ''} |`,
    `| Valid | ${day(certificate.notBefore)} to ${day(certificate.notAfter)} UTC: ${validity(certificate, around.now())} |`,
    `| Thumbprint (SHA-1) | \`${certificate.thumbprint}\` |`,
    `| Serial number | \`${certificate.serialNumber}\` |`,
    `| Key | ${publicKey.name}${size ? ` ${size}` : ''}${hasPrivateKey ? ', private key at hand' : ', no private key here'} |`,
    `| Usages | ${cell([usage.isAuthority ? 'certification authority' : '', usage.keyUsage?.join(', ') ?? '', purposes ?? 'any purpose'].filter(Boolean).join('; '))} |`,
  ];
  const alternatives = certificate.extension(extensionOid.subjectAlternativeName) ? certificate.nameInfo('DnsFromAlternativeName') : '';
  if (alternatives) lines.push(`| DNS name | ${cell(alternatives)} |`);
  if (chain) lines.push(`| Chain | ${cell(chain.subjects.join(' ← '))} |`, '', chain.explanation);
  const used = usesOf(facts, around);
  lines.push(
    '',
    used.length
      ? `Used in ${used.slice(0, 5).join(', ')}${used.length > 5 ? ` and ${used.length - 5} more` : ''}.`
      : 'Not used in any policy of this workspace.',
  );
  return lines.join('\n');
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** Where policies name a certificate, as links. */
function usesOf(facts: CertificateFacts, around: Surroundings): string[] {
  const found: string[] = [];
  for (const text of around.documents())
    for (const mention of text.mentions) {
      if (!names(mention, facts)) continue;
      const line = text.lines.lineAt(mention.span.start) + 1;
      found.push(`[${around.shown(text.uri)}:${line}](${text.uri}#L${line})`);
    }
  return found;
}

/** Whether a mention names this certificate, by its id or its thumbprint. */
export const names = ({ kind, name }: Mention, { id, certificate }: CertificateFacts): boolean =>
  (kind === 'certificate' && name === id) || (kind === 'thumbprint' && name === certificate.thumbprint);

export const certificateNamed = (mention: Mention, around: Surroundings): CertificateFacts | null =>
  around.certificates.find((one) => names(mention, one)) ?? null;
