import { attributeOf } from '../../syntax/queries.ts';
import type { Rule } from '../rule.ts';
import { valueOf } from '../values.ts';

export default {
  id: 'trust-needs-ca',
  severity: 'warning',
  summary: 'Trust is validated on a tier that takes no CA certificates: certificates of a private authority are all refused.',
  check({ placement, workspace, options: { tier } }, report) {
    if (tier !== 'v2' && tier !== 'consumption') return;
    for (const { element, policy } of placement.placed) {
      if (policy?.name !== 'validate-client-certificate') continue;
      const trust = attributeOf(element, 'validate-trust');
      const given = trust?.value ? valueOf(trust.value, workspace) : null;
      if (trust && !(given?.kind === 'literal' && given.text.trim().toLowerCase() === 'true')) continue;
      const words = tier === 'v2' ? 'The v2 tiers take' : 'The Consumption tier takes';
      report(
        trust?.span ?? element.nameSpan,
        `${words} no CA certificates, so ${trust ? 'this' : 'validate-trust, which is true by default,'} refuses every certificate of a private authority. Set validate-trust="false" and name thumbprints.`,
      );
    }
  },
} satisfies Rule;
