import { fix, type Rule } from '../rule.ts';

const TWICE = /&amp;(amp|quot|lt|gt|apos|#\d+);/g;

export default {
  id: 'double-escaping',
  severity: 'warning',
  summary: 'An entity that was escaped twice, so that the C# holds an entity instead of a character.',
  check({ islands, document }, report) {
    for (const { expression } of islands) {
      if (expression.form === 'cdata') continue;
      for (const match of document.text.slice(expression.span.start, expression.span.end).matchAll(TWICE)) {
        const start = expression.span.start + match.index;
        const span = { start, end: start + match[0].length };
        const once = `&${match[1]};`;
        report(span, `${match[0]} is an entity escaped twice: the expression holds ${once} instead of the character.`, {
          fixes: [fix(`Change to ${once}`, [{ span, text: once }])],
        });
      }
    }
  },
} satisfies Rule;
