/** Copying, filling and making arrays by System.Array's static members. */
import { ClrArray, clr, type Ref, type RuntimeType, raise, raiseArgument, raiseNull } from '../../../runtime/index.ts';
import type { Behaviour, Call } from '../../declare.ts';
import { badCount, beyond, given, itemsOfVector, narrow, put, vector } from './parts.ts';

const nonNegative = (value: number, parameter: string): void => {
  if (value < 0) raiseArgument('System.ArgumentOutOfRangeException', `${parameter} ('${value}') must be a non-negative value.`, parameter);
};
const isReference = (type: RuntimeType, { machine }: Call): boolean => machine.types.defaultOf(type) === null;

/** What cannot be in the destination's elements is found before anything is copied. */
const checkElements = (items: readonly unknown[], from: ClrArray, to: ClrArray, call: Call): void => {
  if (from.element === to.element || to.element === clr.object) return;
  if (from.element !== clr.object && isReference(from.element, call) !== isReference(to.element, call))
    raise('System.ArrayTypeMismatchException', 'Source array type cannot be assigned to destination array type.');
  for (const item of items)
    if (item === null ? !isReference(to.element, call) : !call.machine.types.isInstance(item, to.element))
      raise(
        'System.InvalidCastException',
        'At least one element in the source array could not be cast down to the destination array type.',
      );
};
export function copy(from: ClrArray | null, at: number, to: ClrArray | null, start: number, length: number, call: Call): void {
  vector(from, 'sourceArray');
  vector(to, 'destinationArray');
  if (from!.rank !== to!.rank) raise('System.RankException', 'The specified arrays must have the same number of dimensions.');
  nonNegative(length, 'length');
  for (const [value, parameter] of [
    [at, 'sourceIndex'],
    [start, 'destinationIndex'],
  ] as const)
    if (value < 0)
      raiseArgument('System.ArgumentOutOfRangeException', `${parameter} ('${value}') must be greater than or equal to '0'.`, parameter);
  if (at + length > from!.length)
    raiseArgument(
      'System.ArgumentException',
      "Source array was not long enough. Check the source index, length, and the array's lower bounds.",
      'sourceArray',
    );
  if (start + length > to!.length)
    raiseArgument(
      'System.ArgumentException',
      "Destination array was not long enough. Check the destination index, length, and the array's lower bounds.",
      'destinationArray',
    );
  const items = from!.toArray().slice(at, at + length);
  checkElements(items, from!, to!, call);
  put(to!, items, start);
}
const make = (type: RuntimeType | null, lengths: readonly number[], { machine }: Call): ClrArray => {
  const element = type ?? raiseNull('elementType');
  for (const [i, length] of lengths.entries()) nonNegative(length, lengths.length === 1 ? 'length' : `length${i + 1}`);
  machine.allocate(lengths.reduce((product, length) => product * length, 16));
  return ClrArray.filled(element, lengths, machine.types.defaultOf(element));
};
const clear = (array: ClrArray | null, index: number, length: number, { machine }: Call): void => {
  if (index < 0 || length < 0 || index + length > vector(array).length)
    raise('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
  for (let i = index; i < index + length; i++) array!.set(i, machine.types.defaultOf(array!.element));
};

export const copies: Record<string, Behaviour> = {
  'static void Copy(Array sourceArray, Array destinationArray, int length)': (
    from: ClrArray | null,
    to: ClrArray | null,
    length: number,
    call: Call,
  ) => copy(from, 0, to, 0, length, call),
  'static void Copy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length)': copy,
  'static void Copy(Array sourceArray, Array destinationArray, long length)': (
    from: ClrArray | null,
    to: ClrArray | null,
    length: bigint,
    call: Call,
  ) => copy(from, 0, to, 0, narrow(length, 'length'), call),
  'static void Copy(Array sourceArray, long sourceIndex, Array destinationArray, long destinationIndex, long length)': (
    from: ClrArray | null,
    at: bigint,
    to: ClrArray | null,
    start: bigint,
    length: bigint,
    call: Call,
  ) => copy(from, narrow(at, 'sourceIndex'), to, narrow(start, 'destinationIndex'), narrow(length, 'length'), call),
  'static void ConstrainedCopy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length)': copy,
  'static void Clear(Array array)': (array: ClrArray | null, call: Call) => clear(array, 0, vector(array).length, call),
  'static void Clear(Array array, int index, int length)': clear,
  'static void Fill<T>(T[] array, T value)': (array: ClrArray | null, value: unknown) => {
    for (let i = 0; i < vector(array).length; i++) array!.set(i, value);
  },
  'static void Fill<T>(T[] array, T value, int startIndex, int count)': (
    array: ClrArray | null,
    value: unknown,
    start: number,
    count: number,
  ) => {
    if (start < 0 || start > vector(array).length) beyond('startIndex');
    if (count < 0 || start + count > array!.length) badCount();
    for (let i = start; i < start + count; i++) array!.set(i, value);
  },
  'static void Resize<T>(ref T[] array, int newSize)': (ref: Ref<ClrArray | null>, size: number, { machine, typeArguments }: Call) => {
    nonNegative(size, 'newSize');
    machine.allocate(size * 16);
    const old = ref.value?.toArray() ?? [];
    const [element] = typeArguments;
    ref.value = ClrArray.of(
      element!,
      Array.from({ length: size }, (_, i) => (i < old.length ? old[i] : machine.types.defaultOf(element!))),
    );
  },
  'static T[] Empty<T>()': ({ typeArguments }: Call) => ClrArray.of(typeArguments[0]!, []),
  'static Array CreateInstance(Type elementType, int length)': (type: RuntimeType | null, length: number, call: Call) =>
    make(type, [length], call),
  'static Array CreateInstance(Type elementType, int length1, int length2)': (
    type: RuntimeType | null,
    first: number,
    second: number,
    call: Call,
  ) => make(type, [first, second], call),
  'static Array CreateInstance(Type elementType, params int[] lengths)': (type: RuntimeType | null, lengths: ClrArray | null, call: Call) =>
    make(type, itemsOfVector(lengths, 'lengths') as number[], call),
  'static TOutput[] ConvertAll<TInput, TOutput>(TInput[] array, Converter<TInput, TOutput> converter)': (
    array: ClrArray | null,
    converter: ((item: unknown) => unknown) | null,
    { typeArguments }: Call,
  ) =>
    ClrArray.of(
      typeArguments[1]!,
      itemsOfVector(array).map((item) => given(converter, 'converter')(item)),
    ),
  'static void ForEach<T>(T[] array, Action<T> action)': (array: ClrArray | null, action: ((item: unknown) => void) | null) =>
    itemsOfVector(array).forEach((item) => {
      given(action, 'action')(item);
    }),
};
