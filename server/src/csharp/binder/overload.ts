/** Overload resolution (12.6.4): which member a call means. */
import type { Span } from '../../text/span.ts';
import type { BoundExpression } from '../bound.ts';
import { implicitConversion, standardImplicit } from '../types/conversions.ts';
import { ownMembers } from '../types/lookup.ts';
import type { Member, Parameter } from '../types/member.ts';
import { mentions, sameType, type Type, type TypeParameter } from '../types/type.ts';
import { type Binder, type ExpressionConversion, isUnknown, unboundOf } from './context.ts';
import { classify } from './convert.ts';
import { infer } from './inference.ts';

export interface Argument {
  readonly name: string | null;
  readonly modifier: 'ref' | 'out' | 'in' | null;
  readonly expression: BoundExpression;
  readonly span: Span;
  readonly nameSpan?: Span;
}
export interface Candidate {
  /** With its type arguments in place. */
  readonly member: Member;
  readonly typeArguments: readonly Type[];
  /** Per argument: the parameter it goes to. */
  readonly map: readonly number[];
  readonly expanded: boolean;
  readonly conversions: readonly (ExpressionConversion | null)[];
  readonly bodyErrors: boolean;
}
export type Failure =
  | { readonly kind: 'count'; readonly member: Member; readonly missing: Parameter | null }
  | { readonly kind: 'name'; readonly member: Member; readonly argument: Argument }
  | { readonly kind: 'infer'; readonly member: Member }
  | { readonly kind: 'arity'; readonly member: Member }
  | { readonly kind: 'arguments'; readonly candidate: Candidate; readonly bad: readonly number[] };
export type Resolution =
  | { readonly kind: 'found'; readonly candidate: Candidate }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly [Candidate, Candidate] }
  | { readonly kind: 'none'; readonly failures: readonly Failure[] };

/** The parameter type an argument meets: of an expanded `params` the element. */
export const parameterType = (parameter: Parameter, expanded: boolean): Type =>
  expanded && parameter.params && parameter.type.kind === 'array' ? parameter.type.element : parameter.type;

/** Arguments to parameters by place and name; null with the reason when they do not fit. */
const place = (member: Member, args: readonly Argument[], expanded: boolean): readonly number[] | Failure => {
  const { parameters } = member;
  const last = parameters.length - 1;
  const used = new Array<boolean>(parameters.length).fill(false);
  const map: number[] = [];
  for (let i = 0; i < args.length; i++) {
    const argument = args[i]!;
    let index: number;
    if (argument.name !== null) {
      index = parameters.findIndex(({ name }) => name === argument.name);
      if (index < 0) return { kind: 'name', member, argument };
      if (used[index]) return { kind: 'name', member, argument };
    } else {
      index = expanded && i >= last ? last : i;
      if (index > last) return { kind: 'count', member, missing: null };
    }
    used[index] = true;
    map.push(index);
  }
  for (let i = 0; i < parameters.length; i++) {
    const parameter = parameters[i]!;
    if (!used[i] && !parameter.optional && !(expanded && parameter.params)) return { kind: 'count', member, missing: parameter };
  }
  return map;
};

