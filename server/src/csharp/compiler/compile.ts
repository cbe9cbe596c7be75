/** Turns the bound tree of an expression into closures. Made once, run many times; nothing is generated as text. */
import type { BoundFunction } from '../bound.ts';
import type { Machine } from '../library/machine.ts';
import { asException } from './errors.ts';
import { compileExpression } from './expressions.ts';
import { Frame, type Probe, Run } from './frame.ts';
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
  const unit = new Unit(run, null, { expression: compileExpression, statement: compileStatement });
  const body = compileBody(unit);
  const { span } = run;
  return {
    run(machine, context, probe) {
      const execution = new Run(machine, context, probe ?? null);
      const frame = new Frame(execution, new Array<unknown>(unit.slotCount), null);
      try {
        execution.step();
        probe?.(span, frame);
        return body(frame);
      } catch (error) {
        throw asException(error);
      }
    },
  };
}
