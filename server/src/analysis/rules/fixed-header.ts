import { holdsPolicies } from '../../policies/placement.ts';
import { attributeOf } from '../../syntax/queries.ts';
import type { Rule } from '../rule.ts';

const NEVER = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding']);

export default {
  id: 'fixed-header',
  severity: 'warning',
  summary: 'set-header on a header that the gateway does not let policies change.',
  check({ placement }, report) {
    for (const { element, role, parent, section } of placement.placed) {
      if (role !== 'policy' || element.name !== 'set-header' || !parent || !holdsPolicies(parent)) continue;
      const value = attributeOf(element, 'name')?.value;
      if (!value || value.pieces.some(({ kind }) => kind !== 'text')) continue;
      const name = value.text.trim().toLowerCase();
      const deletes = attributeOf(element, 'exists-action')?.value?.text.trim().toLowerCase() === 'delete';
      if (NEVER.has(name)) report(value.span, `The gateway sets ${value.text} itself: a policy cannot change or delete it.`);
      else if (deletes && name === 'x-forwarded-for' && (section === 'inbound' || section === 'backend'))
        report(value.span, `The gateway adds the client's address to ${value.text}: it cannot be deleted.`, { severity: 'info' });
      else if (deletes && name === 'server' && section === 'outbound')
        report(value.span, `The gateway sends ${value.text} itself: it cannot be deleted.`, { severity: 'info' });
    }
  },
} satisfies Rule;
