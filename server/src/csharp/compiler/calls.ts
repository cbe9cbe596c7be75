import type { BoundCall, BoundExpression, BoundInitializer, BoundInvoke, BoundLocalCall, BoundNew, BoundProperty } from '../bound.ts';
import type { Call, Implementation } from '../library/declare.ts';
import { LimitReached, nullReference } from '../runtime/exception.ts';
import { typeOf } from '../runtime/value.ts';
import { dispatch } from '../types/dispatch.ts';
import type { Member } from '../types/member.ts';
import { handleOf, mentions, type Type } from '../types/type.ts';
import type { Cell, Code, Frame } from './frame.ts';
import type { Unit } from './unit.ts';

/** The last argument of an implementation: type arguments and the machine. */
export function callArgument(unit: Unit, member: Member, typeArguments: readonly Type[]): (f: Frame) => Call {
  const owner = member.owner.arguments;
  if (typeArguments.length === 0 && owner.length === 0) return (f) => f.run.plain;
  if (![...typeArguments, ...owner].some((type) => mentions(type))) {
    const types = typeArguments.map((type) => handleOf(type));
    const ownerTypes = owner.map((type) => handleOf(type));
    return (f) => ({ typeArguments: types, ownerArguments: ownerTypes, machine: f.run.machine });
  }
  const types = typeArguments.map((type) => unit.handle(type));
  const ownerTypes = owner.map((type) => unit.handle(type));
  return (f) => ({ typeArguments: types.map((of) => of(f)), ownerArguments: ownerTypes.map((of) => of(f)), machine: f.run.machine });
}

/** Evaluates arguments in parameter order, or in the order they were written. */
export function argumentList(
  unit: Unit,
  nodes: readonly BoundExpression[],
  order: readonly number[] | null = null,
): (f: Frame) => unknown[] {
  const codes = nodes.map((node) => unit.expression(node));
  if (order)
    return (f) => {
      const values = new Array<unknown>(codes.length);
      for (const i of order) values[i] = codes[i]!(f);
      for (let i = 0; i < codes.length; i++) if (!order.includes(i)) values[i] = codes[i]!(f);
      return values;
    };
  return (f) => {
    const values = new Array<unknown>(codes.length + 1);
    for (let i = 0; i < codes.length; i++) values[i] = codes[i]!(f);
    values.length = codes.length;
    return values;
  };
}

const needed = (value: unknown): unknown => (value === null || value === undefined ? nullReference() : value);

/** The behaviour a member has on a value, by the value's own type. */
export function implementationFor(member: Member, target: unknown): Implementation {
  const found = dispatch(member, target).implementation;
  if (!found) throw new LimitReached('library', `Gatehouse's library has no behaviour for ${member.text} on ${typeOf(target).text}.`);
  return found;
}

/** Calls a member on a target that is there: dispatched by its type where another may take over. */
export function invoker(member: Member): (target: unknown, rest: unknown[]) => unknown {
  const own = member.implementation;
  if (own && !member.isVirtual) return (target, rest) => own(target, ...rest);
  // A nullable's members are called on null too.
  return (target, rest) => (target === null && own ? own(target, ...rest) : implementationFor(member, target)(target, ...rest));
}

export function compileCall(unit: Unit, node: BoundCall): Code {
  const { member } = node;
  const call = callArgument(unit, member, node.typeArguments);
  const implementation = member.implementation;
  if (node.target === null) {
    if (!implementation) throw new Error(`${member.text} has no behaviour`);
    return staticCall(unit, implementation, node, call);
  }
  const target = unit.expression(node.target);
  const isStruct = node.target.type.isValueType && !(node.target.type.kind === 'named' && node.target.type.isNullable);
  const nullable = node.target.type.kind === 'named' && node.target.type.isNullable;
  const check = isStruct || nullable ? (value: unknown) => value : needed;
  if (implementation && !member.isVirtual && !node.order) {
    const codes = node.arguments.map((argument) => unit.expression(argument));
    const [first, second] = codes;
    if (codes.length === 0)
      return (f) => {
        f.run.step();
        return implementation(check(target(f)), call(f));
      };
    if (codes.length === 1)
      return (f) => {
        f.run.step();
        const self = target(f);
        const a = first!(f);
        return implementation(check(self), a, call(f));
      };
    if (codes.length === 2)
      return (f) => {
        f.run.step();
        const self = target(f);
        const a = first!(f);
        const b = second!(f);
        return implementation(check(self), a, b, call(f));
      };
  }
  const values = argumentList(unit, node.arguments, node.order);
  const invoke = invoker(member);
  return (f) => {
    f.run.step();
    const self = target(f);
    const list = values(f);
    list.push(call(f));
    return invoke(check(self), list);
  };
}

