/** Arithmetic and comparisons of ints, the operands' shapes taken in: a local, a constant, anything. */
import type { BoundExpression } from '../bound.ts';
import { type ArithmeticOperator, arithmetic, type ComparisonOperator } from '../runtime/arithmetic.ts';
import type { Code } from './frame.ts';
import { constantInt, plainSlot } from './shapes.ts';
import type { Unit } from './unit.ts';

type Ints = (a: number, b: number) => number;

/** `left operator right`. */
export function intArithmetic(
  unit: Unit,
  operator: ArithmeticOperator,
  checked: boolean,
  leftNode: BoundExpression,
  rightNode: BoundExpression,
): Code {
  const slot = plainSlot(unit, leftNode);
  const constant = constantInt(rightNode);
  const other = constant === null ? plainSlot(unit, rightNode) : -1;
  const left = unit.expression(leftNode);
  const right = unit.expression(rightNode);
  if (checked && operator !== '%' && operator !== '/') return general(arithmetic(operator, 'int', checked) as Ints, left, right);
  switch (operator) {
    case '+':
      if (slot >= 0 && constant !== null) return (f) => ((f.slots[slot] as number) + constant) | 0;
      if (slot >= 0 && other >= 0) return (f) => ((f.slots[slot] as number) + (f.slots[other] as number)) | 0;
      if (slot >= 0) return (f) => ((f.slots[slot] as number) + (right(f) as number)) | 0;
      if (constant !== null) return (f) => ((left(f) as number) + constant) | 0;
      return (f) => ((left(f) as number) + (right(f) as number)) | 0;
    case '-':
      if (slot >= 0 && constant !== null) return (f) => ((f.slots[slot] as number) - constant) | 0;
      if (slot >= 0 && other >= 0) return (f) => ((f.slots[slot] as number) - (f.slots[other] as number)) | 0;
      if (constant !== null) return (f) => ((left(f) as number) - constant) | 0;
      return (f) => ((left(f) as number) - (right(f) as number)) | 0;
    case '*':
      if (slot >= 0 && constant !== null) return (f) => Math.imul(f.slots[slot] as number, constant);
      if (slot >= 0 && other >= 0) return (f) => Math.imul(f.slots[slot] as number, f.slots[other] as number);
      return (f) => Math.imul(left(f) as number, right(f) as number);
    case '%':
      if (constant !== null && isDivisor(constant)) {
        const inverse = inverseOf(constant);
        if (slot >= 0)
          return (f) => {
            const value = f.slots[slot] as number;
            return (value - Math.imul((value * inverse) | 0, constant)) | 0;
          };
        return (f) => {
          const value = left(f) as number;
          return (value - Math.imul((value * inverse) | 0, constant)) | 0;
        };
      }
      break;
    case '/':
      if (constant !== null && isDivisor(constant)) {
        const inverse = inverseOf(constant);
        return (f) => ((left(f) as number) * inverse) | 0;
      }
      break;
  }
  return general(arithmetic(operator, 'int', checked) as Ints, left, right);
}

const general =
  (compute: Ints, left: Code, right: Code): Code =>
  (f) => {
    const a = left(f) as number;
    return compute(a, right(f) as number);
  };

/** Constants by which a division is a multiplication. */
const isDivisor = (constant: number): boolean => constant >= 2;
/**
 * For every int n, `n * inverseOf(d)` cut off is n / d cut off: the product is a little too far from zero, by less than |n/d| · 2⁻⁴⁹ < 1/d, so that exact quotients stay what they are
 * and no other one reaches the next integer.
 */
export const inverseOf = (divisor: number): number => (1 / divisor) * (1 + 2 ** -50);

/** `left operator right` as a truth. */
export function intComparison(unit: Unit, operator: ComparisonOperator, leftNode: BoundExpression, rightNode: BoundExpression): Code {
  const constant = constantInt(rightNode);
  if (operator === '==' && constant !== null) {
    const remainder = remainderComparison(unit, leftNode, constant);
    if (remainder) return remainder;
  }
  const slot = plainSlot(unit, leftNode);
  const other = constant === null ? plainSlot(unit, rightNode) : -1;
  const left = unit.expression(leftNode);
  const right = unit.expression(rightNode);
  switch (operator) {
    case '==':
      if (slot >= 0 && constant !== null) return (f) => f.slots[slot] === constant;
      if (constant !== null) return (f) => left(f) === constant;
      return (f) => left(f) === right(f);
    case '!=':
      if (slot >= 0 && constant !== null) return (f) => f.slots[slot] !== constant;
      if (constant !== null) return (f) => left(f) !== constant;
      return (f) => left(f) !== right(f);
    case '<':
      if (slot >= 0 && constant !== null) return (f) => (f.slots[slot] as number) < constant;
      if (slot >= 0 && other >= 0) return (f) => (f.slots[slot] as number) < (f.slots[other] as number);
      if (slot >= 0) return (f) => (f.slots[slot] as number) < (right(f) as number);
      if (constant !== null) return (f) => (left(f) as number) < constant;
      return (f) => (left(f) as number) < (right(f) as number);
    case '>':
      if (slot >= 0 && constant !== null) return (f) => (f.slots[slot] as number) > constant;
      if (slot >= 0 && other >= 0) return (f) => (f.slots[slot] as number) > (f.slots[other] as number);
      if (constant !== null) return (f) => (left(f) as number) > constant;
      return (f) => (left(f) as number) > (right(f) as number);
    case '<=':
      if (slot >= 0 && constant !== null) return (f) => (f.slots[slot] as number) <= constant;
      if (constant !== null) return (f) => (left(f) as number) <= constant;
      return (f) => (left(f) as number) <= (right(f) as number);
    case '>=':
      if (slot >= 0 && constant !== null) return (f) => (f.slots[slot] as number) >= constant;
      if (constant !== null) return (f) => (left(f) as number) >= constant;
      return (f) => (left(f) as number) >= (right(f) as number);
  }
}

/** `local % divisor == rest`. */
function remainderComparison(unit: Unit, node: BoundExpression, rest: number): Code | null {
  if (node.kind !== 'binary' || node.constant !== undefined || node.lifted) return null;
  const { operator } = node;
  if (operator.kind !== 'arithmetic' || operator.operator !== '%' || operator.of !== 'int') return null;
  const slot = plainSlot(unit, node.left);
  const divisor = constantInt(node.right);
  if (slot < 0 || divisor === null || !isDivisor(divisor)) return null;
  const inverse = inverseOf(divisor);
  return (f) => {
    const value = f.slots[slot] as number;
    return ((value - Math.imul((value * inverse) | 0, divisor)) | 0) === rest;
  };
}
