/** System.Enum. */

import {
  ClrArray,
  clr,
  compareValues,
  EnumValue,
  enumDefinition,
  type Ref,
  type RuntimeType,
  raise,
  raiseNull,
} from '../../runtime/index.ts';
import { type Call, declare } from '../declare.ts';
import { formatEnum } from './formatting/value.ts';
import { definitionOf } from './nullable.ts';

function parseEnum(handle: RuntimeType, text: string | null, ignoreCase: boolean): EnumValue | null {
  const definition = enumDefinition(handle.name);
  if (!definition) return raise('System.ArgumentException', "Type provided must be an Enum. (Parameter 'enumType')");
  if (text === null) return null;
  if (/^\s*[+-]?\d+\s*$/.test(text)) return EnumValue.of(handle, Number(text));
  let sum = 0;
  for (const part of text.split(',')) {
    const name = part.trim();
    const found = [...definition.members].find(([known]) => known === name || (ignoreCase && known.toLowerCase() === name.toLowerCase()));
    if (!found) return null;
    sum |= found[1];
  }
  return EnumValue.of(handle, sum);
}

const parsedEnum = (handle: RuntimeType, text: string | null, ignoreCase: boolean): EnumValue =>
  parseEnum(handle, text ?? raiseNull('value'), ignoreCase) ??
  raise('System.ArgumentException', `Requested value '${text}' was not found.`);

const tryEnum = (text: string | null, ignoreCase: boolean, result: Ref, { typeArguments }: Call): boolean => {
  const found = parseEnum(typeArguments[0]!, text, ignoreCase);
  result.value = found ?? EnumValue.of(typeArguments[0]!, 0);
  return found !== null;
};

export default declare('public abstract class System.Enum : ValueType, IComparable, IFormattable', {
  'static object Parse(Type enumType, string value)': (type: RuntimeType, text: string | null) => parsedEnum(type, text, false),
  'static object Parse(Type enumType, string value, bool ignoreCase)': (type: RuntimeType, text: string | null, ignore: boolean) =>
    parsedEnum(type, text, ignore),
  'static TEnum Parse<TEnum>(string value)': (text: string | null, call: Call) => parsedEnum(call.typeArguments[0]!, text, false),
  'static TEnum Parse<TEnum>(string value, bool ignoreCase)': (text: string | null, ignore: boolean, call: Call) =>
    parsedEnum(call.typeArguments[0]!, text, ignore),
  'static bool TryParse<TEnum>(string value, out TEnum result)': (text: string | null, result: Ref, call: Call) =>
    tryEnum(text, false, result, call),
  'static bool TryParse<TEnum>(string value, bool ignoreCase, out TEnum result)': (
    text: string | null,
    ignore: boolean,
    result: Ref,
    call: Call,
  ) => tryEnum(text, ignore, result, call),
  'static bool IsDefined(Type enumType, object value)': (type: RuntimeType, value: unknown) =>
    typeof value === 'string'
      ? definitionOf(type).members.has(value)
      : [...definitionOf(type).members.values()].includes(value instanceof EnumValue ? value.value : (value as number)),
  'static TEnum[] GetValues<TEnum>()': ({ typeArguments: [of] }: Call) =>
    ClrArray.of(
      of!,
      [...definitionOf(of!).members.values()].map((value) => EnumValue.of(of!, value)),
    ),
  'static string[] GetNames<TEnum>()': ({ typeArguments: [of] }: Call) => ClrArray.of(clr.string, [...definitionOf(of!).members.keys()]),
  'static bool IsDefined<TEnum>(TEnum value)': (value: EnumValue) =>
    [...definitionOf(value.clrType).members.values()].includes(value.value),
  'static object ToObject(Type enumType, int value)': (of: RuntimeType, value: number) => EnumValue.of(of, value),
  'static object ToObject(Type enumType, object value)': (of: RuntimeType, value: unknown) =>
    EnumValue.of(of, Number(value instanceof EnumValue ? value.value : ((value as { value?: number }).value ?? value))),
  'static Type GetUnderlyingType(Type enumType)': (of: RuntimeType) => definitionOf(of).underlying,
  'static string Format(Type enumType, object value, string format)': (of: RuntimeType, value: unknown, format: string) =>
    formatEnum(value instanceof EnumValue ? value : EnumValue.of(of, Number(value)), format),
  'static string[] GetNames(Type enumType)': (type: RuntimeType) => ClrArray.of(clr.string, [...definitionOf(type).members.keys()]),
  'static string GetName(Type enumType, object value)': (type: RuntimeType, value: unknown) =>
    [...definitionOf(type).members].find(([, number]) => number === (value instanceof EnumValue ? value.value : value))?.[0] ?? null,
  'static Array GetValues(Type enumType)': (type: RuntimeType) =>
    ClrArray.of(
      type,
      [...definitionOf(type).members.values()].map((value) => EnumValue.of(type, value)),
    ),
  'bool HasFlag(Enum flag)': (self: EnumValue, flag: EnumValue) => (self.value & flag.value) === flag.value,
  'int CompareTo(object target)': (self: EnumValue, other: unknown) => Math.sign(compareValues(self, other)),
  'override string ToString()': (self: EnumValue) => self.toText(),
  'string ToString(string format)': (self: EnumValue, format: string | null) => formatEnum(self, format || 'G'),
});
