import { refuse } from './parse-error.ts';

const simple: Readonly<Record<string, string>> = { a: '\x07', b: '\b', e: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** `Regex.Unescape`. */
export function unescapePattern(text: string): string {
  let result = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (char !== '\\') {
      result += char;
      continue;
    }
    const next = text[++at];
    if (next === undefined) refuse(text, 'UnescapedEndingBackslash', text.length);
    const octal = /^[0-7]{1,3}/.exec(text.slice(at, at + 3))?.[0];
    if (octal) {
      result += String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
      at += octal.length - 1;
    } else if (next === 'x' || next === 'u') {
      const count = next === 'x' ? 2 : 4;
      const digits = text.slice(at + 1, at + 1 + count);
      if (digits.length < count || /[^0-9a-fA-F]/.test(digits)) refuse(text, 'InsufficientOrInvalidHexDigits', at + 1);
      result += String.fromCharCode(Number.parseInt(digits, 16));
      at += count;
    } else if (next === 'c') {
      const control = (text[++at] ?? '').toUpperCase().charCodeAt(0) - 64;
      if (!(control >= 0 && control <= 31))
        refuse(text, text[at] === undefined ? 'MissingControlCharacter' : 'UnrecognizedControlCharacter', Math.min(at + 1, text.length));
      result += String.fromCharCode(control);
    } else if (Object.hasOwn(simple, next)) result += simple[next];
    else if (/\w/.test(next)) refuse(text, 'UnrecognizedEscape', at + 1, next);
    else result += next;
  }
  return result;
}
