import { namedValuesOf } from '../syntax/queries.ts';
import type { Document, NamedValue } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';

/** A document's text with its named values put in, and the way back to where each character stands in the source. */
export interface Substituted {
  readonly text: string;
  /** A span of `text` in the source: what came from a named value is the whole `{{name}}`. */
  toSource(span: Span): Span;
  readonly missing: readonly NamedValue[];
}

/**
 * Named values are text: they are put in before the document is parsed for running (their value may hold an expression, or stand
 * inside C#), once, not recursively. The tree tells which `{{…}}` are named values (Liquid templates use the same braces).
 */
export function substitute(document: Document, values: ReadonlyMap<string, string>): Substituted {
  const found = namedValuesOf(document).sort((a, b) => a.span.start - b.span.start);
  const missing = found.filter(({ name }) => !values.has(name));
  if (found.length === missing.length) return { text: document.text, toSource: (span) => span, missing };

  const cuts: { at: number; end: number; source: Span }[] = [];
  let text = '';
  let from = 0;
  for (const { name, span } of found) {
    const value = values.get(name);
    if (value === undefined || span.start < from) continue;
    text += document.text.slice(from, span.start);
    cuts.push({ at: text.length, end: text.length + value.length, source: span });
    text += value;
    from = span.end;
  }
  text += document.text.slice(from);

  const map = (offset: number, end: boolean): number => {
    let shift = 0;
    for (const cut of cuts) {
      if (offset < cut.at || (!end && offset === cut.at && cut.at !== cut.end)) break;
      if (offset < cut.end || (end && offset === cut.end))
        return end ? (offset === cut.at ? cut.source.start : cut.source.end) : cut.source.start;
      shift = cut.source.end - cut.end;
    }
    return offset + shift;
  };
  return { text, missing, toSource: ({ start, end }) => ({ start: map(start, false), end: map(end, true) }) };
}
