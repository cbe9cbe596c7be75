import { type Flow, PolicyFailure, type Value } from '../policies/step.ts';
import type { Evaluable, Expressions } from './expressions.ts';
import type { FlowControl } from './flow-control.ts';

/** What an expression gives, kept with its type; its failure is the policy's (ExpressionValueEvaluationFailure). */
export function evaluated(evaluable: Evaluable, source: string, expressions: Expressions): Value<unknown> {
  return {
    constant: undefined,
    read(flow) {
      try {
        const value = evaluable.evaluate(flow);
        (flow as FlowControl).noteExpression(source, () => expressions.show(value));
        return value;
      } catch (error) {
        if (error instanceof PolicyFailure) throw error;
        const thrown = expressions.thrown(error);
        if (!thrown) throw error;
        (flow as FlowControl).noteExpression(source, () => undefined, `${thrown.type}: ${thrown.message}`);
        throw new PolicyFailure('ExpressionValueEvaluationFailure', `Expression evaluation failed. ${thrown.message}`, {}, thrown);
      }
    },
  };
}

export const constant = <T>(value: T): Value<T> => ({ constant: value, read: () => value });

/** A value made of another: a constant stays one. */
export function map<A, B>(value: Value<A>, convert: (value: A, flow: Flow | null) => B): Value<B> {
  return value.constant === undefined
    ? { constant: undefined, read: (flow) => convert(value.read(flow), flow) }
    : constant(convert(value.constant, null));
}

/** What APIM takes for a boolean: true and false in any case; null where it is neither. */
export const parseFlag = (text: string): boolean | null => (/^\s*true\s*$/i.test(text) ? true : /^\s*false\s*$/i.test(text) ? false : null);
export const parseWhole = (text: string): number | null => (/^\s*[+-]?\d{1,15}\s*$/.test(text) ? Number(text) : null);
