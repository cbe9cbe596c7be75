/** Lambdas, anonymous methods and method groups on their way to a delegate. */

import type { Span } from '../../text/span.ts';
import type { BoundExpression, BoundFunction, BoundMethodGroup, BoundReceiver } from '../bound.ts';
import { implicitConversion, standardImplicit } from '../types/conversions.ts';
import { hasUnknown } from '../types/hierarchy.ts';
import { ownMembers } from '../types/lookup.ts';
import type { Member } from '../types/member.ts';
import { type NamedType, sameType, type Type, unknown } from '../types/type.ts';
import { checkMember } from './allowed.ts';
import {
  type Binder,
  type ExpressionConversion,
  type LambdaResult,
  newFunction,
  Scope,
  type Unbound,
  type UnboundGroup,
  type UnboundLambda,
} from './context.ts';
import { apply, bestCommonType, classify, reportImplicit } from './convert.ts';
import { type Argument, resolve } from './overload.ts';
import { endReachable } from './reachable.ts';
import { bindType } from './type-names.ts';

export const invokeOf = (type: Type): Member | null =>
  type.kind === 'named' && type.isDelegate ? (ownMembers(type, 'Invoke')[0] ?? null) : null;

/** The lambda's own parameter types, where it states them. */
export const statedParameters = (b: Binder, { node, scope }: UnboundLambda): readonly Type[] | null => {
  if (!node.parameters || node.parameters.length === 0 || node.parameters.some(({ type }) => type === null)) return null;
  return b.within(scope, () => b.speculate(() => node.parameters!.map(({ type }) => bindType(b, type!))).result);
};

/** Binds the body for parameter types; `returns` null: the return type is to be inferred. Kept per combination. */
export const bindBody = (b: Binder, lambda: UnboundLambda, parameters: readonly Type[], returns: Type | null): LambdaResult => {
  const key = `${parameters.map(({ id }) => id).join()}|${returns?.id ?? ''}`;
  let result = lambda.results.get(key);
  if (!result) {
    result = bind(b, lambda, parameters, returns);
    lambda.results.set(key, result);
  }
  return result;
};
const bind = (b: Binder, lambda: UnboundLambda, parameterTypes: readonly Type[], returns: Type | null): LambdaResult => {
  const { node } = lambda;
  const fn = newFunction('', lambda.scope.function, node.span, returns ?? unknown, [], node.async);
  const scope = new Scope(lambda.scope, fn);
  const saved = {
    returns: b.returns,
    checked: b.checked,
    receiver: b.receiver,
    loops: b.loops,
    breakables: b.breakables,
    finallies: b.finallies,
    catches: b.catches,
  };
  const collected: { expression: BoundExpression | null; span: Span }[] = [];
  b.returns = returns && !node.async ? null : collected;
  b.checked = lambda.checked;
  b.loops = b.breakables = b.finallies = b.catches = 0;
  let expressionBody: BoundExpression | null = null;
  const outcome = b.speculate(() =>
    b.within(scope, () => {
      const names = node.parameters ?? [];
      parameterTypes.forEach((type, i) => {
        const parameter = names[i];
        const local = b.declare(
          parameter?.name.text ?? '',
          parameter?.type ? bindType(b, parameter.type) : type,
          parameter && !lambda.transparent ? 'parameter' : parameter ? 'parameter' : 'temporary',
          parameter?.span ?? node.span,
          scope,
          parameter?.modifier === 'ref' || parameter?.modifier === 'out',
        );
        fn.parameters.push(local);
      });
      if (lambda.transparent)
        for (const [name, path] of lambda.transparent)
          scope.symbols.set(name, { kind: 'transparent', name, local: fn.parameters[0]!, path });
      if (node.body.kind === 'block') {
        fn.body = b.doors.block(b, node.body, scope);
        return;
      }
      const bodyScope = scope;
      expressionBody = b.within(bodyScope, () => b.doors.expression(b, node.body as Exclude<typeof node.body, { kind: 'block' }>));
      if (expressionBody.kind === 'type') expressionBody = b.doors.value(b, node.body);
      const body = expressionBody as BoundExpression;
      if (returns && returns.special !== 'void' && !node.async) {
        const conversion = classify(b, body, returns);
        if (conversion) fn.body = apply(b, body, conversion, returns);
        else {
          const before = b.diagnostics.length;
          reportImplicit(b, body, returns, node.body.span);
          if (b.diagnostics.length > before) reportReturn(b, node.body.span);
        }
      } else {
        if (returns?.special === 'void' && !isStatementExpression(node.body) && body.type.kind !== 'unknown')
          b.error(
            'CS0201',
            'Only assignment, call, increment, decrement, await, and new object expressions can be used as a statement',
            node.body.span,
          );
        fn.body = body;
      }
    }),
  );
  Object.assign(b, saved);
  const values = expressionBody
    ? [expressionBody]
    : collected.filter(({ expression }) => expression !== null).map(({ expression }) => expression!);
  const reachable = fn.body.kind === 'block' && 'statements' in fn.body ? endReachable(fn.body) : false;
  let inferred: Type | null = null;
  if (!returns) {
    const typed = values.filter((value) => value.type.special !== 'void');
    if (node.async) inferred = unknown;
    else if (expressionBody) inferred = natural(expressionBody);
    else if (typed.length > 0) inferred = bestCommonType(b, typed);
    if (inferred) fn.returnType = inferred;
  }
  return {
    function: fn,
    returns: values,
    isExpression: expressionBody !== null,
    inferred,
    diagnostics: outcome.diagnostics,
    offList: outcome.offList,
    endReachable: reachable,
  };
};
const natural = (expression: BoundExpression): Type | null =>
  expression.type.special === 'void' ||
  expression.type.kind === 'null' ||
  expression.type.kind === 'function' ||
  expression.type.kind === 'default'
    ? null
    : expression.type;
