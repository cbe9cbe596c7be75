import type { EnumValue } from '../../runtime/enums.ts';
import { raise, raiseNull } from '../../runtime/exception.ts';
import { textOf } from '../../runtime/operations.ts';
import { clr, runtimeType } from '../../runtime/type.ts';
import type { Ref } from '../../runtime/value.ts';
import { Pair } from '../collections/dictionary.ts';
import { Enumerator } from '../collections/enumerator.ts';
import { type Call, declare } from '../declare.ts';
import { fromObject, jtokenType, type MergeSettings, tokens } from './declare-token.ts';
import { formatValue } from './foreign.ts';
import { Lazy } from './lazy.ts';
import { parseArray, parseConstructor, parseObject, parseToken } from './load.ts';
import { defaultMerge, type MergeOptions, merge } from './merge.ts';
import { paid } from './paid.ts';
import { toToken } from './serialize.ts';
import { JArray, JConstructor, type JContainer, JObject, JProperty, type JToken, JValue, TokenType, tokenTypeName } from './token.ts';

const mergeOptions = (settings: MergeSettings | null): MergeOptions =>
  settings
    ? { arrays: settings.arrays?.value ?? 0, nulls: settings.nulls?.value ?? 0, ignoreCase: ((settings.comparison?.value ?? 4) & 1) === 1 }
    : defaultMerge;
const mergeContent = (self: JContainer, content: unknown, settings: MergeSettings | null, call: Call): void => {
  if (content === null) return;
  merge(self, toToken(content, call.machine), mergeOptions(settings));
};
const ignoresCase = (comparison: EnumValue): boolean => (comparison.value & 1) === 1;
const propertyType = runtimeType('Newtonsoft.Json.Linq.JProperty');
const expect = (token: JToken, type: number, name: string): JToken =>
  token.type === type
    ? token
    : raise('System.ArgumentException', `Object serialized to ${tokenTypeName(token.type)}. ${name} instance expected.`);
const castTo = <T extends JToken>(token: JToken, kind: new (...args: never[]) => T, name: string): T =>
  token instanceof kind
    ? token
    : raise(
        'System.InvalidCastException',
        `Unable to cast object of type '${token.clrType.clrName}' to type 'Newtonsoft.Json.Linq.${name}'.`,
      );

const container = declare(
  'public abstract class Newtonsoft.Json.Linq.JContainer : JToken, IList<JToken>',
  paid({
    'int Count { get; }': (self: JContainer) => self.count,
    'IEnumerable<JToken> Descendants()': (self: JContainer) => tokens(() => self.descendants(false)),
    'IEnumerable<JToken> DescendantsAndSelf()': (self: JContainer) => tokens(() => self.descendants(true)),
    'virtual void Add(object content)': (self: JContainer, content: unknown) => self.addContent(content),
    'void AddFirst(object content)': (self: JContainer, content: unknown) => self.addContent(content, 0),
    'void ReplaceAll(object content)': (self: JContainer, content: unknown) => self.replaceAll(content),
    'void RemoveAll()': (self: JContainer) => self.clear(),
    'void Merge(object content)': (self: JContainer, content: unknown, call: Call) => mergeContent(self, content, null, call),
    'void Merge(object content, JsonMergeSettings settings)': mergeContent,
  }),
);

