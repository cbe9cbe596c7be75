/** System.Guid. */

import {
  type Byte,
  ClrArray,
  type ClrObject,
  type Ref,
  type RuntimeType,
  raise,
  raiseArgument,
  raiseNull,
  runtimeType,
  typeOf,
} from '../../runtime/index.ts';
import { type Call, declare } from '../declare.ts';
import { vector } from './array/parts.ts';
import { hashCode } from './hash-code.ts';

const hexDigits = (value: number, width: number): string => (value >>> 0).toString(16).padStart(8, '0').slice(-width);

export class Guid implements ClrObject {
  /** 32 lower-case hex digits. */
  readonly digits: string;
  constructor(digits: string) {
    this.digits = digits;
  }
  get clrType(): RuntimeType {
    return runtimeType('System.Guid');
  }
  toText(): string {
    return this.format('D');
  }
  format(format: string): string {
    const d = this.digits;
    const dashed = `${d.slice(0, 8)}-${d.slice(8, 12)}-${d.slice(12, 16)}-${d.slice(16, 20)}-${d.slice(20)}`;
    switch (format.toUpperCase()) {
      case '':
      case 'D':
        return dashed;
      case 'N':
        return d;
      case 'B':
        return `{${dashed}}`;
      case 'P':
        return `(${dashed})`;
      case 'X':
        return `{0x${d.slice(0, 8)},0x${d.slice(8, 12)},0x${d.slice(12, 16)},{${d
          .slice(16)
          .match(/../g)!
          .map((byte) => `0x${byte}`)
          .join(',')}}}`;
      default:
        return raise('System.FormatException', 'Format string can be only "D", "d", "N", "n", "P", "p", "B", "b", "X" or "x".');
    }
  }
  equalsValue(other: unknown): boolean {
    return other instanceof Guid && other.digits === this.digits;
  }
  hashKey(): string {
    return `\0guid:${this.digits}`;
  }
  compareTo(other: unknown): number {
    return this.digits < (other as Guid).digits ? -1 : this.digits > (other as Guid).digits ? 1 : 0;
  }
}

const guidForms: Readonly<Record<string, RegExp>> = {
  N: /^([0-9a-f]{32})$/i,
  D: /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/i,
  B: /^\{([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})\}$/i,
  P: /^\(([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})\)$/i,
};

export const readGuid = (text: string, form?: string): Guid | null => {
  const trimmed = text.trim();
  const nested = /^\{0x([0-9a-f]{1,8}),0x([0-9a-f]{1,4}),0x([0-9a-f]{1,4}),\{((?:0x[0-9a-f]{1,2},){7}0x[0-9a-f]{1,2})\}\}$/i.exec(
    trimmed.replace(/\s/g, ''),
  );
  if (nested && (!form || form.toUpperCase() === 'X')) {
    const bytes = nested[4]!.split(',').map((byte) => byte.slice(2).padStart(2, '0'));
    return new Guid(
      (nested[1]!.padStart(8, '0') + nested[2]!.padStart(4, '0') + nested[3]!.padStart(4, '0') + bytes.join('')).toLowerCase(),
    );
  }
  for (const [name, pattern] of Object.entries(guidForms)) {
    if (form && name !== form.toUpperCase()) continue;
    const match = pattern.exec(trimmed);
    if (match) return new Guid(match.slice(1).join('').toLowerCase());
  }
  return null;
};

export const badGuid = (text: string): never =>
  raise(
    'System.FormatException',
    /^[0-9a-f-]{36}$/i.test(text.trim()) || text.includes('-')
      ? 'Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).'
      : 'Unrecognized Guid format.',
  );

/** The first three groups are little-endian in bytes. */
const swap = (digits: string): string => {
  const bytes = digits.match(/../g)!;
  return [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15].map((i) => bytes[i]).join('');
};

export const hex = (bytes: Iterable<number>): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const less = (a: Guid, b: Guid): boolean => a.digits < b.digits;
const parts = (a: number, b: number, c: number, rest: readonly Byte[]): Guid =>
  new Guid(hexDigits(a, 8) + hexDigits(b, 4) + hexDigits(c, 4) + rest.map((byte) => hexDigits(byte.value, 2)).join(''));
const emptyGuid = new Guid('0'.repeat(32));

