/** Operators that a JValue behind `dynamic` answers itself, as Newtonsoft's JValue.Operation does. */
import { Decimal } from '../../runtime/decimal.ts';
import { raise } from '../../runtime/exception.ts';
import { Double, Single, UInt64 } from '../../runtime/numbers.ts';
import { textOf } from '../../runtime/operations.ts';
import { asDecimal, asDouble, asInteger } from './numeric.ts';

const isReal = (value: unknown): boolean => value instanceof Double || value instanceof Single;
const isExact = (value: unknown): boolean => value instanceof Decimal || value instanceof UInt64;

/** Of +, -, *, /; undefined for what it does not do. */
export const dynamicArithmetic = (operator: string, a: unknown, b: unknown): unknown => {
  if (operator === '+' && (typeof a === 'string' || typeof b === 'string')) return textOf(a) + textOf(b);
  if (a === null || b === null) return null;
  if (typeof a === 'boolean' || typeof b === 'boolean' || typeof a === 'string' || typeof b === 'string') return undefined;
  if (isExact(a) || isExact(b)) return ofDecimals(operator, asDecimal(a), asDecimal(b));
  if (isReal(a) || isReal(b)) {
    const result = ofDoubles(operator, asDouble(a), asDouble(b));
    return result === undefined ? undefined : new Double(result);
  }
  return ofIntegers(operator, asInteger(a), asInteger(b));
};
const ofDecimals = (operator: string, a: Decimal, b: Decimal): unknown => {
  if (operator === '+') return a.add(b);
  if (operator === '-') return a.subtract(b);
  if (operator === '*') return a.multiply(b);
  return operator === '/' ? a.divide(b) : undefined;
};
const ofDoubles = (operator: string, a: number, b: number): number | undefined => {
  if (operator === '+') return a + b;
  if (operator === '-') return a - b;
  if (operator === '*') return a * b;
  return operator === '/' ? a / b : undefined;
};
const ofIntegers = (operator: string, a: bigint, b: bigint): unknown => {
  if (operator === '+') return BigInt.asIntN(64, a + b);
  if (operator === '-') return BigInt.asIntN(64, a - b);
  if (operator === '*') return BigInt.asIntN(64, a * b);
  if (operator !== '/') return undefined;
  return b === 0n ? raise('System.DivideByZeroException', 'Attempted to divide by zero.') : a / b;
};