const object = declare(
  'public class Newtonsoft.Json.Linq.JObject : JContainer, IDictionary<string, JToken>',
  paid({
    'new()': () => new JObject(),
    'new(JObject other)': (other: JObject | null) => (other ?? raiseNull('other')).clone(),
    'new(params object[] content)': (content: unknown) => build(new JObject(), content),
    'new(object content)': (content: unknown) => build(new JObject(), content),
    'JToken this[string propertyName] { get; set; }': {
      get: (self: JObject, name: string | null) => self.get(name ?? raiseNull('propertyName')),
      set: (self: JObject, name: string | null, value: JToken | null) => self.set(name, value),
    },
    'override JToken this[object key] { get; set; }': {
      get: (self: JObject, key: unknown) => self.getItem(key),
      set: (self: JObject, key: unknown, value: JToken | null) => self.setItem(key, value),
    },
    'IEnumerable<JProperty> Properties()': (self: JObject) => new Lazy(propertyType, () => self.walk()),
    'JProperty Property(string name)': (self: JObject, name: string | null) => self.property(name),
    'JProperty Property(string name, StringComparison comparison)': (self: JObject, name: string | null, comparison: EnumValue) =>
      self.property(name, ignoresCase(comparison)),
    'JEnumerable<JToken> PropertyValues()': (self: JObject) => tokens(() => self.properties.map(({ value }) => value)),
    'static JObject Parse(string json)': parseObject,
    'static JObject FromObject(object o)': (value: unknown, call: Call) => expect(fromObject(value, call), TokenType.Object, 'JObject'),
    'JToken GetValue(string propertyName)': (self: JObject, name: string | null) => (name === null ? null : self.get(name)),
    'JToken GetValue(string propertyName, StringComparison comparison)': (self: JObject, name: string | null, comparison: EnumValue) =>
      self.property(name, ignoresCase(comparison))?.value ?? null,
    'bool TryGetValue(string propertyName, StringComparison comparison, out JToken value)': (
      self: JObject,
      name: string | null,
      comparison: EnumValue,
      value: Ref,
    ) => {
      value.value = self.property(name, ignoresCase(comparison))?.value ?? null;
      return value.value !== null;
    },
    'void Add(string propertyName, JToken value)': (self: JObject, name: string | null, value: JToken | null) =>
      self.addContent(new JProperty(name, value)),
    'bool ContainsKey(string propertyName)': (self: JObject, name: string | null) => self.has(name),
    'bool Remove(string propertyName)': (self: JObject, name: string | null) => self.remove(name),
    'bool TryGetValue(string propertyName, out JToken value)': (self: JObject, name: string | null, value: Ref) => {
      value.value = self.property(name)?.value ?? null;
      return value.value !== null;
    },
    'IEnumerator<KeyValuePair<string, JToken>> GetEnumerator()': (self: JObject) => new Enumerator(pairs(self), pairType),
  }),
);
const pairType = runtimeType('System.Collections.Generic.KeyValuePair', clr.string, jtokenType);
function* pairs(object: JObject): Iterator<unknown> {
  for (const [key, value] of object.pairs()) yield new Pair(key, value, clr.string, jtokenType);
}
const build = <T extends JContainer>(token: T, content: unknown): T => {
  token.addContent(content);
  return token;
};

const array = declare(
  'public class Newtonsoft.Json.Linq.JArray : JContainer, IList<JToken>',
  paid({
    'new()': () => new JArray(),
    'new(JArray other)': (other: JArray | null) => (other ?? raiseNull('other')).clone(),
    'new(params object[] content)': (content: unknown) => build(new JArray(), content),
    'new(object content)': (content: unknown) => build(new JArray(), content),
    'JToken this[int index] { get; set; }': {
      get: (self: JArray, index: number) => self.get(index),
      set: (self: JArray, index: number, value: JToken | null) => self.set(index, value),
    },
    'override JToken this[object key] { get; set; }': {
      get: (self: JArray, key: unknown) => self.getItem(key),
      set: (self: JArray, key: unknown, value: JToken | null) => self.setItem(key, value),
    },
    'static JArray Parse(string json)': parseArray,
    'static JArray FromObject(object o)': (value: unknown, call: Call) => expect(fromObject(value, call), TokenType.Array, 'JArray'),
    'int IndexOf(JToken item)': (self: JArray, item: JToken | null) => (item ? self.children.indexOf(item) : -1),
    'void Insert(int index, JToken item)': (self: JArray, index: number, item: JToken | null) => {
      self.insertChild(index, item);
    },
    'void RemoveAt(int index)': (self: JArray, index: number) => self.removeAt(index),
    'void Add(JToken item)': (self: JArray, item: JToken | null) => self.addContent(item),
    'void Clear()': (self: JArray) => self.clear(),
    'bool Contains(JToken item)': (self: JArray, item: JToken | null) => item !== null && self.children.includes(item),
    'bool Remove(JToken item)': (self: JArray, item: JToken | null) => item !== null && self.removeChild(item),
    'bool IsReadOnly { get; }': () => false,
    'IEnumerator<JToken> GetEnumerator()': (self: JArray) => new Enumerator(self[Symbol.iterator](), jtokenType),
  }),
);

