/** Calls and indexing: arguments, resolution, and what is wrong when nothing fits. */

import type { Span } from '../../text/span.ts';
import type { BoundExpression, BoundTarget } from '../bound.ts';
import type * as tree from '../tree.ts';
import { implicitConversion } from '../types/conversions.ts';
import { hasUnknown } from '../types/hierarchy.ts';
import { isComplete } from '../types/lookup.ts';
import { type Member, memberText, type Parameter, parameterText } from '../types/member.ts';
import { dynamic, fullText, type NamedType, type Type, unknown } from '../types/type.ts';
import { checkMember } from './allowed.ts';
import { type Binder, isFaulty, isUnknown, type Unbound, type UnboundGroup, unboundOf } from './context.ts';
import { apply, classify, convert, reportImplicit } from './convert.ts';
import { invokeOf } from './lambdas.ts';
import { bindInvokedMember, indexersOf } from './members.ts';
import { type Argument, type Candidate, type Failure, parameterType, type Resolution, resolve } from './overload.ts';
import { bindType } from './type-names.ts';

export const bindArguments = (b: Binder, nodes: readonly tree.Argument[]): Argument[] => {
  let named = false;
  return nodes.map((node) => {
    const expression = bindArgument(b, node);
    if (node.name) named = true;
    void named;
    return {
      name: node.name?.text ?? null,
      modifier: node.modifier,
      expression,
      span: node.value.span,
      ...(node.name ? { nameSpan: node.name.span } : {}),
    };
  });
};
const bindArgument = (b: Binder, { modifier, value }: tree.Argument): BoundExpression => {
  if (modifier === 'out' && value.kind === 'declaration') return b.unbound(value.span, { kind: 'out', node: value });
  if (modifier === 'out' && value.kind === 'identifier' && value.name.text === '_' && !b.lookup('_').symbol)
    return { kind: 'discard', span: value.span, type: unknown };
  const expression = valueOf(b, value);
  if ((modifier === 'ref' || modifier === 'out') && !isVariable(expression) && expression.type.kind !== 'unknown') {
    if (expression.kind === 'property' || expression.kind === 'anonymous-member')
      b.error('CS0206', 'A non ref-returning property or indexer may not be used as an out or ref value', value.span);
    else if (expression.kind === 'local')
      b.error(
        'CS1657',
        `Cannot use '${expression.local.name}' as a ref or out value because it is a '${localWord(expression.local.kind)}'`,
        value.span,
      );
    else b.error('CS1510', 'A ref or out value must be an assignable variable', value.span);
    return b.bad(value.span);
  }
  return expression;
};
export const localWord = (kind: string): string =>
  kind === 'foreach' ? 'foreach iteration variable' : kind === 'using' ? 'using variable' : kind;
const isVariable = (expression: BoundExpression): boolean =>
  (expression.kind === 'local' &&
    expression.local.kind !== 'constant' &&
    expression.local.kind !== 'foreach' &&
    expression.local.kind !== 'using') ||
  expression.kind === 'element' ||
  expression.kind === 'tuple-item' ||
  expression.kind === 'bad';

/** An expression that may stay a lambda or method group, but is no type or namespace. */
export const valueOf = (b: Binder, node: tree.Expression): BoundExpression => {
  const expression = b.doors.expression(b, node);
  return asValue(b, expression);
};
export const asValue = (b: Binder, expression: BoundExpression): BoundExpression => {
  if (expression.kind === 'type') {
    if (expression.type.kind !== 'unknown')
      b.error('CS0119', `'${expression.of.text}' is a type, which is not valid in the given context`, expression.span);
    return b.bad(expression.span);
  }
  const unbound = unboundOf(expression);
  if (unbound?.kind === 'namespace') {
    b.error('CS0118', `'${unbound.name}' is a namespace but is used like a variable`, expression.span);
    return b.bad(expression.span);
  }
  return expression;
};

