import type { Combination } from '../../policies/policy.ts';
import type { Element } from '../../syntax/tree.ts';
import { either } from '../../workspace/words.ts';
import type { Report, Rule } from '../rule.ts';

export default {
  id: 'attribute-combination',
  severity: 'error',
  summary: 'Attributes that exclude or need each other.',
  check({ placement }, report) {
    for (const { element, role, facts } of placement.placed) {
      if (!facts || (role !== 'policy' && role !== 'child')) continue;
      // A misspelt attribute is reported as such; what it was meant to be is not missing too.
      const sure = element.attributes.every(({ name }) => facts.attributes.has(name));
      for (const combination of facts.combinations) judge(element, combination, sure, report);
    }
  },
} satisfies Rule;

function judge(element: Element, combination: Combination, sure: boolean, report: Report): void {
  const { name, nameSpan } = element;
  const given = (names: readonly string[]) => element.attributes.filter((attribute) => names.includes(attribute.name));
  if ('attribute' in combination) {
    const [attribute] = given([combination.attribute]);
    if (!attribute || !sure || given([combination.needs]).length) return;
    if (combination.is === undefined)
      report(attribute.nameSpan, `${attribute.name} has a meaning only together with ${combination.needs}.`);
    else if (attribute.value?.text.trim() === combination.is)
      report(attribute.nameSpan, `With ${attribute.name}="${combination.is}", ${name} needs the attribute ${combination.needs}.`);
    return;
  }
  if ('allOrNone' in combination) {
    const some = given(combination.allOrNone);
    const missing = combination.allOrNone.filter((one) => !some.some((attribute) => attribute.name === one));
    if (some.length && missing.length && sure) report(some[0]!.nameSpan, `${some[0]!.name} needs ${either(missing, 'and')} beside it.`);
    return;
  }
  const [names, least, most] =
    'exactlyOne' in combination
      ? [combination.exactlyOne, 1, 1]
      : 'atLeastOne' in combination
        ? [combination.atLeastOne, 1, Number.POSITIVE_INFINITY]
        : [combination.atMostOne, 0, 1];
  const there = given(names);
  if (there.length < least && sure) report(nameSpan, `${name} needs ${least === most ? 'one of' : 'at least one of'} ${either(names)}.`);
  else if (there.length > most)
    report(there[1]!.nameSpan, `${name} takes only one of ${either(names)}; ${there.map((one) => one.name).join(' and ')} are given.`);
}
