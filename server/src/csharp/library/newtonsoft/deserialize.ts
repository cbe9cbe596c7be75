/** `JsonConvert.DeserializeObject<T>` and `JToken.ToObject<T>`: values of .NET types from JSON. */
import { ClrArray } from '../../runtime/array.ts';
import { EnumValue, enumDefinition } from '../../runtime/enums.ts';
import { ClrException, raise } from '../../runtime/exception.ts';
import { textOf } from '../../runtime/operations.ts';
import { clr, type RuntimeType } from '../../runtime/type.ts';
import { typeOf } from '../../runtime/value.ts';
import type { Machine } from '../machine.ts';
import { bytesOfBase64 } from './base64.ts';
import { BigInteger } from './big-integer.ts';
import { byteArray } from './casts.ts';
import { changeTextToo } from './change-type.ts';
import { keyValuePair, newDictionary, newList, newSet } from './foreign.ts';
import { readToken } from './load.ts';
import { asInteger } from './numeric.ts';
import { JsonReader, type ReadAs } from './reader.ts';
import { JArray, JConstructor, JObject, JProperty, type JToken, JValue } from './token.ts';
import { TokenReader, type TokenSource } from './token-reader.ts';

class TextSource extends JsonReader implements TokenSource {
  take(): JToken {
    return readToken(this);
  }
}
const exceptionType = 'Newtonsoft.Json.JsonSerializationException';

export const deserialize = (text: string, type: RuntimeType, machine: Machine): unknown => {
  const source = new TextSource(text);
  const result = new Deserializer(machine).root(source, type);
  while (source.read())
    if (source.token !== 'Comment')
      source.fail('Additional text found in JSON string after finishing deserializing object.', exceptionType);
  return result;
};
export const tokenToObject = (token: JToken, type: RuntimeType, machine: Machine): unknown =>
  new Deserializer(machine).root(new TokenReader(token), type);

const readAs: Readonly<Record<string, ReadAs>> = {
  'System.Int32': 'Int32',
  'System.Int16': 'Int32',
  'System.Byte': 'Int32',
  'System.String': 'String',
  'System.Double': 'Double',
  'System.Single': 'Double',
  'System.Decimal': 'Decimal',
  'System.Boolean': 'Boolean',
};
const linq: Readonly<Record<string, new (...args: never[]) => JToken>> = {
  'Newtonsoft.Json.Linq.JObject': JObject,
  'Newtonsoft.Json.Linq.JArray': JArray,
  'Newtonsoft.Json.Linq.JValue': JValue,
  'Newtonsoft.Json.Linq.JProperty': JProperty,
  'Newtonsoft.Json.Linq.JConstructor': JConstructor,
};
const collections = 'System.Collections.Generic.';
const lists = new Set(
  ['List', 'IList', 'ICollection', 'IEnumerable', 'IReadOnlyList', 'IReadOnlyCollection'].map((name) => collections + name),
);
const dictionaries = new Set(['Dictionary', 'IDictionary', 'IReadOnlyDictionary'].map((name) => collections + name));
const sets = new Set(['HashSet', 'ISet'].map((name) => collections + name));
const pair = `${collections}KeyValuePair`;

class Deserializer {
  private readonly machine: Machine;
  constructor(machine: Machine) {
    this.machine = machine;
  }
  root(source: TokenSource, type: RuntimeType): unknown {
    if (!this.advance(source, type)) {
      const initial = this.machine.types.defaultOf(type);
      if (initial !== null) raise(exceptionType, `No JSON content found and type '${type.clrName}' is not nullable.`);
      return null;
    }
    return this.value(source, type);
  }
  private advance(source: TokenSource, type: RuntimeType): boolean {
    const target = type.name === 'System.Nullable' ? type.arguments[0]! : type;
    const as = target === byteArray ? 'Bytes' : (readAs[target.name] ?? 'Any');
    let read = source.read(as);
    while (read && source.token === 'Comment') read = source.read(as);
    return read;
  }
  private value(source: TokenSource, type: RuntimeType): unknown {
    this.machine.charge(1);
    if (type.name.startsWith('Newtonsoft.Json.Linq.')) return this.token(source, type);
    switch (source.token) {
      case 'StartObject':
        return this.object(source, type);
      case 'StartArray':
        return this.list(source, type);
      case 'StartConstructor':
        return source.take();
      case 'String':
        if (type === byteArray && typeof source.value === 'string')
          return ClrArray.ofBytes(bytesOfBase64(source.value) ?? this.refuse(source, source.value, type));
        if (source.value === '' && type !== clr.string && type !== clr.object && this.machine.types.defaultOf(type) === null) return null;
        return this.ensure(source, source.value, type);
      default:
        return this.ensure(source, source.value, type);
    }
  }
  private token(source: TokenSource, type: RuntimeType): unknown {
    if (source.token === 'Null' && type.name !== 'Newtonsoft.Json.Linq.JToken' && type.name !== 'Newtonsoft.Json.Linq.JValue') return null;
    const token = source.take();
    const wanted = linq[type.name];
    if (wanted && !(token instanceof wanted)) {
      return source.fail(
        `Deserialized JSON type '${typeOf(token).clrName}' is not compatible with expected type '${type.clrName}'.`,
        exceptionType,
      );
    }
    return token;
  }
  private refuse(source: TokenSource, value: unknown, type: RuntimeType): never {
    const text = value === null ? '{null}' : typeof value === 'string' ? `"${value}"` : textOf(value);
    return source.fail(`Error converting value ${text} to type '${type.clrName}'.`, exceptionType);
  }
  private ensure(source: TokenSource, value: unknown, type: RuntimeType): unknown {
    if (value === null) {
      if (this.machine.types.defaultOf(type) === null) return null;
      return this.refuse(source, value, type);
    }
    if (type === clr.object || typeOf(value) === type) return value;
    const target = type.name === 'System.Nullable' ? type.arguments[0]! : type;
    try {
      const definition = enumDefinition(target.name);
      if (definition) {
        if (typeof value !== 'string') return EnumValue.of(target, Number(asInteger(value)));
        const known = [...definition.members].find(([name]) => name.toLowerCase() === value.trim().toLowerCase());
        if (known) return EnumValue.of(target, known[1]);
        if (/^-?\d+$/.test(value)) return EnumValue.of(target, Number(value));
        return raise('System.ArgumentException', `Requested value '${value}' was not found.`);
      }
      if (this.machine.types.isInstance(value, target)) return value;
      return changeTextToo(value instanceof BigInteger && target === clr.string ? value.toText() : value, target);
    } catch (error) {
      if (!(error instanceof ClrException)) throw error;
      return this.refuse(source, value, type);
    }
  }

