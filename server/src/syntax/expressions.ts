import { isNamePart, isSpace, skipSpace } from './characters.ts';
import { decodeMapped, referenceAt } from './entities.ts';
import { entityOutsideStrings, islandEnd } from './island.ts';
import type { Patience } from './patience.ts';
import { isBlank, namedValuesIn } from './pieces.ts';
import type { Expression } from './tree.ts';

/**
 * The expression at `at` inside an attribute's quotes, or null where its end cannot be told. Text that escapes its quotes is tried
 * first, since a bracket in `&quot;(&quot;` is no bracket; then C# as it stands, whose own quotes do not end the attribute.
 */
export function expressionInAttribute(text: string, at: number, quote: string, patience: Patience): Expression | null {
  const next = text.indexOf(quote, at);
  if (next < 0) return null;
  const escaped = escapedExpression(text, at, next);
  if (escaped) return escaped;
  const limit = patience.limit(at);
  const end = islandEnd(text, at + 1, { end: limit, lenientStrings: false });
  if (end < 0) {
    patience.spend(-end - 1 - at);
    return null;
  }
  return expression(text, at, end, formOf(text, at, end, quote), true);
}

/** The expression at `at` in the text of an element named `parent`. One without end stops where that element's end tag stands. */
export function expressionInText(text: string, at: number, parent: string, patience: Patience): Expression {
  const next = text.indexOf('<', at);
  const escaped = escapedExpression(text, at, next < 0 ? text.length : next);
  if (escaped) return escaped;
  const end = islandEnd(text, at + 1, { end: patience.limit(at), lenientStrings: true });
  if (end >= 0) return expression(text, at, end, formOf(text, at, end, ''), true);
  const stopped = -end - 1;
  patience.spend(stopped - at);
  const scanned = text.slice(at, stopped);
  const own = scanned.indexOf(`</${parent}`);
  const tag = /\n[ \t]*<[A-Za-z/!]/.exec(scanned);
  let stop = own >= 0 ? at + own : stopped < text.length && text.startsWith('</', stopped) ? stopped : tag ? at + tag.index : stopped;
  while (stop > at + 2 && isSpace(text.charCodeAt(stop - 1))) stop--;
  return unclosedExpression(text, at, stop);
}

/** The expression at `at` in a CDATA section that ends at `limit`. */
export function expressionInCData(text: string, at: number, limit: number): Expression {
  const end = islandEnd(text, at + 1, { end: limit, lenientStrings: true });
  return end >= 0 ? expression(text, at, end, 'cdata', true) : expression(text, at, limit, 'cdata', false);
}

export const unclosedExpression = (text: string, at: number, end: number): Expression =>
  expression(text, at, end, formOf(text, at, end + 1, ''), false);

function escapedExpression(text: string, at: number, limit: number): Expression | null {
  const slice = text.slice(at, limit);
  if (!slice.includes('&quot;') && !slice.includes('&apos;') && !slice.includes('&#')) return null;
  const decoded = decodeMapped(text, at, limit);
  const end = islandEnd(decoded.text, 1, { end: decoded.text.length, lenientStrings: true });
  return end > 0 && isBlank(decoded.text, end, decoded.text.length) ? expression(text, at, decoded.map[end]!, 'escaped', true) : null;
}

/**
 * Code with entities is read as escaped where that makes it well-formed XML as it stands, or where an entity stands outside of strings
 * (where C# has no use for it). Otherwise it is raw, and `"&lt;"` is four characters.
 */
function formOf(text: string, at: number, end: number, quote: string): 'raw' | 'escaped' {
  const code = text.slice(at + 2, end - 1);
  if (!code.includes('&')) return 'raw';
  let entity = false;
  let bare = false;
  for (let i = code.indexOf('&'); i >= 0; i = code.indexOf('&', i + 1)) {
    if (referenceAt(code, i)) entity = true;
    else bare = true;
  }
  if (!entity) return 'raw';
  const wellFormed = !bare && !code.includes('<') && !(quote && code.includes(quote));
  if (!wellFormed && !entityOutsideStrings(code)) return 'raw';
  const decoded = decodeMapped(text, at, end);
  return islandEnd(decoded.text, 1, { end: decoded.text.length, lenientStrings: true }) === decoded.text.length ? 'escaped' : 'raw';
}

