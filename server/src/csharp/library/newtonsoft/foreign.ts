/** Values of other namespaces that JSON and XML hold, reached in one place. */
import { raise } from '../../runtime/exception.ts';
import { textOf } from '../../runtime/operations.ts';
import type { RuntimeType } from '../../runtime/type.ts';
import { Dictionary, Pair } from '../collections/dictionary.ts';
import { List } from '../collections/list.ts';
import { HashSet } from '../collections/sets.ts';
import type { Machine } from '../machine.ts';

export const dateTime = (_ticks: bigint, _kind: 0 | 1 | 2): unknown => raise('System.NotSupportedException', 'dates');
export const dateTimeParts = (value: unknown): { ticks: bigint; kind: number } => value as { ticks: bigint; kind: number };
export const offsetParts = (value: unknown): { ticks: bigint; offset: number } => value as { ticks: bigint; offset: number };
export const ticksOf = (value: unknown): bigint => (value as { ticks: bigint }).ticks;

export const dateTimeOfOffset = (value: unknown): unknown => value;
export const offsetOfDateTime = (value: unknown): unknown => value;
export const parseDateTime = (_text: string): unknown => raise('System.NotSupportedException', 'dates');
/** Guid, TimeSpan, Uri, DateTimeOffset and DateTime from text; undefined for other types. */
export const parseForeign = (_type: string, _text: string): unknown => undefined;
/** `value.ToString(format)`. */
export const formatValue = (value: unknown, _format: string | null, _machine: Machine): string => textOf(value);

export const newList = (element: RuntimeType, items: unknown[]): unknown => new List(element, items);
export const newSet = (element: RuntimeType, items: unknown[]): unknown => new HashSet(element, items);
export const newDictionary = (key: RuntimeType, value: RuntimeType, entries: readonly (readonly [unknown, unknown])[]): unknown => {
  const dictionary = new Dictionary(key, value);
  for (const [name, item] of entries) dictionary.set(name, item);
  return dictionary;
};
export const keyValuePair = (type: RuntimeType, key: unknown, value: unknown): unknown =>
  new Pair(key, value, type.arguments[0]!, type.arguments[1]!);
/** Properties of an object that is written as one: anonymous objects, pairs, tuples; null for all others. */
export const membersOf = (value: object): Iterable<readonly [string, unknown]> | null => {
  if (value instanceof Pair)
    return [
      ['Key', value.key],
      ['Value', value.value],
    ];
  const own = (value as { members?: unknown }).members;
  return own instanceof Map ? own : null;
};
export const timeSpan = (_ticks: bigint): unknown => raise('System.NotSupportedException', 'dates');
/** As XmlConvert reads dates. */
export const parseXmlDate = (_text: string, _type: string): unknown => raise('System.NotSupportedException', 'dates');
