/** From a parsed expression or block to a bound tree with its diagnostics: the body of `object Run(IExpressionContext context)`. */

import type { Span } from '../../text/span.ts';
import type { BoundExpression, BoundFunction } from '../bound.ts';
import type { Parsed } from '../tree.ts';
import { registry } from '../types/registry.ts';
import { type Type, unknown } from '../types/type.ts';
import { Binder, type Diagnostic, type Doors, newFunction, type OffList, type Scope, unboundOf } from './context.ts';
import { convert } from './convert.ts';
import { bindExpression } from './expressions.ts';
import { analyze } from './flow.ts';
import { valueOf } from './invocation.ts';
import { bindBody, chooseFromGroup, classifyGroup, classifyLambda, makeGroup, makeLambda, statedParameters } from './lambdas.ts';
import { bindPattern } from './patterns.ts';
import { bindBlock, bindStatement } from './statements.ts';

const doors: Doors = {
  expression: bindExpression,
  value: valueOf,
  converted: (b, node, type) => convert(b, valueOf(b, node), type),
  statement: bindStatement,
  block: bindBlock,
  pattern: bindPattern,
  classifyLambda,
  classifyGroup,
  makeLambda,
  makeGroup,
  lambdaBody: bindBody,
  statedParameters,
  groupReturn: (b, group, parameters, span) => {
    const chosen = chooseFromGroup(b, group, parameters, span);
    return chosen && chosen !== 'ambiguous' ? chosen.member.type : null;
  },
};

export interface BindOptions {
  /** Named values that are not resolved: their spans in the code; what depends on them is not judged. */
  readonly holes?: readonly Span[];
  /** Keeps every bound expression, for editor features. */
  readonly keepNodes?: boolean;
}
export interface Bound {
  readonly function: BoundFunction;
  readonly diagnostics: readonly Diagnostic[];
  readonly offList: readonly OffList[];
  /** Of an expression: its own type before it becomes an object; null for a block, or when there is none (null, void, unknown). */
  readonly type: Type | null;
  /** What the library does not declare (yet): these have no type and cannot be evaluated. */
  readonly lacking: readonly { readonly name: string; readonly span: Span }[];
  readonly nodes: readonly BoundExpression[] | null;
  readonly scope: Scope;
}

export const bind = (code: string, parsed: Parsed, options: BindOptions = {}): Bound => {
  const { root } = parsed;
  const types = registry();
  const fn = newFunction('Run', null, root.span, types.object);
  const b = new Binder(code, doors, fn, options.holes ?? [], options.keepNodes === true);
  let type: Type | null = null;
  if (root.kind === 'block') {
    fn.body = bindBlock(b, root, b.scope);
    if (fn.isIterator)
      b.error(
        'CS1624',
        "The body of 'E.Run(IExpressionContext)' cannot be an iterator block because 'object' is not an iterator interface type",
        { start: 0, end: 0 },
      );
  } else {
    const value = valueOf(b, root);
    type =
      unboundOf(value) || ['unknown', 'null', 'default', 'function'].includes(value.type.kind) || value.type.special === 'void'
        ? null
        : value.type;
    fn.body = value.type.kind === 'unknown' && !unboundOf(value) ? value : convert(b, value, types.object);
  }
  analyze(b, fn, true);
  return { function: fn, diagnostics: b.diagnostics, offList: b.offList, type, lacking: b.lacking, nodes: b.nodes, scope: b.scope };
};
export { unknown };
