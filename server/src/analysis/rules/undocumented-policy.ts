import { fix, type Rule } from '../rule.ts';

export default {
  id: 'undocumented-policy',
  severity: 'hint',
  summary: 'A policy, or an older name of one, that has no documentation of its own.',
  check({ placement }, report) {
    for (const { element, role, policy } of placement.placed) {
      if (!policy || (role !== 'policy' && role !== 'root')) continue;
      if (policy.status === 'undocumented' && !policy.childOnly)
        report(element.nameSpan, `${element.name} is known to the gateway's schema only: it is not documented and may change.`);
      else if (policy.status === 'legacy' && policy.replacedBy) {
        const edits = [element.nameSpan, ...(element.closeNameSpan ? [element.closeNameSpan] : [])].map((span) => ({
          span,
          text: policy.replacedBy!,
        }));
        report(element.nameSpan, `${element.name} is the older name; ${policy.replacedBy} does the same for every model.`, {
          fixes: [fix(`Change to ${policy.replacedBy}`, edits, false)],
        });
      }
    }
  },
} satisfies Rule;
