/** How Newtonsoft compares the values of JValues: by the token's type, with numbers of different .NET types brought together. */
import type { ClrArray } from '../../runtime/array.ts';
import { Decimal } from '../../runtime/decimal.ts';
import { Double, Single, UInt64 } from '../../runtime/numbers.ts';
import { textOf } from '../../runtime/operations.ts';
import { BigInteger } from './big-integer.ts';
import { asDecimal, asDouble, asInteger } from './numeric.ts';
import type { JValue, TokenType } from './token.ts';

const order = <T>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

const compareNumbers = (a: unknown, b: unknown, float: boolean): number => {
  if (!float && (a instanceof BigInteger || b instanceof BigInteger)) return order(asInteger(a), asInteger(b));
  if (a instanceof UInt64 || b instanceof UInt64 || a instanceof Decimal || b instanceof Decimal) return asDecimal(a).compare(asDecimal(b));
  if (float || a instanceof Double || b instanceof Double || a instanceof Single || b instanceof Single) {
    const [x, y] = [asDouble(a), asDouble(b)];
    // MathUtils.ApproxEquals: equal to about the last digit.
    const epsilon = (Math.abs(x) + Math.abs(y) + 10) * 2.220446049250313e-16;
    if (Math.abs(x - y) < epsilon) return 0;
    return Number.isNaN(x) ? (Number.isNaN(y) ? 0 : -1) : Number.isNaN(y) ? 1 : order(x, y);
  }
  return order(asInteger(a), asInteger(b));
};

const compareBytes = (a: Uint8Array, b: Uint8Array): number => {
  if (a.length !== b.length) return order(a.length, b.length);
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return order(a[i]!, b[i]!);
  return 0;
};

export const compareJsonValues = (type: TokenType, a: unknown, b: unknown): number => {
  if (a === b) return 0;
  if (b === null) return 1;
  if (a === null) return -1;
  switch (type) {
    case 6:
      return compareNumbers(a, b, false);
    case 7:
      return compareNumbers(a, b, true);
    case 9:
      return order(Number(a), Number(b));
    case 14:
      return compareBytes((a as ClrArray).bytes, (b as ClrArray).bytes);
    case 12:
    case 15:
    case 17:
      return (a as { compareTo?(other: unknown): number }).compareTo?.(b) ?? order(textOf(a), textOf(b));
    default:
      return order(textOf(a), textOf(b));
  }
};

export const equalJsonValues = (a: JValue, b: JValue): boolean => a.type === b.type && compareJsonValues(a.type, a.value, b.value) === 0;
