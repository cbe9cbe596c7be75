import type { Span } from '../../text/span.ts';
import type { Call } from '../library/declare.ts';
import type { Machine } from '../library/machine.ts';
import { LimitReached } from '../runtime/exception.ts';
import type { RuntimeType } from '../runtime/type.ts';
import type { TypeParameter } from '../types/type.ts';

/** Called before each statement and at the root of an expression, with the place in the code. Trace, coverage and the debugger are its users. */
export type Probe = (span: Span, frame: Frame) => void;

const batch = 1000;
/** How deep calls of lambdas and local functions may nest. */
const deepest = 500;

/** One evaluation: what it is given, and how much of it is used up. */
export class Run {
  readonly machine: Machine;
  readonly context: unknown;
  readonly probe: Probe | null;
  /** The call argument of members without type arguments. */
  readonly plain: Call;
  private steps = batch;
  private depth = 0;

  constructor(machine: Machine, context: unknown, probe: Probe | null) {
    this.machine = machine;
    this.context = context;
    this.probe = probe;
    this.plain = { typeArguments: [], ownerArguments: [], machine };
  }

  /** Pays for one step; the machine is asked in batches. */
  step(): void {
    if (--this.steps > 0) return;
    this.machine.charge(batch);
    this.steps = batch;
  }
  enter(): void {
    this.step();
    if (++this.depth > deepest) throw new LimitReached('depth', `Calls nest deeper than ${deepest}.`);
  }
  leave(): void {
    this.depth--;
  }
}

/** The variables of one call of a function. */
export class Frame {
  readonly run: Run;
  readonly slots: unknown[];
  /** What the type parameters of generic local functions stand for. */
  readonly types: ReadonlyMap<TypeParameter, RuntimeType> | null;
  /** What a `return` gives, until the call has ended. */
  result: unknown = undefined;
  /** Where a `goto` leads. */
  goto: { readonly target: 'label' | 'case' | 'default'; readonly label: string | null; readonly value: unknown } | null = null;
  /** The exception a catch block handles, for `throw;`. */
  handled: unknown = null;

  constructor(run: Run, slots: unknown[], types: ReadonlyMap<TypeParameter, RuntimeType> | null) {
    this.run = run;
    this.slots = slots;
    this.types = types;
  }
}

/** A variable that a lambda uses too: it outlives its scope. */
export interface Cell {
  value: unknown;
}

export type Code = (f: Frame) => unknown;

/** How a statement ends; undefined: it went through. */
export type Signal = undefined | 'break' | 'continue' | 'return' | 'goto';
export type StatementCode = (f: Frame) => Signal;
