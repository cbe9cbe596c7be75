import type { BoundBlock, BoundCatch, BoundStatement, BoundSwitch, BoundTry, BoundUsing } from '../bound.ts';
import { ClrException, LimitReached, raise } from '../runtime/exception.ts';
import { equalValues } from '../runtime/operations.ts';
import { compileEffect } from './effects.ts';
import { asException } from './errors.ts';
import type { Cell, Frame, Signal, StatementCode } from './frame.ts';
import { compileFunction } from './functions.ts';
import { enterScope, writeLocal } from './locals.ts';
import { compileFor, compileForEach, compileWhile } from './loops.ts';
import { compilePattern } from './patterns.ts';
import type { Unit } from './unit.ts';

export function compileStatement(unit: Unit, node: BoundStatement): StatementCode {
  const code = statement(unit, node);
  if (node.kind === 'block' || node.kind === 'empty' || node.kind === 'local-function' || node.kind === 'labeled') return code;
  unit.weight++;
  if (!unit.probing) return code;
  const { span } = node;
  return (f) => {
    f.run.probe!(span, f);
    return code(f);
  };
}

function statement(unit: Unit, node: BoundStatement): StatementCode {
  switch (node.kind) {
    case 'block':
      return compileBlock(unit, node);
    case 'declaration': {
      if (node.local.byRef) {
        const ref = unit.expression(node.value!);
        const slot = unit.slotOf(node.local);
        return (f) => {
          f.slots[slot] = ref(f);
          return undefined;
        };
      }
      if (!node.value) return () => undefined;
      const value = unit.expression(node.value);
      const slot = unit.isCell(node.local) ? -1 : unit.slotOf(node.local);
      if (slot >= 0)
        return (f) => {
          f.slots[slot] = value(f);
          return undefined;
        };
      const write = writeLocal(unit, node.local);
      return (f) => {
        write(f, value(f));
        return undefined;
      };
    }
    case 'local-function': {
      const slot = unit.slotOfFunction(node.function);
      const make = compileFunction(unit, node.function);
      return (f) => {
        (f.slots[slot] as Cell).value = make(f);
        return undefined;
      };
    }
    case 'expression-statement': {
      return compileEffect(unit, node.expression);
    }
    case 'if': {
      const condition = unit.expression(node.condition);
      const [then, one] = unit.apart(() => unit.statement(node.then));
      const [otherwise, other] = unit.apart(() => node.else && unit.statement(node.else));
      unit.weight += Math.max(one, other);
      if (otherwise) return (f) => (condition(f) ? then(f) : otherwise(f));
      return (f) => (condition(f) ? then(f) : undefined);
    }
    case 'while':
    case 'do':
      return compileWhile(unit, node);
    case 'for':
      return compileFor(unit, node);
    case 'foreach':
      return compileForEach(unit, node);
    case 'switch':
      return compileSwitch(unit, node);
    case 'return': {
      if (!node.value) return () => 'return';
      const value = unit.expression(node.value);
      return (f) => {
        f.result = value(f);
        return 'return';
      };
    }
    case 'break':
    case 'continue': {
      const { kind } = node;
      return () => kind;
    }
    case 'throw': {
      if (!node.value)
        return (f) => {
          throw f.handled;
        };
      const value = unit.expression(node.value);
      return (f) => {
        throw value(f) ?? new ClrException('System.NullReferenceException', 'Object reference not set to an instance of an object.');
      };
    }
    case 'try':
      return compileTry(unit, node);
    case 'using':
      return compileUsing(unit, node);
    case 'lock': {
      const value = unit.expression(node.value);
      const body = unit.statement(node.body);
      return (f) => {
        if (value(f) === null) raise('System.ArgumentNullException', 'Value cannot be null.');
        return body(f);
      };
    }
    case 'labeled':
      return unit.statement(node.statement);
    case 'goto': {
      const { label, value, target } = node;
      return (f) => {
        f.goto = { label, value, target };
        return 'goto';
      };
    }
    case 'yield':
      throw new Error('yield outside of an iterator');
    case 'empty':
      return () => undefined;
  }
}

/** Cells for the block's local functions, which are callable from its first statement on. */
function hoist(unit: Unit, statements: readonly BoundStatement[]): ((f: Frame) => void) | null {
  const functions = statements.filter((node) => node.kind === 'local-function');
  if (functions.length === 0) return null;
  const slots = functions.map((node) => unit.slotOfFunction(node.function));
  const codes = functions.map((node) => unit.statement(node));
  return (f) => {
    for (const slot of slots) f.slots[slot] = { value: null } satisfies Cell;
    for (const code of codes) code(f);
  };
}

function compileBlock(unit: Unit, node: BoundBlock): StatementCode {
  const enter = enterScope(unit, node.locals);
  const functions = hoist(unit, node.statements);
  const statements = node.statements.filter((item) => item.kind !== 'local-function');
  const before = unit.weight;
  const codes = statements.map((item) => unit.statement(item));
  const labels = labelsOf(statements);
  if (!labels && !enter && !functions) return run(codes);
  const weight = unit.weight - before + 1;
  return (f) => {
    enter?.(f);
    functions?.(f);
    return sequence(f, codes, labels, weight);
  };
}

/** Statements in a row, without labels. */
function run(codes: readonly StatementCode[]): StatementCode {
  const [first, second, third] = codes as [StatementCode, StatementCode, StatementCode];
  switch (codes.length) {
    case 0:
      return () => undefined;
    case 1:
      return first;
    case 2:
      return (f) => first(f) ?? second(f);
    case 3:
      return (f) => first(f) ?? second(f) ?? third(f);
    default:
      return (f) => {
        for (let i = 0; i < codes.length; i++) {
          const signal = codes[i]!(f);
          if (signal !== undefined) return signal;
        }
        return undefined;
      };
  }
}