export const bindInvocation = (b: Binder, node: tree.Invocation): BoundExpression => {
  const target = node.target.kind === 'member' ? bindInvokedMember(b, node.target) : b.doors.expression(b, node.target);
  const args = bindArguments(b, node.arguments);
  const unbound = unboundOf(target);
  if (unbound?.kind === 'group') return callGroup(b, unbound, args, node.span);
  const nameSpan = nameSpanOf(node.target);
  if (target.kind === 'type') {
    if (target.type.kind !== 'unknown')
      b.error('CS1955', `Non-invocable member '${target.of.text}' cannot be used like a method.`, nameSpan);
    return b.bad(node.span, values(args));
  }
  if (unbound) {
    if (unbound.kind === 'lambda') b.error('CS0149', 'Method name expected', target.span);
    else asValue(b, target);
    return b.bad(node.span);
  }
  if (isUnknown(target)) {
    settle(b, args);
    return b.bad(node.span, [target, ...values(args)], target.kind === 'bad' ? target.missing : null);
  }
  const { type } = target;
  if (type.kind === 'dynamic') {
    const member = target.kind === 'dynamic-member' ? target : null;
    return {
      kind: 'dynamic-invoke',
      span: node.span,
      type: dynamic,
      target: member ? member.target : target,
      name: member ? member.name : null,
      candidates: [],
      typeArguments: [],
      arguments: dynamicArguments(b, args),
      names: args.map(({ name }) => name),
    };
  }
  const invoke = invokeOf(type);
  if (invoke) {
    const outcome = resolve(b, [invoke], args, null, false);
    if (outcome.kind === 'found')
      return {
        kind: 'invoke',
        span: node.span,
        type: invoke.type,
        target,
        arguments: finish(b, outcome.candidate, args, node.span).arguments,
      };
    if (outcome.kind === 'none') {
      const failure = outcome.failures[0]!;
      if (failure.kind === 'count') {
        if (failure.missing && args.length < invoke.parameters.length)
          b.error(
            'CS7036',
            `There is no argument given that corresponds to the required parameter '${failure.missing.name}' of '${type.text}'`,
            target.span,
          );
        else b.error('CS1593', `Delegate '${type.text}' does not take ${args.length} arguments`, target.span);
      } else if (failure.kind === 'arguments') reportBadArguments(b, failure, args);
      settle(b, args, failure.kind === 'arguments');
    }
    return { ...b.bad(node.span, values(args)), type: invoke.type } as BoundExpression;
  }
  settle(b, args);
  if (type.kind === 'named' && type.isDelegate) return b.bad(node.span, values(args), type.text);
  if (target.kind === 'property' && target.member.kind === 'property')
    b.error('CS1955', `Non-invocable member '${target.member.text}' cannot be used like a method.`, nameSpan);
  else if (target.kind === 'field')
    b.error('CS1955', `Non-invocable member '${target.member.text}' cannot be used like a method.`, nameSpan);
  else if (target.kind === 'anonymous-member')
    b.error('CS1955', `Non-invocable member '${target.name}' cannot be used like a method.`, nameSpan);
  else b.error('CS0149', 'Method name expected', target.span);
  return b.bad(node.span, values(args));
};
const nameSpanOf = (node: tree.Expression): Span =>
  node.kind === 'member' ? node.name.span : node.kind === 'identifier' ? node.name.span : node.span;
/** The arguments of a call that is not understood; `out` ones still assign. */
const values = (args: readonly Argument[]): BoundExpression[] =>
  args.map(({ expression, modifier }) =>
    modifier === 'out' && !unboundOf(expression)
      ? { kind: 'ref-of', span: expression.span, type: expression.type, target: expression as BoundTarget, modifier }
      : expression,
  );
const dynamicArguments = (b: Binder, args: readonly Argument[]): BoundExpression[] =>
  args.map(({ expression }) => {
    const unbound = unboundOf(expression);
    if (unbound?.kind === 'lambda') {
      b.error(
        'CS1977',
        'Cannot use a lambda expression as an argument to a dynamically dispatched operation without first casting it to a delegate or expression tree type.',
        expression.span,
      );
      return b.bad(expression.span);
    }
    return unbound?.kind === 'out' ? declareOut(b, expression as Unbound, dynamic) : expression;
  });
