import { roundTripTime } from './certificate.ts';
import type { Chain, ChainElement, ChainFlag } from './chain.ts';

/** A chain's judgement in words, a line for each finding; `now` is the time it was judged at. */
export function explainChain(chain: Chain, now: number): string {
  const path = chain.elements.map(({ certificate }) => certificate.subject || '(no subject)').join(' ← ');
  if (chain.valid) return `Trusted: ${path}.`;
  const lines = chain.elements.flatMap((element, index) => element.status.map((flag) => sentence(flag, element, index, chain, now)));
  return [`Not trusted: ${path}.`, ...lines].join('\n');
}

function sentence(flag: ChainFlag, { certificate }: ChainElement, index: number, chain: Chain, now: number): string {
  const { subject, issuer, notBefore, notAfter } = certificate;
  switch (flag) {
    case 'NotTimeValid':
      return now < notBefore
        ? `${subject} is not valid yet: it starts on ${time(notBefore)}, and it is ${time(now)}.`
        : `${subject} has expired: it ended on ${time(notAfter)}, and it is ${time(now)}.`;
    case 'UntrustedRoot':
      return index === 0
        ? `${subject} is self-signed and not among the trusted roots itself.`
        : `The chain ends at ${subject}, which is not among the trusted roots.`;
    case 'PartialChain':
      return `The issuer of ${subject} is missing: no certificate of ${issuer} at hand fits it${chain.elements.length > 1 ? ' and continues the chain' : ''}. Add it as an intermediate or root.`;
    case 'NotSignatureValid':
      return `${subject} is not signed with the key of ${issuer}: it was changed after it was signed, or the issuer has another key by the same name.`;
    case 'InvalidBasicConstraints':
      return `${subject} may not issue what stands below it: it is no certificate authority, its key usage lacks certificate signing, or more authorities follow than its path length allows.`;
    case 'HasNotSupportedCriticalExtension':
      return `${subject} has a critical extension that is not understood.`;
    case 'HasNotPermittedNameConstraint':
      return `A name of ${subject} lies outside the names that an authority above it may issue for.`;
    case 'HasExcludedNameConstraint':
      return `A name of ${subject} is among those that an authority above it must not issue for.`;
    case 'HasNotSupportedNameConstraint':
      return `An authority above ${subject} constrains names in a way that is not understood.`;
  }
}

const time = (milliseconds: number) => `${roundTripTime(milliseconds).slice(0, 19).replace('T', ' ')} UTC`;
