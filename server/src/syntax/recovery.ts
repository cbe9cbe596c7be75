import { isSpace } from './characters.ts';
import type { OpenElement } from './nodes.ts';
import type { Patience } from './patience.ts';
import type { Content } from './tree.ts';

/** Element → elements that cannot stand in it, so that it ended before them. */
const endsBefore: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    inbound: ['inbound', 'backend', 'outbound', 'on-error'],
    backend: ['inbound', 'backend', 'outbound', 'on-error'],
    outbound: ['inbound', 'backend', 'outbound', 'on-error'],
    'on-error': ['inbound', 'backend', 'outbound', 'on-error'],
    when: ['when', 'otherwise'],
    otherwise: ['when', 'otherwise'],
  }).map(([name, others]) => [name, new Set(others)]),
);

/**
 * An element without end tag has taken in what follows it. What stands at the start of a line and no deeper than the element itself, or
 * cannot stand in it, is given back to its parent with all that comes after: so the next ones are judged where they were meant to be.
 */
export function release(element: OpenElement, text: string, everything: boolean, patience: Patience, atEnd = false): void {
  const { children, parent } = element;
  let first = everything ? 0 : children.length;
  if (!everything && !atEnd && !patience.exhausted) {
    const column = columnOf(text, element.span.start);
    const others = endsBefore.get(element.name);
    const at = children.findIndex(
      (child) => child.kind === 'element' && (others?.has(child.name) || (column >= 0 && isShallow(text, child, column))),
    );
    patience.spend(at < 0 ? children.length : at);
    if (at >= 0) first = at;
    while (first > 0 && first < children.length && isBlankText(children[first - 1]!)) first--;
  }
  if (first < children.length) {
    const moved = children.splice(first);
    patience.spend(moved.length);
    for (const child of moved) {
      if (child.kind === 'element') (child as OpenElement).parent = parent;
      parent.children.push(child);
    }
  }
  element.span.end = children.at(-1)?.span.end ?? element.openTag.end;
}

function isShallow(text: string, child: Content, column: number): boolean {
  const own = columnOf(text, child.span.start);
  return own >= 0 && own <= column;
}

/** How far an element that starts its line is indented; -1 where something stands before it. */
function columnOf(text: string, start: number): number {
  let at = start;
  while (at > 0 && start - at < 400) {
    const c = text.charCodeAt(at - 1);
    if (c === 10 || c === 13) return start - at;
    if (c !== 32 && c !== 9) return -1;
    at--;
  }
  return at === 0 ? start : -1;
}

function isBlankText(child: Content): boolean {
  if (child.kind !== 'text') return false;
  for (let i = 0; i < child.text.length; i++) if (!isSpace(child.text.charCodeAt(i))) return false;
  return true;
}

/** Whether an end tag's name was meant to be `name`: half typed, or a slip of the keyboard. */
export function isMisspelt(written: string, name: string): boolean {
  if (written.length >= 1 && name.startsWith(written)) return true;
  if (written.startsWith(name) || written.toLowerCase() === name.toLowerCase()) return true;
  return distance(written, name, Math.max(1, Math.floor(name.length / 4))) >= 0;
}

/** Edit distance with swaps of neighbours, -1 where it is above `limit`. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || a.length > 100 || b.length > 100) return -1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (!same && i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length]! <= limit ? last[b.length]! : -1;
}
