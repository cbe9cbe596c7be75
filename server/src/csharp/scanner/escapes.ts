import type { SyntaxError } from '../tree.ts';
import { isHexDigit } from './characters.ts';

const simple: Readonly<Record<string, string>> = {
  "'": "'",
  '"': '"',
  '\\': '\\',
  '0': '\0',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Reads the escape sequence at the backslash at `at`; gives its text and the offset behind it. */
export function readEscape(code: string, at: number, errors: SyntaxError[]): { text: string; end: number } {
  const letter = code[at + 1] ?? '';
  const plain = Object.hasOwn(simple, letter) ? simple[letter] : undefined;
  if (plain !== undefined) return { text: plain, end: at + 2 };
  if (letter === 'u' || letter === 'U' || letter === 'x') return readNumeric(code, at, letter, errors);
  errors.push({ code: 'CS1009', message: 'Unrecognized escape sequence', span: { start: at, end: Math.min(at + 2, code.length) } });
  return { text: letter, end: Math.min(at + 2, code.length) };
}

function readNumeric(code: string, at: number, letter: 'u' | 'U' | 'x', errors: SyntaxError[]): { text: string; end: number } {
  const most = letter === 'U' ? 8 : 4;
  const least = letter === 'x' ? 1 : most;
  let end = at + 2;
  while (end < at + 2 + most && isHexDigit(code.charCodeAt(end))) end++;
  const value = Number.parseInt(code.slice(at + 2, end), 16);
  if (end - at - 2 < least || value > 0x10ffff) {
    errors.push({ code: 'CS1009', message: 'Unrecognized escape sequence', span: { start: at, end } });
    return { text: '', end };
  }
  return { text: String.fromCodePoint(value), end };
}
