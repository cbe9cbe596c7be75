/** `JsonConvert.SerializeObject` and `JToken.FromObject`: .NET values as tokens. */
import { ClrArray } from '../../runtime/array.ts';
import { EnumValue } from '../../runtime/enums.ts';
import { raise } from '../../runtime/exception.ts';
import { Char } from '../../runtime/numbers.ts';
import { each, textOf } from '../../runtime/operations.ts';
import { typeOf } from '../../runtime/value.ts';
import type { Machine } from '../machine.ts';
import { isNamespaceDeclaration } from '../xml/names.ts';
import { XDocument, XElement } from '../xml/nodes.ts';
import { dateText } from './dates.ts';
import { membersOf } from './foreign.ts';
import { JArray, JObject, JProperty, JToken, JValue } from './token.ts';
import { xmlToToken } from './xml-to-json.ts';

const maxDepth = 500;
const isDictionary = (name: string): boolean => name.endsWith('Dictionary') || name.endsWith('HeaderCollection');
const isPair = (value: unknown): value is { key: unknown; value: unknown } =>
  value !== null && typeof value === 'object' && typeOf(value).name === 'System.Collections.Generic.KeyValuePair';

export const toToken = (value: unknown, machine: Machine, depth = 0): JToken => {
  machine.charge(1);
  if (depth > maxDepth) return raise('Newtonsoft.Json.JsonSerializationException', 'Self referencing loop detected.');
  if (value instanceof JToken) return value.parent ? value.clone() : value;
  if (value instanceof Char) return new JValue(value.toText());
  if (value instanceof EnumValue) return new JValue(BigInt(value.value));
  if (value === null || value === undefined || typeof value !== 'object')
    return new JValue(typeof value === 'function' ? textOf(value) : (value ?? null));
  if (value instanceof ClrArray) return arrayToken(value, machine, depth);
  if (value instanceof XElement || value instanceof XDocument) return xmlToToken(value, isNamespaceDeclaration);
  const type = typeOf(value);
  if (isScalar(type.name)) return new JValue(value);
  if (isDictionary(type.name)) {
    const object = new JObject();
    for (const entry of each(value)) if (isPair(entry)) object.set(keyText(entry.key), toToken(entry.value, machine, depth + 1));
    return object;
  }
  const members = membersOf(value);
  if (members) {
    const object = new JObject();
    for (const [name, member] of members) object.addContent(new JProperty(name, toToken(member, machine, depth + 1)));
    return object;
  }
  if (Symbol.iterator in value) {
    const array = new JArray();
    for (const item of each(value)) array.insertChild(array.children.length, toToken(item, machine, depth + 1));
    return array;
  }
  return new JObject();
};
const scalars = new Set(
  [
    'Double',
    'Single',
    'Decimal',
    'Byte',
    'SByte',
    'Int16',
    'UInt16',
    'UInt32',
    'UInt64',
    'DateTime',
    'DateTimeOffset',
    'TimeSpan',
    'Guid',
    'Uri',
    'Numerics.BigInteger',
  ].map((name) => `System.${name}`),
);
const isScalar = (name: string): boolean => scalars.has(name);
const keyText = (key: unknown): string => {
  const name = key === null ? '' : typeOf(key).name;
  return name === 'System.DateTime' || name === 'System.DateTimeOffset' ? dateText(key) : textOf(key);
};
const arrayToken = (array: ClrArray, machine: Machine, depth: number): JToken => {
  if (array.items instanceof Uint8Array) return new JValue(array);
  const nest = (dimension: number, offset: number, size: number): JToken => {
    const token = new JArray();
    const length = array.lengths[dimension]!;
    const step = length === 0 ? 0 : size / length;
    for (let i = 0; i < length; i++) {
      const at = offset + i * step;
      const item = dimension === array.rank - 1 ? toToken(array.get(at), machine, depth + 1) : nest(dimension + 1, at, step);
      token.insertChild(token.children.length, item);
    }
    return token;
  };
  return nest(0, 0, array.length);
};
