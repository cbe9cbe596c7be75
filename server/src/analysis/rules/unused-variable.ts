import type { Rule } from '../rule.ts';
import { variablesOf } from '../variables.ts';

export default {
  id: 'unused-variable',
  severity: 'hint',
  summary: 'A variable is set, and nothing reads it.',
  check({ document, placement, islands, workspace }, report) {
    if (!workspace.variables) return;
    const { set, read, mentioned } = variablesOf(document, placement, islands);
    const names = new Set(read.map(({ name }) => name));
    for (const [name, spans] of set) {
      if (names.has(name) || workspace.variables.read.has(name)) continue;
      const elsewhere = spans.length > 1 || mentioned.has(name);
      // The attribute that sets it quotes the name once itself.
      if (elsewhere && document.text.split(`"${name}"`).length - 1 > spans.length) continue;
      const placed = placement.placed.find(({ element }) => element.span.start <= spans[0]!.start && element.openTag.end >= spans[0]!.end);
      if (placed?.policy?.name !== 'set-variable') continue;
      report(spans[0]!, `Nothing in this workspace reads the variable "${name}".`);
    }
  },
} satisfies Rule;
