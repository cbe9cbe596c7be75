/** Query expressions (12.20.3): calls of Where, Select, … with lambdas; ranges that stand together are members of an anonymous object (a transparent identifier). */

import type { Span } from '../../text/span.ts';
import type { BoundExpression } from '../bound.ts';
import type * as tree from '../tree.ts';
import type { Binder } from './context.ts';
import { isUnknown, unboundOf } from './context.ts';
import { callGroup, valueOf } from './invocation.ts';
import { memberOn } from './members.ts';
import type { Argument } from './overload.ts';
import { bindType } from './type-names.ts';

/** What the current range is called, and where each name is found in it. */
interface Range {
  readonly parameter: string;
  readonly names: ReadonlyMap<string, readonly number[]> | null;
}
const transparent = '<>h__TransparentIdentifier';

const name = (text: string, span: Span): tree.Name => ({ text, span });
const identifier = (text: string, span: Span): tree.Identifier => ({
  kind: 'identifier',
  name: name(text, span),
  typeArguments: null,
  span,
});

export const bindQuery = (b: Binder, node: tree.Query): BoundExpression => {
  const source = from(b, node.from);
  return body(b, source, { parameter: node.from.name.text, names: null }, node.from.name, node.body, node.span, node.from.source.span);
};
const from = (b: Binder, clause: tree.FromClause): BoundExpression => {
  const source = valueOf(b, clause.source);
  return clause.type ? cast(b, source, clause.type, clause.span) : source;
};
const cast = (b: Binder, source: BoundExpression, type: tree.TypeNode, span: Span): BoundExpression => {
  if (isUnknown(source)) return source;
  const group = unboundOf(memberOn(b, source, name('Cast', span), null, span));
  return group?.kind === 'group' ? callGroup(b, { ...group, typeArguments: [bindType(b, type)] }, [], span) : b.bad(span);
};

const lambda = (b: Binder, range: Range, second: string | null, expression: tree.Expression, span: Span): Argument => {
  const parameter = (text: string): tree.LambdaParameter => ({ name: name(text, span), type: null, modifier: null, span });
  const node: tree.Lambda = {
    kind: 'lambda',
    async: false,
    parameters: second === null ? [parameter(range.parameter)] : [parameter(range.parameter), parameter(second)],
    arrow: { start: span.start, end: span.start },
    body: expression,
    span: expression.span,
  };
  return {
    name: null,
    modifier: null,
    span: expression.span,
    expression: b.unbound(expression.span, {
      kind: 'lambda',
      node,
      scope: b.scope,
      transparent: range.names,
      checked: b.checked,
      results: new Map(),
    }),
  };
};
const plain = (expression: BoundExpression): Argument => ({ name: null, modifier: null, expression, span: expression.span });

const call = (
  b: Binder,
  source: BoundExpression,
  method: string,
  args: readonly Argument[],
  span: Span,
  sourceSpan: Span,
): BoundExpression => {
  if (isUnknown(source) && !unboundOf(source)) {
    for (const { expression } of args) {
      const unbound = unboundOf(expression);
      if (unbound?.kind === 'lambda')
        b.diagnostics.push(
          ...b.doors.lambdaBody(
            b,
            unbound,
            (unbound.node.parameters ?? []).map(() => source.type),
            null,
          ).diagnostics,
        );
    }
    return b.bad(span, [source]);
  }
  const found = b.speculate(() => memberOn(b, source, name(method, span), null, span));
  const group = unboundOf(found.result);
  const missing = found.diagnostics.some(({ code }) => code === 'CS1061' || code === 'CS0023');
  if (group?.kind !== 'group' || missing) {
    if (missing || (group && group.kind !== 'group')) {
      b.error(
        'CS1936',
        `Could not find an implementation of the query pattern for source type '${source.type.text}'.  '${method}' not found.`,
        sourceSpan,
      );
    }
    return b.bad(span, [source]);
  }
  const before = b.diagnostics.length;
  const result = callGroup(b, group, args, span);
  for (let i = before; i < b.diagnostics.length; i++) {
    const each = b.diagnostics[i]!;
    if (each.code === 'CS1061' && each.message.includes(`'${method}'`))
      b.diagnostics[i] = {
        ...each,
        code: 'CS1936',
        message: `Could not find an implementation of the query pattern for source type '${source.type.text}'.  '${method}' not found.`,
        span: sourceSpan,
      };
    else if (each.code === 'CS0411')
      b.diagnostics[i] = {
        ...each,
        code: 'CS1942',
        message: `The type of the expression in the clause is incorrect.  Type inference failed in the call to '${method}'.`,
      };
  }
  return result;
};

