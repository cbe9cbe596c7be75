import { either } from '../../workspace/words.ts';
import type { Rule } from '../rule.ts';

export default {
  id: 'wrong-section',
  severity: 'error',
  summary: 'A policy in a section that does not allow it.',
  check({ placement }, report) {
    for (const { element, role, policy, section, parent } of placement.placed) {
      if (role !== 'policy' || !policy) continue;
      if (policy.resolver) {
        if (placement.kind !== 'resolver')
          report(element.nameSpan, `${element.name} belongs to GraphQL resolvers, not to policy documents.`);
        continue;
      }
      if (!section || policy.status === 'undocumented' || isChild(parent?.facts?.children, element.name)) continue;
      if (policy.sections.includes(section) || policy.doubtful.sections.includes(section)) continue;
      report(element.nameSpan, `The policy ${element.name} is not allowed in ${section}, only in ${either(policy.sections)}.`);
    }
  },
} satisfies Rule;

/** `set-method` in `send-request`: the policy around it decides, not the section. */
const isChild = (children: readonly { readonly name: string }[] | undefined, name: string): boolean =>
  children?.some((child) => child.name === name) ?? false;