/** Arguments of a call that failed: lambdas' own errors are not reported (their types are not known), out variables become unknown. */
export const settle = (b: Binder, args: readonly Argument[], _reported = false): void => {
  for (const { expression } of args) {
    const unbound = unboundOf(expression);
    if (unbound?.kind === 'out') declareOut(b, expression as Unbound, unknown);
    else if (unbound?.kind === 'lambda') {
      const stated = b.doors.statedParameters(b, unbound);
      const names = unbound.node.parameters ?? [];
      const result = b.doors.lambdaBody(b, unbound, stated ?? names.map(() => unknown), null);
      b.diagnostics.push(...result.diagnostics);
    }
  }
};

/** A call of a method group. */
export const callGroup = (b: Binder, group: UnboundGroup, args: readonly Argument[], span: Span): BoundExpression => {
  const { target } = group;
  const isDynamic = args.some(({ expression }) => expression.type.kind === 'dynamic');
  const own = target ? group.members.filter(({ isExtension }) => !isExtension) : group.members;
  const extensions = target ? group.members.filter(({ isExtension }) => isExtension) : [];
  if (isDynamic && own.length > 0) {
    const countFits = own.some((member) => member.parameters.length >= args.length || member.parameters.at(-1)?.params);
    if (countFits) {
      const common = own.length === 1 && own[0]!.typeParameters.length === 0 ? own[0]! : null;
      checkMember(b, own[0]!, group.nameSpan);
      return {
        kind: 'dynamic-invoke',
        span,
        type: common && common.type.special === 'void' ? common.type : dynamic,
        target,
        name: group.name,
        candidates: own,
        typeArguments: group.typeArguments ?? [],
        arguments: dynamicArguments(b, args),
        names: args.map(({ name }) => name),
      };
    }
  }
  let outcome: Resolution = own.length > 0 ? resolve(b, own, args, group.typeArguments, false) : { kind: 'none', failures: [] };
  let used = args;
  if (outcome.kind === 'none' && extensions.length > 0 && target) {
    const receiver: Argument = { name: null, modifier: null, expression: target, span: target.span };
    const extended = [receiver, ...args];
    const second = resolve(b, extensions, extended, group.typeArguments, false);
    if (second.kind !== 'none' || own.length === 0) {
      outcome = second;
      used = extended;
    }
  }
  if (outcome.kind === 'found') {
    const { candidate } = outcome;
    const { member } = candidate;
    const isExtension = used !== args;
    if (!group.local) {
      if (((!isExtension && target && member.isStatic) || (!target && !member.isStatic)) && mayBeMissing(group)) {
        settle(b, args);
        return b.bad(span, values(args), `${(target?.type ?? group.type)?.text}.${group.name}`);
      }
      if (args.some(({ expression }) => isFaulty(expression)) && (target !== null) === member.isStatic && !isExtension) {
        settle(b, args);
        return { ...b.bad(span, values(args)), type: member.type } as BoundExpression;
      }
      if (!isExtension && target && member.isStatic) {
        b.error(
          'CS0176',
          `Member '${member.definition.text}' cannot be accessed with an instance reference; qualify it with a type name instead`,
          { start: target.span.start, end: group.nameSpan.end },
        );
        settle(b, args);
        return { ...b.bad(span), type: member.type } as BoundExpression;
      }
      if (!target && !member.isStatic) {
        b.error('CS0120', `An object reference is required for the non-static field, method, or property '${member.definition.text}'`, {
          start: span.start,
          end: group.nameSpan.end,
        });
        settle(b, args);
        return { ...b.bad(span), type: member.type } as BoundExpression;
      }
      checkMember(b, member, group.nameSpan);
    }
    const finished = finish(b, candidate, used, span);
    if (group.local)
      return {
        kind: 'local-call',
        span,
        type: member.type,
        function: group.local.function,
        typeArguments: candidate.typeArguments,
        arguments: finished.arguments,
        order: finished.order,
      };
    return {
      kind: 'call',
      span,
      type: member.type,
      target: isExtension || member.isStatic ? null : target,
      member,
      typeArguments: candidate.typeArguments,
      arguments: finished.arguments,
      order: finished.order,
    };
  }
  if (outcome.kind === 'ambiguous') {
    const [x, y] = outcome.candidates;
    b.error(
      'CS0121',
      `The call is ambiguous between the following methods or properties: '${full(x.member)}' and '${full(y.member)}'`,
      group.nameSpan,
    );
    settle(b, args);
    return { ...b.bad(span), type: x.member.type === y.member.type ? x.member.type : unknown } as BoundExpression;
  }
  reportCall(b, group, outcome.failures, args, used);
  const types = group.members.map(({ type, typeParameters }) => (typeParameters.length > 0 ? null : type));
  const common = types[0] && types.every((type) => type === types[0]) ? types[0] : unknown;
  return { ...b.bad(span, values(args), missingNote(b, group)), type: common } as BoundExpression;
};
const full = (member: Member): string => memberText(member.definition, member.owner.fullText, fullText);
const missingNote = (b: Binder, group: UnboundGroup): string | null =>
  b.diagnostics.length === 0 && group.target ? `${group.target.type.text}.${group.name}` : null;

