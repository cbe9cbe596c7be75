/** Whether control can reach the end of a statement (13.2): for lambdas' return types, missing returns, and what falls through. */
import type { BoundExpression, BoundStatement } from '../bound.ts';

export const endReachable = (statement: BoundStatement): boolean => flows(statement).end;

interface Flow {
  readonly end: boolean;
  /** A `break` that leaves the statement around. */
  readonly breaks: boolean;
}
const on: Flow = { end: true, breaks: false };
const off: Flow = { end: false, breaks: false };
const isTrue = (expression: BoundExpression | null): boolean => expression === null || expression.constant === true;
const isFalse = (expression: BoundExpression): boolean => expression.constant === false;

const flows = (node: BoundStatement): Flow => {
  switch (node.kind) {
    case 'block':
      return sequence(node.statements);
    case 'expression-statement':
      return node.expression.kind === 'throw-expression' ? off : on;
    case 'if': {
      const then = flows(node.then);
      const other = node.else ? flows(node.else) : on;
      return {
        end: (!isFalse(node.condition) && then.end) || (!isTrue(node.condition) && other.end),
        breaks: (then.breaks && !isFalse(node.condition)) || (other.breaks && !isTrue(node.condition)),
      };
    }
    case 'while':
      return { end: !isTrue(node.condition) || flows(node.body).breaks, breaks: false };
    case 'do': {
      const body = flows(node.body);
      return { end: ((body.end || hasContinue(node.body)) && !isTrue(node.condition)) || body.breaks, breaks: false };
    }
    case 'for':
      return { end: !isTrue(node.condition) || flows(node.body).breaks, breaks: false };
    case 'foreach':
      return on;
    case 'switch': {
      const hasDefault = node.sections.some((section) =>
        section.labels.some(
          (label) => label.pattern === null || (label.pattern.kind === 'var-pattern' && (!label.when || isTrue(label.when))),
        ),
      );
      const sections = node.sections.map((section) => sequence(section.statements));
      return { end: !hasDefault || sections.some(({ breaks, end }) => breaks || end) || node.sections.length === 0, breaks: false };
    }
    case 'return':
    case 'throw':
    case 'continue':
    case 'goto':
      return off;
    case 'break':
      return { end: false, breaks: true };
    case 'yield':
      return node.value === null ? off : on;
    case 'try': {
      const body = flows(node.body);
      const catches = node.catches.map((each) => flows(each.body));
      const last = node.finally ? flows(node.finally).end : true;
      return {
        end: (body.end || catches.some(({ end }) => end)) && last,
        breaks: (body.breaks || catches.some(({ breaks }) => breaks)) && last,
      };
    }
    case 'using':
    case 'lock':
      return flows(node.body);
    case 'labeled':
      return flows(node.statement);
    default:
      return on;
  }
};
const sequence = (statements: readonly BoundStatement[]): Flow => {
  let end = true;
  let breaks = false;
  for (const statement of statements) {
    // A label may be jumped to.
    if (!end && statement.kind !== 'labeled') continue;
    const flow = flows(statement);
    end = flow.end;
    breaks ||= flow.breaks;
  }
  return { end, breaks };
};
const hasContinue = (node: BoundStatement): boolean => {
  switch (node.kind) {
    case 'continue':
      return true;
    case 'block':
      return node.statements.some(hasContinue);
    case 'if':
      return hasContinue(node.then) || (node.else !== null && hasContinue(node.else));
    case 'try':
      return hasContinue(node.body) || node.catches.some((each) => hasContinue(each.body));
    case 'using':
    case 'lock':
      return hasContinue(node.body);
    case 'switch':
      return node.sections.some((section) => section.statements.some(hasContinue));
    case 'labeled':
      return hasContinue(node.statement);
    default:
      return false;
  }
};