const constructor = declare(
  'public class Newtonsoft.Json.Linq.JConstructor : JContainer',
  paid({
    'new()': () => new JConstructor(),
    'new(string name)': (name: string | null) => new JConstructor(name ?? raiseNull('name')),
    'new(string name, params object[] content)': (name: string | null, content: unknown) => build(new JConstructor(name), content),
    'new(string name, object content)': (name: string | null, content: unknown) => build(new JConstructor(name), content),
    'string Name { get; set; }': {
      get: (self: JConstructor) => self.name,
      set: (self: JConstructor, name: string | null) => {
        self.name = name;
      },
    },
    'static JConstructor Parse(string json)': parseConstructor,
  }),
);

const property = declare(
  'public class Newtonsoft.Json.Linq.JProperty : JContainer',
  paid({
    'new(JProperty other)': (other: JProperty | null) => (other ?? raiseNull('other')).clone(),
    'new(string name, params object[] content)': (name: string | null, content: unknown) => new JProperty(name, content),
    'new(string name, object content)': (name: string | null, content: unknown) => new JProperty(name, content ?? null),
    'string Name { get; }': (self: JProperty) => self.name,
    'JToken Value { get; set; }': {
      get: (self: JProperty) => self.value,
      set: (self: JProperty, value: JToken | null) => {
        self.value = value;
      },
    },
  }),
);

const make = (value: unknown) => new JValue(value);
const value = declare(
  'public class Newtonsoft.Json.Linq.JValue : JToken, IEquatable<JValue>, IFormattable, IComparable, IComparable<JValue>',
  {
    'new(JValue other)': (other: JValue | null) => (other ?? raiseNull('other')).clone(),
    'new(long value)': make,
    'new(decimal value)': make,
    'new(char value)': (character: unknown) => new JValue(textOf(character)),
    'new(ulong value)': make,
    'new(double value)': make,
    'new(float value)': make,
    'new(DateTime value)': make,
    'new(DateTimeOffset value)': make,
    'new(bool value)': make,
    'new(string value)': (text: string | null) => new JValue(text, TokenType.String),
    'new(Guid value)': make,
    'new(Uri value)': make,
    'new(TimeSpan value)': make,
    'new(object value)': make,
    'object Value { get; set; }': {
      get: (self: JValue) => self.value,
      set: (self: JValue, content: unknown) => {
        self.value = content;
      },
    },
    'static JValue CreateComment(string value)': (text: string | null) => new JValue(text, TokenType.Comment),
    'static JValue CreateString(string value)': (text: string | null) => new JValue(text, TokenType.String),
    'static JValue CreateNull()': () => new JValue(null),
    'static JValue CreateUndefined()': () => new JValue(null, TokenType.Undefined),
    'bool Equals(JValue other)': (self: JValue, other: unknown) => self.equalsValue(other),
    'override bool Equals(object obj)': (self: JValue, other: unknown) => self.equalsValue(other),
    'string ToString(string format)': (self: JValue, format: string | null) => formatValue(self.value, format),
    'string ToString(IFormatProvider formatProvider)': (self: JValue) => textOf(self.value),
    'string ToString(string format, IFormatProvider formatProvider)': (self: JValue, format: string | null) =>
      formatValue(self.value, format),
    'int CompareTo(JValue obj)': (self: JValue, other: unknown) => self.compareTo(other),
    'int CompareTo(object obj)': (self: JValue, other: unknown) => self.compareTo(other),
    'static JValue Parse(string json)': (json: string | null) => castTo(parseToken(json), JValue, 'JValue'),
  },
);
const raw = declare('public class Newtonsoft.Json.Linq.JRaw : JValue', {
  'new(JRaw other)': (other: JValue | null) => (other ?? raiseNull('other')).clone(),
  'new(object rawJson)': (content: unknown) => new JValue(content, TokenType.Raw),
});

export default [container, object, array, constructor, property, value, raw];