/** Whether what does not fit may be the library's fault: an overload it lacks. */
const mayBeMissing = (group: UnboundGroup): boolean => {
  if (group.local) return false;
  const type = group.target?.type ?? group.type;
  return type !== undefined && type !== null && !isComplete(type);
};

const reportCall = (
  b: Binder,
  group: UnboundGroup,
  failures: readonly Failure[],
  args: readonly Argument[],
  used: readonly Argument[],
): void => {
  const { nameSpan, name } = group;
  const unknowns =
    args.some(({ expression }) => isUnknown(expression) && !unboundOf(expression)) ||
    (group.target !== null && hasUnknown(group.target.type));
  // An argument that is wrong by itself says nothing of the call.
  if (args.some(({ expression }) => isFaulty(expression))) {
    settle(b, args);
    return;
  }
  const badArguments = failures.filter((failure) => failure.kind === 'arguments');
  const receiverFits = (failure: Failure): boolean => failure.kind !== 'arguments' || used === args || !failure.bad.includes(0);
  const fit = badArguments.find(receiverFits);
  if (mayBeMissing(group)) {
    settle(b, args);
    return;
  }
  if (used !== args && group.target && failures.every((failure) => !extends_(b, failure, group.target!))) {
    // No extension method takes the target at all: as if there were none.
    settle(b, args);
    const { type } = group.target;
    if (group.members.every(({ isExtension }) => isExtension) && isComplete(type) && !unknowns)
      b.error(
        'CS1061',
        `'${type.text}' does not contain a definition for '${name}' and no accessible extension method '${name}' accepting a first argument of type '${type.text}' could be found (are you missing a using directive or an assembly reference?)`,
        nameSpan,
      );
    return;
  }
  if (fit && fit.kind === 'arguments') {
    reportBadArguments(b, fit, used);
    settleExcept(b, fit, used);
    return;
  }
  const inference = failures.find((failure) => failure.kind === 'infer' && (used === args || extends_(b, failure, group.target!)));
  if (inference) {
    const before = b.diagnostics.length;
    settle(b, args);
    if (b.diagnostics.length === before && !unknowns)
      b.error(
        'CS0411',
        `The type arguments for method '${inference.kind === 'infer' ? inference.member.definition.text : ''}' cannot be inferred from the usage. Try specifying the type arguments explicitly.`,
        nameSpan,
      );
    return;
  }
  settle(b, args);
  const arity = failures.find((failure) => failure.kind === 'arity');
  if (arity && arity.kind === 'arity' && group.typeArguments) {
    const { definition } = arity.member;
    const count = definition.typeParameters.length;
    const span = { start: nameSpan.start, end: genericEnd(b.code, nameSpan.end) };
    if (count > 0) b.error('CS0305', `Using the generic method '${definition.text}' requires ${count} type arguments`, span);
    else b.error('CS0308', `The non-generic method '${definition.text}' cannot be used with type arguments`, span);
    return;
  }
  const wrongName = failures.find((failure) => failure.kind === 'name');
  if (wrongName && wrongName.kind === 'name') {
    const { argument } = wrongName;
    const { member } = wrongName;
    if (member.parameters.some((parameter) => parameter.name === argument.name))
      b.error(
        'CS1744',
        `Named argument '${argument.name}' specifies a parameter for which a positional argument has already been given`,
        argument.nameSpan ?? argument.span,
      );
    else
      b.error(
        'CS1739',
        `The best overload for '${name}' does not have a parameter named '${argument.name}'`,
        argument.nameSpan ?? argument.span,
      );
    return;
  }
  const only = failures.length === 1 ? failures[0] : undefined;
  if (only?.kind === 'count' && only.missing) {
    b.error(
      'CS7036',
      `There is no argument given that corresponds to the required parameter '${only.missing.name}' of '${group.local ? localText(only.member) : only.member.definition.text}'`,
      nameSpan,
    );
    return;
  }
  if (failures.length > 0) b.error('CS1501', `No overload for method '${name}' takes ${args.length} arguments`, nameSpan);
};
const genericEnd = (code: string, from: number): number => {
  let depth = 0;
  for (let i = from; i < code.length; i++) {
    if (code[i] === '<') depth++;
    else if (code[i] === '>' && --depth === 0) return i + 1;
    else if (depth === 0 && !/\s/.test(code[i]!)) return from;
  }
  return from;
};
const localText = (member: Member): string =>
  `${member.name}(${member.parameters.map((parameter: Parameter) => parameterText(parameter, (type) => type.text)).join(', ')})`;
