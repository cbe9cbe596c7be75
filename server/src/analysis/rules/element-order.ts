import type { Rule } from '../rule.ts';
import { choosesChildren } from '../values.ts';

export default {
  id: 'element-order',
  severity: 'error',
  summary: 'Child elements in another order than the policy takes them.',
  check({ placement }, report) {
    for (const { element, role, facts, children } of placement.placed) {
      if (!facts?.ordered || facts.foreign || facts.children.length < 2 || (role !== 'policy' && role !== 'child' && role !== 'root'))
        continue;
      if (choosesChildren(element)) continue;
      let last = -1;
      for (const child of children) {
        const at = facts.children.findIndex(({ name }) => name === child.element.name);
        if (at < 0 || child.element.name === 'include-fragment') continue;
        if (at < last)
          report(child.element.nameSpan, `In ${element.name}, ${child.element.name} comes before ${facts.children[last]!.name}.`);
        else last = at;
      }
    }
  },
} satisfies Rule;
