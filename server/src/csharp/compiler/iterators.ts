import type { BoundStatement } from '../bound.ts';
import { raise } from '../runtime/exception.ts';
import { iterate } from '../runtime/operations.ts';
import { type RuntimeType, runtimeType } from '../runtime/type.ts';
import { type Code, Frame, type Signal } from './frame.ts';
import { enterScope, writeLocal } from './locals.ts';
import type { Unit } from './unit.ts';

/** What `yield` makes: iterable any number of times, each from the start. */
class IteratorValue {
  readonly clrType: RuntimeType;
  private readonly start: () => Generator<unknown>;
  constructor(start: () => Generator<unknown>, element: RuntimeType) {
    this.clrType = runtimeType('System.Collections.Generic.IEnumerable', element);
    this.start = start;
  }
  [Symbol.iterator](): Iterator<unknown> {
    return this.start();
  }
}

type Steps = (f: Frame) => Generator<unknown, Signal>;

/** A function with `yield` in it: its statements become a generator, run lazily. */
export function compileIterator(unit: Unit): Code {
  const { body, returnType } = unit.function;
  if (body.kind !== 'block') throw new Error('An iterator has a block');
  const steps = compileSteps(unit, body);
  const element = unit.handle(returnType.kind === 'named' && returnType.arguments[0] ? returnType.arguments[0] : returnType);
  return (f) => {
    const slots = [...f.slots];
    return new IteratorValue(() => steps(new Frame(f.run, [...slots], f.types)) as Generator<unknown>, element(f));
  };
}

function contains(node: BoundStatement): boolean {
  switch (node.kind) {
    case 'yield':
      return true;
    case 'block':
      return node.statements.some(contains);
    case 'if':
      return contains(node.then) || (node.else !== null && contains(node.else));
    case 'while':
    case 'do':
    case 'for':
    case 'foreach':
    case 'using':
      return contains(node.body);
    case 'switch':
      return node.sections.some(({ statements }) => statements.some(contains));
    case 'try':
      return contains(node.body) || (node.finally !== null && contains(node.finally));
    case 'labeled':
      return contains(node.statement);
    default:
      return false;
  }
}

function compileSteps(unit: Unit, node: BoundStatement): Steps {
  if (!contains(node)) {
    const plain = unit.statement(node);
    // biome-ignore lint/correctness/useYield: one shape for all statements
    return function* (f) {
      return plain(f);
    };
  }
  switch (node.kind) {
    case 'yield': {
      if (!node.value)
        // biome-ignore lint/correctness/useYield: yield break
        return function* () {
          return 'return';
        };
      unit.weight++;
      const value = unit.expression(node.value);
      return function* (f) {
        yield value(f);
        return undefined;
      };
    }
    case 'block': {
      const enter = enterScope(unit, node.locals);
      const hoisted = node.statements
        .filter((statement) => statement.kind === 'local-function')
        .map((statement) => unit.statement(statement));
      const list = node.statements
        .filter((statement) => statement.kind !== 'local-function')
        .map((statement) => compileSteps(unit, statement));
      return function* (f) {
        enter?.(f);
        for (const fn of hoisted) fn(f);
        for (const steps of list) {
          const signal = yield* steps(f);
          if (signal) return signal;
        }
        return undefined;
      };
    }
    case 'if': {
      const condition = unit.expression(node.condition);
      const then = compileSteps(unit, node.then);
      const otherwise = node.else && compileSteps(unit, node.else);
      return function* (f) {
        if (condition(f)) return yield* then(f);
        return otherwise ? yield* otherwise(f) : undefined;
      };
    }
    case 'while':
    case 'do': {
      const [condition, own] = unit.apart(() => unit.expression(node.condition));
      const [body, inner] = unit.apart(() => compileSteps(unit, node.body));
      const weight = own + inner + 1;
      const enter = enterScope(unit, node.locals);
      const first = node.kind === 'do';
      return function* (f) {
        for (let round = 0; ; round++) {
          f.run.pay(weight);
          enter?.(f);
          if (!(first && round === 0) && !condition(f)) return undefined;
          const signal = yield* body(f);
          if (signal === 'break') return undefined;
          if (signal && signal !== 'continue') return signal;
        }
      };
    }
    case 'for': {
      const enter = enterScope(unit, node.locals);
      const initializers = node.initializers.map((statement) => unit.statement(statement));
      const condition = node.condition && unit.expression(node.condition);
      const incrementors = node.incrementors.map((expression) => unit.expression(expression));
      const [body, inner] = unit.apart(() => compileSteps(unit, node.body));
      const weight = inner + incrementors.length + 1;
      return function* (f) {
        enter?.(f);
        for (const initializer of initializers) initializer(f);
        while (!condition || condition(f)) {
          f.run.pay(weight);
          const signal = yield* body(f);
          if (signal === 'break') return undefined;
          if (signal && signal !== 'continue') return signal;
          for (const incrementor of incrementors) incrementor(f);
        }
        return undefined;
      };
    }
    case 'foreach': {
      const source = unit.expression(node.source);
      const item = unit.receiver(node.item);
      const value = unit.expression(node.value);
      const write = node.local && writeLocal(unit, node.local);
      const enter = enterScope(unit, node.locals);
      const [body, inner] = unit.apart(() => compileSteps(unit, node.body));
      const weight = inner + 1;
      return function* (f) {
        const iterator = iterate(source(f));
        for (let next = iterator.next(); !next.done; next = iterator.next()) {
          f.run.pay(weight);
          enter?.(f);
          f.slots[item] = next.value;
          write?.(f, value(f));
          const signal = yield* body(f);
          if (signal === 'break') return undefined;
          if (signal && signal !== 'continue') return signal;
        }
        return undefined;
      };
    }
    case 'try': {
      const body = compileSteps(unit, node.body);
      const last = node.finally && unit.statement(node.finally);
      return function* (f) {
        try {
          return yield* body(f);
        } finally {
          last?.(f);
        }
      };
    }
    default:
      return () => raise('System.NotSupportedException', `Gatehouse does not run a yield inside ${node.kind}.`);
  }
}
