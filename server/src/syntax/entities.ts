const named: ReadonlyMap<string, string> = new Map([
  ['quot', '"'],
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['apos', "'"],
]);

/** The characters of the reference that starts with `&` at `at`, and where it ends; null where none does. */
export function referenceAt(text: string, at: number, limit = text.length): { readonly value: string; readonly end: number } | null {
  const stop = Math.min(limit, at + 13);
  let end = at + 1;
  while (end < stop && text.charCodeAt(end) !== 59) end++;
  if (end >= stop) return null;
  const body = text.slice(at + 1, end);
  const value = named.get(body) ?? numeric(body);
  return value === undefined ? null : { value, end: end + 1 };
}

function numeric(body: string): string | undefined {
  if (body.charCodeAt(0) !== 35) return undefined;
  const hex = body[1] === 'x';
  const digits = body.slice(hex ? 2 : 1);
  if (!(hex ? /^[\da-fA-F]+$/ : /^\d+$/).test(digits)) return undefined;
  const code = Number.parseInt(digits, hex ? 16 : 10);
  return code <= 0x10ffff && code > 0 ? String.fromCodePoint(code) : undefined;
}

/** Text with its entities and character references decoded; what is none stays. */
export function decodeEntities(text: string): string {
  let at = text.indexOf('&');
  if (at < 0) return text;
  let result = '';
  let from = 0;
  for (; at >= 0; at = text.indexOf('&', at + 1)) {
    const found = referenceAt(text, at);
    if (!found) continue;
    result += text.slice(from, at) + found.value;
    from = found.end;
    at = from - 1;
  }
  return result + text.slice(from);
}

export interface DecodedCode {
  readonly text: string;
  /** Offset in the source of each UTF-16 unit of `text`, and of its end. */
  readonly map: number[];
}

/** Decodes `source` from `start` to `end` with the way back. */
export function decodeMapped(source: string, start: number, end: number): DecodedCode {
  const map: number[] = [];
  const slice = source.slice(start, end);
  let text = '';
  let i = start;
  while (i < end) {
    const amp = slice.indexOf('&', i - start);
    const stop = amp < 0 ? end : start + amp;
    text += source.slice(i, stop);
    for (; i < stop; i++) map.push(i);
    if (i >= end) break;
    const found = referenceAt(source, i, end);
    const value = found ? found.value : '&';
    text += value;
    for (let unit = 0; unit < value.length; unit++) map.push(i);
    i = found ? found.end : i + 1;
  }
  map.push(end);
  return { text, map };
}