const attempt = (
  b: Binder,
  member: Member,
  args: readonly Argument[],
  typeArguments: readonly Type[] | null,
  expanded: boolean,
): Candidate | Failure => {
  const map = place(member, args, expanded);
  if ('kind' in map) return map;
  let constructed = member;
  let chosen: readonly Type[] = [];
  if (member.typeParameters.length > 0) {
    const { typeParameters } = member;
    let substitution: Map<TypeParameter, Type> | null;
    if (typeArguments) {
      if (typeArguments.length !== typeParameters.length) return { kind: 'arity', member };
      substitution = new Map(typeParameters.map((parameter, i) => [parameter, typeArguments[i]!]));
    } else
      substitution = infer(
        b,
        typeParameters,
        args.map((argument, i) => {
          const parameter = member.parameters[map[i]!]!;
          return { expression: argument.expression, type: parameterType(parameter, expanded), byRef: parameter.modifier !== null };
        }),
      );
    if (!substitution) return { kind: 'infer', member };
    for (const [parameter, type] of substitution)
      if (
        (parameter.constraint === 'class' && type.isValueType) ||
        (parameter.constraint === 'struct' && !type.isValueType && type.kind !== 'unknown')
      )
        return { kind: 'infer', member };
    chosen = typeParameters.map((parameter) => substitution.get(parameter)!);
    constructed = member.construct(substitution);
  } else if (typeArguments && typeArguments.length > 0) return { kind: 'arity', member };
  const conversions: (ExpressionConversion | null)[] = [];
  const bad: number[] = [];
  let bodyErrors = false;
  args.forEach((argument, i) => {
    const parameter = constructed.parameters[map[i]!]!;
    const conversion = convertArgument(b, argument, parameter, expanded, member.isExtension && i === 0);
    if (!conversion) bad.push(i);
    else if (conversion.bodyErrors) bodyErrors = true;
    conversions.push(conversion);
  });
  const candidate: Candidate = { member: constructed, typeArguments: chosen, map, expanded, conversions, bodyErrors };
  return bad.length > 0 ? { kind: 'arguments', candidate, bad } : candidate;
};
const identity: ExpressionConversion = { kind: 'identity', steps: [] };
const convertArgument = (
  b: Binder,
  argument: Argument,
  parameter: Parameter,
  expanded: boolean,
  isReceiver: boolean,
): ExpressionConversion | null => {
  const type = parameterType(parameter, expanded);
  const { expression } = argument;
  const modifier = parameter.modifier === 'in' ? (argument.modifier === 'in' ? 'in' : argument.modifier) : argument.modifier;
  if (parameter.modifier !== modifier && !(parameter.modifier === 'in' && modifier === null)) return null;
  if (parameter.modifier === 'ref' || parameter.modifier === 'out') {
    const unbound = unboundOf(expression);
    if (unbound?.kind === 'out' || expression.kind === 'discard') return identity;
    return isUnknown(expression) || type.kind === 'unknown' || sameType(expression.type, type) ? identity : null;
  }
  if (isReceiver) {
    // `this` takes identity, reference and boxing conversions only.
    if (unboundOf(expression) || expression.type.kind === 'null') return null;
    const conversion = standardImplicit(expression.type, type);
    if (!conversion) return expression.kind === 'tuple' ? classify(b, expression, type) : null;
    return ['identity', 'reference', 'boxing', 'unknown', 'tuple'].includes(conversion.kind) ? conversion : null;
  }
  return classify(b, expression, type);
};

const takes = ({ parameters }: Member, count: number): boolean => {
  const last = parameters.length > 0 ? parameters[parameters.length - 1]! : null;
  if (count > parameters.length) return last?.params === true;
  return count === parameters.length || parameters[count]!.optional || (last!.params && count === parameters.length - 1);
};