function expression(text: string, start: number, end: number, form: Expression['form'], closed: boolean): Expression {
  const codeSpan = { start: start + 2, end: closed ? end - 1 : Math.max(start + 2, end) };
  const decoded = form === 'escaped' ? decodeMapped(text, codeSpan.start, codeSpan.end) : null;
  return {
    kind: 'expression',
    span: { start, end: Math.max(end, start + 2) },
    block: text.charCodeAt(start + 1) === 123,
    codeSpan,
    code: decoded ? decoded.text : text.slice(codeSpan.start, codeSpan.end),
    codeMap: decoded ? decoded.map : null,
    form,
    closed,
    namedValues: namedValuesIn(text, codeSpan.start, codeSpan.end),
  };
}

export interface ValueEnd {
  /** Where the closing quote stands; where the value was given up if it has none. */
  readonly end: number;
  readonly closed: boolean;
}

/**
 * The end of a quoted value without C#. A quote ends it where what follows can follow a value; others belong to it, so that
 * `subject="O="Contoso, Inc.""` is one value. A value that runs into the next attribute or into a line that starts a tag has no end quote.
 */
export function plainValueEnd(text: string, from: number, quote: string, patience: Patience): ValueEnd {
  const limit = patience.limit(from);
  const q = quote.charCodeAt(0);
  for (let i = from; i < limit; i++) {
    const c = text.charCodeAt(i);
    if (c === q) {
      if (endsValue(text, i)) return { end: i, closed: true };
      const before = attributeBefore(text, from, i);
      if (before >= 0) return { end: before, closed: false };
    } else if (c === 10) {
      const next = skipSpace(text, i + 1);
      if (text.charCodeAt(next) === 60) {
        patience.spend(i - from);
        return { end: givenUp(text, from, i), closed: false };
      }
      i = next - 1;
    }
  }
  patience.spend(limit - from);
  return { end: givenUp(text, from, limit), closed: false };
}

function givenUp(text: string, from: number, limit: number): number {
  const slice = text.slice(from, limit);
  const tag = slice.indexOf('>');
  const line = slice.indexOf('\n');
  let end = from + Math.min(tag < 0 ? slice.length : slice[tag - 1] === '/' ? tag - 1 : tag, line < 0 ? slice.length : line);
  while (end > from && isSpace(text.charCodeAt(end - 1))) end--;
  return end;
}

function endsValue(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  if (Number.isNaN(next) || next === 62) return true;
  if (next === 47 || next === 63) return text.charCodeAt(at + 2) === 62;
  const inner = text.charCodeAt(at - 1) === 61; // the quote of O="…
  if (next === 60) return !inner;
  if (isSpace(next)) {
    const start = skipSpace(text, at + 1);
    const c = text.charCodeAt(start);
    if (Number.isNaN(c) || c === 62 || c === 47 || c === 60) return true;
    const end = skipName(text, start);
    if (end === start) return false;
    const after = skipSpace(text, end);
    const a = text.charCodeAt(after);
    if (Number.isNaN(a) || a === 61 || a === 62 || a === 47 || a === 60) return true;
    return !inner;
  }
  const end = skipName(text, at + 1);
  return !inner && end > at + 1 && text.charCodeAt(end) === 61 && (text.charCodeAt(end + 1) === 34 || text.charCodeAt(end + 1) === 39);
}

const skipName = (text: string, at: number): number => {
  const stop = Math.min(text.length, at + 100);
  while (at < stop && isNamePart(text.charCodeAt(at))) at++;
  return at;
};

/** Where ` name=` starts before the quote at `at`, if that reads as an attribute of its own (lower case; X.500 names use upper case). */
function attributeBefore(text: string, from: number, at: number): number {
  const before = text.slice(Math.max(from, at - 60), at);
  const found = /\s+[a-z][a-z-]+=$/.exec(before);
  return found ? at - before.length + found.index : -1;
}
