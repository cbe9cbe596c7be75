import { closest, didYouMean } from '../../workspace/words.ts';
import { fix, type Rule } from '../rule.ts';

export default {
  id: 'unknown-attribute',
  severity: 'error',
  summary: 'An attribute that the element does not have.',
  check({ placement }, report) {
    for (const { element, role, facts } of placement.placed) {
      if (element.name.includes(':')) continue;
      if (role === 'section' || role === 'base' || (role === 'root' && !facts)) {
        for (const { name, nameSpan } of element.attributes)
          if (role === 'root' ? !name.startsWith('xmlns') : name !== 'id') report(nameSpan, `${element.name} has no attributes.`);
        continue;
      }
      if (!facts || facts.foreign || !(role === 'policy' || role === 'child' || role === 'root')) continue;
      for (const { name, nameSpan } of element.attributes) {
        if (facts.attributes.has(name) || name.startsWith('xmlns') || name.startsWith('xml:')) continue;
        const given = new Set(element.attributes.map((attribute) => attribute.name));
        const word = closest(
          name,
          [...facts.attributes.keys()].filter((known) => !given.has(known)),
        );
        const hint = facts.attributes.size === 0 ? ' It takes none.' : didYouMean(word);
        report(nameSpan, `${element.name} has no attribute ${name}.${hint}`, {
          fixes: word === null ? [] : [fix(`Change to ${word}`, [{ span: nameSpan, text: word }], false)],
        });
      }
    }
  },
} satisfies Rule;
