import { closest, didYouMean } from '../../workspace/words.ts';
import { fix, type Rule } from '../rule.ts';
import { valueOf } from '../values.ts';

export default {
  id: 'missing-backend',
  severity: 'warning',
  summary: 'A back end entity that the workspace does not have.',
  check({ placement, workspace }, report) {
    if (!workspace.backends) return;
    for (const { element, role, policy } of placement.placed) {
      if (role !== 'policy' || policy?.id === 'set-backend-service-dapr') continue;
      const value = element.attributes.find(({ name }) => name === 'backend-id' || name === 'embeddings-backend-id')?.value;
      const given = value && valueOf(value, workspace);
      if (given?.kind !== 'literal' || !given.text || workspace.backends.has(given.text)) continue;
      const word = closest(given.text, workspace.backends);
      report(value!.span, `There is no back end "${given.text}" in this workspace.${didYouMean(word)}`, {
        fixes: word === null ? [] : [fix(`Change to ${word}`, [{ span: value!.span, text: word }], false)],
      });
    }
  },
} satisfies Rule;
