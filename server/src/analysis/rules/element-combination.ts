import { childElements } from '../../syntax/queries.ts';
import { either } from '../../workspace/words.ts';
import type { Rule } from '../rule.ts';
import { isPlaceholder } from '../values.ts';

export default {
  id: 'element-combination',
  severity: 'error',
  summary: 'Child elements of which one at least is needed, or only one may stand.',
  check({ placement }, report) {
    for (const { element, role, facts } of placement.placed) {
      if (!facts?.childCombinations.length || (role !== 'policy' && role !== 'child' && role !== 'root')) continue;
      const children = childElements(element);
      // A misspelt or included child may be what is missed.
      const sure =
        children.every(({ name }) => name !== 'include-fragment' && facts.children.some((known) => known.name === name)) &&
        !element.children.some((child) => child.kind === 'named-value' || (child.kind === 'text' && isPlaceholder(child.text)));
      for (const combination of facts.childCombinations) {
        const one = 'exactlyOne' in combination;
        const names = one ? combination.exactlyOne : 'atLeastOne' in combination ? combination.atLeastOne : [];
        const there = children.filter(({ name }) => names.includes(name));
        const documented = names.filter((name) => facts.children.some((child) => child.name === name && !child.undocumented));
        if (!there.length && sure)
          report(element.nameSpan, `${element.name} needs ${one ? '' : 'at least '}one of ${either(documented)} inside.`);
        else if (one && there.length > 1) report(there[1]!.nameSpan, `${element.name} takes only one of ${either(names)}.`);
      }
    }
  },
} satisfies Rule;
