import { Char, Double, EnumValue, hashKey, NumberValue } from '../../runtime/index.ts';

/** `GetHashCode()`: equal values have equal codes. Of small integers, bools and chars they are .NET's own; of strings .NET's differ from run to run anyway. */
export function hashCode(value: unknown): number {
  if (value === null || value === undefined) return 0;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'bigint') return Number(BigInt.asIntN(32, value ^ (value >> 32n)));
  if (value instanceof Char) return value.code | (value.code << 16);
  if (value instanceof EnumValue) return value.value;
  if (value instanceof NumberValue && !(value instanceof Double) && typeof value.value === 'number' && Number.isInteger(value.value))
    return value.value | 0;
  return textHash(keyText(hashKey(value)));
}

let identities = 0;
const known = new WeakMap<object, number>();
function keyText(key: unknown): string {
  if (typeof key !== 'object' || key === null) return String(key);
  if (!known.has(key)) known.set(key, ++identities);
  return `#${known.get(key)}`;
}

function textHash(text: string): number {
  let hash = 5381;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 33) ^ text.charCodeAt(i)) | 0;
  return hash;
}
