import { attributeOf, childElements } from '../../syntax/queries.ts';
import { fix, type Rule } from '../rule.ts';

export default {
  id: 'deleted-value',
  severity: 'info',
  summary: 'A value beside exists-action="delete", which takes none.',
  check({ placement, document }, report) {
    for (const { element, role } of placement.placed) {
      if (role !== 'policy' || (element.name !== 'set-header' && element.name !== 'set-query-parameter')) continue;
      if (attributeOf(element, 'exists-action')?.value?.text.trim().toLowerCase() !== 'delete') continue;
      const [first, ...more] = childElements(element).filter(({ name }) => name === 'value');
      if (!first) continue;
      const before = /[ \t]*$/.exec(document.text.slice(element.openTag.end, first.span.start))![0].length;
      report(first.nameSpan, `exists-action="delete" takes no value: this one is never used.`, {
        fixes: more.length
          ? []
          : [fix('Remove the value', [{ span: { start: first.span.start - before, end: first.span.end }, text: '' }], false)],
      });
    }
  },
} satisfies Rule;
