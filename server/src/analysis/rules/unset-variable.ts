import type { Placed } from '../../policies/placement.ts';
import { attributeOf } from '../../syntax/queries.ts';
import type { Rule, WorkspaceFacts } from '../rule.ts';
import { variablesOf } from '../variables.ts';

export default {
  id: 'unset-variable',
  severity: 'warning',
  summary: 'A variable is read by index, and nothing sets it.',
  check({ document, placement, islands, workspace }, report) {
    if (
      placement.kind !== 'policies' ||
      !document.text.includes('Variables') ||
      placement.placed.some((one) => includesUnknown(one, workspace))
    )
      return;
    const { set, read } = variablesOf(document, placement, islands);
    // What a wider scope or a fragment sets is known only where the whole workspace is.
    const alone = !placement.placed.some(({ element, role }) => role === 'base' || element.name === 'include-fragment');
    if (!alone && !workspace.variables) return;
    const checked = new Set(read.filter(({ throws }) => !throws).map(({ name }) => name));
    for (const { name, span, throws } of read) {
      if (!throws || set.has(name) || checked.has(name) || (!alone && workspace.variables!.set.has(name))) continue;
      report(span, `Nothing sets the variable "${name}": reading it by index fails. Set it before, or use GetValueOrDefault.`);
    }
  },
} satisfies Rule;

/** A fragment that is not in the workspace may set anything. */
const includesUnknown = ({ element, role }: Placed, { fragments }: WorkspaceFacts): boolean =>
  role === 'policy' && element.name === 'include-fragment' && !fragments?.has(attributeOf(element, 'fragment-id')?.value?.text ?? '');
