/** System.Tuple and System.ValueTuple. */

import { ClrArray, compareValues, equalValues, Tuple, textOf } from '../../runtime/index.ts';
import { integerOf, makeIntegral } from '../../runtime/numeric-conversion.ts';
import { type Behaviour, type Call, type Declaration, declare } from '../declare.ts';
import { bitConverter, viewOf } from './bit-converter.ts';
import { hashCode } from './hash-code.ts';

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

const tuples: Declaration[] = [];

const creators: Record<string, Behaviour> = {};

const valueCreators: Record<string, Behaviour> = {};

const declareTuples = (count: number): void => {
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
};

for (let arity = 1; arity <= 8; arity++) declareTuples(arity);

const tupleCreators = declare('public static class System.Tuple', creators);

const valueTupleCreators = declare('public struct System.ValueTuple', valueCreators);

export const tupleTypes: readonly Declaration[] = [...tuples, tupleCreators, valueTupleCreators];
