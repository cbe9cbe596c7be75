import { digitsOf, thumbprintTexts } from '../certificate/thumbprints.ts';
import { fix, type Rule } from '../rule.ts';

export default {
  id: 'thumbprint-case',
  severity: 'warning',
  summary: 'A thumbprint in lower case is compared exactly: .NET writes them in upper case.',
  check(subject, report) {
    for (const { text, span, exact, namedValue } of thumbprintTexts(subject)) {
      const digits = digitsOf(text);
      if (!exact || digits?.length !== 40 || digits !== text || text === text.toUpperCase()) continue;
      const upper = text.toUpperCase();
      if (namedValue)
        report(
          span,
          `The named value ${namedValue} is a thumbprint in lower case and never matches: write it in upper case, or compare with StringComparison.OrdinalIgnoreCase.`,
        );
      else
        report(span, 'This thumbprint never matches: .NET writes thumbprints in upper case, and == tells the cases apart.', {
          fixes: [fix('Write it in upper case', [{ span, text: upper }])],
        });
    }
  },
} satisfies Rule;
