import type { Placed } from '../../policies/placement.ts';
import type { Rule } from '../rule.ts';

export default {
  id: 'wrong-nesting',
  severity: 'error',
  summary: 'A policy inside of one that cannot hold it.',
  check({ placement }, report) {
    for (const { element, role, policy, parent } of placement.placed) {
      if (role !== 'policy' || !policy?.notInside.length) continue;
      for (let at: Placed | null = parent; at; at = at.parent) {
        if (!policy.notInside.includes(at.element.name)) continue;
        report(element.nameSpan, `${element.name} cannot stand inside of ${at.element.name}: put ${element.name} before or behind it.`, {
          severity: at === parent ? 'error' : 'warning',
        });
        break;
      }
    }
  },
} satisfies Rule;
