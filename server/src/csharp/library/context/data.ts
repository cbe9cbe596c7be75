/** Reading parsed JSON or YAML, with an error that says where something else was expected. */
import { parseTime } from './values.ts';

export type Data = Readonly<Record<string, unknown>>;

/** Data that does not have the shape of a context file; the message says what, where. */
export class ContextDataError extends Error {}

export const recordOf = (value: unknown, where: string): Data => {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new ContextDataError(`${where}: a mapping is expected here.`);
  return value as Data;
};
export const listOf = (value: unknown, where: string): readonly unknown[] => {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new ContextDataError(`${where}: a list is expected here.`);
  return value;
};
/** Text (numbers count as their text); null where there is none. */
export const textAt = (data: Data, key: string): string | null => {
  const value = data[key];
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object') throw new ContextDataError(`${key}: text is expected here.`);
  return String(value);
};
/** A time in ticks UTC. */
export const timeAt = (data: Data, key: string): bigint | null => {
  const text = textAt(data, key);
  if (text === null) return null;
  const ticks = parseTime(text);
  if (ticks === null) throw new ContextDataError(`${key}: ${text} is no time. Write it like 2026-01-01T00:00:00Z.`);
  return ticks;
};
