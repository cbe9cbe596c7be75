/**
 * A value as JSON, as `gatehouse eval` prints it: numbers as numbers, but 64-bit integers and decimals as strings; dates round-trip; byte[] base64; sequences as arrays;
 * dictionaries as objects; JSON and XML nodes as their text; anything else as `ToString()` says.
 */

import type { Machine } from './library/machine.ts';
import { ClrArray } from './runtime/array.ts';
import { Decimal } from './runtime/decimal.ts';
import { Byte, Char, Double, Int16, SByte, Single, UInt16, UInt32, UInt64 } from './runtime/numbers.ts';
import { doubleText, each, singleText, textOf } from './runtime/operations.ts';
import { AnonymousObject, Tuple } from './runtime/tuple.ts';
import { typeOf } from './runtime/value.ts';
import { dispatch, isInstance } from './types/dispatch.ts';
import { membersOf } from './types/lookup.ts';
import { registry } from './types/registry.ts';

const base64 = (bytes: Uint8Array): string => {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const group = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text +=
      digits[group >> 18]! +
      digits[(group >> 12) & 63]! +
      (i + 1 < bytes.length ? digits[(group >> 6) & 63]! : '=') +
      (i + 2 < bytes.length ? digits[group & 63]! : '=');
  }
  return text;
};

const real = (value: number, text: string): unknown => (Number.isFinite(value) ? value : text);

/** `ToString()` of the value's own type; with `format`, that of `ToString(string)`. */
export const toText = (value: unknown, machine: Machine, format?: string): string => {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return textOf(value);
  const object = registry().object;
  if (format !== undefined) {
    const type = registry().byFullName(typeOf(value).name, 0)?.type;
    const member =
      type && membersOf(type, 'ToString').find(({ parameters }) => parameters.length === 1 && parameters[0]!.type.special === 'string');
    if (member?.implementation) return String(member.implementation(value, format, { typeArguments: [], ownerArguments: [], machine }));
  }
  const member = membersOf(object, 'ToString').find(({ parameters }) => parameters.length === 0);
  const own = member ? dispatch(member, value) : null;
  return own?.implementation
    ? String(own.implementation(value, { typeArguments: [], ownerArguments: typeOf(value).arguments, machine }) ?? '')
    : textOf(value);
};

const deepest = 64;
export const jsonForm = (value: unknown, machine: Machine, depth = 0): unknown => {
  if (value === null || value === undefined || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value ?? null;
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'function') return textOf(value);
  if (value instanceof Double) return real(value.value, doubleText(value.value));
  if (value instanceof Single) return Number.isFinite(value.value) ? Number(singleText(value.value)) : singleText(value.value);
  if (value instanceof UInt64) return String(value.value);
  if (value instanceof Byte || value instanceof SByte || value instanceof Int16 || value instanceof UInt16 || value instanceof UInt32)
    return value.value;
  if (value instanceof Decimal) return value.toText();
  if (value instanceof Char) return value.toText();
  if (value instanceof ClrArray && value.items instanceof Uint8Array) return base64(value.items);
  const { name } = typeOf(value);
  if (name === 'System.DateTime' || name === 'System.DateTimeOffset') return toText(value, machine, 'o');
  if (name.startsWith('Newtonsoft.Json.Linq.') || name.startsWith('System.Xml.')) return toText(value, machine);
  if (value instanceof Tuple || value instanceof AnonymousObject || depth > deepest) return toText(value, machine);
  const types = registry();
  const dictionary = types.byFullName('System.Collections.Generic.IReadOnlyDictionary', 2);
  const enumerable = types.byFullName('System.Collections.IEnumerable', 0);
  const items = Symbol.iterator in (value as object);
  if (items && (isDictionary(value, name) || (dictionary && isInstance(value, dictionary.type)))) {
    const entries: [string, unknown][] = [];
    for (const item of each(value)) {
      machine.charge(1);
      const pair = item as { readonly key?: unknown; readonly value?: unknown };
      entries.push([toText(pair.key, machine), jsonForm(pair.value, machine, depth + 1)]);
    }
    return Object.fromEntries(entries);
  }
  if (value instanceof ClrArray || (items && enumerable && (isInstance(value, enumerable.type) || true))) {
    const result: unknown[] = [];
    for (const item of each(value)) {
      machine.charge(1);
      result.push(jsonForm(item, machine, depth + 1));
    }
    return result;
  }
  return toText(value, machine);
};
const isDictionary = (value: object, name: string): boolean => /Dictionary$/.test(name) || ('entries' in value && /Dictionary/.test(name));