const labelsOf = (statements: readonly BoundStatement[]): ReadonlyMap<string, number> | null => {
  const labels = new Map(statements.flatMap((node, i) => (node.kind === 'labeled' ? [[node.label, i] as const] : [])));
  return labels.size > 0 ? labels : null;
};

/** `weight`: what going back to a label costs. */
function sequence(f: Frame, codes: readonly StatementCode[], labels: ReadonlyMap<string, number> | null, weight: number): Signal {
  for (let i = 0; i < codes.length; i++) {
    const signal = codes[i]!(f);
    if (!signal) continue;
    const to = signal === 'goto' && f.goto?.target === 'label' ? labels?.get(f.goto.label!) : undefined;
    if (to === undefined) return signal;
    f.goto = null;
    f.run.pay(weight);
    i = to - 1;
  }
  return undefined;
}

// ── switch ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function compileSwitch(unit: Unit, node: BoundSwitch): StatementCode {
  const value = unit.expression(node.value);
  const enter = enterScope(unit, node.locals);
  const functions = hoist(
    unit,
    node.sections.flatMap(({ statements }) => statements),
  );
  const before = unit.weight;
  const sections = node.sections.map((section) => ({
    enter: enterScope(unit, section.locals),
    labels: section.labels
      .filter(({ pattern }) => pattern !== null)
      .map((label) => ({
        constant: label.pattern?.kind === 'constant-pattern' ? label.pattern.value : undefined,
        matches: compilePattern(unit, label.pattern!),
        when: label.when && unit.expression(label.when),
      })),
    codes: section.statements.filter((item) => item.kind !== 'local-function').map((item) => unit.statement(item)),
    jumps: labelsOf(section.statements.filter((item) => item.kind !== 'local-function')),
  }));
  const weight = unit.weight - before + 1;
  const fallback = node.sections.findIndex(({ labels }) => labels.some(({ pattern }) => pattern === null));

  const choose = (f: Frame, subject: unknown): number => {
    for (let i = 0; i < sections.length; i++) {
      sections[i]!.enter?.(f);
      for (const { matches, when } of sections[i]!.labels) if (matches(f, subject) && (!when || when(f))) return i;
    }
    return fallback;
  };
  return (f) => {
    enter?.(f);
    functions?.(f);
    let at = choose(f, value(f));
    while (at >= 0) {
      const { codes, jumps } = sections[at]!;
      const signal = sequence(f, codes, jumps, weight);
      if (signal === 'break') return undefined;
      if (signal !== 'goto' || !f.goto || f.goto.target === 'label') return signal;
      const { target, value: wanted } = f.goto;
      f.goto = null;
      f.run.pay(weight);
      at =
        target === 'default'
          ? fallback
          : sections.findIndex(({ labels }) => labels.some(({ constant }) => constant !== undefined && equalValues(constant, wanted)));
    }
    return undefined;
  };
}

// ── try, using ─────────────────────────────────────────────────────────────────────────────────────────────────────

function compileCatch(unit: Unit, node: BoundCatch): (f: Frame, exception: ClrException) => StatementCode | null {
  const handle = node.of && unit.handle(node.of);
  const enter = enterScope(unit, node.locals);
  const write = node.local && writeLocal(unit, node.local);
  const filter = node.filter && unit.expression(node.filter);
  const body = unit.statement(node.body);
  return (f, exception) => {
    if (handle && !f.run.machine.types.isInstance(exception, handle(f))) return null;
    enter?.(f);
    write?.(f, exception);
    if (filter) {
      try {
        if (!filter(f)) return null;
      } catch (error) {
        // An exception in a filter counts as false.
        if (error instanceof LimitReached) throw error;
        return null;
      }
    }
    return body;
  };
}

function compileTry(unit: Unit, node: BoundTry): StatementCode {
  const body = unit.statement(node.body);
  const catches = node.catches.map((item) => compileCatch(unit, item));
  const last = node.finally && unit.statement(node.finally);
  const guarded: StatementCode = (f) => {
    try {
      return body(f);
    } catch (error) {
      const exception = asException(error);
      for (const clause of catches) {
        const handler = clause(f, exception);
        if (!handler) continue;
        const outer = f.handled;
        f.handled = exception;
        try {
          return handler(f);
        } finally {
          f.handled = outer;
        }
      }
      throw exception;
    }
  };
  if (!last) return guarded;
  return (f) => {
    let signal: Signal;
    try {
      signal = guarded(f);
    } catch (error) {
      if (!(error instanceof LimitReached)) last(f);
      throw error;
    }
    const { result, goto } = f;
    last(f);
    f.result = result;
    f.goto = goto;
    return signal;
  };
}

function compileUsing(unit: Unit, node: BoundUsing): StatementCode {
  const enter = enterScope(unit, node.locals);
  const resources = node.resources.map(({ local, value, receiver, dispose }) => ({
    value: unit.expression(value),
    write: local && writeLocal(unit, local),
    slot: unit.receiver(receiver),
    dispose: dispose && unit.expression(dispose),
  }));
  const body = unit.statement(node.body);
  const from = (f: Frame, i: number): Signal => {
    const resource = resources[i];
    if (!resource) return body(f);
    const value = resource.value(f);
    resource.write?.(f, value);
    try {
      return from(f, i + 1);
    } finally {
      if (value !== null && value !== undefined && resource.dispose) {
        const { result } = f;
        f.slots[resource.slot] = value;
        resource.dispose(f);
        f.result = result;
      }
    }
  };
  return (f) => {
    enter?.(f);
    return from(f, 0);
  };
}