const reportReturn = (b: Binder, span: Span): void =>
  b.error(
    'CS1662',
    'Cannot convert lambda expression to intended delegate type because some of the return types in the block are not implicitly convertible to the delegate return type',
    span,
  );

const isStatementExpression = (node: { readonly kind: string }): boolean =>
  node.kind === 'invocation' ||
  node.kind === 'assignment' ||
  node.kind === 'postfix' ||
  node.kind === 'object-creation' ||
  node.kind === 'conditional-access' ||
  node.kind === 'await' ||
  node.kind === 'throw-expression' ||
  (node.kind === 'unary' && ((node as { operator?: string }).operator === '++' || (node as { operator?: string }).operator === '--'));

/** Parameter types of the lambda for a delegate; null when they do not fit. */
const parametersFor = (b: Binder, lambda: UnboundLambda, invoke: Member): readonly Type[] | null => {
  const { node } = lambda;
  const types = invoke.parameters.map(({ type }) => type);
  if (!node.parameters) return types;
  if (node.parameters.length !== types.length) return null;
  const stated = statedParameters(b, lambda);
  if (stated && !stated.every((type, i) => sameType(type, types[i]!) || hasUnknown(type) || hasUnknown(types[i]!))) return null;
  return types;
};

export const classifyLambda = (b: Binder, expression: Unbound, lambda: UnboundLambda, to: Type): ExpressionConversion | null => {
  if (to.kind === 'unknown') return { kind: 'unknown', steps: [], make: () => b.bad(expression.span) };
  const invoke = invokeOf(to);
  if (!invoke) return null;
  const parameters = parametersFor(b, lambda, invoke);
  if (!parameters) return null;
  const natural = bindBody(b, lambda, parameters, null);
  const returns = invoke.type;
  const make = (): BoundExpression => makeLambda(b, expression, lambda, to, false);
  let fits = natural.diagnostics.length === 0;
  if (returns.kind !== 'unknown' && !lambda.node.async) {
    if (returns.special === 'void') {
      if (natural.isExpression) {
        if (!isStatementExpression(lambda.node.body)) return null;
      } else if (natural.returns.length > 0) return null;
    } else if (natural.isExpression || natural.returns.length > 0) {
      for (const value of natural.returns)
        if (value.type.kind !== 'unknown' && !classify(b, value, returns)) {
          if (fits) return null;
          fits = false;
        }
    } else if (natural.endReachable) return null;
  }
  return fits ? { kind: 'lambda', steps: [], make } : { kind: 'lambda', steps: [], make, bodyErrors: true };
};

