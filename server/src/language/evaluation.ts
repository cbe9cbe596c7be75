import type { CodeAction, Range } from 'vscode-languageserver-types';
import { expressionsOf, pathAt } from '../syntax/queries.ts';
import type { Expression } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import type { PolicyText } from './policy-text.ts';
import type { Surroundings } from './surroundings.ts';

/** An expression as `gatehouse eval` takes it. Evaluating is another process's work: nothing here runs it. */
export interface Evaluable {
  /** `@(…)` or `@{…}`, entities decoded, named values with a known text put in. */
  readonly expression: string;
  readonly range: Range;
  /** Named values whose text is not known here: secret, kept elsewhere or not defined. */
  readonly unknown: readonly string[];
}

/** The expression at an offset, its ends included. */
export function evaluableAt(text: PolicyText, offset: number, { namedValues }: Pick<Surroundings, 'namedValues'>): Evaluable | null {
  const expression = expressionAt(text, offset);
  if (!expression) return null;
  const unknown = new Set<string>();
  const code = expression.code.replace(/\{\{([^{}]*)\}\}/g, (placeholder, inner: string) => {
    const name = inner.trim();
    if (!expression.namedValues.some((one) => one.name === name)) return placeholder;
    const value = namedValues.get(name)?.value ?? null;
    if (value === null) unknown.add(name);
    return value ?? placeholder;
  });
  return {
    expression: expression.block ? `@{${code}}` : `@(${code})`,
    range: text.range(expression.span),
    unknown: [...unknown],
  };
}

/** Where the expressions of a document stand, for "Evaluate" over each. */
export const evaluables = (text: PolicyText): Range[] =>
  expressionsOf(text.document)
    .filter(({ closed }) => closed)
    .map(({ span }) => text.range(span));

/** "Evaluate expression" for the one the selection is in; the client has the command. */
export function evaluateActions(text: PolicyText, { start, end }: Span, only: readonly string[] | null = null): CodeAction[] {
  const expression = expressionAt(text, start);
  if (!expression || end > expression.span.end || (only && !only.some((kind) => evaluateKind.startsWith(kind)))) return [];
  const { start: position } = text.range(expression.span);
  return [
    {
      title: 'Evaluate expression',
      kind: evaluateKind,
      command: { title: 'Evaluate expression', command: 'gatehouse.evaluateExpression', arguments: [text.uri, position] },
    },
  ];
}
export const evaluateKind = 'refactor.evaluate';

const expressionAt = (text: PolicyText, offset: number): Expression | null => {
  for (const at of [offset, offset - 1]) {
    const last = at >= 0 ? pathAt(text.document, at).at(-1) : undefined;
    if (last?.kind === 'expression' && last.closed) return last;
  }
  return null;
};
