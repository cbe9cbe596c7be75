import { childElements } from '../../syntax/queries.ts';
import type { Element } from '../../syntax/tree.ts';
import type { Rule } from '../rule.ts';
import { choosesChildren } from '../values.ts';

export default {
  id: 'too-many-elements',
  severity: 'error',
  summary: 'An element stands more often than it may.',
  check({ placement }, report) {
    for (const { element, role, facts, children } of placement.placed) {
      if (role === 'section' || (role === 'root' && element.name === 'fragment')) {
        const seen = new Map<string, Element>();
        for (const child of children) {
          const once = child.policy?.once;
          if (child.role === 'base' || (child.role === 'policy' && once)) {
            const name = child.element.name;
            if (seen.has(name))
              report(
                child.element.nameSpan,
                name === 'base' ? 'A second <base /> runs the wider scopes again.' : `${name} may stand once in a ${once}.`,
                { severity: 'warning' },
              );
            seen.set(name, child.element);
          }
        }
      } else if (role === 'root' && element.name === 'policies') {
        const seen = new Set<string>();
        for (const child of children) {
          if (child.role !== 'section') continue;
          if (seen.has(child.element.name)) report(child.element.nameSpan, `There is a section ${child.element.name} already.`);
          seen.add(child.element.name);
        }
      } else if (facts && !facts.foreign && (role === 'policy' || role === 'child' || role === 'root')) {
        if (choosesChildren(element)) continue;
        const all = childElements(element);
        for (const { name, max } of facts.children) {
          const extra = all.filter((child) => child.name === name)[max];
          if (extra)
            report(extra.nameSpan, `${element.name} takes ${max === 1 ? `one ${name} element` : `at most ${max} ${name} elements`}.`);
        }
      }
    }
    if (placement.tops.length > 1)
      for (const { element } of placement.tops.slice(1))
        if (element.span.end > element.span.start) report(element.nameSpan, 'A document has one root element.');
  },
} satisfies Rule;
