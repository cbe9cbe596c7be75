import type { Der } from './der.ts';

/** UTF-8, and Latin-1 where the bytes are no UTF-8: what TeletexString holds in practice, as .NET reads it. */
function utf8OrLatin1(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return latin1(bytes);
  }
}

/** Each byte as the character of that number. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const octet of bytes) text += String.fromCharCode(octet);
  return text;
}

function utf16(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i + 1 < bytes.length; i += 2) text += String.fromCharCode((bytes[i]! << 8) | bytes[i + 1]!);
  return text;
}

function utf32(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i + 3 < bytes.length; i += 4) {
    const point = ((bytes[i]! << 24) | (bytes[i + 1]! << 16) | (bytes[i + 2]! << 8) | bytes[i + 3]!) >>> 0;
    text += point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? '\ufffd' : String.fromCodePoint(point);
  }
  return text;
}

/** The text of an ASN.1 character string, or undefined for other types. */
export function asn1Text(element: Der): string | undefined {
  const bytes = element.content;
  switch (element.tag) {
    case 0x0c: // UTF8String
    case 0x14: // TeletexString (T.61)
      return utf8OrLatin1(bytes);
    case 0x12: // NumericString
    case 0x13: // PrintableString
    case 0x16: // IA5String
    case 0x1a: // VisibleString
      return latin1(bytes);
    case 0x1e:
      return utf16(bytes);
    case 0x1c:
      return utf32(bytes);
    default:
      return undefined;
  }
}

/**
 * What OpenSSL's ASN1_STRING_print_ex writes without flags, read back as UTF-8. .NET on Linux prints a common name that way
 * when it stands in for the DNS name: characters up to U+00FF as one byte (mostly no UTF-8), others as \UXXXX and \WXXXXXXXX.
 */
export function opensslPrinted(element: Der): string {
  const text = element.tag === 0x14 ? latin1(element.content) : (asn1Text(element) ?? '');
  const bytes: number[] = [];
  const ascii = (part: string) => bytes.push(...Array.from(part, (c) => c.charCodeAt(0)));
  for (const character of text) {
    const point = character.codePointAt(0)!;
    if (point > 0xffff) ascii(`\\W${point.toString(16).toUpperCase().padStart(8, '0')}`);
    else if (point > 0xff) ascii(`\\U${point.toString(16).toUpperCase().padStart(4, '0')}`);
    else bytes.push(point);
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array(bytes));
}
