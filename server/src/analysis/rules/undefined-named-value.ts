import { namedValuesOf } from '../../syntax/queries.ts';
import { closest, didYouMean } from '../../workspace/words.ts';
import { fix, type Rule } from '../rule.ts';

export default {
  id: 'undefined-named-value',
  severity: 'warning',
  summary: 'A named value that the workspace does not define.',
  check({ document, placement, workspace: { namedValues } }, report) {
    if (!namedValues) return;
    const liquid = placement.placed
      .filter(({ element }) => element.attributes.some(({ name, value }) => name === 'template' && value?.text === 'liquid'))
      .map(({ element }) => element.span);
    for (const { name, nameSpan } of namedValuesOf(document)) {
      if (
        namedValues.has(name) ||
        !/^[A-Za-z0-9._-]+$/.test(name) ||
        liquid.some(({ start, end }) => nameSpan.start >= start && nameSpan.end <= end)
      )
        continue;
      const word = closest(name, namedValues.keys());
      report(nameSpan, `There is no named value "${name}" in this workspace.${didYouMean(word)}`, {
        fixes: word === null ? [] : [fix(`Change to ${word}`, [{ span: nameSpan, text: word }], false)],
      });
    }
  },
} satisfies Rule;
