/** Guid, Random, Array, BitConverter, Tuple, CultureInfo and other small types. */
import {
  Char,
  ClrArray,
  type ClrObject,
  clr,
  compareValues,
  Double,
  equalValues,
  type Ref,
  type RuntimeType,
  raise,
  raiseArgument,
  raiseNull,
  runtimeType,
  Single,
  Tuple,
  textOf,
} from '../../runtime/index.ts';
import { integerOf, makeIntegral } from '../../runtime/numeric-conversion.ts';
import { comparisonOf } from '../collections/comparers.ts';
import { type Behaviour, type Call, type Declaration, declare } from '../declare.ts';
import { hashCode } from './hash-code.ts';
import { moreArray, moreBitConverter, moreGuid, moreRandom } from './small-more.ts';

// ── Guid ───────────────────────────────────────────────────────────────────────────────────────────────────────────

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
const hex = (bytes: Iterable<number>): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const emptyGuid = new Guid('0'.repeat(32));
const guid = declare(
  'public struct System.Guid : IComparable, IComparable<Guid>, IEquatable<Guid>, IFormattable',
  {
    'static readonly Guid Empty': emptyGuid,
    ...moreGuid((digits) => new Guid(digits)),
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

// ── Random ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** With a seed .NET's sequence (Knuth's subtractive generator) is fixed, and policies may rely on it. */
class Random implements ClrObject {
  private readonly seeds: Int32Array | null;
  private a = 0;
  private b = 21;
  constructor(seed: number | null) {
    if (seed === null) {
      this.seeds = null;
      return;
    }
    const seeds = new Int32Array(56);
    let j = 161803398 - (seed === -2147483648 ? 2147483647 : Math.abs(seed));
    seeds[55] = j;
    let k = 1;
    for (let i = 1, at = 0; i < 55; i++) {
      at += 21;
      if (at >= 55) at -= 55;
      seeds[at] = k;
      k = j - k;
      if (k < 0) k += 2147483647;
      j = seeds[at]!;
    }
    for (let round = 1; round < 5; round++) {
      for (let i = 1, n = 0; i < 56; i++) {
        n = i + 30;
        if (n >= 55) n -= 55;
        seeds[i] = (seeds[i]! - seeds[1 + n]!) | 0;
        if (seeds[i]! < 0) seeds[i] = seeds[i]! + 2147483647;
      }
    }
    this.seeds = seeds;
  }
  get clrType(): RuntimeType {
    return runtimeType('System.Random');
  }
  private internal(): number {
    const seeds = this.seeds!;
    if (++this.a >= 56) this.a = 1;
    if (++this.b >= 56) this.b = 1;
    let value = (seeds[this.a]! - seeds[this.b]!) | 0;
    if (value === 2147483647) value--;
    if (value < 0) value += 2147483647;
    seeds[this.a] = value;
    return value;
  }
  sample({ machine }: Call): number {
    return this.seeds ? this.internal() * (1 / 2147483647) : machine.random();
  }
  next(call: Call): number {
    return this.seeds ? this.internal() : Math.floor(call.machine.random() * 2147483647);
  }
}
const random = declare('public class System.Random', {
  ...moreRandom,
  'new()': () => new Random(null),
  'new(int Seed)': (seed: number) => new Random(seed),
  'int Next()': (self: Random, call: Call) => self.next(call),
  'int Next(int maxValue)': (self: Random, max: number, call: Call) =>
    max < 0
      ? raiseArgument('System.ArgumentOutOfRangeException', "'maxValue' must be greater than zero.", 'maxValue')
      : Math.floor(self.sample(call) * max),
  'int Next(int minValue, int maxValue)': (self: Random, min: number, max: number, call: Call) =>
    min > max
      ? raiseArgument('System.ArgumentOutOfRangeException', "'minValue' cannot be greater than maxValue.", 'minValue')
      : Math.floor(self.sample(call) * (max - min)) + min,
  'double NextDouble()': (self: Random, call: Call) => new Double(self.sample(call)),
  'void NextBytes(byte[] buffer)': (self: Random, buffer: ClrArray, call: Call) => {
    for (let i = 0; i < buffer.length; i++) buffer.bytes[i] = self.next(call) & 0xff;
  },
  'static Random Shared { get; }': () => new Random(null),
});

// ── Array ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const replace = (array: ClrArray, items: readonly unknown[], from = 0): void => items.forEach((item, i) => array.set(from + i, item));
const array = declare('public abstract class System.Array : IList, ICollection, IEnumerable', {
  ...moreArray,
  'int Length { get; }': (self: ClrArray) => self.length,
  'long LongLength { get; }': (self: ClrArray) => BigInt(self.length),
  'int Rank { get; }': (self: ClrArray) => self.rank,
  'int GetLength(int dimension)': (self: ClrArray, dimension: number) =>
    self.lengths[dimension] ?? raise('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.'),
  'int GetUpperBound(int dimension)': (self: ClrArray, dimension: number) => self.lengths[dimension]! - 1,
  'int GetLowerBound(int dimension)': () => 0,
  'object GetValue(int index)': (self: ClrArray, index: number) => self.get(index),
  'void SetValue(object value, int index)': (self: ClrArray, value: unknown, index: number) => self.set(index, value),
  'object Clone()': (self: ClrArray) => ClrArray.of(self.element, self.toArray()),
  'void CopyTo(Array array, int index)': (self: ClrArray, to: ClrArray, index: number) => replace(to, self.toArray(), index),
  'static int IndexOf<T>(T[] array, T value)': (self: ClrArray, value: unknown) =>
    (self ?? raiseNull('array')).toArray().findIndex((item) => equalValues(item, value)),
  'static int IndexOf<T>(T[] array, T value, int startIndex)': (self: ClrArray, value: unknown, start: number) =>
    self.toArray().findIndex((item, i) => i >= start && equalValues(item, value)),
  'static int LastIndexOf<T>(T[] array, T value)': (self: ClrArray, value: unknown) =>
    self.toArray().findLastIndex((item) => equalValues(item, value)),
  'static bool Exists<T>(T[] array, Predicate<T> match)': (self: ClrArray, match: (item: unknown) => boolean) =>
    self.toArray().some((item) => match(item)),
  'static T Find<T>(T[] array, Predicate<T> match)': (self: ClrArray, match: (item: unknown) => boolean, { machine }: Call) => {
    const items = self.toArray();
    const at = items.findIndex((item) => match(item));
    return at < 0 ? machine.types.defaultOf(self.element) : items[at];
  },
  'static T[] FindAll<T>(T[] array, Predicate<T> match)': (self: ClrArray, match: (item: unknown) => boolean) =>
    ClrArray.of(
      self.element,
      self.toArray().filter((item) => match(item)),
    ),
  'static int FindIndex<T>(T[] array, Predicate<T> match)': (self: ClrArray, match: (item: unknown) => boolean) =>
    self.toArray().findIndex((item) => match(item)),
  'static bool TrueForAll<T>(T[] array, Predicate<T> match)': (self: ClrArray, match: (item: unknown) => boolean) =>
    self.toArray().every((item) => match(item)),
  'static void ForEach<T>(T[] array, Action<T> action)': (self: ClrArray, action: (item: unknown) => void) =>
    self.toArray().forEach((item) => action(item)),
  'static TOutput[] ConvertAll<TInput, TOutput>(TInput[] array, Converter<TInput, TOutput> converter)': (
    self: ClrArray,
    converter: (item: unknown) => unknown,
    { typeArguments }: Call,
  ) =>
    ClrArray.of(
      typeArguments[1]!,
      self.toArray().map((item) => converter(item)),
    ),
  'static void Sort(Array array)': (self: ClrArray) => replace(self, self.toArray().sort(compareValues)),
  'static void Sort<T>(T[] array)': (self: ClrArray) => replace(self, self.toArray().sort(compareValues)),
  'static void Sort<T>(T[] array, Comparison<T> comparison)': (self: ClrArray, compare: (a: unknown, b: unknown) => number) =>
    replace(self, self.toArray().sort(compare)),
  'static void Sort<T>(T[] array, IComparer<T> comparer)': (self: ClrArray, comparer: unknown) =>
    replace(self, self.toArray().sort(comparisonOf(comparer))),
  'static void Sort<TKey, TValue>(TKey[] keys, TValue[] items)': (keys: ClrArray, items: ClrArray) => {
    const rows = keys
      .toArray()
      .map((key, i) => [key, items.get(i)] as const)
      .sort(([a], [b]) => compareValues(a, b));
    replace(
      keys,
      rows.map(([key]) => key),
    );
    replace(
      items,
      rows.map(([, item]) => item),
    );
  },
  'static void Sort<T>(T[] array, int index, int length)': (self: ClrArray, index: number, length: number) =>
    replace(
      self,
      self
        .toArray()
        .slice(index, index + length)
        .sort(compareValues),
      index,
    ),
  'static void Reverse(Array array)': (self: ClrArray) => replace(self, self.toArray().reverse()),
  'static void Reverse<T>(T[] array)': (self: ClrArray) => replace(self, self.toArray().reverse()),
  'static void Copy(Array sourceArray, Array destinationArray, int length)': (from: ClrArray, to: ClrArray, length: number, call: Call) =>
    copy(from, 0, to, 0, length, call),
  'static void Copy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length)': copy,
  'static void Clear(Array array)': (self: ClrArray, { machine }: Call) =>
    replace(
      self,
      self.toArray().map(() => machine.types.defaultOf(self.element)),
    ),
  'static void Clear(Array array, int index, int length)': (self: ClrArray, index: number, length: number, { machine }: Call) =>
    replace(
      self,
      Array.from({ length }, () => machine.types.defaultOf(self.element)),
      index,
    ),
  'static void Resize<T>(ref T[] array, int newSize)': (ref: Ref<ClrArray | null>, size: number, { machine, typeArguments }: Call) => {
    const old = ref.value?.toArray() ?? [];
    ref.value = ClrArray.of(
      typeArguments[0]!,
      Array.from({ length: size }, (_, i) => (i < old.length ? old[i] : machine.types.defaultOf(typeArguments[0]!))),
    );
  },
  'static void Fill<T>(T[] array, T value)': (self: ClrArray, value: unknown) =>
    replace(
      self,
      self.toArray().map(() => value),
    ),
  'static T[] Empty<T>()': ({ typeArguments }: Call) => ClrArray.of(typeArguments[0]!, []),
  'static int BinarySearch<T>(T[] array, T value)': (self: ClrArray, value: unknown) => {
    let low = 0,
      high = self.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const order = compareValues(self.get(middle), value);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return ~low;
  },
});
function copy(from: ClrArray, at: number, to: ClrArray, start: number, length: number, { machine }: Call): void {
  if (!from) raiseNull('sourceArray');
  if (!to) raiseNull('destinationArray');
  if (at + length > from.length)
    raiseArgument(
      'System.ArgumentException',
      "Source array was not long enough. Check the source index, length, and the array's lower bounds.",
      'sourceArray',
    );
  if (start + length > to.length)
    raiseArgument(
      'System.ArgumentException',
      "Destination array was not long enough. Check the destination index, length, and the array's lower bounds.",
      'destinationArray',
    );
  const items = from.toArray().slice(at, at + length);
  for (const item of items) {
    if (
      item === null
        ? machine.types.defaultOf(to.element) !== null
        : to.element !== clr.object && !machine.types.isInstance(item, to.element)
    )
      raise(
        'System.InvalidCastException',
        'At least one element in the source array could not be cast down to the destination array type.',
      );
  }
  replace(to, items, start);
}

// ── BitConverter ───────────────────────────────────────────────────────────────────────────────────────────────────

const bytesOf = (write: (view: DataView) => void, size: number): ClrArray => {
  const bytes = new Uint8Array(size);
  write(new DataView(bytes.buffer));
  return ClrArray.ofBytes(bytes);
};
const bitConverter: Record<string, Behaviour> = {
  'static readonly bool IsLittleEndian': true,
  'static string ToString(byte[] value)': (value: ClrArray | null) =>
    hex((value ?? raiseNull('value')).bytes)
      .toUpperCase()
      .match(/../g)
      ?.join('-') ?? '',
  'static string ToString(byte[] value, int startIndex)': (value: ClrArray, start: number) =>
    hex(value.bytes.subarray(start)).toUpperCase().match(/../g)?.join('-') ?? '',
  'static string ToString(byte[] value, int startIndex, int length)': (value: ClrArray, start: number, length: number) =>
    hex(value.bytes.subarray(start, start + length))
      .toUpperCase()
      .match(/../g)
      ?.join('-') ?? '',
  'static byte[] GetBytes(bool value)': (value: boolean) => ClrArray.ofBytes(Uint8Array.of(Number(value))),
  'static byte[] GetBytes(double value)': (value: Double) => bytesOf((view) => view.setFloat64(0, value.value, true), 8),
  'static byte[] GetBytes(float value)': (value: Single) => bytesOf((view) => view.setFloat32(0, value.value, true), 4),
  'static byte[] GetBytes(char value)': (value: Char) => bytesOf((view) => view.setUint16(0, value.code, true), 2),
  'static bool ToBoolean(byte[] value, int startIndex)': (value: ClrArray, start: number) => value.bytes[start] !== 0,
  'static double ToDouble(byte[] value, int startIndex)': (value: ClrArray, start: number) =>
    new Double(viewOf(value, start, 8).getFloat64(0, true)),
  'static float ToSingle(byte[] value, int startIndex)': (value: ClrArray, start: number) =>
    new Single(viewOf(value, start, 4).getFloat32(0, true)),
  'static char ToChar(byte[] value, int startIndex)': (value: ClrArray, start: number) =>
    Char.of(viewOf(value, start, 2).getUint16(0, true)),
  'static long DoubleToInt64Bits(double value)': (value: Double) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value.value);
    return view.getBigInt64(0);
  },
};
for (const [type, name, size] of [
  ['short', 'Int16', 2],
  ['ushort', 'UInt16', 2],
  ['int', 'Int32', 4],
  ['uint', 'UInt32', 4],
  ['long', 'Int64', 8],
  ['ulong', 'UInt64', 8],
] as const) {
  bitConverter[`static byte[] GetBytes(${type} value)`] = (value: unknown) => {
    const bytes = new Uint8Array(size);
    let rest = BigInt.asUintN(size * 8, integerOf(value));
    for (let i = 0; i < size; i++, rest >>= 8n) bytes[i] = Number(rest & 255n);
    return ClrArray.ofBytes(bytes);
  };
  bitConverter[`static ${type} To${name}(byte[] value, int startIndex)`] = (value: ClrArray, start: number) => {
    const view = viewOf(value, start, size);
    let number = 0n;
    for (let i = size - 1; i >= 0; i--) number = (number << 8n) | BigInt(view.getUint8(i));
    return makeIntegral(type, type === 'short' || type === 'int' || type === 'long' ? BigInt.asIntN(size * 8, number) : number);
  };
}
function viewOf(value: ClrArray | null, start: number, size: number): DataView {
  const bytes = (value ?? raiseNull('value')).bytes;
  if (start < 0 || start >= bytes.length)
    raiseArgument(
      'System.ArgumentOutOfRangeException',
      'Index was out of range. Must be non-negative and less than the size of the collection.',
      'startIndex',
    );
  if (start + size > bytes.length)
    raiseArgument(
      'System.ArgumentException',
      'The array starting from the specified index is not long enough to read a value of the specified type.',
      'value',
    );
  return new DataView(bytes.buffer, bytes.byteOffset + start, size);
}

