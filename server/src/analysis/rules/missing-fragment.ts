import { closest, didYouMean } from '../../workspace/words.ts';
import { fix, type Rule } from '../rule.ts';
import { valueOf } from '../values.ts';

export default {
  id: 'missing-fragment',
  severity: 'error',
  summary: 'include-fragment names a fragment that the workspace does not have.',
  check({ placement, workspace }, report) {
    if (!workspace.fragments) return;
    for (const { element, role } of placement.placed) {
      if (role !== 'policy' || element.name !== 'include-fragment') continue;
      const value = element.attributes.find(({ name }) => name === 'fragment-id')?.value;
      const given = value && valueOf(value, workspace);
      if (given?.kind !== 'literal' || !given.text || workspace.fragments.has(given.text)) continue;
      const word = closest(given.text, workspace.fragments);
      report(value!.span, `There is no fragment "${given.text}" in this workspace.${didYouMean(word)}`, {
        fixes: word === null ? [] : [fix(`Change to ${word}`, [{ span: value!.span, text: word }], false)],
      });
    }
  },
} satisfies Rule;
