import { attributeOf } from '../../syntax/queries.ts';
import type { Rule } from '../rule.ts';

/** Dimensions whose value the gateway knows. */
const KNOWN = new Set(['api id', 'operation id', 'product id', 'user id', 'subscription id', 'location', 'gateway id', 'backend id']);
const METRICS = new Set(['emit-metric', 'llm-emit-token-metric', 'azure-openai-emit-token-metric']);

export default {
  id: 'metric-dimension',
  severity: 'warning',
  summary: 'A metric without dimensions, or a dimension without value that the gateway knows none for.',
  check({ placement }, report) {
    for (const { element, role, children } of placement.placed) {
      if (role !== 'policy' || !METRICS.has(element.name)) continue;
      const dimensions = children.filter((child) => child.element.name === 'dimension');
      if (!children.length) report(element.nameSpan, `${element.name} needs at least one dimension element inside.`);
      for (const { element: dimension } of dimensions) {
        const name = attributeOf(dimension, 'name')?.value;
        if (!name || attributeOf(dimension, 'value') || name.pieces.some(({ kind }) => kind !== 'text')) continue;
        if (!KNOWN.has(name.text.trim().toLowerCase()))
          report(name.span, `The dimension "${name.text}" needs a value: the gateway knows one only for names such as API ID or User ID.`);
      }
    }
  },
} satisfies Rule;
