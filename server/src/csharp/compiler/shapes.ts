/** Shapes of operands that get code of their own, so that what is met most takes fewest calls. */
import type { BoundExpression } from '../bound.ts';
import type { Unit } from './unit.ts';

/** The slot of a local that stands in it as it is (or of a receiver); −1 for everything else. */
export function plainSlot(unit: Unit, node: BoundExpression): number {
  if (node.constant !== undefined) return -1;
  if (node.kind === 'local') return unit.isCell(node.local) ? -1 : unit.slotOf(node.local);
  return node.kind === 'receiver' ? unit.receiver(node) : -1;
}

/** The value of a constant int; null for everything else. */
export const constantInt = (node: BoundExpression): number | null => (typeof node.constant === 'number' ? node.constant : null);
/** The value of a constant string; null for everything else. */
export const constantString = (node: BoundExpression): string | null => (typeof node.constant === 'string' ? node.constant : null);

/** Whether values of the expression are strings or null. */
export const isString = (node: BoundExpression): boolean => node.type.special === 'string';
export const isMissing = (value: unknown): value is null | undefined => value === null || value === undefined;
