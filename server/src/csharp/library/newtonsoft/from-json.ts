/** JavaScript's JSON values as tokens: whole numbers become long, others double; texts stay text. */
import { Double } from '../../runtime/numbers.ts';
import { JArray, JObject, type JToken, JValue } from './token.ts';

export const tokenOfJson = (value: unknown): JToken => {
  if (Array.isArray(value)) {
    const array = new JArray();
    for (const item of value) array.insertChild(array.children.length, tokenOfJson(item));
    return array;
  }
  if (typeof value === 'number') return new JValue(Number.isSafeInteger(value) ? BigInt(value) : new Double(value));
  if (value === null || typeof value !== 'object') return new JValue(value ?? null);
  const object = new JObject();
  for (const [name, item] of Object.entries(value)) object.set(name, tokenOfJson(item));
  return object;
};
