import type { BoundDo, BoundExpression, BoundFor, BoundForEach, BoundWhile } from '../bound.ts';
import { iterate, visit } from '../runtime/operations.ts';
import { deconstruct } from './assignment.ts';
import { compileEffect, intUpdateOf } from './effects.ts';
import type { Frame, Signal, StatementCode } from './frame.ts';
import { enterScope, writeLocal } from './locals.ts';
import { constantInt, plainSlot } from './shapes.ts';
import type { Unit } from './unit.ts';

export function compileWhile(unit: Unit, node: BoundWhile | BoundDo): StatementCode {
  const [condition, own] = unit.apart(() => unit.expression(node.condition));
  const [body, inner] = unit.apart(() => unit.statement(node.body));
  const weight = own + inner + 1;
  const enter = enterScope(unit, node.locals);
  const first = node.kind === 'do';
  return (f) => {
    const { run } = f;
    for (let round = 0; ; round++) {
      if ((run.steps -= weight) < 0) run.more();
      enter?.(f);
      if (!(first && round === 0) && !condition(f)) return undefined;
      const signal = body(f);
      if (signal === undefined || signal === 'continue') continue;
      return signal === 'break' ? undefined : signal;
    }
  };
}

export function compileFor(unit: Unit, node: BoundFor): StatementCode {
  const enter = enterScope(unit, node.locals);
  const initializers = node.initializers.map((item) => unit.statement(item));
  const [loop] = unit.apart(() => countingLoop(unit, node) ?? generalLoop(unit, node));
  if (!enter && initializers.length === 1) {
    const [initialize] = initializers as [StatementCode];
    return (f) => {
      initialize(f);
      return loop(f);
    };
  }
  return (f) => {
    enter?.(f);
    for (let i = 0; i < initializers.length; i++) initializers[i]!(f);
    return loop(f);
  };
}

function generalLoop(unit: Unit, node: BoundFor): StatementCode {
  const before = unit.weight;
  const condition = node.condition && unit.expression(node.condition);
  const incrementors = node.incrementors.map((item) => compileEffect(unit, item));
  const body = unit.statement(node.body);
  const weight = unit.weight - before + 1;
  return (f) => {
    const { run } = f;
    while (!condition || condition(f)) {
      if ((run.steps -= weight) < 0) run.more();
      const signal = body(f);
      if (signal !== undefined && signal !== 'continue') return signal === 'break' ? undefined : signal;
      for (let i = 0; i < incrementors.length; i++) incrementors[i]!(f);
    }
    return undefined;
  };
}

/** `for (…; i < bound; i++)` over an int of the frame; the bound is evaluated each round. */
function countingLoop(unit: Unit, node: BoundFor): StatementCode | null {
  const condition = node.condition && lessThan(node.condition);
  const [incrementor] = node.incrementors;
  if (!condition || node.incrementors.length !== 1 || (incrementor?.kind !== 'increment' && incrementor?.kind !== 'compound')) return null;
  const update = intUpdateOf(unit, incrementor);
  const step = update && constantInt(update.by);
  const slot = plainSlot(unit, condition.left);
  if (!update || step === null || update.slot !== slot || update.sign < 0) return null;
  const constant = constantInt(condition.right);
  const before = unit.weight;
  const bound = constant === null ? unit.expression(condition.right) : null;
  const body = unit.statement(node.body);
  const weight = unit.weight - before + 2;
  if (bound)
    return (f) => {
      const { run, slots } = f;
      while ((slots[slot] as number) < (bound(f) as number)) {
        if ((run.steps -= weight) < 0) run.more();
        const signal = body(f);
        if (signal !== undefined && signal !== 'continue') return signal === 'break' ? undefined : signal;
        slots[slot] = ((slots[slot] as number) + step) | 0;
      }
      return undefined;
    };
  const end = constant!;
  return (f) => {
    const { run, slots } = f;
    while ((slots[slot] as number) < end) {
      if ((run.steps -= weight) < 0) run.more();
      const signal = body(f);
      if (signal !== undefined && signal !== 'continue') return signal === 'break' ? undefined : signal;
      slots[slot] = ((slots[slot] as number) + step) | 0;
    }
    return undefined;
  };
}

function lessThan(node: BoundExpression): { readonly left: BoundExpression; readonly right: BoundExpression } | null {
  if (node.kind !== 'binary' || node.constant !== undefined || node.lifted) return null;
  const { operator, left, right } = node;
  return operator.kind === 'comparison' && operator.of === 'int' && operator.operator === '<' ? { left, right } : null;
}

export function compileForEach(unit: Unit, node: BoundForEach): StatementCode {
  unit.calls = true;
  const source = unit.expression(node.source);
  const item = unit.receiver(node.item);
  const [round, own] = unit.apart(() => {
    const value = unit.expression(node.value);
    const isItem = node.value === node.item;
    const slot = node.local && !unit.isCell(node.local) ? unit.slotOf(node.local) : -1;
    if (isItem && slot >= 0 && node.locals.every(({ captured }) => !captured))
      return (f: Frame, each: unknown): void => {
        f.slots[slot] = each;
      };
    const write = node.local && writeLocal(unit, node.local);
    const take = node.deconstruction && deconstruct(unit, node.deconstruction.targets, node.deconstruction.method);
    const enter = enterScope(unit, node.locals);
    return (f: Frame, each: unknown): void => {
      enter?.(f);
      f.slots[item] = each;
      const current = value(f);
      if (write) write(f, current);
      else take?.(f, current);
    };
  });
  const [body, inner] = unit.apart(() => unit.statement(node.body));
  const weight = own + inner + 1;
  return (f) => {
    const { run } = f;
    const from = source(f) ?? null;
    if (typeof from !== 'string') {
      // Given rather than asked for: no iterator has to be kept in step.
      let result: Signal;
      visit(from, null, (each) => {
        if ((run.steps -= weight) < 0) run.more();
        round(f, each);
        const signal = body(f);
        if (signal === undefined || signal === 'continue') return false;
        result = signal === 'break' ? undefined : signal;
        return true;
      });
      return result;
    }
    const iterator = iterate(from);
    try {
      for (let next = iterator.next(); !next.done; next = iterator.next()) {
        if ((run.steps -= weight) < 0) run.more();
        round(f, next.value);
        const signal = body(f);
        if (signal !== undefined && signal !== 'continue') return signal === 'break' ? undefined : signal;
      }
    } finally {
      iterator.return?.();
    }
    return undefined;
  };
}
