import type { Element } from '../../syntax/tree.ts';
import type { Span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';
import { isPlaceholder } from '../values.ts';

export default {
  id: 'unexpected-text',
  severity: 'error',
  summary: 'Text in an element that takes elements only.',
  check({ document, placement }, report) {
    for (const { element, role, facts } of placement.placed) {
      const structural = role === 'section' || role === 'base' || (role === 'root' && !facts);
      if (!structural && (!facts || facts.foreign || facts.text !== 'none' || (role !== 'policy' && role !== 'child' && role !== 'root')))
        continue;
      const at = firstText(element);
      if (!at) continue;
      if (isPlaceholder(document.text.slice(at.start, at.end))) continue;
      const children = facts?.children.map(({ name }) => name) ?? [];
      const hint = children.includes('value') ? ' Put it in a value element.' : '';
      report(at, `${element.name} takes no text.${hint}`);
    }
    for (const child of document.children) {
      if (child.kind === 'text' && child.text.trim() && document.root)
        return report(trimmed(child.span, document.text), 'Text outside of the root element.');
    }
  },
} satisfies Rule;

function firstText(element: Element): Span | null {
  for (const child of element.children) {
    if (child.kind === 'text' && child.text.trim())
      return { start: child.span.start + (child.text.length - child.text.trimStart().length), end: child.span.end };
    if (child.kind === 'expression' || (child.kind === 'cdata' && child.pieces.length)) return child.span;
  }
  return null;
}

function trimmed({ start, end }: Span, text: string): Span {
  const inside = text.slice(start, end);
  return { start: start + inside.length - inside.trimStart().length, end: start + inside.trimEnd().length };
}
