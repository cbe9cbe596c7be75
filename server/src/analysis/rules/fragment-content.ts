import { isSection } from '../../policies/catalogue.ts';
import { fix, type Rule } from '../rule.ts';

const NOT_IN_FRAGMENTS = new Map([
  ['include-fragment', 'A fragment cannot include another fragment.'],
  ['cache-lookup', 'cache-lookup is not supported in fragments.'],
]);

export default {
  id: 'fragment-content',
  severity: 'error',
  summary: 'Sections, <base /> or an unsupported policy in a fragment.',
  check({ placement }, report) {
    if (placement.kind !== 'fragment') return;
    for (const { element, role, parent } of placement.placed) {
      const { name, nameSpan } = element;
      if (role === 'misplaced' && parent?.element.name === 'fragment') {
        if (name === 'base')
          report(nameSpan, 'A fragment has no <base />: it inherits nothing.', {
            fixes: [fix('Remove <base />', [{ span: element.span, text: '' }])],
          });
        else if (isSection(name))
          report(nameSpan, `A fragment has no sections: put the policies of ${name} directly in it, and include it in ${name}.`);
        else report(nameSpan, `${name} cannot stand in a fragment.`);
      } else if (role === 'policy' && NOT_IN_FRAGMENTS.has(name)) report(nameSpan, NOT_IN_FRAGMENTS.get(name)!, { severity: 'warning' });
    }
  },
} satisfies Rule;
