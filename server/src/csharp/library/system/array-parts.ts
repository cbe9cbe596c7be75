/** Checked ranges, sorting and searching of arrays. */
import { type ClrArray, raise, raiseArgument, raiseNull } from '../../runtime/index.ts';

export type Test = (item: unknown) => boolean;

export const vector = (array: ClrArray | null, parameter = 'array'): ClrArray => array ?? raiseNull(parameter);

export const put = (array: ClrArray, items: readonly unknown[], from = 0): void => items.forEach((item, i) => array.set(from + i, item));

const outside = (parameter: string): never =>
  raiseArgument(
    'System.ArgumentOutOfRangeException',
    'Index was out of range. Must be non-negative and less than or equal to the size of the collection.',
    parameter,
  );

export const checkPart = (array: ClrArray, index: number, length: number): void => {
  if (index < 0) raiseArgument('System.ArgumentOutOfRangeException', 'Non-negative number required.', 'index');
  if (length < 0) raiseArgument('System.ArgumentOutOfRangeException', 'Non-negative number required.', 'length');
  if (index + length > array.length)
    raise(
      'System.ArgumentException',
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
};

export const sortPairs = (keys: ClrArray, items: ClrArray | null, compare: (a: unknown, b: unknown) => number): void => {
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

export const sortPart = (array: ClrArray, index: number, length: number, compare: (a: unknown, b: unknown) => number): void => {
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

export const findIndex = (array: ClrArray | null, start: number, count: number, test: Test): number => {
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
