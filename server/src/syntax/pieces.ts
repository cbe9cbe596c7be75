import { isNamePart, isSpace, skipSpace } from './characters.ts';
import { decodeEntities } from './entities.ts';
import type { NamedValue, Piece, Text } from './tree.ts';

/** The named value `{{name}}` at `at` (where `{{` stands), or null: C# and Liquid use the same braces. */
export function namedValueAt(text: string, at: number, end: number): NamedValue | null {
  if (text.charCodeAt(at + 1) !== 123) return null;
  const start = skipSpace(text, at + 2, end);
  let i = start;
  while (i < end && text.charCodeAt(i) !== 58 && isNamePart(text.charCodeAt(i))) i++;
  if (i === start) return null;
  const close = skipSpace(text, i, end);
  if (close + 2 > end || text.charCodeAt(close) !== 125 || text.charCodeAt(close + 1) !== 125) return null;
  return { kind: 'named-value', span: { start: at, end: close + 2 }, name: text.slice(start, i), nameSpan: { start, end: i } };
}

/** The named values between two offsets. */
export function namedValuesIn(text: string, start: number, end: number): readonly NamedValue[] {
  // A slice, so that a search does not run through the rest of the document.
  const slice = text.slice(start, end);
  let at = slice.indexOf('{{');
  if (at < 0) return none;
  const found: NamedValue[] = [];
  while (at >= 0) {
    const value = namedValueAt(text, start + at, end);
    if (value) found.push(value);
    at = slice.indexOf('{{', value ? value.span.end - start : at + 1);
  }
  return found;
}

/** A stretch of plain text as pieces: text, with named values where they are meant. */
export function addPlain(text: string, start: number, end: number, namedValues: boolean, raw: boolean, into: Piece[]): void {
  let from = start;
  for (const value of namedValues ? namedValuesIn(text, start, end) : none) {
    if (value.span.start > from) into.push(textPiece(text, from, value.span.start, raw));
    into.push(value);
    from = value.span.end;
  }
  if (end > from) into.push(textPiece(text, from, end, raw));
}

const none: readonly NamedValue[] = [];

function textPiece(text: string, start: number, end: number, raw: boolean): Text {
  const slice = text.slice(start, end);
  return { kind: 'text', span: { start, end }, text: raw ? slice : decodeEntities(slice) };
}

/** Whether only white space stands between two offsets. */
export function isBlank(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isSpace(text.charCodeAt(i))) return false;
  return true;
}
