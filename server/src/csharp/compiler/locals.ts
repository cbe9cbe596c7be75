import type { BoundTarget, Local } from '../bound.ts';
import type { ClrArray } from '../runtime/array.ts';
import { nullReference } from '../runtime/exception.ts';
import { integerOf } from '../runtime/numeric-conversion.ts';
import type { Ref } from '../runtime/value.ts';
import type { Cell, Code, Frame } from './frame.ts';
import type { Unit } from './unit.ts';

export function readLocal(unit: Unit, local: Local): Code {
  const slot = unit.slotOf(local);
  return unit.isCell(local) ? (f) => (f.slots[slot] as Cell).value : (f) => f.slots[slot];
}

export function writeLocal(unit: Unit, local: Local): (f: Frame, value: unknown) => void {
  const slot = unit.slotOf(local);
  if (unit.isCell(local))
    return (f, value) => {
      (f.slots[slot] as Cell).value = value;
    };
  return (f, value) => {
    f.slots[slot] = value;
  };
}

/** On entering a scope: a new cell for each of its variables that a lambda uses; the others start out unassigned. */
export function enterScope(unit: Unit, locals: readonly Local[]): ((f: Frame) => void) | null {
  const cells = locals.filter((local) => local.captured && !local.byRef && local.owner === unit.function).map((local) => local.slot);
  if (cells.length === 0) return null;
  return (f) => {
    for (const slot of cells) f.slots[slot] = { value: undefined } satisfies Cell;
  };
}

/** A Ref to a variable that has no cell of its own. */
class SlotRef implements Ref {
  private readonly frame: Frame;
  private readonly slot: number;
  constructor(frame: Frame, slot: number) {
    this.frame = frame;
    this.slot = slot;
  }
  get value(): unknown {
    return this.frame.slots[this.slot];
  }
  set value(value: unknown) {
    this.frame.slots[this.slot] = value;
  }
}

class ElementRef implements Ref {
  private readonly array: ClrArray;
  private readonly at: number;
  constructor(array: ClrArray, at: number) {
    this.array = array;
    this.at = at;
  }
  get value(): unknown {
    return this.array.get(this.at);
  }
  set value(value: unknown) {
    this.array.set(this.at, value);
  }
}

/** `ref x`, `out x`. */
export function compileRef(unit: Unit, target: BoundTarget): (f: Frame) => Ref {
  switch (target.kind) {
    case 'local': {
      const slot = unit.slotOf(target.local);
      return unit.isCell(target.local) ? (f) => f.slots[slot] as Cell : (f) => new SlotRef(f, slot);
    }
    case 'element': {
      const place = elementPlace(unit, target);
      return (f) => {
        const { array, at } = place(f);
        array.get(at);
        return new ElementRef(array, at);
      };
    }
    case 'discard':
      return () => ({ value: undefined });
    default:
      throw new Error(`No reference to a ${target.kind} can be made`);
  }
}

const index = (value: unknown): number => (typeof value === 'number' ? value : Number(integerOf(value)));

/** Where an element stands: the array and the offset, out of bounds for a wrong index of a vector. */
export function elementPlace(unit: Unit, node: Extract<BoundTarget, { kind: 'element' }>): (f: Frame) => { array: ClrArray; at: number } {
  const array = unit.expression(node.array);
  const indices = node.indices.map((item) => unit.expression(item));
  const [first] = indices;
  if (indices.length === 1)
    return (f) => {
      const of = (array(f) ?? nullReference()) as ClrArray;
      return { array: of, at: index(first!(f)) };
    };
  return (f) => {
    const of = (array(f) ?? nullReference()) as ClrArray;
    return { array: of, at: of.offset(indices.map((code) => index(code(f)))) };
  };
}
