/** Expressions that stand as statements: nobody wants their value. */
import type { BoundCompound, BoundExpression, BoundIncrement } from '../bound.ts';
import type { StatementCode } from './frame.ts';
import { constantInt, plainSlot } from './shapes.ts';
import type { Unit } from './unit.ts';

export function compileEffect(unit: Unit, node: BoundExpression): StatementCode {
  if (node.kind === 'compound' || node.kind === 'increment') {
    const code = intUpdate(unit, node);
    if (code) return code;
  }
  if (node.kind === 'assignment' && node.target.kind === 'local' && !node.rebind && !unit.isCell(node.target.local)) {
    const slot = unit.slotOf(node.target.local);
    const value = unit.expression(node.value);
    return (f) => {
      f.slots[slot] = value(f);
      return undefined;
    };
  }
  const code = unit.expression(node);
  return (f) => {
    code(f);
    return undefined;
  };
}

/** `local += …`, `local++` and the like on an int, unchecked. */
function intUpdate(unit: Unit, node: BoundCompound | BoundIncrement): StatementCode | null {
  const update = intUpdateOf(unit, node);
  if (!update) return null;
  const { slot, sign, by } = update;
  const constant = constantInt(by);
  if (constant !== null) {
    const step = sign * constant;
    return (f) => {
      f.slots[slot] = ((f.slots[slot] as number) + step) | 0;
      return undefined;
    };
  }
  const other = plainSlot(unit, by);
  if (other >= 0 && sign > 0)
    return (f) => {
      const { slots } = f;
      slots[slot] = ((slots[slot] as number) + (slots[other] as number)) | 0;
      return undefined;
    };
  const code = unit.expression(by);
  // The old value is read before what is added is evaluated.
  return (f) => {
    const before = f.slots[slot] as number;
    const change = code(f) as number;
    f.slots[slot] = sign > 0 ? (before + change) | 0 : (before - change) | 0;
    return undefined;
  };
}

/** The slot, the sign and what is added, where the node is an unchecked `+=` or `-=` on an int of the frame; null otherwise. */
export function intUpdateOf(
  unit: Unit,
  { target, result, receiver }: BoundCompound | BoundIncrement,
): { readonly slot: number; readonly sign: 1 | -1; readonly by: BoundExpression } | null {
  if (target.kind !== 'local' || unit.isCell(target.local)) return null;
  if (result.kind !== 'binary' || result.lifted || result.constant !== undefined || result.left !== receiver) return null;
  const { operator } = result;
  if (operator.kind !== 'arithmetic' || operator.of !== 'int' || operator.checked) return null;
  if (operator.operator !== '+' && operator.operator !== '-') return null;
  return { slot: unit.slotOf(target.local), sign: operator.operator === '+' ? 1 : -1, by: result.right };
}
