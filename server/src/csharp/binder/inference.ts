/** Type inference for generic methods (12.6.3): bounds from arguments, lambdas in the second phase, fixing. */
import type { BoundExpression } from '../bound.ts';
import { implicitConversion, nullableOf } from '../types/conversions.ts';
import { baseOf, interfacesOf } from '../types/hierarchy.ts';
import { ownMembers } from '../types/lookup.ts';
import type { Member } from '../types/member.ts';
import { mentions, type NamedType, sameType, substitute, type Type, type TypeParameter, unknown } from '../types/type.ts';
import { type Binder, unboundOf } from './context.ts';

interface Bounds {
  readonly exact: Type[];
  readonly lower: Type[];
  readonly upper: Type[];
}
export interface InferenceArgument {
  readonly expression: BoundExpression;
  /** The parameter's type, in terms of the method's type parameters. */
  readonly type: Type;
  readonly byRef: boolean;
}

const invokeOf = (type: Type): Member | null => (type.kind === 'named' && type.isDelegate ? (ownMembers(type, 'Invoke')[0] ?? null) : null);

/** The type arguments, or null when they cannot be inferred. */
export const infer = (
  b: Binder,
  typeParameters: readonly TypeParameter[],
  args: readonly InferenceArgument[],
): Map<TypeParameter, Type> | null => {
  const fixed = new Map<TypeParameter, Type>();
  const bounds = new Map<TypeParameter, Bounds>(typeParameters.map((parameter) => [parameter, { exact: [], lower: [], upper: [] }]));
  const open = (): TypeParameter[] => typeParameters.filter((parameter) => !fixed.has(parameter));

  const exactInference = (from: Type, to: Type): void => {
    if (to.kind === 'parameter') {
      bounds.get(to)?.exact.push(from);
      return;
    }
    if (from.kind === 'array' && to.kind === 'array' && from.rank === to.rank) exactInference(from.element, to.element);
    else if (from.kind === 'named' && to.kind === 'named' && from.definition === to.definition)
      from.arguments.forEach((argument, i) => exactInference(argument, to.arguments[i]!));
    else if (from.kind === 'unknown') spread(to);
  };
  /** Everything inside an unknown type is unknown. */
  const spread = (to: Type): void => {
    if (to.kind === 'parameter') bounds.get(to)?.lower.push(unknown);
    else if (to.kind === 'array') spread(to.element);
    else if (to.kind === 'named') to.arguments.forEach(spread);
  };
  const lowerInference = (from: Type, to: Type): void => {
    if (from.kind === 'unknown') {
      spread(to);
      return;
    }
    if (to.kind === 'parameter') {
      bounds.get(to)?.lower.push(from);
      return;
    }
    if (to.kind === 'array') {
      if (from.kind === 'array' && from.rank === to.rank)
        (from.element.isValueType ? exactInference : lowerInference)(from.element, to.element);
      return;
    }
    if (to.kind !== 'named') return;
    const wrapped = nullableOf(to);
    if (wrapped) {
      lowerInference(nullableOf(from) ?? from, wrapped);
      return;
    }
    if (!mentions(to, typeParameters)) return;
    if (from.kind === 'named' && from.isTuple && to.isTuple && from.arguments.length === to.arguments.length) {
      from.arguments.forEach((argument, i) => lowerInference(argument, to.arguments[i]!));
      return;
    }
    const match = uniqueBase(from, to);
    if (!match) return;
    match.arguments.forEach((argument, i) => {
      const parameter = to.definition.typeParameters[i]!;
      const target = to.arguments[i]!;
      if (argument.kind === 'unknown') spread(target);
      else if (argument.isValueType || argument.kind === 'parameter' || parameter.variance === '') exactInference(argument, target);
      else if (parameter.variance === 'out') lowerInference(argument, target);
      else upperInference(argument, target);
    });
  };
  const upperInference = (from: Type, to: Type): void => {
    if (to.kind === 'parameter') {
      bounds.get(to)?.upper.push(from);
      return;
    }
    if (from.kind === 'named' && to.kind === 'named' && from.definition === to.definition) {
      from.arguments.forEach((argument, i) => {
        const parameter = to.definition.typeParameters[i]!;
        if (argument.isValueType || parameter.variance === '') exactInference(argument, to.arguments[i]!);
        else if (parameter.variance === 'out') upperInference(argument, to.arguments[i]!);
        else lowerInference(argument, to.arguments[i]!);
      });
    }
  };
  const uniqueBase = (from: Type, to: NamedType): NamedType | null => {
    if (from.kind === 'named' && from.definition === to.definition) return from;
    if (to.isInterface) {
      const found = interfacesOf(from).filter((each) => each.definition === to.definition);
      return found.length > 0 && found.every((each) => sameType(each, found[0]!)) ? found[0]! : null;
    }
    for (let base = baseOf(from); base; base = baseOf(base)) if (base.definition === to.definition) return base;
    return null;
  };

  const firstPhase = (expression: BoundExpression, to: Type, byRef: boolean): void => {
    const unbound = unboundOf(expression);
    if (unbound?.kind === 'lambda') {
      const invoke = invokeOf(to);
      const stated = invoke && b.doors.statedParameters(b, unbound);
      if (stated && invoke.parameters.length === stated.length)
        stated.forEach((type, i) => exactInference(type, invoke.parameters[i]!.type));
      return;
    }
    if (unbound) {
      return;
    }
    if (expression.kind === 'tuple' && to.kind === 'named' && to.isTuple && expression.elements.length === to.arguments.length) {
      expression.elements.forEach((element, i) => firstPhase(element, to.arguments[i]!, false));
      return;
    }
    const { type } = expression;
    if (type.kind === 'null' || type.kind === 'default' || type.kind === 'function' || type.special === 'void') return;
    if (byRef) exactInference(type, to);
    else lowerInference(type, to);
  };
  for (const { expression, type, byRef } of args) firstPhase(expression, type, byRef);

  const fix = (parameter: TypeParameter): boolean => {
    const { exact, lower, upper } = bounds.get(parameter)!;
    const all = [...exact, ...lower, ...upper];
    if (all.length === 0) return false;
    if (all.some(({ kind }) => kind === 'unknown')) {
      fixed.set(parameter, unknown);
      return true;
    }
    let candidates: Type[] = [];
    for (const type of all) if (!candidates.some((other) => sameType(other, type))) candidates.push(type);
    for (const bound of exact) candidates = candidates.filter((type) => sameType(type, bound));
    for (const bound of lower) candidates = candidates.filter((type) => implicitConversion(bound, type) !== null);
    for (const bound of upper) candidates = candidates.filter((type) => implicitConversion(type, bound) !== null);
    const best = candidates.filter((type) => candidates.every((other) => other === type || implicitConversion(other, type) !== null));
    if (best.length === 0) return false;
    // dynamic wins over object; an exact bound keeps its tuple names.
    fixed.set(parameter, best.find(({ kind }) => kind === 'dynamic') ?? best[0]!);
    return true;
  };

  const pendingLambdas = args.filter(({ expression }) => unboundOf(expression));
  const inputs = (argument: InferenceArgument): TypeParameter[] => {
    const invoke = invokeOf(argument.type);
    if (!invoke) return [];
    const unbound = unboundOf(argument.expression);
    if (unbound?.kind === 'lambda' && (unbound.node.parameters === null || b.doors.statedParameters(b, unbound))) return [];
    return typeParameters.filter((parameter) => invoke.parameters.some(({ type }) => mentions(type, [parameter])));
  };
  const outputs = (argument: InferenceArgument): TypeParameter[] => {
    const invoke = invokeOf(argument.type);
    return invoke ? typeParameters.filter((parameter) => mentions(invoke.type, [parameter])) : [];
  };
  const done = new Set<InferenceArgument>();
  const outputInference = (argument: InferenceArgument): void => {
    const invoke = invokeOf(argument.type);
    const unbound = unboundOf(argument.expression);
    if (!invoke || !unbound || !mentions(invoke.type, typeParameters)) return;
    const parameters = invoke.parameters.map((parameter) => ({ type: substitute(parameter.type, fixed), modifier: parameter.modifier }));
    if (unbound.kind === 'lambda') {
      const names = unbound.node.parameters;
      if (names && names.length !== parameters.length) return;
      const { inferred, diagnostics } = b.doors.lambdaBody(
        b,
        unbound,
        parameters.map(({ type }) => type),
        null,
      );
      if (inferred) lowerInference(inferred, invoke.type);
      else if (diagnostics.length > 0) spread(invoke.type);
    } else if (unbound.kind === 'group') {
      const returned = b.doors.groupReturn(b, unbound, parameters, argument.expression.span);
      if (returned && returned.special !== 'void') lowerInference(returned, invoke.type);
    }
  };

  for (let round = 0; round < 2 * typeParameters.length + pendingLambdas.length + 2; round++) {
    if (open().length === 0) break;
    // A parameter depends on those its lambda's inputs mention, as long as the lambda is not done.
    const depends = (parameter: TypeParameter): boolean =>
      pendingLambdas.some(
        (argument) => !done.has(argument) && outputs(argument).includes(parameter) && inputs(argument).some((input) => !fixed.has(input)),
      );
    const free = open().filter(
      (parameter) =>
        !depends(parameter) &&
        hasBounds(bounds.get(parameter)!) &&
        !pendingLambdas.some((argument) => !done.has(argument) && outputs(argument).includes(parameter)),
    );
    let progress = false;
    if (free.length > 0) {
      for (const parameter of free) {
        if (!fix(parameter)) return null;
        progress = true;
      }
    } else {
      for (const parameter of open())
        if (
          hasBounds(bounds.get(parameter)!) &&
          pendingLambdas.some((argument) => !done.has(argument) && inputs(argument).includes(parameter))
        ) {
          if (!fix(parameter)) return null;
          progress = true;
        }
    }
    for (const argument of pendingLambdas)
      if (!done.has(argument) && inputs(argument).every((input) => fixed.has(input))) {
        done.add(argument);
        outputInference(argument);
        progress = true;
      }
    if (!progress) break;
  }
  for (const parameter of open()) if (!fix(parameter)) return null;
  return fixed;
};
const hasBounds = ({ exact, lower, upper }: Bounds): boolean => exact.length + lower.length + upper.length > 0;
