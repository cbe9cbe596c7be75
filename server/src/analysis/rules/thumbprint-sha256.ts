import { digitsOf, thumbprintTexts } from '../certificate/thumbprints.ts';
import { fix, type Rule } from '../rule.ts';

export default {
  id: 'thumbprint-sha256',
  severity: 'error',
  summary: 'A SHA-256 fingerprint where API Management takes the SHA-1 thumbprint.',
  check(subject, report) {
    for (const { text, span, namedValue } of thumbprintTexts(subject)) {
      const digits = digitsOf(text);
      if (digits?.length !== 64) continue;
      const stored = subject.workspace.certificates.find(({ sha256 }) => sha256 === digits.toUpperCase());
      const where = namedValue ? `The named value ${namedValue}` : 'This';
      report(
        span,
        `${where} is a SHA-256 fingerprint (64 digits) and never matches: thumbprints here are SHA-1, 40 digits.${stored ? ` That of ${stored.id} is ${stored.thumbprint}.` : ''}`,
        {
          fixes: stored && !namedValue ? [fix(`Use the thumbprint of ${stored.id}`, [{ span, text: stored.thumbprint }])] : [],
        },
      );
    }
  },
} satisfies Rule;
