import { isSection, policiesNamed } from '../../policies/catalogue.ts';
import { holdsPolicies, type Placed } from '../../policies/placement.ts';
import { either } from '../../workspace/words.ts';
import type { Rule } from '../rule.ts';
import { namesIn } from './unknown-element.ts';

export default {
  id: 'misplaced-element',
  severity: 'error',
  summary: 'An element that policies have, but not here.',
  check({ placement }, report) {
    for (const placed of placement.placed) {
      if (placed.role === 'misplaced' && !(placement.kind === 'fragment' && placed.parent?.element.name === 'fragment'))
        report(placed.element.nameSpan, message(placed), inheritsInside(placed) ? { severity: 'info' } : {});
    }
  },
} satisfies Rule;

/** `<base />` in a branch: the documentation is silent about it, Microsoft's policy toolkit writes it. */
const inheritsInside = ({ element, parent, section }: Placed): boolean =>
  element.name === 'base' && section !== null && parent !== null && holdsPolicies(parent);

function message(placed: Placed): string {
  const { parent, policy } = placed;
  const { name } = placed.element;
  if (!parent) return `A document starts with <policies> or <fragment>; ${name} stands inside of them.`;
  const within = parent.element.name;
  if (isSection(name)) return `The section ${name} stands directly in <policies>, not in ${within}.`;
  if (name === 'base')
    return inheritsInside(placed)
      ? `<base /> is documented directly in a section only: whether ${within} may hold it, Azure decides when the policy is saved.`
      : `<base /> stands directly in a section, not in ${within}.`;
  if (within === 'policies') return `${name} belongs in a section: inbound, backend, outbound or on-error.`;
  const words = namesIn(parent);
  const takes = words.length === 0 ? ` ${within} takes no elements.` : words.length <= 8 ? ` ${within} takes ${either(words, 'and')}.` : '';
  if (policy || policiesNamed(name).length) return `The policy ${name} cannot stand in ${within}.${takes}`;
  return `${name} cannot stand in ${within}.${takes}`;
}
