import type { Attribute } from '../../policies/policy.ts';
import { textOf } from '../../syntax/queries.ts';
import { closest, didYouMean, either } from '../../workspace/words.ts';
import { fix, type Rule } from '../rule.ts';
import { isPlaceholder, valueOf } from '../values.ts';

export default {
  id: 'invalid-value',
  severity: 'error',
  summary: 'A value of the wrong type, outside of its list or its range, after named values are put in.',
  check({ placement, document, workspace }, report) {
    for (const { element, role, facts } of placement.placed) {
      if (!facts || facts.foreign || (role !== 'policy' && role !== 'child')) continue;
      for (const { name, value } of element.attributes) {
        const known = facts.attributes.get(name);
        // Where quotes are missing, that is the mistake.
        if (!known || !value?.quote) continue;
        const given = valueOf(value, workspace);
        if (given.kind !== 'literal') continue;
        const problem = wrong(known, given.text);
        if (!problem) continue;
        const word =
          known.type === 'bool' || known.type === 'enum'
            ? closest(given.text.trim(), known.type === 'bool' ? ['true', 'false'] : known.values)
            : null;
        const through = given.substituted ? ` ${value.raw} stands for "${given.text}".` : '';
        report(
          value.span.end > value.span.start ? value.span : { start: value.span.start - 1, end: value.span.end + 1 },
          `${name} ${problem}${didYouMean(word)}${through}`,
          {
            fixes: word === null || given.substituted ? [] : [fix(`Change to ${word}`, [{ span: value.span, text: word }], false)],
          },
        );
      }
      if (facts.texts.length) {
        const text = textOf(element, document).trim();
        if (text && !text.startsWith('@') && !text.includes('{{') && !facts.texts.includes(text) && !isPlaceholder(text)) {
          const word = closest(text, facts.texts);
          // A list that is open, as that of HTTP's verbs: said only of what looks like a slip.
          const open = facts.texts.some((one) => one.startsWith('('));
          if (open ? word !== null && word.toLowerCase() !== text.toLowerCase() : true)
            report(
              element.nameSpan,
              `${element.name} ${open ? 'is hardly' : `is ${either(facts.texts)}, not`} "${text.slice(0, 40)}".${didYouMean(word)}`,
              {
                severity: open ? 'warning' : 'error',
              },
            );
        }
      }
    }
  },
} satisfies Rule;

/** What is wrong with a literal value, as the rest of a sentence that starts with the attribute's name; null where nothing is. */
function wrong(known: Attribute, text: string): string | null {
  const { type, values, doubtfulValues, min, max, required } = known;
  const value = text.trim();
  if (value === '') return type === 'string' || !required ? null : 'must not be empty.';
  if (type === 'bool') return /^(true|false)$/i.test(value) ? null : `is true or false, not "${text}".`;
  if (type === 'enum')
    return values.some((one) => one.toLowerCase() === value.toLowerCase()) || doubtfulValues.includes(value)
      ? null
      : `is ${either(values)}, not "${text}".`;
  if (type === 'string') return null;
  if (type === 'datetime')
    return Number.isNaN(Date.parse(value)) ? `is a date and time such as 2026-01-01T00:00:00Z, not "${text}".` : null;
  if (!(type === 'number' ? /^[+-]?(\d+(\.\d*)?|\.\d+)$/ : /^[+-]?\d+$/).test(value))
    return `is ${type === 'number' ? 'a number' : 'a whole number'}, not "${text}".`;
  const number = Number(value);
  if (type === 'int' && Math.abs(number) > 2147483647) return `is at most 2147483647, not ${value}.`;
  if (min !== null && max !== null && (number < min || number > max)) return `is ${min} to ${max}, not ${value}.`;
  if (min !== null && number < min) return `is at least ${min}, not ${value}.`;
  if (max !== null && number > max) return `is at most ${max}, not ${value}.`;
  return null;
}
