import { type EnumValue, enumDefinition } from '../../runtime/enums.ts';
import { ClrException, raise, raiseNull } from '../../runtime/exception.ts';
import { runtimeType } from '../../runtime/type.ts';
import { type Call, declare } from '../declare.ts';
import { castToken, convertToken } from './casts.ts';
import { castOperators } from './declare-casts.ts';
import { tokenToObject } from './deserialize.ts';
import { Lazy } from './lazy.ts';
import { parseToken } from './load.ts';
import { payForCopy } from './paid.ts';
import { selectToken, selectTokens } from './path.ts';
import { toToken } from './serialize.ts';
import { JContainer, JToken, TokenType, tokenTypeValue } from './token.ts';
import { writeToken } from './writer.ts';

export const jtokenType = runtimeType('Newtonsoft.Json.Linq.JToken');
export const isIndented = (formatting: EnumValue): boolean => formatting.value === 1;
export const tokens = (walk: () => Iterable<JToken>): Lazy => new Lazy(jtokenType, walk);
const ofType = (source: Iterable<JToken>, call: Call): Lazy => {
  const type = call.typeArguments[0]!;
  return new Lazy(type, function* () {
    for (const token of source) if (call.machine.types.isInstance(token, type)) yield token;
  });
};

const container = (token: JToken): JContainer => (token instanceof JContainer ? token : token.noChildren());
export const equalityComparer = {
  clrType: runtimeType('Newtonsoft.Json.Linq.JTokenEqualityComparer'),
  keyOf: (value: unknown): unknown => (value instanceof JToken ? `\0json:${value.deepKey()}` : value),
};
const deepEquals = (a: JToken | null, b: JToken | null): boolean => a === b || (a !== null && b !== null && a.deepEquals(b));
export const fromObject = (value: unknown, call: Call): JToken => toToken(value ?? raiseNull('o'), call.machine);
const toObject = (self: JToken, call: Call): unknown => {
  const type = call.typeArguments[0]!;
  if (type.name.startsWith('Newtonsoft.') && call.machine.types.isInstance(self, type)) return self.clone();
  const nullable = type.name === 'System.Nullable';
  const target = nullable ? type.arguments[0]! : type;
  if (castable.has(target.name))
    return castToken(self, target, nullable || target.name === 'System.String' || target.name === 'System.Uri');
  if (enumDefinition(target.name) && self.type === TokenType.String) {
    try {
      return tokenToObject(self, type, call.machine);
    } catch (error) {
      if (!(error instanceof ClrException)) throw error;
      return raise('System.ArgumentException', `Could not convert '${self.toText()}' to ${target.simpleName}.`, error);
    }
  }
  return tokenToObject(self, type, call.machine);
};
/** Types that ToObject casts to instead of deserialising. */
const castable = new Set(
  'Boolean Char SByte Byte Int16 UInt16 Int32 UInt32 Int64 UInt64 Single Double Decimal DateTime DateTimeOffset String Guid Uri TimeSpan'
    .split(' ')
    .map((name) => `System.${name}`),
);

export default declare('public abstract class Newtonsoft.Json.Linq.JToken : IJEnumerable<JToken>', {
  'static JTokenEqualityComparer EqualityComparer { get; }': () => equalityComparer,
  'JContainer Parent { get; }': (self: JToken) => self.parent,
  'JToken Root { get; }': (self: JToken) => self.root,
  'virtual JTokenType Type { get; }': (self: JToken) => tokenTypeValue(self.type),
  'virtual bool HasValues { get; }': (self: JToken) => self.hasValues,
  'static bool DeepEquals(JToken t1, JToken t2)': deepEquals,
  'JToken Next { get; }': (self: JToken) => self.next,
  'JToken Previous { get; }': (self: JToken) => self.previous,
  'string Path { get; }': (self: JToken) => self.path,
  'void AddAfterSelf(object content)': (self: JToken, content: unknown) => self.addBeside(content, 1),
  'void AddBeforeSelf(object content)': (self: JToken, content: unknown) => self.addBeside(content, 0),
  'IEnumerable<JToken> Ancestors()': (self: JToken) => tokens(() => self.ancestors(false)),
  'IEnumerable<JToken> AncestorsAndSelf()': (self: JToken) => tokens(() => self.ancestors(true)),
  'IEnumerable<JToken> AfterSelf()': (self: JToken) => tokens(() => siblings(self, 1)),
  'IEnumerable<JToken> BeforeSelf()': (self: JToken) => tokens(() => siblings(self, -1)),
  'virtual JToken this[object key] { get; set; }': {
    get: (self: JToken, key: unknown) => self.getItem(key),
    set: (self: JToken, key: unknown, value: JToken | null) => self.setItem(key, value),
  },
  'virtual T Value<T>(object key)': (self: JToken, key: unknown, call: Call) =>
    convertToken(self.getItem(key), call.typeArguments[0]!, call.machine),
  'virtual JToken First { get; }': (self: JToken) => container(self).children[0] ?? null,
  'virtual JToken Last { get; }': (self: JToken) => container(self).children.at(-1) ?? null,
  'virtual JEnumerable<JToken> Children()': (self: JToken) => tokens(() => self as Iterable<unknown> as Iterable<JToken>),
  'JEnumerable<T> Children<T>()': (self: JToken, call: Call) => ofType(self as Iterable<unknown> as Iterable<JToken>, call),
  'virtual IEnumerable<T> Values<T>()': (self: JToken, call: Call) => {
    const items = container(self);
    const type = call.typeArguments[0]!;
    return new Lazy(type, function* () {
      for (const item of items.walk()) yield convertToken(item, type, call.machine);
    });
  },
  'void Remove()': (self: JToken) => self.detach(),
  'void Replace(JToken value)': (self: JToken, value: JToken | null) => self.replace(value),
  'override string ToString()': (self: JToken) => self.toText(),
  'string ToString(Formatting formatting, params JsonConverter[] converters)': (self: JToken, formatting: EnumValue) =>
    writeToken(self, isIndented(formatting)),
  'static JToken FromObject(object o)': fromObject,
  'T ToObject<T>()': toObject,
  'static JToken Parse(string json)': parseToken,
  'JToken SelectToken(string path)': (self: JToken, path: string | null, { machine }: Call) => selectToken(self, path, false, machine),
  'JToken SelectToken(string path, bool errorWhenNoMatch)': (self: JToken, path: string | null, errors: boolean, { machine }: Call) =>
    selectToken(self, path, errors, machine),
  'IEnumerable<JToken> SelectTokens(string path)': (self: JToken, path: string | null, { machine }: Call) =>
    tokens(() => selectTokens(self, path, false, machine)),
  'IEnumerable<JToken> SelectTokens(string path, bool errorWhenNoMatch)': (
    self: JToken,
    path: string | null,
    errors: boolean,
    { machine }: Call,
  ) => tokens(() => selectTokens(self, path, errors, machine)),
  'JToken DeepClone()': (self: JToken, call: Call) => {
    payForCopy(self, call);
    return self.clone();
  },
  'void AddAnnotation(object annotation)': () => undefined,
  ...castOperators,
});

