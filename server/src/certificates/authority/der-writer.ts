/** Writing DER: just what certificates need. */

export function element(tag: number, ...parts: Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts);
  const { length } = content;
  const header = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 255];
  if (length > 0xffff) throw new RangeError(`${length} bytes are too many for an element of a certificate`);
  return Buffer.concat([Uint8Array.of(tag, ...header), content]);
}

export const sequence = (...parts: Uint8Array[]) => element(0x30, ...parts);
export const set = (...parts: Uint8Array[]) => element(0x31, ...parts);
export const octetString = (bytes: Uint8Array) => element(0x04, bytes);
export const bitString = (bytes: Uint8Array, unused = 0) => element(0x03, Uint8Array.of(unused), bytes);
export const boolean = (value: boolean) => element(0x01, Uint8Array.of(value ? 0xff : 0));
export const integer = (value: number) => element(0x02, Uint8Array.of(value));
/** A positive INTEGER of these bytes. */
export const positive = (bytes: Uint8Array) => element(0x02, bytes[0]! & 0x80 ? Uint8Array.of(0) : new Uint8Array(), bytes);
export const utf8String = (text: string) => element(0x0c, Buffer.from(text, 'utf8'));
export const printableString = (text: string) => element(0x13, Buffer.from(text, 'latin1'));
export const ia5String = (text: string) => element(0x16, Buffer.from(text, 'latin1'));

export function objectIdentifier(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const septets = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) septets.unshift((left & 0x7f) | 0x80);
    return septets;
  });
  return element(0x06, Uint8Array.from(bytes));
}

/** UTCTime until 2049, GeneralizedTime from then on, as RFC 5280 asks. */
export function time(milliseconds: number): Uint8Array {
  const digits = new Date(milliseconds)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replace(/[-:T]/g, '');
  const short = milliseconds < Date.UTC(2050, 0, 1);
  return element(short ? 0x17 : 0x18, Buffer.from(short ? digits.slice(2) : digits, 'latin1'));
}
