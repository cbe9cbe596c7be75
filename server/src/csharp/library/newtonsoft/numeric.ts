/** Numbers of any .NET type as JavaScript computes with them. */
import { Decimal } from '../../runtime/decimal.ts';
import { Char, NumberValue } from '../../runtime/numbers.ts';
import { BigInteger } from './big-integer.ts';

export const asDouble = (value: unknown): number => {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint' || typeof value === 'boolean' || typeof value === 'string') return Number(value);
  if (value instanceof Decimal) return value.toNumber();
  return Number((value as NumberValue).value);
};
/** Of a whole number (a real one is cut off). */
export const asInteger = (value: unknown): bigint => {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return BigInt(value);
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (value instanceof Decimal) return value.truncate();
  if (value instanceof BigInteger) return value.value;
  if (value instanceof Char) return BigInt(value.code);
  const number = (value as NumberValue).value;
  return typeof number === 'bigint' ? number : BigInt(Math.trunc(number));
};
export const asDecimal = (value: unknown): Decimal => {
  if (value instanceof Decimal) return value;
  if (value instanceof NumberValue && (value.clrType.name === 'System.Double' || value.clrType.name === 'System.Single'))
    return Decimal.fromDouble(value.value as number, value.clrType.name === 'System.Double' ? 15 : 7);
  return Decimal.fromInteger(asInteger(value));
};