function staticCall(unit: Unit, implementation: Implementation, node: BoundCall, call: (f: Frame) => Call): Code {
  if (!node.order && node.arguments.length <= 2) {
    const [first, second] = node.arguments.map((argument) => unit.expression(argument));
    if (!first)
      return (f) => {
        f.run.step();
        return implementation(call(f));
      };
    if (!second)
      return (f) => {
        f.run.step();
        return implementation(first(f), call(f));
      };
    return (f) => {
      f.run.step();
      const a = first(f);
      return implementation(a, second(f), call(f));
    };
  }
  const values = argumentList(unit, node.arguments, node.order);
  return (f) => {
    f.run.step();
    const list = values(f);
    list.push(call(f));
    return implementation(...list);
  };
}

export function compileProperty(unit: Unit, node: BoundProperty): Code {
  const { member } = node;
  const call = callArgument(unit, member, []);
  if (node.target === null) {
    const read = member.implementation;
    if (!read) return () => member.value;
    const values = argumentList(unit, node.arguments);
    return (f) => read(...values(f), call(f));
  }
  const target = unit.expression(node.target);
  const type = node.target.type;
  const check = type.isValueType ? (value: unknown) => value : needed;
  const read = member.implementation;
  if (read && !member.isVirtual) {
    if (node.arguments.length === 0) return (f) => read(check(target(f)), call(f));
    if (node.arguments.length === 1) {
      const index = unit.expression(node.arguments[0]!);
      return (f) => {
        f.run.step();
        const self = target(f);
        const at = index(f);
        return read(check(self), at, call(f));
      };
    }
  }
  const values = argumentList(unit, node.arguments);
  return (f) => {
    const self = target(f);
    const list = values(f);
    const reader = read && !member.isVirtual ? read : implementationFor(member, check(self));
    return reader(check(self), ...list, call(f));
  };
}

/** Calls a delegate. */
export function compileInvoke(unit: Unit, node: BoundInvoke): Code {
  const target = unit.expression(node.target);
  const codes = node.arguments.map((argument) => unit.expression(argument));
  const [first] = codes;
  if (codes.length === 1)
    return (f) => {
      const fn = needed(target(f)) as (value: unknown) => unknown;
      return fn(first!(f));
    };
  return (f) => {
    const fn = target(f) as (...values: unknown[]) => unknown;
    const values = codes.map((code) => code(f));
    return (needed(fn) as typeof fn)(...values);
  };
}

export function compileLocalCall(unit: Unit, node: BoundLocalCall): Code {
  const slot = unit.slotOfFunction(node.function);
  const values = argumentList(unit, node.arguments, node.order);
  const types = node.typeArguments.map((type) => unit.handle(type));
  return (f) => {
    const closure = (f.slots[slot] as Cell).value as (types: unknown[] | null, values: unknown[]) => unknown;
    const list = values(f);
    return closure(types.length > 0 ? types.map((of) => of(f)) : null, list);
  };
}

// ── new ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export function compileNew(unit: Unit, node: BoundNew): Code {
  const values = argumentList(unit, node.arguments, node.order);
  const { member } = node;
  let make: Code;
  if (member) {
    const call = callArgument(unit, member, []);
    const build = member.implementation;
    if (!build) throw new Error(`${member.text} has no behaviour`);
    make = (f) => {
      f.run.step();
      const list = values(f);
      list.push(call(f));
      return build(...list);
    };
  } else {
    const handle = unit.handle(node.type);
    make = (f) => f.run.machine.types.defaultOf(handle(f));
  }
  if (node.initializers.length === 0) return make;
  const initialize = initializers(unit, node.initializers);
  return (f) => {
    const value = make(f);
    initialize(f, value);
    return value;
  };
}

function initializers(unit: Unit, list: readonly BoundInitializer[]): (f: Frame, value: unknown) => void {
  const codes = list.map((item) => initializer(unit, item));
  return (f, value) => {
    for (const code of codes) code(f, value);
  };
}

function initializer(unit: Unit, item: BoundInitializer): (f: Frame, value: unknown) => void {
  const call = callArgument(unit, item.member, item.kind === 'add' ? item.typeArguments : []);
  switch (item.kind) {
    case 'set': {
      const code = unit.expression(item.value);
      return (f, target) => item.member.setter!(target, code(f), call(f));
    }
    case 'nested': {
      const inner = initializers(unit, item.initializers);
      return (f, target) => inner(f, needed(item.member.implementation!(target, call(f))));
    }
    case 'index': {
      const values = argumentList(unit, item.arguments);
      const code = unit.expression(item.value);
      return (f, target) => {
        const indices = values(f);
        item.member.setter!(target, ...indices, code(f), call(f));
      };
    }
    case 'add': {
      const values = argumentList(unit, item.arguments);
      const invoke = invoker(item.member);
      return (f, target) => {
        f.run.step();
        invoke(target, [...values(f), call(f)]);
      };
    }
  }
}
