/** How a file's characters stand in its bytes. `unknown`: not text as far as we can tell; read as UTF-8 with replacements, never rewritten. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'unknown';

export interface Decoded {
  /** Without the byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
}

/** Bytes to text: UTF-8, UTF-8 with a byte order mark, UTF-16 by its mark. `encode` gives the same bytes back unless the encoding is unknown. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes, 'utf-16be');
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const content = bom ? bytes.subarray(3) : bytes;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content), encoding: bom ? 'utf-8-bom' : 'utf-8' };
  } catch {
    return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(content), encoding: 'unknown' };
  }
}

/** Text to bytes, null where that would not give back what was read. */
export function encode({ text, encoding }: Decoded): Uint8Array | null {
  if (encoding === 'unknown') return null;
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-8-bom') return new TextEncoder().encode(`\ufeff${text}`);
  const big = encoding === 'utf-16be';
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, !big);
  for (let i = 0; i < text.length; i++) view.setUint16(2 + i * 2, text.charCodeAt(i), !big);
  return bytes;
}

/** By hand, so that lone surrogates come back as they were. */
function utf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const units = new Uint16Array((bytes.byteLength >> 1) - 1);
  for (let i = 0; i < units.length; i++) units[i] = view.getUint16(2 + i * 2, encoding === 'utf-16le');
  let text = '';
  for (let i = 0; i < units.length; i += 8192) text += String.fromCharCode(...units.subarray(i, i + 8192));
  return { text, encoding: bytes.byteLength % 2 ? 'unknown' : encoding };
}
