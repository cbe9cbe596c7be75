import type { Placed } from '../../policies/placement.ts';
import { fix, type Rule } from '../rule.ts';

export default {
  id: 'missing-base',
  severity: 'warning',
  summary: 'A section without <base />, so that nothing of the wider scopes runs.',
  check({ placement, options: { scope } }, report) {
    if (placement.kind !== 'policies' || !scope || scope === 'global') return;
    for (const { element, role, children } of placement.placed) {
      if (role !== 'section' || children.some(({ role }) => role === 'unknown') || inherits(children)) continue;
      // The section's own back end call stands for the inherited one.
      if (element.name === 'backend' && children.length) continue;
      const inside = element.openTag.end;
      const fixes = element.selfClosing
        ? [fix('Add <base />', [{ span: element.span, text: `<${element.name}><base /></${element.name}>` }], false)]
        : [fix('Add <base />', [{ span: { start: inside, end: inside }, text: '<base />' }], false)];
      report(element.nameSpan, `Without <base />, ${element.name} drops the policies of the wider scopes.`, { fixes });
    }
  },
} satisfies Rule;

/** Whether `<base />` stands there or in a branch of what stands there. */
const inherits = (children: readonly Placed[]): boolean =>
  children.some(({ element, children: inner }) => element.name === 'base' || inherits(inner));
