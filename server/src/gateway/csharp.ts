import { ExpressionProblem, type Expressions } from './expressions.ts';

export const csharp: Expressions = {
  compile() {
    throw new ExpressionProblem('CS0000', 'expressions are not connected yet', 0, 0);
  },
  toText: (value) => (value === null || value === undefined ? '' : String(value)),
  show: (value) => value,
  bytesOf: (value) => (value instanceof Uint8Array ? value : null),
  wrapResponse: (response) => response,
  unwrapResponse: (value) => (typeof value === 'object' && value !== null && 'status' in value ? (value as never) : null),
  thrown: () => null,
};
