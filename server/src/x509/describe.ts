import type { Certificate } from './certificate.ts';
import { keyUsageTexts, purposeText } from './extension-text.ts';
import { usageOf } from './usage.ts';

const day = 86_400_000;

/** A certificate in words, for hovers and lists. */
export interface Description {
  readonly subject: string;
  readonly issuer: string;
  readonly state: 'valid' | 'expired' | 'not-yet-valid';
  /** `valid until 2049-12-31 (8,436 days left)`, `expired on 2020-12-31 (2,155 days ago)`, `valid from 2049-01-01 (in 8,437 days)`. */
  readonly validity: string;
  /** `RSA 2048`, `EC P-256`. */
  readonly key: string;
  /** `Digital Signature`, `TLS Web Client Authentication`, … */
  readonly usages: readonly string[];
}

export function describeCertificate(certificate: Certificate, now: number): Description {
  const { isAuthority, keyUsage = [], purposes = [] } = usageOf(certificate);
  const { notBefore, notAfter, subject, issuer } = certificate;
  const state = now < notBefore ? 'not-yet-valid' : now >= notAfter ? 'expired' : 'valid';
  return {
    subject,
    issuer: subject === issuer ? 'itself (self-signed)' : issuer,
    state,
    validity:
      state === 'valid'
        ? `valid until ${date(notAfter)} (${days(notAfter - now)} left)`
        : state === 'expired'
          ? `expired on ${date(notAfter)} (${days(now - notAfter)} ago)`
          : `valid from ${date(notBefore)} (in ${days(notBefore - now)})`,
    key: keyText(certificate),
    usages: [
      ...(isAuthority ? ['Certificate Authority'] : []),
      ...keyUsage.map((usage) => keyUsageTexts[usage]),
      ...purposes.map(purposeText),
    ],
  };
}

export function keyText({ publicKey: { name, rsaBits, curve } }: Certificate): string {
  if (rsaBits) return `RSA ${rsaBits}`;
  return curve ? `EC ${curve}` : name;
}

const date = (time: number) => new Date(time).toISOString().slice(0, 10);

function days(milliseconds: number): string {
  const count = Math.floor(milliseconds / day);
  return count === 1 ? '1 day' : `${String(count).replace(/\B(?=(\d{3})+$)/g, ',')} days`;
}