// ── Tuples ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const tuples: Declaration[] = [];
const creators: Record<string, Behaviour> = {},
  valueCreators: Record<string, Behaviour> = {};
for (let count = 1; count <= 8; count++) {
  const names = Array.from({ length: count }, (_, i) => `T${i + 1}`);
  const parameters = names.map((name, i) => `${name} item${i + 1}`).join(', ');
  for (const [type, into] of [
    ['Tuple', creators],
    ['ValueTuple', valueCreators],
  ] as const) {
    into[`static ${type}<${names.join(', ')}> Create<${names.join(', ')}>(${parameters})`] = (...values: unknown[]) => {
      const call = values.pop() as Call;
      return new Tuple(values, call.typeArguments, `System.${type}`);
    };
    const kind = type === 'Tuple' ? 'class' : 'struct';
    tuples.push(
      declare(`public ${kind} System.${type}<${names.join(', ')}>`, {
        [`new(${parameters})`]: (...values: unknown[]) => {
          const call = values.pop() as Call;
          return new Tuple(values, call.ownerArguments, `System.${type}`);
        },
        ...Object.fromEntries(names.map((name, i) => [`${name} Item${i + 1} { get; }`, (self: Tuple) => self.items[i]])),
        'override string ToString()': textOf,
        'override bool Equals(object obj)': (self: unknown, other: unknown) => equalValues(self, other),
        'override int GetHashCode()': hashCode,
        ...(type === 'ValueTuple'
          ? {
              [`int CompareTo(ValueTuple<${names.join(', ')}> other)`]: (self: unknown, other: unknown) =>
                Math.sign(compareValues(self, other)),
            }
          : {}),
      }),
    );
  }
}

