import { raise, raiseArgument } from '../../runtime/index.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Int8Array(128).fill(-1);
for (let i = 0; i < 64; i++) values[alphabet.charCodeAt(i)] = i;

export function encodeBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const a = bytes[i]!,
      b = bytes[i + 1],
      c = bytes[i + 2];
    text +=
      alphabet[a >> 2]! +
      alphabet[((a & 3) << 4) | ((b ?? 0) >> 4)]! +
      (b === undefined ? '=' : alphabet[((b & 15) << 2) | ((c ?? 0) >> 6)]!) +
      (c === undefined ? '=' : alphabet[c & 63]!);
    if (text.length > 8192) {
      parts.push(text);
      text = '';
    }
  }
  return parts.join('') + text;
}

const invalid = (): never =>
  raise(
    'System.FormatException',
    'The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters.',
  );

/** White space is passed over; anything else that does not belong raises FormatException. */
export function decodeBase64(text: string): Uint8Array {
  const clean = text.replace(/[ \t\r\n]/g, '');
  const body = clean.replace(/=+$/, '');
  const padding = clean.length - body.length;
  if (clean.length % 4 !== 0 || padding > 2) invalid();
  const bytes = new Uint8Array(Math.floor((body.length * 3) / 4));
  let at = 0,
    bits = 0,
    held = 0;
  for (let i = 0; i < body.length; i++) {
    const value = values[body.charCodeAt(i)] ?? -1;
    if (value < 0) invalid();
    held = (held << 6) | value;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 0xff;
    }
  }
  return bytes;
}

/** A part of an array, as Convert checks it. */
export const checkRange = (size: number, offset: number, length: number): void => {
  for (const [value, parameter] of [
    [length, 'length'],
    [offset, 'offset'],
  ] as const)
    if (value < 0)
      raiseArgument('System.ArgumentOutOfRangeException', `${parameter} ('${value}') must be a non-negative value.`, parameter);
  if (offset > size - length)
    raiseArgument('System.ArgumentOutOfRangeException', `offset ('${offset}') must be less than or equal to '${size - length}'.`, 'offset');
};
