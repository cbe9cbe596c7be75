/** Values of other namespaces that JSON, XML and `context` hold, reached in one place. */
import { raise } from '../../runtime/exception.ts';
import { AnonymousObject, Tuple } from '../../runtime/tuple.ts';
import type { RuntimeType } from '../../runtime/type.ts';
import { Dictionary, Pair } from '../collections/dictionary.ts';
import { HashSet } from '../collections/hash-set.ts';
import { List } from '../collections/list.ts';
import { formatValue } from '../system/formatting/value.ts';
import { badGuid, readGuid } from '../system/guid.ts';
import { parseDate } from '../system/time/parse.ts';
import { parseTimeSpan } from '../system/time/time-span-parse.ts';
import { DateTime, DateTimeOffset, type Kind, TimeSpan } from '../system/time/values.ts';
import { create as createUri } from '../system/uri.ts';

export { formatValue };

export const dateTime = (ticks: bigint, kind: Kind): DateTime => new DateTime(ticks, kind);
export const timeSpan = (ticks: bigint): TimeSpan => new TimeSpan(ticks);
export const dateTimeParts = (value: unknown): { readonly ticks: bigint; readonly kind: Kind } => value as DateTime;
/** Clock time and offset in minutes. */
export const offsetParts = (value: unknown): { readonly ticks: bigint; readonly offset: number } => value as DateTimeOffset;
export const ticksOf = (value: unknown): bigint => (value as TimeSpan).ticks;
export const dateTimeOfOffset = (value: unknown): DateTime => new DateTime((value as DateTimeOffset).ticks, 0);
export const offsetOfDateTime = (value: unknown): DateTimeOffset => new DateTimeOffset((value as DateTime).ticks, 0);

const parsed = (text: string) => {
  const result = parseDate(text, 0n);
  return 'failure' in result ? raise('System.FormatException', result.failure) : result;
};
/** As Convert.ToDateTime reads text: a zone turns it into local time, which is UTC on the gateway. */
export const parseDateTime = (text: string): DateTime => {
  const { ticks, offset } = parsed(text);
  return offset === null ? new DateTime(ticks, 0) : new DateTime(ticks - BigInt(offset) * 600_000_000n, 2);
};
const parseOffset = (text: string): DateTimeOffset => {
  const { ticks, offset } = parsed(text);
  return new DateTimeOffset(ticks, offset ?? 0);
};
/** As XmlConvert reads dates: `Z` is UTC, an offset local time. */
export const parseXmlDate = (text: string, type: string): DateTime | DateTimeOffset => {
  const { ticks, offset, utc } = parsed(text);
  if (type === 'System.DateTimeOffset') return new DateTimeOffset(ticks, offset ?? 0);
  if (offset === null) return new DateTime(ticks, 0);
  return new DateTime(ticks - BigInt(offset) * 600_000_000n, utc ? 1 : 2);
};
/** Guid, TimeSpan, Uri, DateTimeOffset and DateTime from text; undefined for other types. */
export const parseForeign = (type: string, text: string): unknown => {
  switch (type) {
    case 'System.DateTime':
      return parseDateTime(text);
    case 'System.DateTimeOffset':
      return parseOffset(text);
    case 'System.TimeSpan': {
      const ticks = parseTimeSpan(text);
      if (ticks === 'overflow')
        return raise(
          'System.OverflowException',
          `The TimeSpan string '${text}' could not be parsed because at least one of the numeric components is out of range or contains too many digits.`,
        );
      return ticks === 'format'
        ? raise('System.FormatException', `String '${text}' was not recognized as a valid TimeSpan.`)
        : new TimeSpan(ticks);
    }
    case 'System.Guid':
      return guid(text);
    case 'System.Uri':
      return uri(text);
    default:
      return undefined;
  }
};
export const guid = (text: string): unknown => readGuid(text) ?? badGuid(text);
/** Absolute or relative. */
export const uri = (text: string): unknown => createUri(text, 0);

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
  if (value instanceof AnonymousObject) return value.names.map((name, i) => [name, value.values[i]] as const);
  if (value instanceof Tuple) return value.items.map((item, i) => [`Item${i + 1}`, item] as const);
  return null;
};