const extends_ = (b: Binder, failure: Failure, target: BoundExpression): boolean => {
  if (failure.kind === 'arguments') return !failure.bad.includes(0);
  const parameter = failure.member.parameters[0];
  if (!parameter) return false;
  const { type } = parameter;
  if (failure.member.typeParameters.length === 0) return classify(b, target, type) !== null;
  if (type.kind === 'parameter') return true;
  // Generic: the target must be an instance of the definition.
  if (type.kind !== 'named') return type.kind === target.type.kind;
  const anything = failure.member.typeParameters.reduce<Map<(typeof failure.member.typeParameters)[number], Type>>(
    (map, each) => map.set(each, unknown),
    new Map(),
  );
  const open = failure.member.construct(anything).parameters[0]!.type;
  const conversion = implicitConversion(target.type, open);
  return conversion !== null && conversion.kind !== 'user';
};
const settleExcept = (b: Binder, failure: Extract<Failure, { kind: 'arguments' }>, args: readonly Argument[]): void => {
  const rest = args.filter((_, i) => !failure.bad.includes(i) || unboundOf(args[i]!.expression)?.kind === 'out');
  for (const { expression } of rest) if (unboundOf(expression)?.kind === 'out') declareOut(b, expression as Unbound, unknown);
};

const reportBadArguments = (b: Binder, failure: Extract<Failure, { kind: 'arguments' }>, args: readonly Argument[]): void => {
  const { candidate, bad } = failure;
  const offset =
    candidate.member.isExtension &&
    args.length > 0 &&
    candidate.map.length === args.length &&
    args[0]!.expression.span !== undefined &&
    failure.candidate.member.isExtension
      ? 0
      : 0;
  for (const i of bad) {
    const argument = args[i]!;
    const { expression } = argument;
    const parameter = candidate.member.parameters[candidate.map[i]!]!;
    const to = parameterType(parameter, candidate.expanded);
    const place = i + 1 - offset;
    const unbound = unboundOf(expression);
    if (parameter.modifier !== argument.modifier && !(parameter.modifier === 'in' && argument.modifier === null)) {
      if (parameter.modifier) b.error('CS1620', `Argument ${place} must be passed with the '${parameter.modifier}' keyword`, argument.span);
      else b.error('CS1615', `Argument ${place} may not be passed with the '${argument.modifier}' keyword`, argument.span);
      continue;
    }
    if (unbound?.kind === 'lambda' || (unbound?.kind === 'group' && to.kind === 'named' && to.isDelegate)) {
      if (unbound.kind === 'group')
        b.error('CS1503', `Argument ${place}: cannot convert from 'method group' to '${to.text}'`, argument.span);
      else reportImplicit(b, expression, to, argument.span);
      continue;
    }
    if (isUnknown(expression) && !unbound) continue;
    if (hasUnknown(expression.type) || hasUnknown(to)) continue;
    const from = unbound?.kind === 'group' ? 'method group' : expression.type.text;
    b.error(
      'CS1503',
      `Argument ${place}: cannot convert from '${argument.modifier ? `${argument.modifier} ` : ''}${from}' to '${parameter.modifier ? `${parameter.modifier} ` : ''}${to.text}'`,
      argument.span,
    );
  }
};