  private object(source: TokenSource, type: RuntimeType): unknown {
    if (type === clr.object) return source.take();
    if (dictionaries.has(type.name) && type.arguments.length === 2) {
      const [keyType, valueType] = type.arguments as [RuntimeType, RuntimeType];
      const entries: [unknown, unknown][] = [];
      this.members(source, valueType, (name, value) =>
        entries.push([keyType === clr.string ? name : this.ensure(source, name, keyType), value]),
      );
      return newDictionary(keyType, valueType, entries);
    }
    if (type.name === pair) {
      let key: unknown = this.machine.types.defaultOf(type.arguments[0]!);
      let value: unknown = this.machine.types.defaultOf(type.arguments[1]!);
      this.properties(source, (name) => {
        if (name.toLowerCase() === 'key') key = this.next(source, type.arguments[0]!);
        else if (name.toLowerCase() === 'value') value = this.next(source, type.arguments[1]!);
        else this.next(source, clr.object);
      });
      return keyValuePair(type, key, value);
    }
    source.read();
    const isList = type.isArray || lists.has(type.name) || sets.has(type.name);
    const requires = isList ? 'JSON array (e.g. [1,2,3])' : 'JSON primitive value (e.g. string, number, boolean, null)';
    return source.fail(
      `Cannot deserialize the current JSON object (e.g. {"name":"value"}) into type '${type.clrName}' because the type requires a ${requires} to deserialize correctly.\nTo fix this error either change the JSON to a ${requires} or change the deserialized type so that it is a normal .NET type (e.g. not a primitive type like integer, not a collection type like an array or List<T>) that can be deserialized from a JSON object. JsonObjectAttribute can also be added to the type to force it to deserialize from a JSON object.\n`,
      exceptionType,
    );
  }
  private next(source: TokenSource, type: RuntimeType): unknown {
    if (!this.advance(source, type)) this.unexpectedEnd(source);
    return this.value(source, type);
  }
  private unexpectedEnd(source: TokenSource): never {
    return source.fail('Unexpected end when deserializing object.', exceptionType);
  }
  private properties(source: TokenSource, each: (name: string) => void): void {
    for (;;) {
      if (!source.read()) this.unexpectedEnd(source);
      if (source.token === 'EndObject') return;
      if (source.token === 'PropertyName') each(source.value as string);
    }
  }
  private members(source: TokenSource, type: RuntimeType, each: (name: string, value: unknown) => void): void {
    this.properties(source, (name) => each(name, this.next(source, type)));
  }

  private list(source: TokenSource, type: RuntimeType): unknown {
    if (type === clr.object) return source.take();
    const element =
      type.isArray && type.name === '[]'
        ? type.element!
        : lists.has(type.name) || sets.has(type.name)
          ? (type.arguments[0] ?? clr.object)
          : null;
    if (!element) {
      const requires =
        dictionaries.has(type.name) || type.name === pair
          ? 'JSON object (e.g. {"name":"value"})'
          : 'JSON primitive value (e.g. string, number, boolean, null)';
      return source.fail(
        `Cannot deserialize the current JSON array (e.g. [1,2,3]) into type '${type.clrName}' because the type requires a ${requires} to deserialize correctly.\nTo fix this error either change the JSON to a ${requires} or change the deserialized type to an array or a type that implements a collection interface (e.g. ICollection, IList) like List<T> that can be deserialized from a JSON array. JsonArrayAttribute can also be added to the type to force it to deserialize from a JSON array.\n`,
        exceptionType,
      );
    }
    const items: unknown[] = [];
    for (;;) {
      if (!this.advance(source, element)) source.fail('Unexpected end when deserializing array.', exceptionType);
      if (source.token === 'EndArray') break;
      items.push(this.value(source, element));
    }
    if (type.isArray) return ClrArray.of(element, items);
    return sets.has(type.name) ? newSet(element, items) : newList(element, items);
  }
}
