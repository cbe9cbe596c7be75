import { either } from '../../workspace/words.ts';
import type { Rule } from '../rule.ts';

export default {
  id: 'wrong-tier',
  severity: 'warning',
  summary: 'A policy that the configured tier does not have.',
  check({ placement, options: { tier } }, report) {
    if (!tier) return;
    for (const { element, role, policy } of placement.placed) {
      if ((role !== 'policy' && role !== 'root') || !policy || policy.status === 'undocumented') continue;
      if (policy.gateways.includes(tier) || policy.doubtful.gateways.includes(tier)) continue;
      report(element.nameSpan, `The policy ${element.name} does not work on the ${tier} gateway, only on ${either(policy.gateways)}.`);
    }
  },
} satisfies Rule;
