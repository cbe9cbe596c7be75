/** Turns the bound tree of an expression into closures. Made once, run many times; nothing is generated as text. */
import type { BoundFunction } from '../bound.ts';
import type { Machine } from '../library/machine.ts';
import { asException } from './errors.ts';
import { compileExpression } from './expressions.ts';
import { type Code, Frame, newSlots, type Probe, Run } from './frame.ts';
import { compileBody } from './functions.ts';
import { compileStatement } from './statements.ts';
import { Unit } from './unit.ts';

export interface Program {
  /**
   * Evaluates with a `context` value of the library. Gives the value; throws ClrException for what the expression throws, LimitReached where a bound ended it.
   */
  run(machine: Machine, context: unknown, probe?: Probe): unknown;
}

/** Compiles `Run`. Only for a tree without errors. */
export function compileProgram(run: BoundFunction): Program {
  const plain = compileRoot(run, false);
  let probed: Root | null = null;
  return {
    run(machine, context, probe) {
      const execution = new Run(machine, context, probe ?? null);
      try {
        if (probe === undefined) {
          execution.pay(plain.weight);
          return plain.body(new Frame(execution, newSlots(plain.slotCount), null));
        }
        probed ??= compileRoot(run, true);
        execution.pay(probed.weight);
        const frame = new Frame(execution, newSlots(probed.slotCount), null);
        probe(run.span, frame);
        return probed.body(frame);
      } catch (error) {
        throw asException(error);
      }
    },
  };
}

interface Root {
  readonly body: Code;
  readonly weight: number;
  readonly slotCount: number;
}
/** With `probing`, statements report where they are; without, nothing is there to ask whether anyone listens. */
function compileRoot(run: BoundFunction, probing: boolean): Root {
  const unit = new Unit(run, null, { expression: compileExpression, statement: compileStatement }, probing);
  const body = compileBody(unit);
  return { body, weight: unit.weight + 1, slotCount: unit.slotCount };
}