/** `new { range, name = value }`, and the range that it makes. */
const join = (
  range: Range,
  added: tree.Name,
  value: tree.Expression,
  span: Span,
): { readonly object: tree.AnonymousObject; readonly range: Range } => {
  const object: tree.AnonymousObject = {
    kind: 'anonymous-object',
    span,
    members: [
      { name: name(range.parameter, span), value: identifier(range.parameter, span), span },
      { name: name(added.text, added.span), value, span },
    ],
  };
  const names = new Map<string, readonly number[]>();
  if (range.names) for (const [text, path] of range.names) names.set(text, [0, ...path]);
  else names.set(range.parameter, [0]);
  names.set(added.text, [1]);
  return { object, range: { parameter: transparent, names } };
};

const body = (
  b: Binder,
  first: BoundExpression,
  firstRange: Range,
  firstName: tree.Name,
  node: tree.QueryBody,
  span: Span,
  firstSpan: Span,
): BoundExpression => {
  let source = first;
  let range = firstRange;
  let sourceSpan = firstSpan;
  const reach = (end: number): Span => ({ start: span.start, end });
  let selected = false;
  const clauses = node.clauses;
  for (let i = 0; i < clauses.length; i++) {
    const clause = clauses[i]!;
    const whole = reach(clause.span.end);
    switch (clause.kind) {
      case 'where':
        source = call(b, source, 'Where', [lambda(b, range, null, clause.condition, clause.span)], whole, sourceSpan);
        break;
      case 'let': {
        const joined = join(range, clause.name, clause.value, clause.span);
        source = call(b, source, 'Select', [lambda(b, range, null, joined.object, clause.span)], whole, sourceSpan);
        range = joined.range;
        break;
      }
      case 'orderby':
        clause.orderings.forEach(({ key, descending }, k) => {
          const method = `${k === 0 ? 'OrderBy' : 'ThenBy'}${descending ? 'Descending' : ''}`;
          source = call(b, source, method, [lambda(b, range, null, key, clause.span)], whole, sourceSpan);
        });
        break;
      case 'from': {
        const inner = clause.type ? castNode(clause) : clause.source;
        const collection = lambda(b, range, null, inner, clause.span);
        // A select right behind it is the result selector.
        if (i === clauses.length - 1 && node.end.kind === 'select') {
          source = call(
            b,
            source,
            'SelectMany',
            [collection, lambda(b, range, clause.name.text, node.end.value, node.end.span)],
            reach(node.end.span.end),
            sourceSpan,
          );
          selected = true;
          break;
        }
        const joined = join(range, clause.name, identifier(clause.name.text, clause.name.span), clause.span);
        source = call(
          b,
          source,
          'SelectMany',
          [collection, lambda(b, range, clause.name.text, joined.object, clause.span)],
          whole,
          sourceSpan,
        );
        range = joined.range;
        break;
      }
      case 'join': {
        const other = clause.type ? cast(b, valueOf(b, clause.source), clause.type, clause.span) : valueOf(b, clause.source);
        const method = clause.into ? 'GroupJoin' : 'Join';
        const added = clause.into ?? clause.name;
        const left = lambda(b, range, null, clause.left, clause.span);
        const right = lambda(b, { parameter: clause.name.text, names: null }, null, clause.right, clause.span);
        if (i === clauses.length - 1 && node.end.kind === 'select') {
          source = call(
            b,
            source,
            method,
            [plain(other), left, right, lambda(b, range, added.text, node.end.value, node.end.span)],
            reach(node.end.span.end),
            sourceSpan,
          );
          selected = true;
          break;
        }
        const joined = join(range, added, identifier(added.text, added.span), clause.span);
        source = call(
          b,
          source,
          method,
          [plain(other), left, right, lambda(b, range, added.text, joined.object, clause.span)],
          whole,
          sourceSpan,
        );
        range = joined.range;
        break;
      }
    }
    sourceSpan = whole;
  }
  const { end } = node;
  const endSpan = reach(end.span.end);
  if (!selected) {
    if (end.kind === 'select') {
      const trivial = end.value.kind === 'identifier' && end.value.name.text === range.parameter && !range.names;
      if (!trivial || clauses.length === 0)
        source = call(b, source, 'Select', [lambda(b, range, null, end.value, end.span)], endSpan, sourceSpan);
    } else {
      const key = lambda(b, range, null, end.by, end.span);
      const trivial = end.value.kind === 'identifier' && end.value.name.text === range.parameter && !range.names;
      source = call(b, source, 'GroupBy', trivial ? [key] : [key, lambda(b, range, null, end.value, end.span)], endSpan, sourceSpan);
    }
  }
  void firstName;
  if (node.continuation) {
    const { continuation } = node;
    return body(b, source, { parameter: continuation.name.text, names: null }, continuation.name, continuation.body, span, endSpan);
  }
  return source;
};
const castNode = (clause: tree.FromClause): tree.Expression => ({
  kind: 'invocation',
  target: { kind: 'member', target: clause.source, name: name('Cast', clause.span), typeArguments: [clause.type!], span: clause.span },
  arguments: [],
  argumentsSpan: clause.span,
  span: clause.span,
});
