import type { Certificate } from './certificate.ts';
import { equalBytes } from './hex.ts';
import { certificateFacts, type Facts, isIssuedBy } from './issuing.ts';
import { violatedConstraint } from './name-constraints.ts';

/** The X509ChainStatusFlags this validation gives. */
export type ChainFlag =
  | 'NotTimeValid'
  | 'NotSignatureValid'
  | 'UntrustedRoot'
  | 'PartialChain'
  | 'InvalidBasicConstraints'
  | 'HasNotSupportedCriticalExtension'
  | 'HasNotPermittedNameConstraint'
  | 'HasExcludedNameConstraint'
  | 'HasNotSupportedNameConstraint';

export interface ChainElement {
  readonly certificate: Certificate;
  readonly status: ChainFlag[];
}

export interface Chain {
  readonly valid: boolean;
  /** All elements' flags, each once, in the order of the elements from the leaf. */
  readonly status: readonly ChainFlag[];
  readonly elements: readonly ChainElement[];
}

export interface ChainOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Trusted certificates; only self-signed ones end a chain, as with X509Chain's custom root trust. */
  readonly roots: readonly Certificate[];
  /** Further certificates a chain may go through. */
  readonly intermediates: readonly Certificate[];
  /** Whether `subject` is signed with the key of `issuer`; false also where the algorithm is unknown. */
  readonly verify: (subject: Certificate, issuer: Certificate) => boolean;
}

/** Longest chain built: OpenSSL's default depth. */
const maxLength = 100;

/**
 * Builds the chain of `leaf` and judges it as X509Chain does on .NET (Linux; no revocation check): greedy like OpenSSL's, with
 * trusted issuers before others and, among several, the first that is valid now. It does not look for another path when
 * the one it took ends nowhere. Usages (EKU) are not judged.
 */
export function buildChain(leaf: Certificate, options: ChainOptions): Chain {
  const facts = factsOf();
  const path = [leaf];
  let trusted = false;
  for (;;) {
    const last = path.at(-1)!;
    if (facts(last).selfSigned) {
      trusted = options.roots.some((root) => equalBytes(root.der, last.der));
      break;
    }
    const issuer = findIssuer(last, path, options, facts);
    if (!issuer || path.length >= maxLength) break;
    path.push(issuer);
  }
  const elements = path.map((certificate): ChainElement => ({ certificate, status: [] }));
  const flag = (index: number, name: ChainFlag) => {
    const { status } = elements[index]!;
    if (!status.includes(name)) status.push(name);
  };
  const selfSigned = facts(path.at(-1)!).selfSigned;
  if (!trusted) flag(path.length - 1, selfSigned ? 'UntrustedRoot' : 'PartialChain');
  judgeExtensions(path, facts, flag);
  judgeNameConstraints(path, flag);
  judgeSignatures(path, options, facts, flag);
  for (const [index, certificate] of path.entries()) if (!isTimely(certificate, options.now)) flag(index, 'NotTimeValid');
  const status = [...new Set(elements.flatMap((element) => element.status))];
  return { valid: status.length === 0, status, elements };
}

/** At exactly notAfter .NET says no (RFC 5280 says yes). */
export function isTimely({ notBefore, notAfter }: Certificate, now: number): boolean {
  return now >= notBefore && now < notAfter;
}

function factsOf(): (certificate: Certificate) => Facts {
  const known = new Map<Certificate, Facts>();
  return (certificate) => {
    let facts = known.get(certificate);
    if (!facts) known.set(certificate, (facts = certificateFacts(certificate)));
    return facts;
  };
}

function findIssuer(
  subject: Certificate,
  path: Certificate[],
  { roots, intermediates, now }: ChainOptions,
  facts: (c: Certificate) => Facts,
) {
  const selfSignedRoots = roots.filter((root) => facts(root).selfSigned);
  const others = [...intermediates, ...roots.filter((root) => !facts(root).selfSigned)];
  for (const candidates of [selfSignedRoots, others]) {
    let latest: Certificate | undefined;
    for (const issuer of candidates) {
      if (path.some((one) => equalBytes(one.der, issuer.der)) || !isIssuedBy(subject, issuer, facts)) continue;
      if (isTimely(issuer, now)) return issuer;
      if (!latest || issuer.notAfter > latest.notAfter) latest = issuer;
    }
    if (latest) return latest;
  }
  return undefined;
}

/** Critical extensions, authorities and path lengths (OpenSSL's check_extensions). */
function judgeExtensions(path: Certificate[], factsOf: (c: Certificate) => Facts, flag: (index: number, name: ChainFlag) => void) {
  let authorities = 0;
  for (const [index, certificate] of path.entries()) {
    const facts = factsOf(certificate);
    if (facts.unknownCritical) flag(index, 'HasNotSupportedCriticalExtension');
    if (index > 0 && !facts.authority) flag(index, 'InvalidBasicConstraints');
    if (index > 1 && facts.pathLength !== undefined && authorities > facts.pathLength) flag(index, 'InvalidBasicConstraints');
    if (index > 0 && !facts.selfIssued) authorities++;
  }
}

function judgeNameConstraints(path: Certificate[], flag: (index: number, name: ChainFlag) => void) {
  for (const [index, certificate] of path.entries()) {
    // A self-issued certificate that is no leaf is exempt.
    if (index > 0 && certificate.subject === certificate.issuer) continue;
    for (const authority of path.slice(index + 1)) {
      const violated = violatedConstraint(certificate, authority, index === 0);
      if (violated) flag(index, violated);
    }
  }
}

function judgeSignatures(
  path: Certificate[],
  { verify }: ChainOptions,
  factsOf: (c: Certificate) => Facts,
  flag: (index: number, name: ChainFlag) => void,
) {
  for (const [index, subject] of path.entries()) {
    const issuer = path[index + 1];
    // Nobody vouches for the last one: a root's own signature says nothing.
    if (!issuer) break;
    if (!factsOf(issuer).maySign) flag(index + 1, 'InvalidBasicConstraints');
    if (!verify(subject, issuer)) flag(index, 'NotSignatureValid');
  }
}