function* siblings(token: JToken, step: 1 | -1): Iterable<JToken> {
  const all = token.parent?.children ?? [];
  const at = all.indexOf(token);
  yield* step === 1 ? all.slice(at + 1) : all.slice(0, Math.max(0, at));
}

export const related = [
  declare('public interface Newtonsoft.Json.Linq.IJEnumerable<out T> : IEnumerable<T>', {
    'IJEnumerable<JToken> this[object key] { get; }': (self: Iterable<JToken>, key: unknown) =>
      tokens(function* () {
        for (const token of self) {
          const value = token.getItem(key);
          if (value) yield value;
        }
      }),
  }),
  declare('public struct Newtonsoft.Json.Linq.JEnumerable<T> : IJEnumerable<T>', {
    'IJEnumerable<JToken> this[object key] { get; }': (self: Iterable<JToken>, key: unknown) =>
      tokens(function* () {
        for (const token of self) {
          const value = token.getItem(key);
          if (value) yield value;
        }
      }),
  }),
  declare('public class Newtonsoft.Json.Linq.JTokenEqualityComparer : IEqualityComparer<JToken>', {
    'new()': () => equalityComparer,
    'bool Equals(JToken x, JToken y)': (_self: unknown, a: JToken | null, b: JToken | null) => deepEquals(a, b),
    'int GetHashCode(JToken obj)': (_self: unknown, token: JToken | null) => (token ? hashOf(token.deepKey()) : 0),
  }),
  declare('public enum Newtonsoft.Json.Linq.JTokenType', TokenType),
  declare('public enum Newtonsoft.Json.Formatting', { None: 0, Indented: 1 }),
  declare('public enum Newtonsoft.Json.Linq.MergeArrayHandling', { Concat: 0, Union: 1, Replace: 2, Merge: 3 }),
  declare('[Flags] public enum Newtonsoft.Json.Linq.MergeNullValueHandling', { Ignore: 0, Merge: 1 }),
  declare('public class Newtonsoft.Json.Linq.JsonMergeSettings', {
    'new()': () => new MergeSettings(),
    'MergeArrayHandling MergeArrayHandling { get; set; }': property('arrays'),
    'MergeNullValueHandling MergeNullValueHandling { get; set; }': property('nulls'),
    'StringComparison PropertyNameComparison { get; set; }': property('comparison'),
  }),
  declare('public abstract class Newtonsoft.Json.JsonConverter', {}),
  declare('public class Newtonsoft.Json.JsonException : Exception', {}),
  declare('public class Newtonsoft.Json.JsonReaderException : JsonException', {}),
  declare('public class Newtonsoft.Json.JsonSerializationException : JsonException', {}),
  declare('public class Newtonsoft.Json.JsonWriterException : JsonException', {}),
  declare('public struct System.Numerics.BigInteger', {}),
];

export class MergeSettings {
  readonly clrType = runtimeType('Newtonsoft.Json.Linq.JsonMergeSettings');
  arrays: EnumValue | null = null;
  nulls: EnumValue | null = null;
  comparison: EnumValue | null = null;
}
function property(name: 'arrays' | 'nulls' | 'comparison') {
  return {
    get: (self: MergeSettings) => self[name],
    set: (self: MergeSettings, value: EnumValue) => {
      self[name] = value;
    },
  };
}
const hashOf = (text: string): number => {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (hash * 31 + text.charCodeAt(i)) | 0;
  return hash;
};
