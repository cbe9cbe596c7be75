import type {
  BoundAssignment,
  BoundCompound,
  BoundDeconstruction,
  BoundIncrement,
  BoundProperty,
  BoundTarget,
  DeconstructionTarget,
} from '../bound.ts';
import type { ClrArray } from '../runtime/array.ts';
import { nullReference, raise } from '../runtime/exception.ts';
import type { Tuple } from '../runtime/tuple.ts';
import { Tuple as TupleValue } from '../runtime/tuple.ts';
import type { RuntimeType } from '../runtime/type.ts';
import { type Ref, typeOf } from '../runtime/value.ts';
import { dispatch } from '../types/dispatch.ts';
import type { Member } from '../types/member.ts';
import { argumentList, callArgument, implementationFor } from './calls.ts';
import { readDynamicIndex, readDynamicMember, writeDynamicIndex, writeDynamicMember } from './dynamic.ts';
import type { Code, Frame } from './frame.ts';
import { compileRef, elementPlace, readLocal, writeLocal } from './locals.ts';
import type { Unit } from './unit.ts';

/** A variable whose parts (target, indices) have been evaluated once. */
interface Place {
  read(): unknown;
  write(value: unknown): void;
}

export function compileAssignment(unit: Unit, node: BoundAssignment): Code {
  const { target } = node;
  const value = unit.expression(node.value);
  if (target.kind === 'local') {
    if (node.rebind) {
      const slot = unit.slotOf(target.local);
      return (f) => {
        const ref = value(f) as Ref;
        f.slots[slot] = ref;
        return ref.value;
      };
    }
    const write = writeLocal(unit, target.local);
    return (f) => {
      const result = value(f);
      write(f, result);
      return result;
    };
  }
  if (target.kind === 'discard' || target.kind === 'bad') return value;
  if (target.kind === 'property' && target.target !== null && target.arguments.length <= 1) return compileSet(unit, target, value);
  const place = compilePlace(unit, target);
  return (f) => {
    const there = place(f);
    const result = value(f);
    there.write(result);
    return result;
  };
}

/** `target.Name = value`, `target[index] = value`. */
function compileSet(unit: Unit, { target, member, arguments: indices }: BoundProperty, value: Code): Code {
  unit.weight++;
  const self = unit.expression(target!);
  const [index] = indices.map((each) => unit.expression(each));
  const call = callArgument(unit, member, []);
  let known: RuntimeType | null = null;
  let behaviour: ReturnType<typeof setterOf>;
  const setter = (owner: unknown): ReturnType<typeof setterOf> => {
    const type = typeOf(owner);
    if (type !== known) {
      behaviour = setterOf(member, owner);
      known = type;
    }
    return behaviour;
  };
  if (index)
    return (f) => {
      const owner = self(f) ?? nullReference();
      const at = index(f);
      const result = value(f);
      setter(owner)(owner, at, result, call(f));
      return result;
    };
  return (f) => {
    const owner = self(f) ?? nullReference();
    const result = value(f);
    setter(owner)(owner, result, call(f));
    return result;
  };
}

export function compilePlace(unit: Unit, target: BoundTarget): (f: Frame) => Place {
  switch (target.kind) {
    case 'local': {
      const read = readLocal(unit, target.local);
      const write = writeLocal(unit, target.local);
      return (f) => ({ read: () => read(f), write: (value) => write(f, value) });
    }
    case 'element': {
      const place = elementPlace(unit, target);
      return (f) => {
        const { array, at } = place(f);
        return { read: () => array.get(at), write: (value) => store(f, array, at, value) };
      };
    }
    case 'property': {
      const { member } = target;
      const self = target.target ? unit.expression(target.target) : null;
      const values = argumentList(unit, target.arguments);
      const call = callArgument(unit, member, []);
      return (f) => {
        const owner = self ? (self(f) ?? nullReference()) : null;
        const indices = values(f);
        const before = self ? [owner, ...indices] : indices;
        return {
          read: () =>
            (member.implementation && !member.isVirtual ? member.implementation : implementationFor(member, owner))(...before, call(f)),
          write: (value) => setterOf(member, owner)(...before, value, call(f)),
        };
      };
    }
    case 'dynamic-member': {
      const self = unit.expression(target.target);
      return (f) => {
        const owner = self(f);
        return { read: () => readDynamicMember(f, owner, target.name), write: (value) => writeDynamicMember(f, owner, target.name, value) };
      };
    }
    case 'dynamic-index': {
      const self = unit.expression(target.target);
      const values = argumentList(unit, target.arguments);
      return (f) => {
        const owner = self(f);
        const indices = values(f);
        return { read: () => readDynamicIndex(f, owner, indices), write: (value) => writeDynamicIndex(f, owner, indices, value) };
      };
    }
    case 'tuple-item': {
      const self = compilePlace(unit, target.target as BoundTarget);
      return (f) => {
        const owner = self(f);
        return {
          read: () => (owner.read() as Tuple).items[target.index],
          // Tuples are values: the variable gets a new one.
          write: (value) => {
            const old = owner.read() as Tuple;
            owner.write(
              new TupleValue(
                old.items.map((item, i) => (i === target.index ? value : item)),
                old.clrType.arguments,
                old.clrType.name,
              ),
            );
          },
        };
      };
    }
    default:
      return () => ({ read: () => undefined, write: () => {} });
  }
}

