import { policies, policyNames, rootNames } from '../../policies/catalogue.ts';
import { holdsPolicies, type Placed } from '../../policies/placement.ts';
import { everySection } from '../../policies/policy.ts';
import { closest, didYouMean, either } from '../../workspace/words.ts';
import { fix, type Rule } from '../rule.ts';

export default {
  id: 'unknown-element',
  severity: 'error',
  summary: 'An element that no policy and no part of one has.',
  check({ placement }, report) {
    for (const placed of placement.placed) {
      if (placed.role !== 'unknown') continue;
      const { element, parent } = placed;
      const words = namesIn(parent);
      const word = closest(element.name, words);
      const where = parent ? ` in ${parent.element.name}` : '';
      const hint = word === null && words.length && words.length <= 6 ? ` It takes ${either(words, 'and')}.` : didYouMean(word);
      const edits =
        word === null
          ? []
          : [element.nameSpan, ...(element.closeNameSpan ? [element.closeNameSpan] : [])].map((span) => ({ span, text: word }));
      report(element.nameSpan, `There is no element ${element.name}${where}.${hint}`, {
        fixes: word === null ? [] : [fix(`Change to ${word}`, edits, false)],
      });
    }
  },
} satisfies Rule;

/** The names that may stand in an element; at the top of a document for null. */
export function namesIn(parent: Placed | null): readonly string[] {
  if (!parent) return rootNames;
  if (parent.role === 'root' && parent.element.name === 'policies') return everySection;
  const own = parent.facts?.children.map(({ name }) => name) ?? [];
  if (!holdsPolicies(parent)) return own;
  const { section } = parent;
  const here = section ? policies.filter(({ sections }) => sections.includes(section)).map(({ name }) => name) : [];
  return [...(parent.role === 'section' ? ['base'] : []), ...own, ...here, ...policyNames];
}
