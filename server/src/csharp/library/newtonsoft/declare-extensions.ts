import type { EnumValue } from '../../runtime/enums.ts';
import { raise, raiseNull } from '../../runtime/exception.ts';
import { each } from '../../runtime/operations.ts';
import { clr, type RuntimeType, runtimeType } from '../../runtime/type.ts';
import { type Call, declare } from '../declare.ts';
import { convertToken } from './casts.ts';
import { isIndented, tokens } from './declare-token.ts';
import { deserialize } from './deserialize.ts';
import { Lazy } from './lazy.ts';
import { toToken } from './serialize.ts';
import { type JContainer, type JObject, JToken, JValue } from './token.ts';
import { writeToken } from './writer.ts';

type Source = Iterable<JToken> | null;
const of = (source: Source): Iterable<JToken> => each(source ?? raiseNull('source')) as Iterable<JToken>;
function* flat(source: Source, walk: (token: JToken) => Iterable<JToken>): Iterable<JToken> {
  for (const token of of(source)) yield* walk(token);
}
const convert = (items: Iterable<JToken>, call: Call, at = 0): Lazy => {
  const type = call.typeArguments[at]!;
  return new Lazy(type, function* () {
    for (const item of items) yield convertToken(item, type, call.machine);
  });
};
const values = (source: Source, key: unknown): Iterable<JToken> => ({
  *[Symbol.iterator]() {
    for (const token of of(source)) {
      if (key === null) {
        if (token instanceof JValue) yield token;
        else yield* token.children;
      } else {
        const value = token.getItem(key);
        if (value) yield value;
      }
    }
  },
});
const single = (source: unknown, call: Call, at: number): unknown => {
  if (source === null) return raiseNull('value');
  return source instanceof JToken
    ? convertToken(source, call.typeArguments[at]!, call.machine)
    : raise('System.ArgumentException', 'Source value must be a JToken.');
};

export default declare('public static class Newtonsoft.Json.Linq.Extensions', {
  'static IJEnumerable<JToken> Ancestors<T>(this IEnumerable<T> source) where T : JToken': (source: Source) =>
    tokens(() => flat(source, (token) => token.ancestors(false))),
  'static IJEnumerable<JToken> AncestorsAndSelf<T>(this IEnumerable<T> source) where T : JToken': (source: Source) =>
    tokens(() => flat(source, (token) => token.ancestors(true))),
  'static IJEnumerable<JToken> Descendants<T>(this IEnumerable<T> source) where T : JContainer': (source: Source) =>
    tokens(() => flat(source, (token) => (token as JContainer).descendants(false))),
  'static IJEnumerable<JToken> DescendantsAndSelf<T>(this IEnumerable<T> source) where T : JContainer': (source: Source) =>
    tokens(() => flat(source, (token) => (token as JContainer).descendants(true))),
  'static IJEnumerable<JProperty> Properties(this IEnumerable<JObject> source)': (source: Source) =>
    new Lazy(runtimeType('Newtonsoft.Json.Linq.JProperty'), () => flat(source, (token) => (token as JObject).properties)),
  'static IJEnumerable<JToken> Values(this IEnumerable<JToken> source, object key)': (source: Source, key: unknown) =>
    tokens(() => values(source, key)),
  'static IJEnumerable<JToken> Values(this IEnumerable<JToken> source)': (source: Source) => tokens(() => values(source, null)),
  'static IEnumerable<U> Values<U>(this IEnumerable<JToken> source, object key)': (source: Source, key: unknown, call: Call) =>
    convert(values(source, key), call),
  'static IEnumerable<U> Values<U>(this IEnumerable<JToken> source)': (source: Source, call: Call) => convert(values(source, null), call),
  'static U Value<U>(this IEnumerable<JToken> value)': (source: unknown, call: Call) => single(source, call, 0),
  'static U Value<T, U>(this IEnumerable<T> value) where T : JToken': (source: unknown, call: Call) => single(source, call, 1),
  'static IJEnumerable<JToken> Children<T>(this IEnumerable<T> source) where T : JToken': (source: Source) =>
    tokens(() => flat(source, (token) => token.children)),
  'static IEnumerable<U> Children<T, U>(this IEnumerable<T> source) where T : JToken': (source: Source, call: Call) =>
    convert({ [Symbol.iterator]: () => flat(source, (token) => token.children)[Symbol.iterator]() }, call, 1),
  'static IJEnumerable<JToken> AsJEnumerable(this IEnumerable<JToken> source)': (source: Source) => source,
});

const serialize = (value: unknown, indented: boolean, call: Call): string => {
  const text = writeToken(toToken(value, call.machine), indented);
  call.machine.allocate(text.length * 2);
  return text;
};
export const jsonConvert = declare('public static class Newtonsoft.Json.JsonConvert', {
  'static string SerializeObject(object value)': (value: unknown, call: Call) => serialize(value, false, call),
  'static string SerializeObject(object value, Formatting formatting)': (value: unknown, formatting: EnumValue, call: Call) =>
    serialize(value, isIndented(formatting), call),
  'static string ToString(object value)': (value: unknown, call: Call) => serialize(value, false, call),
  'static string SerializeXNode(XObject node)': (value: unknown, call: Call) => serialize(value, false, call),
  'static string SerializeXNode(XObject node, Formatting formatting)': (value: unknown, formatting: EnumValue, call: Call) =>
    serialize(value, isIndented(formatting), call),
  'static object DeserializeObject(string value)': (text: string | null, call: Call) =>
    deserialize(text ?? raiseNull('value'), clr.object, call.machine),
  'static object DeserializeObject(string value, Type type)': (text: string | null, type: RuntimeType | null, call: Call) =>
    deserialize(text ?? raiseNull('value'), type ?? clr.object, call.machine),
  'static T DeserializeObject<T>(string value)': (text: string | null, call: Call) =>
    deserialize(text ?? raiseNull('value'), call.typeArguments[0]!, call.machine),
});
