/** Conversions between JToken and values, one operator each way and type. */
import { clr, type RuntimeType, runtimeType } from '../../runtime/type.ts';
import type { Behaviour } from '../declare.ts';
import { byteArray, castToken } from './casts.ts';
import { type JToken, JValue, TokenType } from './token.ts';

const structs: readonly (readonly [string, RuntimeType])[] = [
  ['bool', clr.bool],
  ['DateTimeOffset', runtimeType('System.DateTimeOffset')],
  ['DateTime', runtimeType('System.DateTime')],
  ['long', clr.long],
  ['decimal', clr.decimal],
  ['double', clr.double],
  ['int', clr.int],
  ['short', clr.short],
  ['ushort', clr.ushort],
  ['byte', clr.byte],
  ['sbyte', clr.sbyte],
  ['float', clr.float],
  ['uint', clr.uint],
  ['ulong', clr.ulong],
  ['Guid', runtimeType('System.Guid')],
  ['TimeSpan', runtimeType('System.TimeSpan')],
];
const classes: readonly (readonly [string, RuntimeType])[] = [
  ['string', clr.string],
  ['byte[]', byteArray],
  ['Uri', runtimeType('System.Uri')],
];
const integers = new Set(['int', 'short', 'ushort', 'byte', 'sbyte', 'uint']);
/** Integers become long, as `new JValue(long)` takes them. */
const widen = (value: unknown): unknown =>
  value === null ? null : BigInt(typeof value === 'number' ? value : (value as { value: number }).value);

const operators: Record<string, Behaviour> = {};
for (const [name, type] of structs) {
  operators[`static explicit operator ${name}(JToken value)`] = (token: JToken | null) => castToken(token, type, false);
  operators[`static explicit operator ${name}?(JToken value)`] = (token: JToken | null) => castToken(token, type, true);
  const make = integers.has(name) ? (value: unknown) => new JValue(widen(value)) : (value: unknown) => new JValue(value);
  operators[`static implicit operator JToken(${name} value)`] = make;
  operators[`static implicit operator JToken(${name}? value)`] = make;
}
operators['static explicit operator char(JToken value)'] = (token: JToken | null) => castToken(token, clr.char, false);
operators['static explicit operator char?(JToken value)'] = (token: JToken | null) => castToken(token, clr.char, true);
for (const [name, type] of classes) {
  operators[`static explicit operator ${name}(JToken value)`] = (token: JToken | null) => castToken(token, type, true);
  operators[`static implicit operator JToken(${name} value)`] =
    name === 'string' ? (value: unknown) => new JValue(value, TokenType.String) : (value: unknown) => new JValue(value);
}
export const castOperators: Readonly<Record<string, Behaviour>> = operators;
