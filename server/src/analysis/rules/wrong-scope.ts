import { either } from '../../workspace/words.ts';
import type { Rule } from '../rule.ts';

export default {
  id: 'wrong-scope',
  severity: 'error',
  summary: 'A policy in a document of a scope that does not allow it.',
  check({ placement, options: { scope } }, report) {
    if (!scope || placement.kind !== 'policies') return;
    for (const { element, role, policy } of placement.placed) {
      if (role !== 'policy' || !policy || policy.status === 'undocumented' || policy.resolver) continue;
      if (policy.scopes.includes(scope) || policy.doubtful.scopes.includes(scope)) continue;
      report(element.nameSpan, `The policy ${element.name} is not allowed at ${scope} scope, only at ${either(policy.scopes)}.`);
    }
  },
} satisfies Rule;
