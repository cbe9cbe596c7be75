import type { BoundFunction, BoundLambda, BoundMethodGroup } from '../bound.ts';
import { nullReference } from '../runtime/exception.ts';
import type { RuntimeType } from '../runtime/type.ts';
import type { Delegate, Ref } from '../runtime/value.ts';
import type { TypeParameter } from '../types/type.ts';
import { callArgument, invoker } from './calls.ts';
import { type Cell, type Code, Frame } from './frame.ts';
import { compileIterator } from './iterators.ts';
import { Unit } from './unit.ts';

/** Makes the function's closure in a frame: `(type arguments, arguments) → result`. */
export type Closure = (types: readonly RuntimeType[] | null, values: readonly unknown[]) => unknown;

export function compileFunction(parent: Unit, fn: BoundFunction): (f: Frame) => Closure {
  const unit = new Unit(fn, parent, parent.parts);
  const body = compileBody(unit);
  const cells = fn.parameters.map((parameter) => parameter.captured && !parameter.byRef);
  return (outer) => {
    const captured = unit.captures.map(({ from, to }) => [to, outer.slots[from]] as const);
    const { run } = outer;
    return (types, values) => {
      run.enter();
      try {
        const slots = new Array<unknown>(unit.slotCount);
        for (const [to, cell] of captured) slots[to] = cell;
        for (let i = 0; i < cells.length; i++) slots[i] = cells[i] ? ({ value: values[i] } satisfies Cell) : values[i];
        return body(new Frame(run, slots, typeMap(outer, fn.typeParameters, types)));
      } finally {
        run.leave();
      }
    };
  };
}

function typeMap(outer: Frame, parameters: readonly TypeParameter[], types: readonly RuntimeType[] | null): Frame['types'] {
  if (!types || parameters.length === 0) return outer.types;
  return new Map([...(outer.types ?? []), ...parameters.map((parameter, i) => [parameter, types[i]!] as const)]);
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
  const make = compileFunction(unit, node.function);
  const handle = unit.handle(node.type);
  const count = node.function.parameters.length;
  return (f) => {
    const closure = make(f);
    const delegate: Delegate =
      count === 1
        ? (((value: unknown) => closure(null, [value])) as Delegate)
        : (((...values: unknown[]) => closure(null, values)) as unknown as Delegate);
    delegate.clrType = handle(f);
    return delegate;
  };
}

/** A method as a delegate: `list.Select(int.Parse)`. */
export function compileMethodGroup(unit: Unit, node: BoundMethodGroup): Code {
  const handle = unit.handle(node.type);
  const delegateOf = (f: Frame, call: (values: unknown[]) => unknown): Delegate => {
    const delegate = ((...values: unknown[]) => call(values)) as unknown as Delegate;
    delegate.clrType = handle(f);
    return delegate;
  };
  if (node.function) {
    const slot = unit.slotOfFunction(node.function);
    const types = node.typeArguments.map((type) => unit.handle(type));
    return (f) => {
      const closure = (f.slots[slot] as Cell).value as Closure;
      return delegateOf(f, (values) =>
        closure(
          types.map((of) => of(f)),
          values,
        ),
      );
    };
  }
  const member = node.member!;
  const call = callArgument(unit, member, node.typeArguments);
  // A library method may take fewer arguments than JavaScript hands over: its last one is the call.
  const count = parameterCount(unit, node);
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

const parameterCount = (_: Unit, { member }: BoundMethodGroup): number => member!.parameters.length;

export type { Ref };
