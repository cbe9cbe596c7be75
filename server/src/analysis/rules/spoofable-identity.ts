import { attributeOf, childElements } from '../../syntax/queries.ts';
import type { Rule } from '../rule.ts';
import { valueOf } from '../values.ts';

/** What nobody can put into a certificate of their own making. */
const PROOF = ['thumbprint', 'issuer-thumbprint', 'issuer-certificate-id'];
const NAMES = /\bCertificate\b[^;|&]*\.(?:Subject|Issuer)(?:Name\s*\.\s*Name)?\b/;

export default {
  id: 'spoofable-identity',
  severity: 'warning',
  summary: 'Certificates are told by their names only, with nothing that proves who issued them.',
  check({ placement, islands, workspace, document }, report) {
    for (const { element, policy } of placement.placed) {
      if (policy?.name !== 'validate-client-certificate') continue;
      const trust = attributeOf(element, 'validate-trust');
      const given = trust?.value && valueOf(trust.value, workspace);
      if (given?.kind !== 'literal' || given.text.trim().toLowerCase() !== 'false') continue;
      const identities = childElements(element).flatMap((child) => (child.name === 'identities' ? childElements(child) : []));
      if (!identities.length)
        report(trust!.span, 'With validate-trust="false" and no identities, any certificate is let through, self-made ones too.');
      for (const identity of identities) {
        if (PROOF.some((name) => attributeOf(identity, name)) || !identity.attributes.length) continue;
        report(
          identity.nameSpan,
          `Anyone can make a certificate with this ${identity.attributes[0]!.name}: validate-trust is false. Add a thumbprint, or validate trust.`,
        );
      }
    }
    // In C#: names are compared, and nothing in the document verifies the chain or pins a thumbprint.
    if (/\bVerify(NoRevocation)?\s*\(|Thumbprint|GetCertHash|validate-client-certificate|include-fragment/.test(document.text)) return;
    for (const { owner, attribute, code, at } of islands) {
      if (owner?.element.name !== 'when' || attribute?.name !== 'condition') continue;
      const match = /\bRequest\s*\.\s*Certificate\b/.test(code) ? NAMES.exec(code) : null;
      if (match)
        report(
          at({ start: match.index, end: match.index + match[0].length }),
          'Anyone can make a certificate with this name: also call Verify() or VerifyNoRevocation(), or compare the thumbprint.',
        );
    }
  },
} satisfies Rule;
