import { either } from '../../workspace/words.ts';
import { fix, type Rule } from '../rule.ts';

export default {
  id: 'missing-attribute',
  severity: 'error',
  summary: 'A required attribute is not there.',
  check({ placement }, report) {
    for (const { element, role, facts } of placement.placed) {
      if (!facts || facts.foreign || (role !== 'policy' && role !== 'child')) continue;
      const missing = [...facts.attributes.values()].filter(
        ({ name, required }) => required && !element.attributes.some((attribute) => attribute.name === name),
      );
      if (!missing.length) continue;
      const at = element.nameSpan.end;
      const text = missing.map(({ name, values, default: usual }) => ` ${name}="${usual ?? values[0] ?? ''}"`).join('');
      report(
        element.nameSpan,
        `${element.name} needs the attribute${missing.length > 1 ? 's' : ''} ${either(
          missing.map(({ name }) => name),
          'and',
        )}.`,
        {
          severity: missing.every(({ omittable }) => omittable) ? 'warning' : 'error',
          fixes: [fix(`Add ${missing.map(({ name }) => name).join(', ')}`, [{ span: { start: at, end: at }, text }], false)],
        },
      );
    }
  },
} satisfies Rule;
