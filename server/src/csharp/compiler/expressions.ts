import type { BoundExpression, BoundNewArray } from '../bound.ts';
import { ClrArray } from '../runtime/array.ts';
import { LimitReached, nullReference, raise } from '../runtime/exception.ts';
import { integerOf } from '../runtime/numeric-conversion.ts';
import { AnonymousObject, Tuple } from '../runtime/tuple.ts';
import { compileAssignment, compileCompound, compileDeconstruction } from './assignment.ts';
import { compileCall, compileInvoke, compileLocalCall, compileNew } from './calls.ts';
import { compileConversion } from './conversions.ts';
import { compileDynamicInvoke, dynamicBinary, dynamicUnary, readDynamicIndex, readDynamicMember } from './dynamic.ts';
import type { Code } from './frame.ts';
import { compileLambda, compileMethodGroup } from './functions.ts';
import { compileRef, elementPlace, readLocal } from './locals.ts';
import { compileBinary, compileLogical, compileUnary } from './operators.ts';
import { compilePattern } from './patterns.ts';
import { compileProperty } from './properties.ts';
import { compileInterpolated } from './strings.ts';
import type { Unit } from './unit.ts';

export function compileExpression(unit: Unit, node: BoundExpression): Code {
  if (node.constant !== undefined) {
    const { constant } = node;
    return () => constant;
  }
  switch (node.kind) {
    case 'constant': {
      const { constant } = node;
      return () => constant;
    }
    case 'context':
      return (f) => f.run.context;
    case 'local':
      return readLocal(unit, node.local);
    case 'property':
      return compileProperty(unit, node);
    case 'field': {
      const { member } = node;
      if (!node.target) return () => member.value;
      const target = unit.expression(node.target);
      const read = member.implementation;
      return read ? (f) => read(target(f), f.run) : () => member.value;
    }
    case 'element': {
      if (node.indices.length === 1 && node.indices[0]!.type.special === 'int') {
        const array = unit.expression(node.array);
        const index = unit.expression(node.indices[0]!);
        return (f) => {
          const of = array(f) as ClrArray | null;
          const at = index(f) as number;
          return (of ?? (nullReference() as ClrArray)).get(at);
        };
      }
      const place = elementPlace(unit, node);
      return (f) => {
        const { array, at } = place(f);
        return array.get(at);
      };
    }
    case 'tuple-item': {
      const target = unit.expression(node.target);
      const { index } = node;
      return (f) => (target(f) as Tuple).items[index];
    }
    case 'anonymous-member': {
      const target = unit.expression(node.target);
      const { index } = node;
      return (f) => (target(f) as AnonymousObject).values[index];
    }
    case 'call':
      return compileCall(unit, node);
    case 'local-call':
      return compileLocalCall(unit, node);
    case 'invoke':
      return compileInvoke(unit, node);
    case 'new':
      return compileNew(unit, node);
    case 'new-array':
      return compileNewArray(unit, node);
    case 'new-anonymous': {
      const names = node.type.members.map(({ name }) => name);
      const values = node.values.map((value) => unit.expression(value));
      return (f) =>
        new AnonymousObject(
          names,
          values.map((code) => code(f)),
        );
    }
    case 'tuple': {
      const codes = node.elements.map((element) => unit.expression(element));
      const types = node.elements.map((element) => unit.handle(element.type));
      return (f) =>
        new Tuple(
          codes.map((code) => code(f)),
          types.map((of) => of(f)),
        );
    }
    case 'lambda':
      return compileLambda(unit, node);
    case 'method-group':
      return compileMethodGroup(unit, node);
    case 'conversion':
      return compileConversion(unit, node);
    case 'unary':
      return compileUnary(unit, node);
    case 'binary':
      return compileBinary(unit, node);
    case 'logical':
      return compileLogical(unit, node);
    case 'coalesce': {
      const left = unit.expression(node.left);
      const slot = unit.receiver(node.receiver);
      const whenNotNull = unit.expression(node.whenNotNull);
      const right = unit.expression(node.right);
      return (f) => {
        const value = left(f);
        if (value === null || value === undefined) return right(f);
        f.slots[slot] = value;
        return whenNotNull(f);
      };
    }
    case 'conditional': {
      const condition = unit.expression(node.condition);
      const whenTrue = unit.expression(node.whenTrue);
      const whenFalse = unit.expression(node.whenFalse);
      return (f) => (condition(f) ? whenTrue(f) : whenFalse(f));
    }
    case 'assignment':
      return compileAssignment(unit, node);
    case 'compound':
    case 'increment':
      return compileCompound(unit, node);
    case 'deconstruction':
      return compileDeconstruction(unit, node);
    case 'is': {
      const operand = unit.expression(node.operand);
      const matches = compilePattern(unit, node.pattern);
      return (f) => matches(f, operand(f));
    }
    case 'as': {
      const operand = unit.expression(node.operand);
      const handle = unit.handle(node.type.kind === 'named' && node.type.isNullable ? node.type.arguments[0]! : node.type);
      return (f) => {
        const value = operand(f);
        return value !== null && value !== undefined && f.run.machine.types.isInstance(value, handle(f)) ? value : null;
      };
    }
    case 'conditional-access': {
      const target = unit.expression(node.target);
      const slot = unit.receiver(node.receiver);
      const whenNotNull = unit.expression(node.whenNotNull);
      return (f) => {
        const value = target(f);
        if (value === null || value === undefined) return null;
        f.slots[slot] = value;
        return whenNotNull(f);
      };
    }
    case 'receiver': {
      const slot = unit.receiver(node);
      return (f) => f.slots[slot];
    }
    case 'interpolated':
      return compileInterpolated(unit, node);
    case 'typeof': {
      const handle = unit.handle(node.of);
      return (f) => handle(f);
    }
    case 'default': {
      const handle = unit.handle(node.type);
      return (f) => f.run.machine.types.defaultOf(handle(f));
    }
    case 'throw-expression': {
      const operand = unit.expression(node.operand);
      return (f) => {
        throw operand(f) ?? raise('System.NullReferenceException', 'Object reference not set to an instance of an object.');
      };
    }
    case 'discard':
      return () => undefined;
    case 'ref-of':
      return compileRef(unit, node.target);
    case 'parameter-default': {
      const { value } = node;
      return () => value;
    }
    case 'type':
      return () => undefined;
    case 'dynamic-member': {
      unit.calls = true;
      const target = unit.expression(node.target);
      return (f) => readDynamicMember(f, target(f), node.name);
    }
    case 'dynamic-index': {
      unit.calls = true;
      const target = unit.expression(node.target);
      const indices = node.arguments.map((argument) => unit.expression(argument));
      return (f) => {
        const self = target(f);
        return readDynamicIndex(
          f,
          self,
          indices.map((code) => code(f)),
        );
      };
    }
    case 'dynamic-invoke':
      return compileDynamicInvoke(unit, node);
    case 'dynamic-unary': {
      const operand = unit.expression(node.operand);
      return (f) => dynamicUnary(node.operator, operand(f), node.checked);
    }
    case 'dynamic-binary': {
      const left = unit.expression(node.left);
      const right = unit.expression(node.right);
      return (f) => {
        const a = left(f);
        return dynamicBinary(f, node.operator, a ?? null, right(f) ?? null, node.checked);
      };
    }
    case 'bad': {
      const { missing } = node;
      return () => {
        throw new LimitReached(
          'library',
          missing ? `Gatehouse's library does not have ${missing} yet.` : 'This part of the expression cannot be evaluated.',
        );
      };
    }
  }
}

function compileNewArray(unit: Unit, node: BoundNewArray): Code {
  const element = unit.handle(node.type.element);
  const sizes = node.sizes.map((size) => unit.expression(size));
  const items = node.items?.map((item) => unit.expression(item)) ?? null;
  if (items && node.type.rank === 1)
    return (f) => {
      const values = items.map((code) => code(f));
      f.run.machine.allocate(values.length * 16);
      return ClrArray.of(element(f), values);
    };
  return (f) => {
    const lengths = sizes.map((code) => Number(integerOf(code(f))));
    if (lengths.some((length) => length < 0)) raise('System.OverflowException', 'Arithmetic operation resulted in an overflow.');
    const type = element(f);
    f.run.machine.allocate(lengths.reduce((product, length) => product * length, 16));
    const array = ClrArray.filled(type, lengths, f.run.machine.types.defaultOf(type));
    items?.forEach((code, i) => array.set(i, code(f)));
    return array;
  };
}
