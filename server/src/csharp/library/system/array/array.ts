/** System.Array: its instance members; the static ones by what they do. */
import { ClrArray, raise } from '../../../runtime/index.ts';
import { Enumerator } from '../../collections/enumerator.ts';
import { List } from '../../collections/list.ts';
import { type Call, declare } from '../../declare.ts';
import { copies, copy } from './copy.ts';
import { itemsOfVector, narrow, vector } from './parts.ts';
import { searches } from './search.ts';
import { sorts } from './sort.ts';

const lengthOf = (self: ClrArray, dimension: number, message = 'Array does not have that many dimensions.'): number =>
  self.lengths[dimension] ?? raise('System.IndexOutOfRangeException', message);
const names = ['one', 'two', 'three'];
/** The place of as many indices as there are dimensions. */
const at = (self: ClrArray, indices: readonly number[], listed: boolean): number => {
  if (indices.length !== self.rank)
    raise(
      'System.ArgumentException',
      listed || indices.length > 3
        ? 'Indices length does not match the array rank.'
        : `Array was not a ${names[indices.length - 1]}-dimensional array.`,
    );
  return self.offset(indices);
};
const set = (self: ClrArray, value: unknown, indices: readonly number[], listed: boolean, { machine }: Call): void => {
  const place = at(self, indices, listed);
  const initial = machine.types.defaultOf(self.element);
  if (value === null) self.set(place, initial);
  else if (machine.types.isInstance(value, self.element)) self.set(place, value);
  else raise('System.InvalidCastException', 'Object cannot be stored in an array of this type.');
};

export default declare('public abstract class System.Array : IList, ICollection, IEnumerable', {
  ...searches,
  ...sorts,
  ...copies,
  'static ReadOnlyCollection<T> AsReadOnly<T>(T[] array)': (array: ClrArray | null, { typeArguments }: Call) =>
    new List(typeArguments[0]!, itemsOfVector(array), 'System.Collections.ObjectModel.ReadOnlyCollection'),
  'static int MaxLength { get; }': () => 2147483591,
  'int Length { get; }': (self: ClrArray) => self.length,
  'long LongLength { get; }': (self: ClrArray) => BigInt(self.length),
  'int Rank { get; }': (self: ClrArray) => self.rank,
  'int GetLength(int dimension)': (self: ClrArray, dimension: number) =>
    lengthOf(self, dimension, 'Index was outside the bounds of the array.'),
  'long GetLongLength(int dimension)': (self: ClrArray, dimension: number) => BigInt(lengthOf(self, dimension)),
  'int GetUpperBound(int dimension)': (self: ClrArray, dimension: number) => lengthOf(self, dimension) - 1,
  'int GetLowerBound(int dimension)': (self: ClrArray, dimension: number) => {
    lengthOf(self, dimension);
    return 0;
  },
  'object GetValue(int index)': (self: ClrArray, index: number) => self.get(at(self, [index], false)),
  'object GetValue(int index1, int index2)': (self: ClrArray, first: number, second: number) => self.get(at(self, [first, second], false)),
  'object GetValue(long index)': (self: ClrArray, index: bigint) => self.get(at(self, [narrow(index, 'index')], false)),
  'object GetValue(params int[] indices)': (self: ClrArray, indices: ClrArray | null) =>
    self.get(at(self, itemsOfVector(indices, 'indices') as number[], true)),
  'void SetValue(object value, int index)': (self: ClrArray, value: unknown, index: number, call: Call) =>
    set(self, value, [index], false, call),
  'void SetValue(object value, int index1, int index2)': (self: ClrArray, value: unknown, first: number, second: number, call: Call) =>
    set(self, value, [first, second], false, call),
  'void SetValue(object value, long index)': (self: ClrArray, value: unknown, index: bigint, call: Call) =>
    set(self, value, [narrow(index, 'index')], false, call),
  'void SetValue(object value, params int[] indices)': (self: ClrArray, value: unknown, indices: ClrArray | null, call: Call) =>
    set(self, value, itemsOfVector(indices, 'indices') as number[], true, call),
  'object Clone()': (self: ClrArray, { machine }: Call) => {
    if (self.rank === 1) return ClrArray.of(self.element, self.toArray());
    const copied = ClrArray.filled(self.element, self.lengths, machine.types.defaultOf(self.element));
    for (const [i, item] of self.toArray().entries()) copied.set(i, item);
    return copied;
  },
  'void CopyTo(Array array, int index)': (self: ClrArray, to: ClrArray | null, index: number, call: Call) =>
    copy(self, 0, vector(to, 'destinationArray'), index, self.length, call),
  'void CopyTo(Array array, long index)': (self: ClrArray, to: ClrArray | null, index: bigint, call: Call) =>
    copy(self, 0, vector(to, 'destinationArray'), narrow(index, 'index'), self.length, call),
  'IEnumerator GetEnumerator()': (self: ClrArray) => new Enumerator(self[Symbol.iterator](), self.element),
  'void Initialize()': () => undefined,
  'bool IsFixedSize { get; }': () => true,
  'bool IsReadOnly { get; }': () => false,
  'bool IsSynchronized { get; }': () => false,
  'object SyncRoot { get; }': (self: ClrArray) => self,
});