export const declareOut = (b: Binder, expression: Unbound, type: Type): BoundExpression => {
  const info = expression.unbound;
  if (info.kind !== 'out') return expression;
  const { node } = info;
  const stated =
    node.type.kind === 'named-type' && node.type.parts.length === 1 && node.type.parts[0]!.name.text === 'var' && !node.type.predefined
      ? null
      : bindType(b, node.type);
  const own = stated ?? type;
  if (node.designation.kind === 'single') {
    const { name } = node.designation;
    const local = b.declare(name.text, own, 'local', name.span);
    return { kind: 'local', span: node.span, type: own, local };
  }
  return { kind: 'discard', span: node.span, type: own };
};

/** The arguments in parameter order, converted, with defaults and `params` in place. */
export const finish = (
  b: Binder,
  candidate: Candidate,
  args: readonly Argument[],
  span: Span,
): { readonly arguments: BoundExpression[]; readonly order: number[] | null } => {
  const { member, map, expanded, conversions } = candidate;
  const { parameters } = member;
  const result = new Array<BoundExpression | undefined>(parameters.length).fill(undefined);
  const rest: BoundExpression[] = [];
  args.forEach((argument, i) => {
    const index = map[i]!;
    const parameter = parameters[index]!;
    const type = parameterType(parameter, expanded);
    if (parameter.modifier === 'ref' || parameter.modifier === 'out') {
      const target =
        unboundOf(argument.expression)?.kind === 'out' ? declareOut(b, argument.expression as Unbound, type) : argument.expression;
      if (
        target.type.kind !== 'unknown' &&
        target.type !== type &&
        target.kind === 'local' &&
        unboundOf(argument.expression)?.kind === 'out' &&
        type.kind !== 'unknown' &&
        target.type.erased !== type.erased
      )
        b.error('CS1503', `Argument ${i + 1}: cannot convert from 'out ${target.type.text}' to 'out ${type.text}'`, argument.span);
      result[index] = { kind: 'ref-of', span: argument.span, type, target: target as BoundTarget, modifier: parameter.modifier };
      return;
    }
    const value = apply(b, argument.expression, conversions[i]!, type);
    if (expanded && parameter.params) rest.push(value);
    else result[index] = value;
  });
  let order: number[] | null = null;
  if (args.some(({ name }) => name !== null)) order = [...new Set(map)];
  parameters.forEach((parameter, i) => {
    if (result[i]) return;
    if (parameter.params && expanded && parameter.type.kind === 'array')
      result[i] = { kind: 'new-array', span, type: parameter.type, sizes: [], items: rest };
    else result[i] = { kind: 'parameter-default', span, type: parameter.type, value: parameter.default ?? null };
  });
  if (order) for (let i = 0; i < parameters.length; i++) if (!order.includes(i)) order.push(i);
  return { arguments: result as BoundExpression[], order };
};

