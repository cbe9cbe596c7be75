/** Less common members of Array, BitConverter, Guid, Random and Math. */
import {
  type Byte,
  ClrArray,
  type ClrObject,
  clr,
  compareValues,
  Double,
  type EnumValue,
  enumValue,
  equalValues,
  type RuntimeType,
  raise,
  raiseArgument,
  raiseNull,
  Single,
  Tuple,
  typeOf,
  UInt32,
  UInt64,
} from '../../runtime/index.ts';
import { comparisonOf } from '../collections/comparers.ts';
import { Enumerator } from '../collections/enumerator.ts';
import { List } from '../collections/list.ts';
import type { Behaviour, Call } from '../declare.ts';

type Test = (item: unknown) => boolean;
const vector = (array: ClrArray | null, parameter = 'array'): ClrArray => array ?? raiseNull(parameter);
const put = (array: ClrArray, items: readonly unknown[], from = 0): void => items.forEach((item, i) => array.set(from + i, item));
const outside = (parameter: string): never =>
  raiseArgument(
    'System.ArgumentOutOfRangeException',
    'Index was out of range. Must be non-negative and less than or equal to the size of the collection.',
    parameter,
  );
const checkPart = (array: ClrArray, index: number, length: number): void => {
  if (index < 0) raiseArgument('System.ArgumentOutOfRangeException', 'Non-negative number required.', 'index');
  if (length < 0) raiseArgument('System.ArgumentOutOfRangeException', 'Non-negative number required.', 'length');
  if (index + length > array.length)
    raise(
      'System.ArgumentException',
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
};
const sortPairs = (keys: ClrArray, items: ClrArray | null, compare: (a: unknown, b: unknown) => number): void => {
  const values = items?.toArray() ?? [];
  const rows = vector(keys, 'keys')
    .toArray()
    .map((key, i) => ({ key, value: values[i] }));
  rows.sort((a, b) => compare(a.key, b.key));
  put(
    keys,
    rows.map(({ key }) => key),
  );
  if (items)
    put(
      items,
      rows.map(({ value }) => value),
    );
};
const sortPart = (array: ClrArray, index: number, length: number, compare: (a: unknown, b: unknown) => number): void => {
  checkPart(vector(array), index, length);
  put(
    array,
    array
      .toArray()
      .slice(index, index + length)
      .sort(compare),
    index,
  );
};
const findIndex = (array: ClrArray | null, start: number, count: number, test: Test): number => {
  const items = vector(array).toArray();
  if (start < 0 || start > items.length) outside('startIndex');
  if (count < 0 || start + count > items.length)
    raiseArgument(
      'System.ArgumentOutOfRangeException',
      'Count must be positive and count must refer to a location within the string/array/collection.',
      'count',
    );
  for (let i = start; i < start + count; i++) if (test(items[i])) return i;
  return -1;
};

export const moreArray: Record<string, Behaviour> = {
  'static T FindLast<T>(T[] array, Predicate<T> match)': (array: ClrArray | null, test: Test, { machine, typeArguments }: Call) => {
    const items = vector(array).toArray();
    const at = items.findLastIndex((item) => test(item));
    return at < 0 ? machine.types.defaultOf(typeArguments[0]!) : items[at];
  },
  'static int FindLastIndex<T>(T[] array, Predicate<T> match)': (array: ClrArray | null, test: Test) =>
    vector(array)
      .toArray()
      .findLastIndex((item) => test(item)),
  'static int FindIndex<T>(T[] array, int startIndex, Predicate<T> match)': (array: ClrArray | null, start: number, test: Test) =>
    findIndex(array, start, vector(array).length - start, test),
  'static int FindIndex<T>(T[] array, int startIndex, int count, Predicate<T> match)': findIndex,
  'static int IndexOf(Array array, object value)': (array: ClrArray | null, value: unknown) =>
    vector(array)
      .toArray()
      .findIndex((item) => equalValues(item, value)),
  'static int IndexOf<T>(T[] array, T value, int startIndex, int count)': (
    array: ClrArray | null,
    value: unknown,
    start: number,
    count: number,
  ) => findIndex(array, start, count, (item) => equalValues(item, value)),
  'static int LastIndexOf<T>(T[] array, T value, int startIndex)': (array: ClrArray | null, value: unknown, start: number) =>
    vector(array)
      .toArray()
      .slice(0, start + 1)
      .findLastIndex((item) => equalValues(item, value)),
  'static ReadOnlyCollection<T> AsReadOnly<T>(T[] array)': (array: ClrArray | null, { typeArguments }: Call) =>
    new List(typeArguments[0]!, vector(array).toArray(), 'System.Collections.ObjectModel.ReadOnlyCollection'),
  'static Array CreateInstance(Type elementType, int length)': (type: RuntimeType, length: number, { machine }: Call) => {
    if (length < 0) raiseArgument('System.ArgumentOutOfRangeException', `length ('${length}') must be a non-negative value.`, 'length');
    machine.allocate(length * 16);
    return ClrArray.filled(type, [length], machine.types.defaultOf(type));
  },
  'static void Sort<TKey, TValue>(TKey[] keys, TValue[] items)': (keys: ClrArray, items: ClrArray | null) =>
    sortPairs(keys, items, compareValues),
  'static void Sort<TKey, TValue>(TKey[] keys, TValue[] items, IComparer<TKey> comparer)': (
    keys: ClrArray,
    items: ClrArray | null,
    comparer: unknown,
  ) => sortPairs(keys, items, comparisonOf(comparer)),
  'static void Sort(Array keys, Array items)': (keys: ClrArray, items: ClrArray | null) => sortPairs(keys, items, compareValues),
  'static void Sort<T>(T[] array, int index, int length)': (array: ClrArray, index: number, length: number) =>
    sortPart(array, index, length, compareValues),
  'static void Sort<T>(T[] array, int index, int length, IComparer<T> comparer)': (
    array: ClrArray,
    index: number,
    length: number,
    comparer: unknown,
  ) => sortPart(array, index, length, comparisonOf(comparer)),
  'static void Reverse<T>(T[] array, int index, int length)': (array: ClrArray, index: number, length: number) => {
    checkPart(vector(array), index, length);
    put(
      array,
      array
        .toArray()
        .slice(index, index + length)
        .reverse(),
      index,
    );
  },
  'static void ConstrainedCopy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length)': (
    from: ClrArray,
    at: number,
    to: ClrArray,
    start: number,
    length: number,
  ) => put(to, from.toArray().slice(at, at + length), start),
  'static void Fill<T>(T[] array, T value, int startIndex, int count)': (array: ClrArray, value: unknown, start: number, count: number) => {
    for (let i = start; i < start + count; i++) vector(array).set(i, value);
  },
  'static int BinarySearch<T>(T[] array, T value, IComparer<T> comparer)': (array: ClrArray, value: unknown, comparer: unknown) => {
    const compare = comparisonOf(comparer);
    let [low, high] = [0, vector(array).length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const order = compare(array.get(middle), value);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return ~low;
  },
  'static int MaxLength { get; }': () => 2147483591,
  'long GetLongLength(int dimension)': (self: ClrArray, dimension: number) => BigInt(self.lengths[dimension] ?? 0),
  'object GetValue(params int[] indices)': (self: ClrArray, indices: ClrArray) => self.get(self.offset(indices.toArray() as number[])),
  'void SetValue(object value, params int[] indices)': (self: ClrArray, value: unknown, indices: ClrArray) =>
    self.set(self.offset(indices.toArray() as number[]), value),
  'IEnumerator GetEnumerator()': (self: ClrArray) => new Enumerator(self[Symbol.iterator](), self.element),
  'void Initialize()': () => undefined,
  'bool IsFixedSize { get; }': () => true,
  'bool IsReadOnly { get; }': () => false,
  'bool IsSynchronized { get; }': () => false,
  'object SyncRoot { get; }': (self: ClrArray) => self,
};

const view = new DataView(new ArrayBuffer(8));
export const moreBitConverter: Record<string, Behaviour> = {
  'static double Int64BitsToDouble(long value)': (value: bigint) => {
    view.setBigInt64(0, value);
    return new Double(view.getFloat64(0));
  },
  'static double UInt64BitsToDouble(ulong value)': (value: UInt64) => {
    view.setBigUint64(0, value.value);
    return new Double(view.getFloat64(0));
  },
  'static ulong DoubleToUInt64Bits(double value)': (value: Double) => {
    view.setFloat64(0, value.value);
    return new UInt64(view.getBigUint64(0));
  },
  'static int SingleToInt32Bits(float value)': (value: Single) => {
    view.setFloat32(0, value.value);
    return view.getInt32(0);
  },
  'static uint SingleToUInt32Bits(float value)': (value: Single) => {
    view.setFloat32(0, value.value);
    return new UInt32(view.getUint32(0));
  },
  'static float Int32BitsToSingle(int value)': (value: number) => {
    view.setInt32(0, value);
    return new Single(view.getFloat32(0));
  },
  'static float UInt32BitsToSingle(uint value)': (value: UInt32) => {
    view.setUint32(0, value.value);
    return new Single(view.getFloat32(0));
  },
};

interface GuidValue extends ClrObject {
  readonly digits: string;
}
const hex = (value: number, width: number): string => (value >>> 0).toString(16).padStart(8, '0').slice(-width);
/** `make`: a Guid of 32 hex digits. */
export const moreGuid = (make: (digits: string) => GuidValue): Record<string, Behaviour> => {
  const less = (a: GuidValue, b: GuidValue): boolean => a.digits < b.digits;
  const parts = (a: number, b: number, c: number, rest: readonly Byte[]): GuidValue =>
    make(hex(a, 8) + hex(b, 4) + hex(c, 4) + rest.map((byte) => hex(byte.value, 2)).join(''));
  return {
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
    'static Guid AllBitsSet { get; }': () => make('f'.repeat(32)),
    'static Guid CreateVersion7()': ({ machine }: Call) => {
      const milliseconds = (machine.utcNow() - 621_355_968_000_000_000n) / 10_000n;
      const random = Array.from(machine.randomBytes(10), (byte) => hex(byte, 2)).join('');
      const variant = ((Number.parseInt(random[4]!, 16) & 3) | 8).toString(16);
      return make(`${milliseconds.toString(16).padStart(12, '0')}7${random.slice(1, 4)}${variant}${random.slice(5)}`.slice(0, 32));
    },
    'int Version { get; }': (self: GuidValue) => Number.parseInt(self.digits[12]!, 16),
    'int Variant { get; }': (self: GuidValue) => Number.parseInt(self.digits[16]!, 16),
    'int CompareTo(object value)': (self: GuidValue, other: unknown) =>
      other === null
        ? 1
        : typeOf(other) === typeOf(self)
          ? self.compareTo!(other)
          : raiseArgument('System.ArgumentException', 'Object must be of type GUID.', 'value'),
    'static bool operator <(Guid left, Guid right)': less,
    'static bool operator >(Guid left, Guid right)': (a: GuidValue, b: GuidValue) => less(b, a),
    'static bool operator <=(Guid left, Guid right)': (a: GuidValue, b: GuidValue) => !less(b, a),
    'static bool operator >=(Guid left, Guid right)': (a: GuidValue, b: GuidValue) => !less(a, b),
  };
};

interface RandomValue {
  sample(call: Call): number;
}
const within = (self: RandomValue, low: bigint, high: bigint, call: Call): bigint => {
  if (low > high) raiseArgument('System.ArgumentOutOfRangeException', "'minValue' cannot be greater than maxValue.", 'minValue');
  return low + BigInt(Math.floor(self.sample(call) * Number(high - low)));
};
export const moreRandom: Record<string, Behaviour> = {
  'long NextInt64()': (self: RandomValue, call: Call) => within(self, 0n, (1n << 63n) - 1n, call),
  'long NextInt64(long maxValue)': (self: RandomValue, max: bigint, call: Call) => within(self, 0n, max, call),
  'long NextInt64(long minValue, long maxValue)': within,
  'float NextSingle()': (self: RandomValue, call: Call) => new Single(self.sample(call)),
  'T[] GetItems<T>(T[] choices, int length)': (self: RandomValue, choices: ClrArray, length: number, call: Call) =>
    ClrArray.of(
      call.typeArguments[0]!,
      Array.from({ length }, () => choices.get(Math.floor(self.sample(call) * choices.length))),
    ),
  'void Shuffle<T>(T[] values)': (self: RandomValue, values: ClrArray, call: Call) => {
    for (let i = 0; i < values.length - 1; i++) {
      const j = i + Math.floor(self.sample(call) * (values.length - i));
      const item = values.get(i);
      values.set(i, values.get(j));
      values.set(j, item);
    }
  },
};

const real = (compute: (value: number) => number) => (value: Double) => new Double(compute(value.value));
const exponentOf = (value: number): number =>
  value === 0 || !Number.isFinite(value)
    ? Number.isNaN(value) || Math.abs(value) > 1
      ? 2147483647
      : -2147483648
    : Math.floor(Math.log2(Math.abs(value)));
const step = (value: number, up: boolean): number => {
  if (Number.isNaN(value) || value === (up ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY)) return value;
  if (value === 0) return up ? 5e-324 : -5e-324;
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + (value > 0 === up ? 1n : -1n));
  return view.getFloat64(0);
};
export const moreMath: Record<string, Behaviour> = {
  'static double Acosh(double d)': real(Math.acosh),
  'static double Asinh(double d)': real(Math.asinh),
  'static double Atanh(double d)': real(Math.atanh),
  'static double BitIncrement(double x)': real((value) => step(value, true)),
  'static double BitDecrement(double x)': real((value) => step(value, false)),
  'static double CopySign(double x, double y)': (x: Double, y: Double) =>
    new Double(y.value < 0 || Object.is(y.value, -0) ? -Math.abs(x.value) : Math.abs(x.value)),
  'static double FusedMultiplyAdd(double x, double y, double z)': (x: Double, y: Double, z: Double) =>
    new Double(x.value * y.value + z.value),
  'static int ILogB(double x)': (x: Double) => exponentOf(x.value),
  'static double ScaleB(double x, int n)': (x: Double, n: number) => new Double(x.value * 2 ** n),
  'static double MaxMagnitude(double x, double y)': (x: Double, y: Double) =>
    Math.abs(x.value) > Math.abs(y.value) || Number.isNaN(x.value)
      ? x
      : Math.abs(x.value) === Math.abs(y.value) && x.value > y.value
        ? x
        : y,
  'static double MinMagnitude(double x, double y)': (x: Double, y: Double) =>
    Math.abs(x.value) < Math.abs(y.value) || Number.isNaN(x.value)
      ? x
      : Math.abs(x.value) === Math.abs(y.value) && x.value < y.value
        ? x
        : y,
  'static double ReciprocalEstimate(double d)': real((value) => 1 / value),
  'static (double Sin, double Cos) SinCos(double x)': (x: Double) =>
    new Tuple([new Double(Math.sin(x.value)), new Double(Math.cos(x.value))], [clr.double, clr.double]),
  'static long DivRem(long a, long b, out long result)': (a: bigint, b: bigint, result: { value: unknown }) => {
    if (b === 0n) raise('System.DivideByZeroException', 'Attempted to divide by zero.');
    result.value = a % b;
    return a / b;
  },
  'static (int Quotient, int Remainder) DivRem(int left, int right)': (a: number, b: number) =>
    b === 0
      ? raise('System.DivideByZeroException', 'Attempted to divide by zero.')
      : new Tuple([(a / b) | 0, (a % b) | 0], [clr.int, clr.int]),
  'static (long Quotient, long Remainder) DivRem(long left, long right)': (a: bigint, b: bigint) =>
    b === 0n ? raise('System.DivideByZeroException', 'Attempted to divide by zero.') : new Tuple([a / b, a % b], [clr.long, clr.long]),
};

export const typeCode = (name: string): EnumValue =>
  enumValue('System.TypeCode', Math.max(1, codes.indexOf(name.replace(/^System\./, ''))));
export const codes = [
  'Empty',
  'Object',
  'DBNull',
  'Boolean',
  'Char',
  'SByte',
  'Byte',
  'Int16',
  'UInt16',
  'Int32',
  'UInt32',
  'Int64',
  'UInt64',
  'Single',
  'Double',
  'Decimal',
  'DateTime',
  '',
  'String',
];