class Named implements ClrObject {
  readonly clrType: RuntimeType;
  readonly name: string;
  constructor(type: string, name: string) {
    this.clrType = runtimeType(type);
    this.name = name;
  }
  toText(): string {
    return this.name;
  }
}
const invariant = new Named('System.Globalization.CultureInfo', '');
const culture = declare('public class System.Globalization.CultureInfo : IFormatProvider', {
  'new(string name)': (name: string) => new Named('System.Globalization.CultureInfo', name),
  'static CultureInfo InvariantCulture { get; }': () => invariant,
  'static CultureInfo CurrentCulture { get; }': () => invariant,
  'static CultureInfo CurrentUICulture { get; }': () => invariant,
  'static CultureInfo GetCultureInfo(string name)': (name: string) => new Named('System.Globalization.CultureInfo', name),
  'string Name { get; }': (self: Named) => self.name,
});

class LazyValue implements ClrObject {
  readonly clrType: RuntimeType;
  private readonly make: () => unknown;
  private held: { readonly value: unknown } | null = null;
  constructor(type: RuntimeType, make: () => unknown) {
    this.clrType = runtimeType('System.Lazy', type);
    this.make = make;
  }
  get isCreated(): boolean {
    return this.held !== null;
  }
  get value(): unknown {
    this.held ??= { value: this.make() };
    return this.held.value;
  }
}
const lazy = declare('public class System.Lazy<T>', {
  'new(Func<T> valueFactory)': (make: () => unknown, { ownerArguments }: Call) =>
    new LazyValue(ownerArguments[0]!, make ?? raiseNull('valueFactory')),
  'T Value { get; }': (self: LazyValue) => self.value,
  'bool IsValueCreated { get; }': (self: LazyValue) => self.isCreated,
});

export const smallTypes: readonly Declaration[] = [
  lazy,
  guid,
  random,
  array,
  declare('public static class System.BitConverter', { ...bitConverter, ...moreBitConverter }),
  ...tuples,
  declare('public static class System.Tuple', creators),
  declare('public struct System.ValueTuple', valueCreators),
  culture,
];
