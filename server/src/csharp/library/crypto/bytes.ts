import { ClrArray, ClrException, raiseArgument, raiseNull } from '../../runtime/index.ts';

export const bytesOf = (array: ClrArray | null, parameter: string): Uint8Array => array?.bytes ?? raiseNull(parameter);
export const toArray = (bytes: Uint8Array): ClrArray => ClrArray.ofBytes(Uint8Array.from(bytes));

/** A part of an array, checked as hash algorithms check it. */
export const partOf = (array: ClrArray | null, offset: number, count: number, parameter: string): Uint8Array => {
  const bytes = bytesOf(array, parameter);
  if (offset < 0) raiseArgument('System.ArgumentOutOfRangeException', 'Non-negative number required.', 'offset');
  if (count < 0 || count > bytes.length) raiseArgument('System.ArgumentException', 'Value was invalid.', 'count');
  if (bytes.length - count < offset) raiseOffset();
  return bytes.subarray(offset, offset + count);
};
const raiseOffset = (): never => {
  throw new ClrException(
    'System.ArgumentException',
    'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
  );
};

export const concat = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
