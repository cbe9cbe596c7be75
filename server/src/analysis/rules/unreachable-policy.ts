import { holdsPolicies, type Placed } from '../../policies/placement.ts';
import type { Rule } from '../rule.ts';
import { choosesChildren } from '../values.ts';

export default {
  id: 'unreachable-policy',
  severity: 'warning',
  summary: 'A policy behind one that always ends the section.',
  check({ placement }, report) {
    for (const placed of placement.placed) {
      if (!holdsPolicies(placed) || choosesChildren(placed.element)) continue;
      const ending = placed.children.findIndex(ends);
      const next = ending < 0 ? undefined : placed.children[ending + 1];
      if (next && placed.element.name !== 'wait')
        report(
          next.element.nameSpan,
          `${next.element.name} never runs: ${placed.children[ending]!.element.name} before it always ends the section.`,
          { severity: next.role === 'base' ? 'info' : 'warning' },
        );
    }
  },
} satisfies Rule;

/** Whether nothing behind this element can run: return-response, or a choose of which every branch ends. */
function ends({ role, policy, element, children }: Placed): boolean {
  if (role !== 'policy' || !policy) return false;
  if (policy.ends) return element.attributes.every(({ name }) => name !== 'enabled');
  if (element.name !== 'choose' || !children.some((branch) => branch.element.name === 'otherwise')) return false;
  return children.every((branch) => branch.children.some(ends));
}