export const bindElementAccess = (b: Binder, node: tree.ElementAccess): BoundExpression => {
  const target = asValue(b, b.doors.expression(b, node.target));
  const args = bindArguments(b, node.arguments);
  return index(b, target, args, node.span);
};
export const index = (b: Binder, target: BoundExpression, args: readonly Argument[], span: Span): BoundExpression => {
  const { type } = target;
  const unbound = unboundOf(target);
  // `x[]`: the parser has said what is missing.
  if (args.length === 0) return b.bad(span, [target]);
  if (unbound?.kind === 'group') {
    b.error('CS0021', `Cannot apply indexing with [] to an expression of type 'method group'`, span);
    settle(b, args);
    return b.bad(span);
  }
  if (type.kind === 'unknown' || unbound) {
    settle(b, args);
    return b.bad(span, [target, ...values(args)], target.kind === 'bad' ? target.missing : null);
  }
  if (
    type.kind === 'dynamic' ||
    args.some(({ expression }) => expression.type.kind === 'dynamic' && type.kind !== 'array' && indexersOf(type).length > 0)
  )
    return { kind: 'dynamic-index', span, type: dynamic, target, arguments: dynamicArguments(b, args) };
  if (type.kind === 'array') {
    if (args.length !== type.rank) {
      b.error('CS0022', `Wrong number of indices inside []; expected ${type.rank}`, span);
      settle(b, args);
      return { ...b.bad(span), type: type.element } as BoundExpression;
    }
    const indices = args.map(({ expression }) => indexValue(b, expression));
    return { kind: 'element', span, type: type.element, array: target, indices };
  }
  const indexers = indexersOf(type);
  if (indexers.length === 0) {
    settle(b, args);
    const certain =
      type.special === 'object' ||
      type.kind === 'null' ||
      type.kind === 'anonymous' ||
      type.special !== '' ||
      isComplete(type) ||
      type.isValueType;
    if (certain && !hasUnknown(type)) b.error('CS0021', `Cannot apply indexing with [] to an expression of type '${type.text}'`, span);
    return b.bad(span, [target], certain ? null : `${type.text}.this[]`);
  }
  const outcome = resolve(b, indexers, args, null, false);
  if (outcome.kind === 'found') {
    const { candidate } = outcome;
    checkMember(b, candidate.member, span);
    return {
      kind: 'property',
      span,
      type: candidate.member.type,
      target,
      member: candidate.member,
      arguments: finish(b, candidate, args, span).arguments,
    };
  }
  if (outcome.kind === 'ambiguous') {
    b.error(
      'CS0121',
      `The call is ambiguous between the following methods or properties: '${full(outcome.candidates[0].member)}' and '${full(outcome.candidates[1].member)}'`,
      span,
    );
    return b.bad(span);
  }
  const isSaid = args.some(({ expression }) => isFaulty(expression));
  const bad = outcome.failures.find((failure) => failure.kind === 'arguments');
  if (bad && bad.kind === 'arguments' && !isSaid) reportBadArguments(b, bad, args);
  else if (!isSaid) {
    const only = outcome.failures.length === 1 ? outcome.failures[0] : undefined;
    if (only?.kind === 'count' && only.missing)
      b.error(
        'CS7036',
        `There is no argument given that corresponds to the required parameter '${only.missing.name}' of '${only.member.definition.text}'`,
        span,
      );
    else b.error('CS1501', `No overload for method 'this' takes ${args.length} arguments`, span);
  }
  settle(b, args);
  const { type: result } = indexers[0]!;
  return { ...b.bad(span), type: result } as BoundExpression;
};
const indexValue = (b: Binder, expression: BoundExpression): BoundExpression => {
  for (const keyword of ['int', 'uint', 'long', 'ulong']) {
    const to = b.keyword(keyword);
    const conversion = classify(b, expression, to);
    if (conversion) return apply(b, expression, conversion, to);
  }
  return convert(b, expression, b.keyword('int'));
};

export type { NamedType };