/** The lambda as a delegate, with its body's errors reported; `forced`: it does not fit, say why. */
export const makeLambda = (b: Binder, expression: Unbound, lambda: UnboundLambda, to: Type, forced: boolean): BoundExpression => {
  const { node } = lambda;
  const arrow = node.kind === 'lambda' ? node.arrow : { start: node.span.start, end: node.span.start + 8 };
  const words = node.kind === 'lambda' ? 'lambda expression' : 'anonymous method';
  const invoke = invokeOf(to);
  const bad = (): BoundExpression => ({ ...b.bad(expression.span), type: to });
  if (!invoke) {
    if (to.kind !== 'unknown') b.error('CS1660', `Cannot convert ${words} to type '${to.text}' because it is not a delegate type`, arrow);
    return bad();
  }
  const parameters = parametersFor(b, lambda, invoke);
  if (!parameters) {
    if (node.parameters && node.parameters.length !== invoke.parameters.length)
      b.error('CS1593', `Delegate '${to.text}' does not take ${node.parameters.length} arguments`, arrow);
    else
      b.error(
        'CS1661',
        `Cannot convert ${words} to type '${to.text}' because the parameter types do not match the delegate parameter types`,
        arrow,
      );
    return bad();
  }
  const result = bindBody(b, lambda, parameters, invoke.type.kind === 'unknown' ? null : invoke.type);
  b.diagnostics.push(...result.diagnostics);
  b.offList.push(...result.offList);
  if (
    result.diagnostics.length === 0 &&
    !result.isExpression &&
    invoke.type.special !== 'void' &&
    invoke.type.kind !== 'unknown' &&
    result.endReachable &&
    !node.async
  )
    b.error('CS1643', `Not all code paths return a value in ${words} of type '${to.text}'`, arrow);
  void forced;
  return { kind: 'lambda', span: expression.span, type: to, function: result.function };
};

/** The method of a group that a delegate's arguments choose; null for none, 'ambiguous'. */
export const chooseFromGroup = (
  b: Binder,
  group: UnboundGroup,
  parameters: readonly { readonly type: Type; readonly modifier: string | null }[],
  span: Span,
): { readonly member: Member; readonly typeArguments: readonly Type[] } | 'ambiguous' | null => {
  const args: Argument[] = parameters.map(({ type, modifier }) => ({
    name: null,
    modifier: (modifier as Argument['modifier']) ?? null,
    expression: { kind: 'receiver', span, type } satisfies BoundReceiver,
    span,
  }));
  const candidates = group.local ? [group.local.member] : group.members;
  const instance = group.target ? candidates.filter(({ isExtension }) => !isExtension) : candidates;
  let outcome = resolve(b, instance, args, group.typeArguments, false);
  if (outcome.kind !== 'found' && group.target) {
    const receiver: Argument = { name: null, modifier: null, expression: group.target, span };
    const extensions = candidates.filter(({ isExtension }) => isExtension);
    if (extensions.length > 0) outcome = resolve(b, extensions, [receiver, ...args], group.typeArguments, false);
  }
  if (outcome.kind === 'ambiguous') return 'ambiguous';
  return outcome.kind === 'found' && !outcome.candidate.expanded
    ? { member: outcome.candidate.member, typeArguments: outcome.candidate.typeArguments }
    : null;
};
export const classifyGroup = (b: Binder, expression: Unbound, group: UnboundGroup, to: Type): ExpressionConversion | null => {
  if (to.kind === 'unknown') return { kind: 'unknown', steps: [], make: () => b.bad(expression.span) };
  const invoke = invokeOf(to);
  if (!invoke) return null;
  const chosen = chooseFromGroup(b, group, invoke.parameters, expression.span);
  if (!chosen) return null;
  if (chosen !== 'ambiguous' && !returnFits(chosen.member.type, invoke.type)) return null;
  return { kind: 'group', steps: [], make: () => makeGroup(b, expression, group, to, false) };
};
const returnFits = (from: Type, to: Type): boolean => {
  if (to.special === 'void') return true;
  if (from.special === 'void') return false;
  const conversion = standardImplicit(from, to);
  return (
    conversion !== null &&
    ['identity', 'reference', 'unknown', 'dynamic'].includes(conversion.kind) &&
    implicitConversion(from, to) !== null
  );
};
export const makeGroup = (b: Binder, expression: Unbound, group: UnboundGroup, to: Type, forced: boolean): BoundExpression => {
  const invoke = invokeOf(to)!;
  const chosen = chooseFromGroup(b, group, invoke.parameters, expression.span);
  if (chosen && chosen !== 'ambiguous' && (!forced || returnFits(chosen.member.type, invoke.type))) {
    checkMember(b, chosen.member, group.nameSpan);
    const node: BoundMethodGroup = {
      kind: 'method-group',
      span: expression.span,
      type: to,
      target: chosen.member.isStatic && !chosen.member.isExtension ? null : group.target,
      member: group.local ? null : chosen.member,
      function: group.local ? group.local.function : null,
      typeArguments: chosen.typeArguments,
    };
    return node;
  }
  if (chosen === 'ambiguous') b.error('CS0121', `The call is ambiguous between the following methods or properties`, group.nameSpan);
  else if (chosen) b.error('CS0407', `'${chosen.member.type.text} ${chosen.member.text}' has the wrong return type`, group.nameSpan);
  else b.error('CS0123', `No overload for '${group.name}' matches delegate '${to.text}'`, group.nameSpan);
  return { ...b.bad(expression.span), type: to } as BoundExpression;
};
export type { BoundFunction, NamedType };
