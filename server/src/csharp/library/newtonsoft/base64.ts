const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** Digits by their UTF-16 unit, those of base64url among them; 64: none. */
const digits = new Uint8Array(128).fill(64);
for (let i = 0; i < 64; i++) digits[alphabet.charCodeAt(i)] = i;

export const base64Of = (bytes: Uint8Array): string => {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b, c] = [bytes[i]!, bytes[i + 1], bytes[i + 2]];
    text += alphabet[a >> 2]! + alphabet[((a & 3) << 4) | ((b ?? 0) >> 4)]!;
    text += b === undefined ? '==' : alphabet[((b & 15) << 2) | ((c ?? 0) >> 6)]! + (c === undefined ? '=' : alphabet[c & 63]!);
  }
  return text;
};
/** White space is skipped; null where the text is no Base64. */
export const bytesOfBase64 = (text: string): Uint8Array | null => {
  const compact = /[ \t\r\n]/.test(text) ? text.replace(/[ \t\r\n]/g, '') : text;
  if (compact.length % 4 !== 0) return null;
  const length = compact.endsWith('==') ? compact.length - 2 : compact.endsWith('=') ? compact.length - 1 : compact.length;
  return decode(compact, length, digits);
};
const urlDigits = digits.slice();
urlDigits[0x2b] = 64;
urlDigits[0x2f] = 64;
urlDigits[0x2d] = 62;
urlDigits[0x5f] = 63;
/** Base64url without padding, as the parts of a JWT; null where it is none. */
export const bytesOfBase64Url = (text: string): Uint8Array | null => decode(text, text.length, urlDigits);

function decode(text: string, length: number, table: Uint8Array): Uint8Array | null {
  if (length % 4 === 1) return null;
  const bytes = new Uint8Array((length * 3) >> 2);
  let at = 0;
  let group = 0;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    const digit = unit < 128 ? table[unit]! : 64;
    if (digit === 64) return null;
    group = (group << 6) | digit;
    if ((i & 3) === 3) {
      bytes[at++] = (group >> 16) & 0xff;
      bytes[at++] = (group >> 8) & 0xff;
      bytes[at++] = group & 0xff;
      group = 0;
    }
  }
  const rest = length & 3;
  if (rest === 2) bytes[at] = (group >> 4) & 0xff;
  else if (rest === 3) {
    bytes[at++] = (group >> 10) & 0xff;
    bytes[at] = (group >> 2) & 0xff;
  }
  return bytes;
}
