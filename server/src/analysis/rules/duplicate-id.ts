import type { Rule } from '../rule.ts';

export default {
  id: 'duplicate-id',
  severity: 'warning',
  summary: 'Two policies with the same id, which LastError.PolicyId cannot tell apart.',
  check({ placement }, report) {
    const seen = new Set<string>();
    for (const { element, role } of placement.placed) {
      if (role !== 'policy') continue;
      const value = element.attributes.find(({ name }) => name === 'id')?.value;
      // Azure itself gives this id to every policy it writes for a back end imported from its portal.
      if (!value?.text || value.text === 'apim-generated-policy' || value.pieces.some(({ kind }) => kind !== 'text')) continue;
      if (seen.has(value.text)) report(value.span, `Another policy of this document has the id "${value.text}".`);
      seen.add(value.text);
    }
  },
} satisfies Rule;
