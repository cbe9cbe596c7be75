import type { SyntaxError } from '../tree.ts';
import { isNewLine } from './characters.ts';
import { readEscape } from './escapes.ts';
import type { Hole, InterpolatedPiece, InterpolatedToken } from './token.ts';

/** The characters of a regular string from `at` (behind the opening quote). */
export function readRegular(code: string, start: number, at: number, errors: SyntaxError[]): { text: string; end: number } {
  let text = '';
  for (let from = at; ; ) {
    const char = code[at];
    if (char === '"') return { text: text + code.slice(from, at), end: at + 1 };
    if (char === undefined || isNewLine(code.charCodeAt(at))) {
      errors.push({ code: 'CS1010', message: 'Newline in constant', span: { start, end: start } });
      return { text: text + code.slice(from, at), end: at };
    }
    if (char === '\\') {
      const escape = readEscape(code, at, errors);
      text += code.slice(from, at) + escape.text;
      at = from = escape.end;
    } else at++;
  }
}

/** The characters of a verbatim string from `at` (behind the opening quote). */
export function readVerbatim(code: string, start: number, at: number, errors: SyntaxError[]): { text: string; end: number } {
  for (let from = at, text = ''; ; ) {
    const quote = code.indexOf('"', at);
    if (quote < 0) {
      errors.push({ code: 'CS1039', message: 'Unterminated string literal', span: { start, end: start } });
      return { text: text + code.slice(from), end: code.length };
    }
    if (code[quote + 1] !== '"') return { text: text + code.slice(from, quote), end: quote + 1 };
    text += code.slice(from, quote + 1);
    at = from = quote + 2;
  }
}

/** A character literal; `at` is its opening quote. */
export function readChar(code: string, at: number, errors: SyntaxError[]): { text: string; end: number } {
  const here = { start: at, end: at };
  let end = at + 1,
    text = '',
    count = 0;
  for (; ; count++) {
    const char = code[end];
    if (char === undefined || isNewLine(code.charCodeAt(end))) {
      errors.push({ code: 'CS1010', message: 'Newline in constant', span: here });
      return { text, end };
    }
    if (char === "'") break;
    if (char === '\\') {
      const escape = readEscape(code, end, errors);
      text += escape.text;
      end = escape.end;
    } else {
      text += char;
      end++;
    }
  }
  if (count === 0) errors.push({ code: 'CS1011', message: 'Empty character literal', span: here });
  else if (text.length > 1) errors.push({ code: 'CS1012', message: 'Too many characters in character literal', span: here });
  return { text: text.slice(0, 1), end: end + 1 };
}