export default declare(
  'public struct System.Guid : IComparable, IComparable<Guid>, IEquatable<Guid>, IFormattable',
  {
    'static readonly Guid Empty': emptyGuid,
    'new(int a, short b, short c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k)': (
      a: number,
      b: { value: number },
      c: { value: number },
      d: Byte,
      e: Byte,
      f: Byte,
      g: Byte,
      h: Byte,
      i: Byte,
      j: Byte,
      k: Byte,
    ) => parts(a, b.value, c.value, [d, e, f, g, h, i, j, k]),
    'new(int a, short b, short c, byte[] d)': (a: number, b: { value: number }, c: { value: number }, d: ClrArray | null) =>
      vector(d, 'd').length === 8
        ? parts(a, b.value, c.value, d!.toArray() as Byte[])
        : raiseArgument('System.ArgumentException', 'Byte array for Guid must be exactly 8 bytes long.', 'd'),
    'static Guid AllBitsSet { get; }': () => new Guid('f'.repeat(32)),
    'static Guid CreateVersion7()': ({ machine }: Call) => {
      const milliseconds = (machine.utcNow() - 621_355_968_000_000_000n) / 10_000n;
      const random = Array.from(machine.randomBytes(10), (byte) => hexDigits(byte, 2)).join('');
      const variant = ((Number.parseInt(random[4]!, 16) & 3) | 8).toString(16);
      return new Guid(`${milliseconds.toString(16).padStart(12, '0')}7${random.slice(1, 4)}${variant}${random.slice(5)}`.slice(0, 32));
    },
    'int Version { get; }': (self: Guid) => Number.parseInt(self.digits[12]!, 16),
    'int Variant { get; }': (self: Guid) => Number.parseInt(self.digits[16]!, 16),
    'int CompareTo(object value)': (self: Guid, other: unknown) =>
      other === null
        ? 1
        : typeOf(other) === typeOf(self)
          ? self.compareTo(other)
          : raiseArgument('System.ArgumentException', 'Object must be of type GUID.', 'value'),
    'static bool operator <(Guid left, Guid right)': less,
    'static bool operator >(Guid left, Guid right)': (a: Guid, b: Guid) => less(b, a),
    'static bool operator <=(Guid left, Guid right)': (a: Guid, b: Guid) => !less(b, a),
    'static bool operator >=(Guid left, Guid right)': (a: Guid, b: Guid) => !less(a, b),
    'new()': () => emptyGuid,
    'new(string g)': (text: string | null) => readGuid(text ?? raiseNull('g')) ?? badGuid(text!),
    'new(byte[] b)': (bytes: ClrArray | null) =>
      (bytes ?? raiseNull('b')).length === 16
        ? new Guid(swap(hex(bytes!.bytes)))
        : raiseArgument('System.ArgumentException', 'Byte array for Guid must be exactly 16 bytes long.', 'b'),
    'static Guid NewGuid()': ({ machine }: Call) => {
      const bytes = Uint8Array.from(machine.randomBytes(16));
      bytes[6] = (bytes[6]! & 0x0f) | 0x40;
      bytes[8] = (bytes[8]! & 0x3f) | 0x80;
      return new Guid(hex(bytes));
    },
    'static Guid Parse(string input)': (text: string | null) => readGuid(text ?? raiseNull('input')) ?? badGuid(text!),
    'static Guid ParseExact(string input, string format)': (text: string | null, format: string) =>
      readGuid(text ?? raiseNull('input'), format) ??
      raise('System.FormatException', 'Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).'),
    'static bool TryParse(string input, out Guid result)': (text: string | null, result: Ref) => {
      const found = text === null ? null : readGuid(text);
      result.value = found ?? emptyGuid;
      return found !== null;
    },
    'static bool TryParseExact(string input, string format, out Guid result)': (text: string | null, format: string, result: Ref) => {
      const found = text === null ? null : readGuid(text, format);
      result.value = found ?? emptyGuid;
      return found !== null;
    },
    'byte[] ToByteArray()': (self: Guid) =>
      ClrArray.ofBytes(Uint8Array.from(swap(self.digits).match(/../g)!, (byte) => Number.parseInt(byte, 16))),
    'override string ToString()': (self: Guid) => self.toText(),
    'string ToString(string format)': (self: Guid, format: string | null) => self.format(format ?? 'D'),
    'string ToString(string format, IFormatProvider provider)': (self: Guid, format: string | null) => self.format(format ?? 'D'),
    'bool Equals(Guid g)': (self: Guid, other: Guid) => self.digits === other.digits,
    'override bool Equals(object o)': (self: Guid, other: unknown) => self.equalsValue(other),
    'override int GetHashCode()': hashCode,
    'int CompareTo(Guid value)': (self: Guid, other: Guid) => self.compareTo(other),
    'static bool operator ==(Guid a, Guid b)': (a: Guid, b: Guid) => a.digits === b.digits,
    'static bool operator !=(Guid a, Guid b)': (a: Guid, b: Guid) => a.digits !== b.digits,
  },
  { default: emptyGuid },
);
