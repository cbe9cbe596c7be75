import type { Flow, Response } from '../policies/step.ts';
import type { Expression } from '../syntax/tree.ts';

/** An expression made ready once, evaluated for each request without waiting for anything. */
export interface Evaluable {
  /** Throws what the expression throws. */
  evaluate(flow: Flow): unknown;
  /** It may read a message's body, which is then held in memory before the policy runs. */
  readonly readsBody: boolean;
}

/** What the gateway needs of C#. */
export interface Expressions {
  /** Throws ExpressionProblem where the compiler says no. */
  compile(expression: Expression): Evaluable;
  /** The text a value gives where text is wanted (null gives ''). */
  toText(value: unknown): string;
  /** For the trace: a short form of any value. */
  show(value: unknown): unknown;
  /** The bytes of a byte[]; null for anything else. */
  bytesOf(value: unknown): Uint8Array | null;
  /** A response as `context.Variables` holds it, and back (null for anything else). */
  wrapResponse(response: Response): unknown;
  unwrapResponse(value: unknown): Response | null;
  /** Variables of context data (the context schema), as a request begins with them. Throws where the data is no such thing. */
  variablesOf(contextData: unknown): ReadonlyMap<string, unknown>;
  /** The exception's type and message, null where it is no exception of the expression's. */
  thrown(error: unknown): { readonly type: string; readonly message: string } | null;
}

/** The compiler's answer to a wrong expression; offsets into the code. */
export class ExpressionProblem extends Error {
  readonly code: string;
  readonly start: number;
  readonly end: number;
  constructor(code: string, message: string, start: number, end: number) {
    super(message);
    this.code = code;
    this.start = start;
    this.end = end;
  }
}