/** An interpolated string; `at` is behind the opening quote. */
export function readInterpolated(
  code: string,
  start: number,
  at: number,
  verbatim: boolean,
  errors: SyntaxError[],
  depth = 0,
): { token: InterpolatedToken; end: number } {
  const parts: (InterpolatedPiece | Hole)[] = [];
  let text = '',
    from = at;
  const flush = (to: number) => {
    if (to > from) parts.push({ kind: 'piece', span: { start: from, end: to }, text });
    text = '';
  };
  for (;;) {
    const char = code[at];
    if (char === undefined || (!verbatim && isNewLine(code.charCodeAt(at)))) {
      flush(at);
      errors.push(
        verbatim
          ? { code: 'CS1039', message: 'Unterminated string literal', span: { start, end: start } }
          : { code: 'CS1010', message: 'Newline in constant', span: { start: at, end: at } },
      );
      return { token: { verbatim, parts }, end: at };
    }
    if (char === '"') {
      if (!verbatim || code[at + 1] !== '"') {
        flush(at);
        return { token: { verbatim, parts }, end: at + 1 };
      }
      text += '"';
      at += 2;
    } else if (char === '\\' && !verbatim) {
      const escape = readEscape(code, at, errors);
      text += escape.text;
      at = escape.end;
    } else if (char === '{' && code[at + 1] !== '{') {
      flush(at);
      const hole = readHole(code, at, verbatim, errors, depth);
      parts.push(hole);
      at = from = hole.span.end;
      // Nobody can tell where the string ends then; going on would try every ending in turn.
      if (!hole.closed) return { token: { verbatim, parts }, end: code[at] === '"' ? at + 1 : at };
    } else if (char === '{' || char === '}') {
      if (code[at + 1] === char) at++;
      else
        errors.push({
          code: 'CS8086',
          message: "A '}' character must be escaped (by doubling) in an interpolated string.",
          span: { start: at, end: at + 1 },
        });
      text += char;
      at++;
    } else {
      text += char;
      at++;
    }
  }
}

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Finds where the parts of a hole end: strings, characters, comments and brackets inside it are skipped. `at` is its `{`. */
function readHole(code: string, at: number, verbatim: boolean, errors: SyntaxError[], depth: number): Hole {
  const begin = at + 1;
  const open: string[] = [];
  let comma = -1,
    colon = -1,
    i = begin;
  const quiet: SyntaxError[] = [];
  const finish = (end: number, closed: boolean): Hole => {
    const stop = closed ? end - 1 : end;
    const expressionEnd = comma >= 0 ? comma : colon >= 0 ? colon : stop;
    const alignment = comma >= 0 ? { start: comma + 1, end: colon >= 0 ? colon : stop } : null;
    const raw = colon >= 0 ? code.slice(colon + 1, stop) : null;
    return {
      kind: 'hole',
      span: { start: at, end },
      expression: { start: begin, end: expressionEnd },
      alignment,
      format: raw === null ? null : decodeFormat(raw, verbatim),
      closed,
    };
  };
  while (i < code.length) {
    const char = code[i]!;
    if (colon >= 0) {
      // the format runs to the brace or the quote, whatever it holds
      if (char === '}' && code[i + 1] === '}') i += 2;
      else if (char === '}') return finish(i + 1, true);
      else if (char === '"' && !(verbatim && code[i + 1] === '"')) break;
      else i++;
    } else if (char === '"' || ((char === '@' || char === '$') && /^(?:@|\$|@\$|\$@)"/.test(code.slice(i, i + 3)))) {
      const end = depth > 20 ? -1 : skipString(code, i, quiet, depth + 1);
      if (end < 0) break;
      i = end;
    } else if (char === "'") i = readChar(code, i, quiet).end;
    else if (char === '/' && code[i + 1] === '*') i = code.indexOf('*/', i + 2) < 0 ? code.length : code.indexOf('*/', i + 2) + 2;
    else if (!verbatim && isNewLine(code.charCodeAt(i))) break;
    else if (closing[char]) {
      open.push(closing[char]!);
      i++;
    } else if (open.length && char === open.at(-1)) {
      open.pop();
      i++;
    } else if (!open.length && char === '}') return finish(i + 1, true);
    else {
      if (!open.length && char === ',' && comma < 0) comma = i;
      if (!open.length && char === ':' && code[i + 1] !== ':' && code[i - 1] !== ':') colon = i;
      i++;
    }
  }
  errors.push({ code: 'CS1073', message: `Unexpected token '${code[i] ?? ''}'`, span: { start: begin, end: i } });
  return finish(Math.min(i, code.length), false);
}

/** Behind the string literal at `at`; negative where it is not closed. `depth` bounds strings in holes of strings. */
function skipString(code: string, at: number, errors: SyntaxError[], depth: number): number {
  const before = errors.length;
  const prefix = /^[@$]*/.exec(code.slice(at, at + 2))![0];
  const quote = at + prefix.length + 1;
  const verbatim = prefix.includes('@');
  const end = prefix.includes('$')
    ? readInterpolated(code, at, quote, verbatim, errors, depth).end
    : (verbatim ? readVerbatim : readRegular)(code, at, quote, errors).end;
  return errors.slice(before).some(({ code: id }) => id === 'CS1010' || id === 'CS1039' || id === 'CS1073') ? -1 : end;
}

function decodeFormat(raw: string, verbatim: boolean): string {
  const text = raw.replace(/\{\{/g, '{').replace(/\}\}/g, '}');
  if (verbatim) return text.replace(/""/g, '"');
  let decoded = '';
  for (let i = 0; i < text.length; ) {
    if (text[i] === '\\') {
      const escape = readEscape(text, i, []);
      decoded += escape.text;
      i = escape.end;
    } else decoded += text[i++];
  }
  return decoded;
}
