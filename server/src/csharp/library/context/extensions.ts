/** Extension methods on the dictionaries and strings of `context`. */
import type { ClrArray } from '../../runtime/array.ts';
import { raise, raiseNull } from '../../runtime/exception.ts';
import { each } from '../../runtime/operations.ts';
import type { Ref } from '../../runtime/value.ts';
import { typeOf } from '../../runtime/value.ts';
import { type Call, declare } from '../declare.ts';
import { MapView } from './map-view.ts';
import { parseBasic, parseJwt } from './tokens.ts';
import { encodeForm } from './url.ts';

interface Lookup {
  get(key: string | null): unknown;
}
const joined = (self: Lookup | null, name: string | null, initial: string | null): string | null => {
  if (self instanceof MapView) {
    const lines = self.raw(name) as readonly string[] | undefined;
    return lines === undefined ? initial : lines.length === 1 ? lines[0]! : lines.join(',');
  }
  const values = (self ?? raiseNull('dictionary')).get(name) as ClrArray | undefined;
  return values === undefined ? initial : (values.items as string[]).join(',');
};
/** Variables are unboxed: an int is no long, and a string no bool. */
const variable = (self: Lookup | null, name: string | null, initial: unknown, call: Call): unknown => {
  const type = call.typeArguments[0]!;
  const value = (self ?? raiseNull('dictionary')).get(name);
  if (value === undefined) return initial;
  if (value === null)
    return call.machine.types.defaultOf(type) === null
      ? null
      : raise('System.NullReferenceException', 'Object reference not set to an instance of an object.');
  const wanted = type.name === 'System.Nullable' ? type.arguments[0]! : type;
  return call.machine.types.isInstance(value, wanted)
    ? value
    : raise('System.InvalidCastException', `Unable to cast object of type '${typeOf(value).clrName}' to type '${wanted.clrName}'.`);
};
const parsed = (value: unknown, result: Ref): boolean => {
  result.value = value;
  return value !== null;
};
const form = (self: unknown): string =>
  [...each(self ?? raiseNull('dictionary'))]
    .flatMap((pair) => {
      const { key, value } = pair as { key: string; value: unknown };
      return [...each(value)].map((item) => `${encodeForm(key)}=${encodeForm(String(item ?? ''))}`);
    })
    .join('&');

export default [
  declare(`public static class ExpressionExtensions`, {
    'static string GetValueOrDefault(this IReadOnlyDictionary<string, string[]> dictionary, string name)': (
      self: Lookup | null,
      name: string | null,
    ) => joined(self, name, null),
    'static string GetValueOrDefault(this IReadOnlyDictionary<string, string[]> dictionary, string name, string defaultValue)': joined,
    'static T GetValueOrDefault<T>(this IReadOnlyDictionary<string, object> dictionary, string variableName)': (
      self: Lookup | null,
      name: string | null,
      call: Call,
    ) => variable(self, name, call.machine.types.defaultOf(call.typeArguments[0]!), call),
    'static T GetValueOrDefault<T>(this IReadOnlyDictionary<string, object> dictionary, string variableName, T defaultValue)': variable,
    'static BasicAuthCredentials AsBasic(this string input)': parseBasic,
    'static bool TryParseBasic(this string input, out BasicAuthCredentials result)': (input: string | null, result: Ref) =>
      parsed(parseBasic(input), result),
    'static Jwt AsJwt(this string input)': parseJwt,
    'static bool TryParseJwt(this string input, out Jwt result)': (input: string | null, result: Ref) => parsed(parseJwt(input), result),
    'static string ToQueryString(this IDictionary<string, IList<string>> dictionary)': (self: unknown) => {
      const text = form(self);
      return text ? `?${text}` : '';
    },
    'static string ToFormUrlEncodedContent(this IDictionary<string, IList<string>> dictionary)': form,
  }),
];
