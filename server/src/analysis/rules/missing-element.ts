import { childElements } from '../../syntax/queries.ts';
import type { Rule } from '../rule.ts';
import { isPlaceholder } from '../values.ts';

export default {
  id: 'missing-element',
  severity: 'error',
  summary: 'A required child element is not there.',
  check({ placement }, report) {
    for (const { element, role, facts } of placement.placed) {
      if (!facts || facts.foreign || (role !== 'policy' && role !== 'child' && role !== 'root')) continue;
      const children = childElements(element);
      if (element.children.some((child) => child.kind === 'named-value' || (child.kind === 'text' && isPlaceholder(child.text)))) continue;
      for (const { name, min } of facts.children) {
        // A misspelt child is reported as such, once.
        if (min === 0 || children.some((child) => child.name === name || !facts.children.some((known) => known.name === child.name)))
          continue;
        if (children.some((child) => child.name === 'include-fragment')) continue;
        report(element.nameSpan, `${element.name} needs ${min === 1 ? 'a' : `at least ${min}`} ${name} element inside.`);
      }
    }
  },
} satisfies Rule;
