import type { Rule } from '../rule.ts';

export default {
  id: 'expression-not-allowed',
  severity: 'error',
  summary: 'An expression where the policy takes literal text only.',
  check({ islands }, report) {
    for (const { expression, owner, attribute } of islands) {
      if (!owner || (owner.role !== 'policy' && owner.role !== 'child')) continue;
      if (attribute) {
        if (owner.facts?.attributes.get(attribute.name)?.expression === false)
          report(
            expression.span,
            `${attribute.name} of ${owner.element.name} takes no expression; a named value ({{name}}) can stand here.`,
          );
      } else if (owner.facts?.text === 'text') report(expression.span, `The text of ${owner.element.name} takes no expression.`);
    }
  },
} satisfies Rule;
