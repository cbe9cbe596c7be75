/** Checked arrays, ranges and indices: who is null or out of range is told as .NET tells it. */
import { type ClrArray, raise, raiseArgument, raiseNull } from '../../../runtime/index.ts';

export type Test = (item: unknown) => boolean;
export type Compare = (a: unknown, b: unknown) => number;

export const vector = (array: ClrArray | null, parameter = 'array'): ClrArray => array ?? raiseNull(parameter);
/** Of members that take a bare `Array`. */
export const oneDimensional = (array: ClrArray | null, parameter = 'array'): ClrArray =>
  vector(array, parameter).rank === 1 ? array! : raise('System.RankException', 'Only single dimension arrays are supported here.');
export const itemsOfVector = (array: ClrArray | null, parameter = 'array'): unknown[] => vector(array, parameter).toArray();
export const given = <T>(callback: T | null, parameter = 'match'): T => callback ?? raiseNull(parameter);

export const put = (array: ClrArray, items: readonly unknown[], from = 0): void => items.forEach((item, i) => array.set(from + i, item));

const outOfRange = (message: string, parameter: string): never => raiseArgument('System.ArgumentOutOfRangeException', message, parameter);
export const beyond = (parameter: string): never =>
  outOfRange('Index was out of range. Must be non-negative and less than or equal to the size of the collection.', parameter);
export const outside = (parameter: string): never =>
  outOfRange('Index was out of range. Must be non-negative and less than the size of the collection.', parameter);
export const badCount = (parameter = 'count'): never =>
  outOfRange('Count must be positive and count must refer to a location within the string/array/collection.', parameter);
/** An index or length given as long. */
export const narrow = (value: bigint, parameter: string): number =>
  value > 2147483647n || value < -2147483648n ? outOfRange('Arrays larger than 2GB are not supported.', parameter) : Number(value);

export const checkPart = (array: ClrArray, index: number, length: number): void => {
  if (index < 0) outOfRange('Non-negative number required.', 'index');
  if (length < 0) outOfRange('Non-negative number required.', 'length');
  if (index + length > array.length)
    raise(
      'System.ArgumentException',
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
};
