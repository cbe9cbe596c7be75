/** `default(T)`. */
import { Decimal } from '../runtime/decimal.ts';
import { EnumValue } from '../runtime/enums.ts';
import { Byte, Char, Double, Int16, SByte, Single, UInt16, UInt32, UInt64 } from '../runtime/numbers.ts';
import { Tuple } from '../runtime/tuple.ts';
import { type RuntimeType, runtimeType } from '../runtime/type.ts';
import { handleOf, type Type } from './type.ts';

const simple: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['System.Int32', 0],
  ['System.Int64', 0n],
  ['System.Boolean', false],
  ['System.Char', Char.of(0)],
  ['System.Double', new Double(0)],
  ['System.Single', new Single(0)],
  ['System.Decimal', Decimal.zero],
  ['System.Byte', Byte.of(0)],
  ['System.SByte', new SByte(0)],
  ['System.Int16', new Int16(0)],
  ['System.UInt16', new UInt16(0)],
  ['System.UInt32', new UInt32(0)],
  ['System.UInt64', new UInt64(0n)],
]);

/** Of a library struct: what its declaration says; of a generic one given the defaults of its arguments and their handles. */
const structDefault = (type: Type, handle: RuntimeType): unknown => {
  if (type.kind !== 'named') return null;
  const declared = type.definition.declaration.options.default;
  if (typeof declared !== 'function') return declared ?? null;
  const values = type.arguments.map((argument) => defaultOf(argument));
  return (declared as (values: readonly unknown[], types: readonly RuntimeType[]) => unknown)(values, handle.arguments);
};

export const defaultOf = (type: Type, handle: RuntimeType = handleOf(type)): unknown => {
  if (type.kind !== 'named' || !type.isValueType || type.isNullable) return null;
  const known = simple.get(type.definition.name);
  if (known !== undefined) return known;
  if (type.isEnum) return EnumValue.of(runtimeType(type.definition.name), 0);
  if (type.isTuple)
    return new Tuple(
      type.arguments.map((argument) => defaultOf(argument)),
      handle.arguments,
    );
  return structDefault(type, handle);
};
