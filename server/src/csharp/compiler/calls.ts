import type { BoundCall, BoundExpression, BoundInitializer, BoundInvoke, BoundLocalCall, BoundNew } from '../bound.ts';
import type { Call } from '../library/declare.ts';
import { nullReference } from '../runtime/exception.ts';
import type { RuntimeType } from '../runtime/type.ts';
import type { Member } from '../types/member.ts';
import type { Type } from '../types/type.ts';
import type { Activation } from './activation.ts';
import { applied, callOf, dispatched, implementationFor, resolver } from './application.ts';
import type { Cell, Code, Frame } from './frame.ts';
import { isMissing } from './shapes.ts';
import type { Unit } from './unit.ts';

/** The last argument of an implementation: type arguments and the machine. */
export function callArgument(unit: Unit, member: Member, typeArguments: readonly Type[]): (f: Frame) => Call {
  return callOf(unit, member, typeArguments) ?? ((f) => f.run);
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
    const values: unknown[] = [];
    for (let i = 0; i < codes.length; i++) values.push(codes[i]!(f));
    return values;
  };
}

const needed = (value: unknown): unknown => (isMissing(value) ? nullReference() : value);

/** Calls a member on a target that is there: dispatched by its type where another may take over. */
export function invoker(member: Member): (target: unknown, rest: unknown[]) => unknown {
  const resolve = resolver(member);
  return (target, rest) => resolve(target)(target, ...rest);
}

/** Whether a null target is an error: a struct is never null, and a nullable's own members are called on null too. */
export const isChecked = (target: BoundExpression): boolean => !target.type.isValueType;

export function compileCall(unit: Unit, node: BoundCall): Code {
  const { member, target, order } = node;
  const call = callOf(unit, member, node.typeArguments);
  unit.costs();
  if (order) return compileOrdered(unit, node);
  const codes = (target ? [target, ...node.arguments] : node.arguments).map((argument) => unit.expression(argument));
  if (target) return dispatched(member, codes, call, isChecked(target));
  if (!member.implementation) throw new Error(`${member.text} has no behaviour`);
  return applied(member.implementation, codes, call, false);
}

/** Named arguments out of place: evaluated as they were written. */
function compileOrdered(unit: Unit, { member, target: node, typeArguments, arguments: nodes, order }: BoundCall): Code {
  const call = callArgument(unit, member, typeArguments);
  const target = node && unit.expression(node);
  const check = node !== null && isChecked(node);
  const values = argumentList(unit, nodes, order);
  const invoke = invoker(member);
  return (f) => {
    if (!target) return member.implementation!(...values(f), call(f));
    const self = target(f);
    const list = values(f);
    list.push(call(f));
    return invoke(check ? needed(self) : self, list);
  };
}

/** Calls a delegate. */
export function compileInvoke(unit: Unit, node: BoundInvoke): Code {
  unit.costs();
  const target = unit.expression(node.target);
  const codes = node.arguments.map((argument) => unit.expression(argument));
  const [first, second] = codes as [Code, Code];
  switch (codes.length) {
    case 0:
      return (f) => (needed(target(f)) as () => unknown)();
    case 1:
      return (f) => {
        const fn = target(f);
        const a = first(f);
        return (needed(fn) as (a: unknown) => unknown)(a);
      };
    case 2:
      return (f) => {
        const fn = target(f);
        const a = first(f);
        const b = second(f);
        return (needed(fn) as (a: unknown, b: unknown) => unknown)(a, b);
      };
    default:
      return (f) => {
        const fn = target(f);
        const values = codes.map((code) => code(f));
        return (needed(fn) as (...values: unknown[]) => unknown)(...values);
      };
  }
}

export function compileLocalCall(unit: Unit, node: BoundLocalCall): Code {
  unit.costs();
  const slot = unit.slotOfFunction(node.function);
  const types = node.typeArguments.map((type) => unit.handle(type));
  const typesOf = (f: Frame): RuntimeType[] | null => (types.length > 0 ? types.map((of) => of(f)) : null);
  const activationOf = (f: Frame): Activation => (f.slots[slot] as Cell).value as Activation;
  if (!node.order && types.length === 0 && node.arguments.length <= 2) {
    const [first, second] = node.arguments.map((argument) => unit.expression(argument));
    if (!first) return (f) => activationOf(f).call0(null);
    if (!second) return (f) => activationOf(f).call1(null, first(f));
    return (f) => {
      const a = first(f);
      return activationOf(f).call2(null, a, second(f));
    };
  }
  const count = node.arguments.length;
  const values = argumentList(unit, node.arguments, node.order);
  return (f) => {
    const list = values(f);
    return activationOf(f).call(typesOf(f), list, count);
  };
}

// ── new ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export function compileNew(unit: Unit, node: BoundNew): Code {
  unit.costs();
  const make = compileConstruction(unit, node);
  if (node.initializers.length === 0) return make;
  const initialize = initializers(unit, node.initializers);
  return (f) => {
    const value = make(f);
    initialize(f, value);
    return value;
  };
}

function compileConstruction(unit: Unit, node: BoundNew): Code {
  const { member } = node;
  if (!member) {
    const handle = unit.handle(node.type);
    return (f) => f.run.machine.types.defaultOf(handle(f));
  }
  const build = member.implementation;
  if (!build) throw new Error(`${member.text} has no behaviour`);
  const call = callOf(unit, member, []);
  if (!node.order)
    return applied(
      build,
      node.arguments.map((argument) => unit.expression(argument)),
      call,
      false,
    );
  const values = argumentList(unit, node.arguments, node.order);
  return (f) => {
    const list = values(f);
    list.push(call === null ? f.run : call(f));
    return build(...list);
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
      unit.costs();
      const values = argumentList(unit, item.arguments);
      const invoke = invoker(item.member);
      return (f, target) => {
        invoke(target, [...values(f), call(f)]);
      };
    }
  }
}

export { implementationFor };
