/** System.Net.IPAddress. */
import { ClrArray, type ClrObject, enumValue, type Ref, type RuntimeType, raise, raiseNull, runtimeType } from '../../runtime/index.ts';
import { declare } from '../declare.ts';
import { hashCode } from './hash-code.ts';

/** Four or sixteen bytes; null for anything else. IPv4 parts may be hexadecimal or octal, and fewer than four, as .NET reads them. */
export function parseAddress(text: string): number[] | null {
  if (text.includes(':')) return parseSix(text);
  const parts = text.split('.');
  if (parts.length > 4 || !text) return null;
  const numbers = parts.map((part) =>
    /^0[xX][0-9a-fA-F]+$/.test(part)
      ? Number(part)
      : /^0[0-7]+$/.test(part)
        ? Number.parseInt(part, 8)
        : /^\d+$/.test(part)
          ? Number(part)
          : Number.NaN,
  );
  if (numbers.some(Number.isNaN)) return null;
  const last = numbers.pop()!;
  if (numbers.some((number) => number > 255) || last >= 256 ** (4 - numbers.length)) return null;
  const bytes = [...numbers];
  for (let i = 4 - numbers.length - 1; i >= 0; i--) bytes.push(Math.floor(last / 256 ** i) % 256);
  return bytes;
}

function parseSix(given: string): number[] | null {
  const match = /^\[?([0-9a-fA-F:.]+)(?:%\w+)?(?:\](?::\d+)?)?$/.exec(given);
  if (!match || given.startsWith('[') !== given.includes(']')) return null;
  let text = match[1]!;
  const four = /:(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (four) {
    const bytes = parseAddress(four[1]!);
    if (!bytes) return null;
    text = `${text.slice(0, -four[1]!.length)}${((bytes[0]! << 8) | bytes[1]!).toString(16)}:${((bytes[2]! << 8) | bytes[3]!).toString(16)}`;
  }
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const groups = (half: string) => (half === '' ? [] : half.split(':'));
  const left = groups(halves[0]!),
    right = halves.length > 1 ? groups(halves[1]!) : [];
  const missing = 8 - left.length - right.length;
  if (halves.length > 1 ? missing < 1 : missing !== 0) return null;
  const all = [...left, ...Array<string>(halves.length > 1 ? missing : 0).fill('0'), ...right];
  if (!all.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return null;
  return all.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]);
}

class Address implements ClrObject {
  readonly bytes: readonly number[];
  constructor(bytes: readonly number[]) {
    this.bytes = bytes;
  }
  get clrType(): RuntimeType {
    return runtimeType('System.Net.IPAddress');
  }
  toText(): string {
    if (this.bytes.length === 4) return this.bytes.join('.');
    const groups = Array.from({ length: 8 }, (_, i) => (this.bytes[i * 2]! << 8) | this.bytes[i * 2 + 1]!);
    if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) return `::ffff:${this.bytes.slice(12).join('.')}`;
    let best = 0,
      at = -1;
    for (let i = 0; i < 8; i++) {
      let length = 0;
      while (i + length < 8 && groups[i + length] === 0) length++;
      if (length > best && length > 1) {
        best = length;
        at = i;
      }
    }
    const text = (part: readonly number[]) => part.map((group) => group.toString(16)).join(':');
    return at < 0 ? text(groups) : `${text(groups.slice(0, at))}::${text(groups.slice(at + best))}`;
  }
  equalsValue(other: unknown): boolean {
    return other instanceof Address && other.hashKey() === this.hashKey();
  }
  hashKey(): string {
    return `\0ip:${this.bytes.join()}`;
  }
}
const read = (text: string): Address | null => {
  const bytes = parseAddress(text);
  return bytes && new Address(bytes);
};
const loopback = (self: Address): boolean =>
  self.bytes.length === 4 ? self.bytes[0] === 127 : self.toText() === '::1' || /^::ffff:127\./.test(self.toText());

export const addressTypes = [
  declare('public class System.Net.IPAddress', {
    'new(byte[] address)': (bytes: ClrArray) =>
      bytes.length === 4 || bytes.length === 16
        ? new Address([...bytes.bytes])
        : raise('System.ArgumentException', "An invalid IP address was specified. (Parameter 'address')"),
    'static readonly IPAddress Any': new Address([0, 0, 0, 0]),
    'static readonly IPAddress Loopback': new Address([127, 0, 0, 1]),
    'static readonly IPAddress None': new Address([255, 255, 255, 255]),
    'static readonly IPAddress IPv6Loopback': new Address(parseSix('::1')!),
    'static IPAddress Parse(string ipString)': (text: string | null) =>
      read(text ?? raiseNull('ipString')) ?? raise('System.FormatException', 'An invalid IP address was specified.'),
    'static bool TryParse(string ipString, out IPAddress address)': (text: string | null, result: Ref) => {
      result.value = text === null ? null : read(text);
      return result.value !== null;
    },
    'byte[] GetAddressBytes()': (self: Address) => ClrArray.ofBytes(Uint8Array.from(self.bytes)),
    'AddressFamily AddressFamily { get; }': (self: Address) =>
      enumValue('System.Net.Sockets.AddressFamily', self.bytes.length === 4 ? 2 : 23),
    'static bool IsLoopback(IPAddress address)': (address: Address | null) => loopback(address ?? raiseNull('address')),
    'IPAddress MapToIPv4()': (self: Address) => new Address(self.bytes.slice(-4)),
    'IPAddress MapToIPv6()': (self: Address) =>
      self.bytes.length === 16 ? self : new Address([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, ...self.bytes]),
    'bool IsIPv4MappedToIPv6 { get; }': (self: Address) => self.bytes.length === 16 && /^::ffff:\d+\./.test(self.toText()),
    'override string ToString()': (self: Address) => self.toText(),
    'override bool Equals(object comparand)': (self: Address, other: unknown) => self.equalsValue(other),
    'override int GetHashCode()': hashCode,
  }),
  declare('public enum System.Net.Sockets.AddressFamily', { Unknown: -1, Unspecified: 0, Unix: 1, InterNetwork: 2, InterNetworkV6: 23 }),
];
