import { elements } from '../syntax/queries.ts';
import type { Comment, Document, Element } from '../syntax/tree.ts';
import { LineMap } from '../text/line-map.ts';

interface Stretch {
  readonly start: number;
  readonly end: number;
  /** Empty: every rule. */
  readonly rules: readonly string[];
}

const DIRECTIVE = /^\s*gatehouse-(disable-next-line|disable|enable)(?![\w-])([\s\S]*)$/;

/**
 * Which findings comments turn off. `gatehouse-disable-next-line RULE…` covers the line below and the tag that starts there to its end;
 * `gatehouse-disable RULE…` holds to the matching `gatehouse-enable` or the document's end. Without a rule's name: every rule.
 */
export function suppressions(document: Document): (rule: string, at: number) => boolean {
  if (!document.text.includes('gatehouse-')) return () => false;
  const lines = new LineMap(document.text);
  const stretches: Stretch[] = [];
  const open = new Map<string, number>();
  for (const comment of comments(document)) {
    const [, what, rest = ''] = DIRECTIVE.exec(comment.text) ?? [];
    if (!what) continue;
    const rules = rest
      .split('--')[0]!
      .split(/[\s,]+/)
      .filter(Boolean);
    if (what === 'disable-next-line') {
      const start = lines.startOf(lines.lineAt(comment.span.end) + 1);
      const line = lines.startOf(lines.lineAt(start) + 1);
      const tags = [...elements(document)].filter(({ span }) => span.start >= start && span.start < line).map(({ openTag }) => openTag.end);
      stretches.push({ start, end: Math.max(line === start ? document.text.length + 1 : line, ...tags), rules });
    } else
      for (const rule of rules.length ? rules : ['']) {
        if (what === 'disable') open.set(rule, open.get(rule) ?? comment.span.end);
        else if (!rule) close([...open.keys()], comment.span.start);
        else close([rule], comment.span.start);
      }
  }
  close([...open.keys()], document.text.length + 1);
  function close(rules: readonly string[], end: number): void {
    for (const rule of rules) {
      const start = open.get(rule);
      if (start !== undefined) stretches.push({ start, end, rules: rule ? [rule] : [] });
      open.delete(rule);
    }
  }
  return (rule, at) => stretches.some(({ start, end, rules }) => at >= start && at < end && (!rules.length || rules.includes(rule)));
}

function* comments(of: Document | Element): Generator<Comment> {
  for (const child of of.children) {
    if (child.kind === 'comment') yield child;
    else if (child.kind === 'element') yield* comments(child);
  }
}
