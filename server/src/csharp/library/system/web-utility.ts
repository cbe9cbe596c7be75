/** System.Net.WebUtility, System.Uri's escaping. */
import { ClrArray, raiseNull } from '../../runtime/index.ts';
import { declare } from '../declare.ts';
import { entities } from './html-entities.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const percent = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;

/** Escapes all bytes of the UTF-8 form but those the pattern keeps. */
export const percentEncode = (text: string, keep: RegExp): string =>
  Array.from(utf8(text), (byte) => {
    const char = String.fromCharCode(byte);
    return byte < 128 && keep.test(char) ? char : percent(byte);
  }).join('');

const urlEncode = (text: string | null): string | null =>
  text === null ? null : percentEncode(text, /[A-Za-z0-9\-_.!*() ]/).replace(/ /g, '+');
export const urlDecode = (text: string | null): string | null => {
  if (text === null) return null;
  return text
    .replace(/\+/g, ' ')
    .replace(/(?:%[0-9a-fA-F]{2})+/g, (run) =>
      new TextDecoder().decode(Uint8Array.from(run.slice(1).split('%'), (pair) => Number.parseInt(pair, 16))),
    );
};

function htmlEncode(text: string): string {
  let result = '';
  for (const char of text) {
    const code = char.codePointAt(0)!;
    if (char === '<') result += '&lt;';
    else if (char === '>') result += '&gt;';
    else if (char === '"') result += '&quot;';
    else if (char === "'") result += '&#39;';
    else if (char === '&') result += '&amp;';
    else if ((code >= 160 && code < 256) || code > 0xffff) result += `&#${code};`;
    else result += char;
  }
  return result;
}
const htmlDecode = (text: string): string =>
  text.replace(/&(#[xX]?[0-9a-fA-F]+|\w+);/g, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole;
    const code = /^#[xX]/.test(name) ? Number.parseInt(name.slice(2), 16) : /^#\d+$/.test(name) ? Number(name.slice(1)) : Number.NaN;
    return code >= 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : whole;
  });

export const webUtility = declare('public static class System.Net.WebUtility', {
  'static string UrlEncode(string value)': urlEncode,
  'static string UrlDecode(string encodedValue)': urlDecode,
  'static string HtmlEncode(string value)': (text: string | null) => (text === null ? null : htmlEncode(text)),
  'static string HtmlDecode(string value)': (text: string | null) => (text === null ? null : htmlDecode(text)),
  'static byte[] UrlDecodeToBytes(byte[] encodedValue, int offset, int count)': (value: ClrArray | null, offset: number, count: number) => {
    const text = String.fromCharCode(...(value ?? raiseNull('encodedValue')).bytes.subarray(offset, offset + count)).replace(/\+/g, ' ');
    const bytes: number[] = [];
    for (let i = 0; i < text.length; i++) {
      const pair = /^%([0-9a-fA-F]{2})/.exec(text.slice(i, i + 3));
      bytes.push(pair ? Number.parseInt(pair[1]!, 16) : text.charCodeAt(i));
      if (pair) i += 2;
    }
    return ClrArray.ofBytes(Uint8Array.from(bytes));
  },
  'static byte[] UrlEncodeToBytes(byte[] value, int offset, int count)': (value: ClrArray | null, offset: number, count: number) =>
    ClrArray.ofBytes(
      utf8(
        Array.from((value ?? raiseNull('value')).bytes.subarray(offset, offset + count), (byte) =>
          /[A-Za-z0-9\-_.!*()]/.test(String.fromCharCode(byte)) && byte < 128
            ? String.fromCharCode(byte)
            : byte === 32
              ? '+'
              : percent(byte),
        ).join(''),
      ),
    ),
});
