/** System.BitConverter. */

import { Char, ClrArray, Double, raiseArgument, raiseNull, Single, UInt32, UInt64 } from '../../runtime/index.ts';
import { type Behaviour, declare } from '../declare.ts';
import { hex } from './guid.ts';

export const view = new DataView(new ArrayBuffer(8));

const bytesOf = (write: (view: DataView) => void, size: number): ClrArray => {
  const bytes = new Uint8Array(size);
  write(new DataView(bytes.buffer));
  return ClrArray.ofBytes(bytes);
};

export const bitConverter: Record<string, Behaviour> = {
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
  'static readonly bool IsLittleEndian': true,
  'static string ToString(byte[] value)': (value: ClrArray | null) =>
    hex((value ?? raiseNull('value')).bytes)
      .toUpperCase()
      .match(/../g)
      ?.join('-') ?? '',
  'static string ToString(byte[] value, int startIndex)': (value: ClrArray | null, start: number) =>
    textOfPart(value, start, (value ?? raiseNull('value')).length - start),
  'static string ToString(byte[] value, int startIndex, int length)': textOfPart,
  'static byte[] GetBytes(bool value)': (value: boolean) => ClrArray.ofBytes(Uint8Array.of(Number(value))),
  'static byte[] GetBytes(double value)': (value: Double) =>
    Number.isNaN(value.value)
      ? ClrArray.ofBytes(Uint8Array.of(0, 0, 0, 0, 0, 0, 0xf8, 0xff))
      : bytesOf((view) => view.setFloat64(0, value.value, true), 8),
  'static byte[] GetBytes(float value)': (value: Single) =>
    Number.isNaN(value.value)
      ? ClrArray.ofBytes(Uint8Array.of(0, 0, 0xc0, 0xff))
      : bytesOf((view) => view.setFloat32(0, value.value, true), 4),
  'static byte[] GetBytes(char value)': (value: Char) => bytesOf((view) => view.setUint16(0, value.code, true), 2),
  'static bool ToBoolean(byte[] value, int startIndex)': (value: ClrArray, start: number) => viewOf(value, start, 1).getUint8(0) !== 0,
  'static double ToDouble(byte[] value, int startIndex)': (value: ClrArray, start: number) =>
    new Double(viewOf(value, start, 8).getFloat64(0, true)),
  'static float ToSingle(byte[] value, int startIndex)': (value: ClrArray, start: number) =>
    new Single(viewOf(value, start, 4).getFloat32(0, true)),
  'static char ToChar(byte[] value, int startIndex)': (value: ClrArray, start: number) =>
    Char.of(viewOf(value, start, 2).getUint16(0, true)),
  'static long DoubleToInt64Bits(double value)': (value: Double) => {
    if (Number.isNaN(value.value)) return -2251799813685248n;
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value.value);
    return view.getBigInt64(0);
  },
};

function textOfPart(value: ClrArray | null, start: number, length: number): string {
  const { bytes } = value ?? raiseNull('value');
  if (start < 0 || (start >= bytes.length && start > 0))
    raiseArgument(
      'System.ArgumentOutOfRangeException',
      'Index was out of range. Must be non-negative and less than the size of the collection.',
      'startIndex',
    );
  if (length < 0) raiseArgument('System.ArgumentOutOfRangeException', `length ('${length}') must be a non-negative value.`, 'length');
  if (start > bytes.length - length)
    raiseArgument(
      'System.ArgumentException',
      'The array starting from the specified index is not long enough to read a value of the specified type.',
      'value',
    );
  return (
    hex(bytes.subarray(start, start + length))
      .toUpperCase()
      .match(/../g)
      ?.join('-') ?? ''
  );
}
export function viewOf(value: ClrArray | null, start: number, size: number): DataView {
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

export default declare('public static class System.BitConverter', bitConverter);
