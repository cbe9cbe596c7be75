import { attributeOf } from '../../syntax/queries.ts';
import { fix, type Rule } from '../rule.ts';
import { valueOf } from '../values.ts';

export default {
  id: 'rotating-thumbprint',
  severity: 'warning',
  summary: 'authentication-certificate names a key vault certificate by its thumbprint, which changes when it is renewed.',
  check({ placement, workspace }, report) {
    for (const { element, policy } of placement.placed) {
      if (policy?.name !== 'authentication-certificate') continue;
      const attribute = attributeOf(element, 'thumbprint');
      const given = attribute?.value && valueOf(attribute.value, workspace);
      if (given?.kind !== 'literal') continue;
      const stored = workspace.certificates.find(({ kind, thumbprint }) => kind === 'keyVault' && thumbprint === given.text.toUpperCase());
      if (stored)
        report(
          attribute!.span,
          `${stored.id} comes from a key vault: when it is renewed its thumbprint changes, and this policy fails. Name it by its id.`,
          { fixes: [fix(`Use certificate-id="${stored.id}"`, [{ span: attribute!.span, text: `certificate-id="${stored.id}"` }])] },
        );
    }
  },
} satisfies Rule;
