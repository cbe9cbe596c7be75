import type { BoundFunction, BoundLambda, BoundMethodGroup } from '../bound.ts';
import { nullReference } from '../runtime/exception.ts';
import type { Delegate } from '../runtime/value.ts';
import { Activation, frameOf, type Plan } from './activation.ts';
import { callArgument, invoker } from './calls.ts';
import type { Cell, Code, Frame } from './frame.ts';
import { compileIterator } from './iterators.ts';
import { Unit } from './unit.ts';

export function compileFunction(parent: Unit, fn: BoundFunction): (f: Frame) => Activation {
  const plan = planOf(parent, fn);
  return (outer) => new Activation(plan, outer);
}

function planOf(parent: Unit, fn: BoundFunction): Plan {
  const unit = new Unit(fn, parent, parent.parts, parent.probing);
  const body = compileBody(unit);
  const cells = fn.parameters.map((parameter) => parameter.captured && !parameter.byRef);
  return {
    body,
    // Captures of functions further inside may still add slots.
    slotCount: () => unit.slotCount,
    captures: unit.captures,
    cells: cells.includes(true) ? cells : null,
    typeParameters: fn.typeParameters,
    weight: unit.weight + 1,
    isSimple: !unit.calls,
  };
}

/** The body as code that gives the function's result. */
export function compileBody(unit: Unit): Code {
  const { body, returnType } = unit.function;
  if (unit.function.isIterator) return compileIterator(unit);
  if (body.kind === 'block') {
    const statement = unit.statement(body);
    return (f) => {
      statement(f);
      return f.result;
    };
  }
  const expression = unit.expression(body);
  if (returnType.special !== 'void') return expression;
  return (f) => {
    expression(f);
    return undefined;
  };
}

export function compileLambda(unit: Unit, node: BoundLambda): Code {
  const plan = planOf(unit, node.function);
  const make = (f: Frame): Activation => new Activation(plan, f);
  const handle = unit.handle(node.type);
  const count = node.function.parameters.length;
  const typed = (delegate: Delegate, f: Frame): Delegate => {
    delegate.clrType = handle(f);
    return delegate;
  };
  if (plan.isSimple && !plan.cells && count >= 1 && count <= 2) return simpleLambda(plan, count, typed);
  switch (count) {
    case 0:
      return (f) => {
        const activation = make(f);
        return typed(() => activation.call0(null), f);
      };
    case 1:
      return (f) => {
        const activation = make(f);
        return typed((a: unknown) => activation.call1(null, a), f);
      };
    case 2:
      return (f) => {
        const activation = make(f);
        return typed((a: unknown, b: unknown) => activation.call2(null, a, b), f);
      };
    default:
      return (f) => {
        const activation = make(f);
        return typed((...values: unknown[]) => activation.call(null, values, count), f);
      };
  }
}

/** A lambda that calls nothing cannot come back to itself: one frame serves all its calls. */
function simpleLambda(plan: Plan, count: number, typed: (delegate: Delegate, f: Frame) => Delegate): Code {
  const { body, weight } = plan;
  if (count === 1)
    return (f) => {
      const frame = frameOf(plan, f);
      const { run, slots } = frame;
      return typed((a: unknown) => {
        if ((run.steps -= weight) < 0) run.more();
        slots[0] = a;
        return body(frame);
      }, f);
    };
  return (f) => {
    const frame = frameOf(plan, f);
    const { run, slots } = frame;
    return typed((a: unknown, b: unknown) => {
      if ((run.steps -= weight) < 0) run.more();
      slots[0] = a;
      slots[1] = b;
      return body(frame);
    }, f);
  };
}

/** A method as a delegate: `list.Select(int.Parse)`. */
export function compileMethodGroup(unit: Unit, node: BoundMethodGroup): Code {
  unit.calls = true;
  const handle = unit.handle(node.type);
  const delegateOf = (f: Frame, call: (values: unknown[]) => unknown): Delegate => {
    const delegate = ((...values: unknown[]) => call(values)) as unknown as Delegate;
    delegate.clrType = handle(f);
    return delegate;
  };
  if (node.function) {
    const slot = unit.slotOfFunction(node.function);
    const types = node.typeArguments.map((type) => unit.handle(type));
    const count = node.function.parameters.length;
    return (f) => {
      const activation = (f.slots[slot] as Cell).value as Activation;
      const of = types.length > 0 ? types.map((type) => type(f)) : null;
      return delegateOf(f, (values) => activation.call(of, values, count));
    };
  }
  const member = node.member!;
  const call = callArgument(unit, member, node.typeArguments);
  // A library method may take fewer arguments than JavaScript hands over: its last one is the call.
  const count = member.parameters.length;
  if (!node.target) {
    if (member.isStatic) return (f) => delegateOf(f, (values) => member.implementation!(...values.slice(0, count), call(f)));
    throw new Error(`${member.text} needs a target`);
  }
  const target = unit.expression(node.target);
  const invoke = invoker(member);
  return (f) => {
    const self = target(f) ?? nullReference();
    if (member.isExtension) return delegateOf(f, (values) => member.implementation!(self, ...values.slice(0, count - 1), call(f)));
    return delegateOf(f, (values) => invoke(self, [...values.slice(0, count), call(f)]));
  };
}
