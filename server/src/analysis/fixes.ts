import type { Diagnostic, Edit, Fix } from './rule.ts';

/** Applies the first safe fix of each diagnostic, from the front, leaving out those that touch what another one changed. */
export function applySafeFixes(
  text: string,
  diagnostics: readonly Pick<Diagnostic, 'fixes'>[],
): { readonly text: string; readonly applied: number } {
  const chosen: Edit[] = [];
  let applied = 0;
  for (const { fixes } of diagnostics) {
    const fix: Fix | undefined = fixes.find(({ safe }) => safe);
    if (!fix || fix.edits.some((edit) => chosen.some((other) => overlap(edit, other)))) continue;
    chosen.push(...fix.edits);
    applied++;
  }
  return { text: applyEdits(text, chosen), applied };
}

const overlap = ({ span: a }: Edit, { span: b }: Edit): boolean =>
  (a.start < b.end && b.start < a.end) || (a.start === b.start && (a.end === b.end || a.start === a.end || b.start === b.end));

export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { span, text: inserted } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    parts.push(text.slice(at, span.start), inserted);
    at = span.end;
  }
  return parts.join('') + text.slice(at);
}
