/** System.Text.Encoding. */
import {
  Char,
  ClrArray,
  type ClrObject,
  clr,
  type RuntimeType,
  raise,
  raiseArgument,
  raiseNull,
  runtimeType,
  textOf,
} from '../../runtime/index.ts';
import { type Behaviour, type Call, declare } from '../declare.ts';

type Codec = { readonly encode: (text: string) => number[] | Uint8Array; readonly decode: (bytes: Uint8Array) => string };

/** Lone surrogates become the replacement character, as everywhere in .NET. */
const utf8: Codec = {
  encode: (text) => new TextEncoder().encode(text),
  decode: (bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
};
/** Letters beyond Latin-1 that .NET's best fit writes without their accents. */
const approximations: Readonly<Record<string, number>> = Object.fromEntries(
  Array.from({ length: 0x180 - 0x100 }, (_, i) => String.fromCharCode(0x100 + i))
    .map((char) => [char, char.normalize('NFD').charCodeAt(0)] as const)
    .filter(([, code]) => code < 128),
);
const single = (limit: number): Codec => ({
  // One question mark for each unit that does not fit; Latin-1 takes the letter without its accent.
  encode: (text) =>
    Array.from({ length: text.length }, (_, i) =>
      text.charCodeAt(i) < limit ? text.charCodeAt(i) : limit === 256 ? (approximations[text[i]!] ?? 63) : 63,
    ),
  decode: (bytes) => Array.from(bytes, (byte) => (byte < limit ? String.fromCharCode(byte) : '?')).join(''),
});
const wellFormed = (text: string): string =>
  text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
const utf16 = (littleEndian: boolean): Codec => ({
  encode: (text) => {
    const clean = wellFormed(text);
    const view = new DataView(new ArrayBuffer(clean.length * 2));
    for (let i = 0; i < clean.length; i++) view.setUint16(i * 2, clean.charCodeAt(i), littleEndian);
    return new Uint8Array(view.buffer);
  },
  decode: (bytes) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let text = '';
    for (let i = 0; i + 1 < bytes.length; i += 2) text += String.fromCharCode(view.getUint16(i, littleEndian));
    return wellFormed(text) + (bytes.length % 2 ? '\ufffd' : '');
  },
});
const utf32: Codec = {
  encode: (text) => {
    const points = [...wellFormed(text)].map((char) => char.codePointAt(0)!);
    const view = new DataView(new ArrayBuffer(points.length * 4));
    points.forEach((point, i) => view.setUint32(i * 4, point, true));
    return new Uint8Array(view.buffer);
  },
  decode: (bytes) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let text = '';
    for (let i = 0; i + 3 < bytes.length; i += 4) {
      const point = view.getUint32(i, true);
      text += point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? '\ufffd' : String.fromCodePoint(point);
    }
    return text;
  },
};

