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
const none: readonly RuntimeType[] = [];

/** One evaluation: what it is given, and how much of it is used up. Also the call argument of members without type arguments. */
export class Run implements Call {
  readonly machine: Machine;
  readonly context: unknown;
  readonly probe: Probe | null;
  /** Steps paid for and not yet used: loops and calls take their weight off and ask for `more` below zero. */
  steps = batch;
  depth = 0;

  constructor(machine: Machine, context: unknown, probe: Probe | null) {
    this.machine = machine;
    this.context = context;
    this.probe = probe;
  }

  get typeArguments(): readonly RuntimeType[] {
    return none;
  }
  get ownerArguments(): readonly RuntimeType[] {
    return none;
  }
  /** Pays for steps; the machine is asked in batches. */
  pay(weight: number): void {
    if ((this.steps -= weight) < 0) this.more();
  }
  more(): void {
    const count = batch - this.steps;
    this.steps = batch;
    this.machine.charge(count);
  }
  tooDeep(): never {
    throw new LimitReached('depth', `Calls nest deeper than ${deepest}.`);
  }
  /** Beginning a call of a lambda or local function, which ends with `depth--`. */
  enter(weight: number): void {
    if ((this.steps -= weight) < 0) this.more();
    if (++this.depth > deepest) this.tooDeep();
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

/** Slots of a frame, all of one kind to the engine, so that reading them stays fast. */
export function newSlots(count: number): unknown[] {
  switch (count) {
    case 0:
      return [];
    case 1:
      return [undefined];
    case 2:
      return [undefined, undefined];
    case 3:
      return [undefined, undefined, undefined];
    case 4:
      return [undefined, undefined, undefined, undefined];
    case 5:
      return [undefined, undefined, undefined, undefined, undefined];
    case 6:
      return [undefined, undefined, undefined, undefined, undefined, undefined];
    default: {
      const slots: unknown[] = [undefined, undefined, undefined, undefined, undefined, undefined, undefined];
      while (slots.length < count) slots.push(undefined);
      return slots;
    }
  }
}
