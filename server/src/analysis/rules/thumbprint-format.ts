import { digitsOf, thumbprintTexts } from '../certificate/thumbprints.ts';
import { fix, type Rule } from '../rule.ts';

export default {
  id: 'thumbprint-format',
  severity: 'warning',
  summary: 'A thumbprint with separators, blanks or characters that cannot be seen.',
  check(subject, report) {
    for (const { text, span, namedValue } of thumbprintTexts(subject)) {
      const digits = digitsOf(text);
      if (digits?.length !== 40 || digits === text) continue;
      const others = [...new Set(text.replace(/[0-9a-fA-F]/g, ''))].map(nameOf);
      const where = namedValue ? `The thumbprint in the named value ${namedValue}` : 'This thumbprint';
      report(span, `${where} holds ${others.join(', ')}: a thumbprint is 40 hexadecimal digits and nothing else.`, {
        fixes: namedValue ? [] : [fix('Keep the 40 digits', [{ span, text: digits.toUpperCase() }])],
      });
    }
  },
} satisfies Rule;

const names = new Map([
  [' ', 'spaces'],
  [':', 'colons'],
  ['-', 'hyphens'],
  ['\t', 'tabs'],
  ['\n', 'line breaks'],
  ['\r', 'line breaks'],
]);
const nameOf = (character: string): string =>
  names.get(character) ?? `the invisible character U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
