import { closest, either } from '../../workspace/words.ts';
import { fix, type Rule } from '../rule.ts';

export default {
  id: 'missing-attribute',
  severity: 'error',
  summary: 'A required attribute is not there.',
  check({ placement }, report) {
    for (const { element, role, facts } of placement.placed) {
      if (!facts || facts.foreign || (role !== 'policy' && role !== 'child')) continue;
      const given = new Set(element.attributes.map(({ name }) => name));
      // What a misspelt attribute was meant to be is not missing too.
      for (const name of [...given]) {
        const meant = facts.attributes.has(name)
          ? null
          : closest(
              name,
              [...facts.attributes.keys()].filter((known) => !given.has(known)),
            );
        if (meant !== null) given.add(meant);
      }
      const missing = [...facts.attributes.values()].filter(({ name, required }) => required && !given.has(name));
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