/** Chooses among members of one name. `quick`: only the count of arguments decides whether a candidate is looked at. */
export const resolve = (
  b: Binder,
  members: readonly Member[],
  args: readonly Argument[],
  typeArguments: readonly Type[] | null,
  _speculative: boolean,
): Resolution => {
  const applicable: Candidate[] = [];
  const failures: Failure[] = [];
  // Those that cannot take so many arguments are looked at only when there are no others, to say what is wrong.
  const fitting =
    members.length > 1 && args.every(({ name }) => name === null) ? members.filter((member) => takes(member, args.length)) : members;
  for (const member of fitting.length > 0 ? fitting : members) {
    const normal = attempt(b, member, args, typeArguments, false);
    if (!('kind' in normal)) {
      applicable.push(normal);
      continue;
    }
    if (member.parameters.at(-1)?.params) {
      const expanded = attempt(b, member, args, typeArguments, true);
      if (!('kind' in expanded)) {
        applicable.push(expanded);
        continue;
      }
      failures.push(normal.kind === 'count' || expanded.kind === 'arguments' ? expanded : normal);
      continue;
    }
    failures.push(normal);
  }
  const clean = applicable.filter(({ bodyErrors }) => !bodyErrors);
  const pool = clean.length > 0 ? clean : applicable;
  if (pool.length === 0) return { kind: 'none', failures };
  if (pool.length === 1) return { kind: 'found', candidate: pool[0]! };
  let best = pool[0]!;
  for (const candidate of pool.slice(1)) if (better(b, candidate, best, args) > 0) best = candidate;
  const rival = pool.find((candidate) => candidate !== best && better(b, best, candidate, args) <= 0);
  if (!rival) return { kind: 'found', candidate: best };
  // What an unknown argument would have decided is not ours to call ambiguous; nor is what only broken lambdas leave open.
  if (
    args.some(({ expression }) => isUnknown(expression) && !unboundOf(expression)) ||
    clean.length === 0 ||
    [best, rival].some(({ typeArguments: chosen }) => chosen.some(({ kind }) => kind === 'unknown'))
  )
    return { kind: 'found', candidate: best };
  // The gateway's own extension wins over .NET's newer one: whether the gateway sees the latter is not documented.
  const own = [best, rival].filter(({ member: { owner } }) => owner.kind === 'named' && owner.definition.name === 'ExpressionExtensions');
  if (own.length === 1) return { kind: 'found', candidate: own[0]! };
  const order = pool.indexOf(best) < pool.indexOf(rival) ? ([best, rival] as const) : ([rival, best] as const);
  return { kind: 'ambiguous', candidates: order };
};

/** Positive when `x` is the better member, negative when `y` is, 0 when neither. */
const better = (b: Binder, x: Candidate, y: Candidate, args: readonly Argument[]): number => {
  let verdict = 0;
  let identical = true;
  for (let i = 0; i < args.length; i++) {
    const px = x.member.parameters[x.map[i]!]!;
    const py = y.member.parameters[y.map[i]!]!;
    const tx = parameterType(px, x.expanded);
    const ty = parameterType(py, y.expanded);
    if (sameType(tx, ty)) continue;
    identical = false;
    const one = betterConversion(b, args[i]!.expression, tx, ty);
    if (one === 0) continue;
    if (verdict !== 0 && one !== verdict) return 0;
    verdict = one;
  }
  if (verdict !== 0) return verdict;
  if (!identical) {
    // Parameter types differ but no argument prefers one: more specific declarations still decide below when they are the same after inference.
    return args.every((_, i) =>
      sameType(parameterType(x.member.parameters[x.map[i]!]!, x.expanded), parameterType(y.member.parameters[y.map[i]!]!, y.expanded)),
    )
      ? 0
      : optionalTie(x, y, args, false);
  }
  return optionalTie(x, y, args, true);
};
const optionalTie = (x: Candidate, y: Candidate, args: readonly Argument[], identical: boolean): number => {
  if (!identical) return 0;
  const genericX = x.member.definition.typeParameters.length > 0;
  const genericY = y.member.definition.typeParameters.length > 0;
  if (genericX !== genericY) return genericX ? -1 : 1;
  if (x.expanded !== y.expanded) return x.expanded ? -1 : 1;
  if (x.expanded && y.expanded && x.member.parameters.length !== y.member.parameters.length)
    return x.member.parameters.length - y.member.parameters.length;
  const omitted = (candidate: Candidate): number =>
    candidate.member.parameters.filter((parameter, i) => parameter.optional && !candidate.map.includes(i)).length;
  const ox = omitted(x);
  const oy = omitted(y);
  if ((ox === 0) !== (oy === 0)) return ox === 0 ? 1 : -1;
  // More specific in the uninstantiated declaration.
  let specific = 0;
  for (let i = 0; i < args.length; i++) {
    const dx = parameterType(x.member.definition.parameters[x.map[i]!]!, x.expanded);
    const dy = parameterType(y.member.definition.parameters[y.map[i]!]!, y.expanded);
    const one = moreSpecific(dx, dy);
    if (one === 0) continue;
    if (specific !== 0 && one !== specific) return 0;
    specific = one;
  }
  if (specific !== 0) return specific;
  // A member of a more derived type hides; instance over extension is decided before.
  if (ox !== oy) return oy - ox;
  return 0;
};
const moreSpecific = (x: Type, y: Type): number => {
  if (x.kind === 'parameter' && y.kind !== 'parameter') return -1;
  if (y.kind === 'parameter' && x.kind !== 'parameter') return 1;
  if (x.kind === 'array' && y.kind === 'array') return moreSpecific(x.element, y.element);
  if (x.kind === 'named' && y.kind === 'named' && x.definition === y.definition) {
    let verdict = 0;
    for (let i = 0; i < x.arguments.length; i++) {
      const one = moreSpecific(x.arguments[i]!, y.arguments[i]!);
      if (one === 0) continue;
      if (verdict !== 0 && verdict !== one) return 0;
      verdict = one;
    }
    return verdict;
  }
  if (mentions(x) !== mentions(y)) return mentions(x) ? -1 : 1;
  return 0;
};