class Encoding implements ClrObject {
  readonly clrType: RuntimeType;
  readonly webName: string;
  readonly page: number;
  readonly name: string;
  readonly preamble: readonly number[];
  readonly codec: Codec;
  /** `new UTF8Encoding(false, true)`: bytes that are no text raise. */
  readonly strict: boolean;
  constructor(type: string, webName: string, page: number, name: string, preamble: readonly number[], codec: Codec, strict = false) {
    this.clrType = runtimeType(`System.Text.${type}`);
    this.webName = webName;
    this.page = page;
    this.name = name;
    this.preamble = preamble;
    this.codec = codec;
    this.strict = strict;
  }
  encode(text: string, { machine }: Call): Uint8Array {
    machine.allocate(text.length * 3);
    return Uint8Array.from(this.codec.encode(text));
  }
  decode(bytes: Uint8Array, { machine }: Call): string {
    machine.allocate(bytes.length * 2);
    if (this.strict) {
      try {
        return new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes);
      } catch {
        return raise(
          'System.Text.DecoderFallbackException',
          'Unable to translate bytes at the given index from specified code page to Unicode.',
        );
      }
    }
    return this.codec.decode(bytes);
  }
}
const encodings = {
  UTF8: new Encoding('UTF8Encoding+UTF8EncodingSealed', 'utf-8', 65001, 'Unicode (UTF-8)', [0xef, 0xbb, 0xbf], utf8),
  ASCII: new Encoding('ASCIIEncoding+ASCIIEncodingSealed', 'us-ascii', 20127, 'US-ASCII', [], {
    ...single(128),
  }),
  Unicode: new Encoding('UnicodeEncoding', 'utf-16', 1200, 'Unicode', [0xff, 0xfe], utf16(true)),
  BigEndianUnicode: new Encoding('UnicodeEncoding', 'utf-16BE', 1201, 'Unicode (Big-Endian)', [0xfe, 0xff], utf16(false)),
  UTF32: new Encoding('UTF32Encoding', 'utf-32', 12000, 'Unicode (UTF-32)', [0xff, 0xfe, 0, 0], utf32),
  Latin1: new Encoding('Latin1Encoding+Latin1EncodingSealed', 'iso-8859-1', 28591, 'Western European (ISO)', [], single(256)),
} as const;
const aliases: Readonly<Record<string, Encoding>> = {
  'utf-8': encodings.UTF8,
  utf8: encodings.UTF8,
  'unicode-1-1-utf-8': encodings.UTF8,
  'us-ascii': encodings.ASCII,
  ascii: encodings.ASCII,
  'utf-16': encodings.Unicode,
  'utf-16le': encodings.Unicode,
  unicode: encodings.Unicode,
  'utf-16be': encodings.BigEndianUnicode,
  'utf-32': encodings.UTF32,
  'iso-8859-1': encodings.Latin1,
  latin1: encodings.Latin1,
  iso_8859_1: encodings.Latin1,
};
const bytesOf = (array: ClrArray | null, parameter = 'bytes'): Uint8Array => (array ?? raiseNull(parameter)).bytes;
const part = (array: ClrArray | null, index: number, count: number): Uint8Array => {
  const bytes = bytesOf(array);
  if (index < 0 || count < 0 || index + count > bytes.length)
    raiseArgument('System.ArgumentOutOfRangeException', 'Index and count must refer to a location within the buffer.', 'bytes');
  return bytes.subarray(index, index + count);
};

const charsPart = (array: ClrArray | null, index: number, count: number): unknown[] => {
  const chars = (array ?? raiseNull('chars')).toArray();
  for (const [value, parameter] of [
    [index, 'index'],
    [count, 'count'],
  ] as const)
    if (value < 0)
      raiseArgument('System.ArgumentOutOfRangeException', `${parameter} ('${value}') must be a non-negative value.`, parameter);
  if (index + count > chars.length)
    raiseArgument('System.ArgumentOutOfRangeException', 'Index and count must refer to a location within the buffer.', 'chars');
  return chars.slice(index, index + count);
};

