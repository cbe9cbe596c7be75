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
      if (!value?.text || value.pieces.some(({ kind }) => kind !== 'text')) continue;
      if (seen.has(value.text)) report(value.span, `Another policy of this document has the id "${value.text}".`);
      seen.add(value.text);
    }
  },
} satisfies Rule;