function setterOf(member: Member, owner: unknown): (...values: unknown[]) => unknown {
  const own = member.setter && !member.isVirtual ? member.setter : dispatch(member, owner).setter;
  return own ?? raise('System.NotSupportedException', `${member.text} cannot be set.`);
}

/** Arrays of references check what is stored in them. */
function store(f: Frame, array: ClrArray, at: number, value: unknown): void {
  if (
    value !== null &&
    value !== undefined &&
    array.element.name !== 'System.Object' &&
    typeOf(value) !== array.element &&
    !f.run.machine.types.isInstance(value, array.element)
  ) {
    raise('System.ArrayTypeMismatchException', 'Attempted to access an element as a type incompatible with the array.');
  }
  array.set(at, value);
}

export function compileCompound(unit: Unit, node: BoundCompound | BoundIncrement): Code {
  const slot = unit.receiver(node.receiver);
  const result = unit.expression(node.result);
  const old = node.kind === 'increment' && node.postfix;
  const { target } = node;
  if (target.kind === 'local') {
    const read = readLocal(unit, target.local);
    const write = writeLocal(unit, target.local);
    return (f) => {
      const before = read(f);
      f.slots[slot] = before;
      const after = result(f);
      write(f, after);
      return old ? before : after;
    };
  }
  const place = compilePlace(unit, target);
  return (f) => {
    const there = place(f);
    const before = there.read();
    f.slots[slot] = before;
    const after = result(f);
    there.write(after);
    return old ? before : after;
  };
}

// ── Deconstruction ─────────────────────────────────────────────────────────────────────────────────────────────────

export function compileDeconstruction(unit: Unit, node: BoundDeconstruction): Code {
  const value = unit.expression(node.value);
  const take = deconstruct(unit, node.targets, node.method);
  return (f) => {
    const whole = value(f);
    take(f, whole);
    return whole;
  };
}

/** Gives the items of a value to the targets: all places first, then all values, as C# orders it. */
export function deconstruct(
  unit: Unit,
  targets: readonly DeconstructionTarget[],
  method: Member | null,
): (f: Frame, value: unknown) => void {
  const items = itemsOf(unit, targets.length, method);
  const codes = targets.map((target) => deconstructTarget(unit, target));
  return (f, value) => {
    const parts = items(f, value);
    const writes = codes.map((code, i) => code(f, parts[i]));
    for (const write of writes) write();
  };
}

function itemsOf(unit: Unit, count: number, method: Member | null): (f: Frame, value: unknown) => readonly unknown[] {
  if (!method) return (_, value) => (value as Tuple).items;
  const call = callArgument(unit, method, []);
  return (f, value) => {
    const refs: Ref[] = Array.from({ length: count }, () => ({ value: undefined }));
    (method.implementation ?? implementationFor(method, value))(value ?? nullReference(), ...refs, call(f));
    return refs.map((ref) => ref.value);
  };
}

function deconstructTarget(unit: Unit, target: DeconstructionTarget): (f: Frame, item: unknown) => () => void {
  if (target.kind === 'nested') {
    const inner = deconstruct(unit, target.targets, target.method);
    return (f, item) => () => inner(f, item);
  }
  const slot = unit.receiver(target.item);
  const value = unit.expression(target.value);
  const place = compilePlace(unit, target.target);
  return (f, item) => {
    const there = place(f);
    f.slots[slot] = item;
    const converted = value(f);
    return () => there.write(converted);
  };
}

export { compileRef };