const members: Record<string, Behaviour> = {
  'static Encoding GetEncoding(string name)': (name: string | null) =>
    aliases[(name ?? raiseNull('name')).toLowerCase()] ??
    raiseArgument(
      'System.ArgumentException',
      `'${name}' is not a supported encoding name. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method.`,
      'name',
    ),
  'static Encoding GetEncoding(int codepage)': (page: number) =>
    Object.values(encodings).find((one) => one.page === page) ??
    raise(
      'System.NotSupportedException',
      `No data is available for encoding ${page}. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method.`,
    ),
  'byte[] GetBytes(string s)': (self: Encoding, text: string | null, call: Call) =>
    ClrArray.ofBytes(self.encode(text ?? raiseNull('s'), call)),
  'byte[] GetBytes(char[] chars)': (self: Encoding, chars: ClrArray | null, call: Call) =>
    ClrArray.ofBytes(self.encode((chars ?? raiseNull('chars')).toArray().map(textOf).join(''), call)),
  'byte[] GetBytes(char[] chars, int index, int count)': (
    self: Encoding,
    chars: ClrArray | null,
    index: number,
    count: number,
    call: Call,
  ) => ClrArray.ofBytes(self.encode(charsPart(chars, index, count).map(textOf).join(''), call)),
  'byte[] GetBytes(string s, int index, int count)': (self: Encoding, text: string, index: number, count: number, call: Call) =>
    ClrArray.ofBytes(self.encode(text.slice(index, index + count), call)),
  'int GetBytes(string s, int charIndex, int charCount, byte[] bytes, int byteIndex)': (
    self: Encoding,
    text: string,
    index: number,
    count: number,
    into: ClrArray,
    at: number,
    call: Call,
  ) => {
    const encoded = self.encode(text.slice(index, index + count), call);
    if (at + encoded.length > into.length)
      raiseArgument('System.ArgumentException', 'The output byte buffer is too small to contain the encoded data.', 'bytes');
    into.bytes.set(encoded, at);
    return encoded.length;
  },
  'string GetString(byte[] bytes)': (self: Encoding, bytes: ClrArray | null, call: Call) => self.decode(bytesOf(bytes), call),
  'string GetString(byte[] bytes, int index, int count)': (
    self: Encoding,
    bytes: ClrArray | null,
    index: number,
    count: number,
    call: Call,
  ) => self.decode(part(bytes, index, count), call),
  'char[] GetChars(byte[] bytes)': (self: Encoding, bytes: ClrArray | null, call: Call) =>
    ClrArray.of(
      clr.char,
      Array.from(self.decode(bytesOf(bytes), call).split(''), (unit) => Char.from(unit)),
    ),
  'char[] GetChars(byte[] bytes, int index, int count)': (
    self: Encoding,
    bytes: ClrArray | null,
    index: number,
    count: number,
    call: Call,
  ) =>
    ClrArray.of(
      clr.char,
      Array.from(self.decode(part(bytes, index, count), call).split(''), (unit) => Char.from(unit)),
    ),
  'int GetCharCount(byte[] bytes, int index, int count)': (
    self: Encoding,
    bytes: ClrArray | null,
    index: number,
    count: number,
    call: Call,
  ) => self.decode(part(bytes, index, count), call).length,
  'int GetByteCount(string s)': (self: Encoding, text: string | null, call: Call) => self.encode(text ?? raiseNull('s'), call).length,
  'int GetCharCount(byte[] bytes)': (self: Encoding, bytes: ClrArray | null, call: Call) => self.decode(bytesOf(bytes), call).length,
  'int GetMaxByteCount(int charCount)': (self: Encoding, count: number) =>
    self.page === 65001
      ? (count + 1) * 3
      : self.page === 1200 || self.page === 1201
        ? (count + 1) * 2
        : self.page === 12000
          ? (count + 1) * 4
          : count + 1,
  'byte[] GetPreamble()': (self: Encoding) => ClrArray.ofBytes(Uint8Array.from(self.preamble)),
  'int GetMaxCharCount(int byteCount)': (self: Encoding, count: number) =>
    self.page === 65001 ? count + 1 : self.page === 1200 || self.page === 1201 ? (count >> 1) + (count & 1) + 1 : count,
  'string HeaderName { get; }': (self: Encoding) => self.webName,
  'int WindowsCodePage { get; }': (self: Encoding) => (self.page === 65001 || self.page === 1200 || self.page === 1201 ? 1200 : 1252),
  'bool IsSingleByte { get; }': (self: Encoding) => self.page === 20127 || self.page === 28591,
  'bool IsReadOnly { get; }': () => true,
  'object Clone()': (self: Encoding) => self,
  'string WebName { get; }': (self: Encoding) => self.webName,
  'string BodyName { get; }': (self: Encoding) => self.webName,
  'string EncodingName { get; }': (self: Encoding) => self.name,
  'int CodePage { get; }': (self: Encoding) => self.page,
  'static byte[] Convert(Encoding srcEncoding, Encoding dstEncoding, byte[] bytes)': (
    from: Encoding,
    to: Encoding,
    bytes: ClrArray,
    call: Call,
  ) => ClrArray.ofBytes(to.encode(from.decode(bytesOf(bytes), call), call)),
};
for (const [name, encoding] of Object.entries(encodings)) members[`static Encoding ${name} { get; }`] = () => encoding;
members['static Encoding Default { get; }'] = () => encodings.UTF8;

export const encodingTypes = [
  declare('public abstract class System.Text.Encoding', members),
  declare('public class System.Text.UTF8Encoding : Encoding', {
    'new()': () => new Encoding('UTF8Encoding', 'utf-8', 65001, 'Unicode (UTF-8)', [], utf8),
    'new(bool encoderShouldEmitUTF8Identifier)': (bom: boolean) =>
      new Encoding('UTF8Encoding', 'utf-8', 65001, 'Unicode (UTF-8)', bom ? [0xef, 0xbb, 0xbf] : [], utf8),
    'new(bool encoderShouldEmitUTF8Identifier, bool throwOnInvalidBytes)': (bom: boolean, strict: boolean) =>
      new Encoding('UTF8Encoding', 'utf-8', 65001, 'Unicode (UTF-8)', bom ? [0xef, 0xbb, 0xbf] : [], utf8, strict),
  }),
  declare('public class System.Text.ASCIIEncoding : Encoding', { 'new()': () => encodings.ASCII }),
  declare('public class System.Text.UnicodeEncoding : Encoding', { 'new()': () => encodings.Unicode }),
];