const signed = new Set(['sbyte', 'short', 'int', 'long']);
const unsigned = new Set(['byte', 'ushort', 'uint', 'ulong']);
/** Positive: the conversion to `x` is better. */
const betterConversion = (b: Binder, expression: BoundExpression, x: Type, y: Type): number => {
  if (x.kind === 'unknown' || y.kind === 'unknown') return 0;
  const ex = exactly(b, expression, x);
  const ey = exactly(b, expression, y);
  if (ex !== ey) return ex ? 1 : -1;
  return betterTarget(b, expression, x, y);
};
const exactly = (b: Binder, expression: BoundExpression, type: Type): boolean => {
  const unbound = unboundOf(expression);
  if (unbound?.kind === 'lambda') {
    const invoke = type.kind === 'named' && type.isDelegate ? ownMembers(type, 'Invoke')[0] : undefined;
    if (!invoke) return false;
    const inferred = b.doors.lambdaBody(
      b,
      unbound,
      invoke.parameters.map((parameter) => parameter.type),
      null,
    ).inferred;
    return inferred !== null && sameType(inferred, invoke.type);
  }
  if (unbound) return false;
  if (expression.kind === 'tuple' && type.kind === 'named' && type.isTuple && type.arguments.length === expression.elements.length)
    return expression.elements.every((element, i) => exactly(b, element, type.arguments[i]!));
  return sameType(expression.type, type);
};
const betterTarget = (b: Binder, expression: BoundExpression, x: Type, y: Type): number => {
  const xy = implicitConversion(x, y) !== null;
  const yx = implicitConversion(y, x) !== null;
  if (xy !== yx) return xy ? 1 : -1;
  const dx = x.kind === 'named' && x.isDelegate ? ownMembers(x, 'Invoke')[0] : undefined;
  const dy = y.kind === 'named' && y.isDelegate ? ownMembers(y, 'Invoke')[0] : undefined;
  if (dx && dy) {
    const same =
      dx.parameters.length === dy.parameters.length &&
      dx.parameters.every((parameter, i) => sameType(parameter.type, dy.parameters[i]!.type));
    if (!same) return 0;
    if (sameType(dx.type, dy.type)) return 0;
    if (dy.type.special === 'void') return 1;
    if (dx.type.special === 'void') return -1;
    const unbound = unboundOf(expression);
    if (unbound?.kind === 'lambda') {
      const result = b.doors.lambdaBody(
        b,
        unbound,
        dx.parameters.map((parameter) => parameter.type),
        null,
      );
      const value = result.returns[0];
      if (value && result.returns.length === 1) return betterConversion(b, value, dx.type, dy.type);
    }
    return betterTarget(b, expression, dx.type, dy.type);
  }
  if (signed.has(x.special) && unsigned.has(y.special)) return 1;
  if (signed.has(y.special) && unsigned.has(x.special)) return -1;
  return 0;
};
