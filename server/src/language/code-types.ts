import type * as cs from '../csharp/tree.ts';
import { implicitConversion } from '../csharp/types/conversions.ts';
import { enumeratedBy, interfacesOf, isSubtype, substitutionOf } from '../csharp/types/hierarchy.ts';
import { membersOf, ownMembers } from '../csharp/types/lookup.ts';
import type { Member } from '../csharp/types/member.ts';
import { registry } from '../csharp/types/registry.ts';
import { anonymousType, type NamedType, substitute, type Type, type TypeParameter } from '../csharp/types/type.ts';

/**
 * Types of half-typed C#, for completion and hovers: where the checker must be sure, this guesses, and says null where it cannot.
 * It reads the same library as the checker and the evaluator.
 */
export type Value =
  | { readonly type: Type }
  | { readonly static: NamedType }
  | { readonly namespace: string }
  | { readonly group: readonly Member[]; readonly receiver: Type | null };
/** What names mean at a place: locals, lambda parameters, `context`. */
export type Scope = ReadonlyMap<string, Type | null>;

const of = (type: Type | null | undefined): Value | null => (type ? { type } : null);
const keyword = (name: string): Type => registry().keyword(name);

export function contextType(): NamedType | null {
  for (const name of ['IExpressionContext', 'IContext', 'IProxyRequestContext', 'IGatewayContext', 'IPolicyContext']) {
    const found = registry()
      .bySimpleName(name)
      .find(({ isOpaque }) => !isOpaque);
    if (found) return found.type;
  }
  return null;
}

export const typeOf = (node: cs.Expression, scope: Scope, binding: Type | null = null): Type | null => {
  const value = valueOf(node, scope, binding);
  return value && 'type' in value ? value.type : null;
};

export function valueOf(node: cs.Expression, scope: Scope, binding: Type | null = null): Value | null {
  const type = (one: cs.Expression): Type | null => typeOf(one, scope, binding);
  switch (node.kind) {
    case 'literal':
      return node.value.type === 'null' ? null : of(keyword(node.value.type));
    case 'interpolated':
      return of(keyword('string'));
    case 'identifier': {
      const local = scope.get(node.name.text);
      if (local !== undefined) return of(local);
      return named(node.name.text, node.typeArguments, scope);
    }
    case 'predefined-type':
      return staticOf(resolveType(node.type));
    case 'binding':
      return of(binding);
    case 'member':
      return memberOf(valueOf(node.target, scope, binding), node.name.text, node.typeArguments);
    case 'conditional-access': {
      const target = type(node.target);
      return target ? valueOf(node.whenNotNull, scope, unwrapped(target)) : null;
    }
    case 'invocation':
      return of(returned(node, scope, binding));
    case 'element-access': {
      const target = type(node.target);
      if (!target) return null;
      return of(target.kind === 'array' ? target.element : membersOf(target, 'this[]')[0]?.type);
    }
    case 'object-creation':
    case 'array-creation':
    case 'cast':
    case 'as':
      return of(resolveType(node.type));
    case 'default':
      return of(node.type && resolveType(node.type));
    case 'implicit-array': {
      const [first] = node.initializer.items;
      const element = first?.kind === 'element-initializer' && first.values[0] ? type(first.values[0]) : null;
      return of(element?.array());
    }
    case 'anonymous-object': {
      const members = node.members.map(({ name, value }) => ({
        name: name?.text ?? (value.kind === 'member' || value.kind === 'identifier' ? value.name.text : ''),
        type: type(value) ?? registry().object,
      }));
      return of(anonymousType(members));
    }
    case 'unary':
      return node.operator === '!' ? of(keyword('bool')) : of(type(node.operand));
    case 'postfix':
    case 'parenthesized':
    case 'checked':
    case 'await':
      return of(type(node.operand));
    case 'is':
      return of(keyword('bool'));
    case 'nameof':
      return of(keyword('string'));
    case 'assignment':
      return of(type(node.value));
    case 'conditional':
      return of(type(node.whenTrue) ?? type(node.whenFalse));
    case 'binary': {
      if (/^(?:==|!=|<|>|<=|>=|&&|\|\|)$/.test(node.operator)) return of(keyword('bool'));
      const left = type(node.left);
      if (node.operator === '??') return of(type(node.right) ?? left);
      const right = type(node.right);
      if (node.operator === '+' && (left?.special === 'string' || right?.special === 'string')) return of(keyword('string'));
      return of(left ?? right);
    }
    default:
      return null;
  }
}

const staticOf = (type: Type | null): Value | null => (type?.kind === 'named' ? { static: type } : null);
const unwrapped = (type: Type): Type => (type.kind === 'named' && type.isNullable ? type.arguments[0]! : type);

function named(name: string, args: readonly cs.TypeNode[] | null, _scope: Scope): Value | null {
  const [found] = registry().imported(name, args?.length ?? 0);
  if (found) return { static: found.construct((args ?? []).map((one) => resolveType(one) ?? registry().object)) };
  return registry().namespaces.has(name) ? { namespace: name } : null;
}

function memberOf(target: Value | null, name: string, args: readonly cs.TypeNode[] | null): Value | null {
  if (!target || 'group' in target) return null;
  if ('namespace' in target) {
    const full = `${target.namespace}.${name}`;
    const found = registry().byFullName(full, args?.length ?? 0);
    if (found) return { static: found.construct((args ?? []).map((one) => resolveType(one) ?? registry().object)) };
    return registry().namespaces.has(full) ? { namespace: full } : null;
  }
  const receiver = 'type' in target ? target.type : target.static;
  if (receiver.kind === 'anonymous') return of(receiver.members.find((member) => member.name === name)?.type);
  const members = 'type' in target ? [...membersOf(receiver, name), ...extensionsOf(receiver, name)] : membersOf(receiver, name);
  const [first] = members;
  if (!first) {
    const nested = 'static' in target ? registry().byFullName(`${target.static.definition.name}.${name}`, 0) : null;
    return nested ? { static: nested.type } : null;
  }
  if (first.kind === 'method') return { group: members, receiver: 'type' in target ? receiver : null };
  return of(first.type);
}

/** Extension methods of this name that a value of the type offers. */
export function extensionsOf(type: Type, name: string): readonly Member[] {
  return registry()
    .extensionClasses(name)
    .flatMap((definition) => definition.membersNamed(name))
    .filter((member) => member.isExtension && member.parameters[0] && accepts(member.parameters[0].type, type));
}

function accepts(parameter: Type, type: Type): boolean {
  if (parameter.kind === 'parameter') return true;
  if (parameter.kind === 'array') return type.kind === 'array';
  if (parameter.kind !== 'named') return false;
  if (parameter.arguments.length === 0) return isSubtype(type, parameter);
  const as = constructed(type, parameter.definition);
  // `this IEnumerable<T> … where T : JToken`.
  return as?.arguments.every((given, i) => meets(given, parameter.arguments[i]!)) ?? false;
}

/** A type argument fits what the parameter asks: its bounds, or being that very type. */
const meets = (given: Type, wanted: Type): boolean =>
  wanted.kind === 'parameter'
    ? wanted.bounds.every((bound) => given.kind === 'parameter' || isSubtype(given, bound))
    : wanted.kind !== 'named' || wanted.arguments.length > 0 || given === wanted || given.kind === 'unknown' || isSubtype(given, wanted);

/** The type as a construction of the definition: List<int> as IEnumerable<int>. */
function constructed(type: Type, definition: NamedType['definition']): NamedType | null {
  if (type.kind === 'named' && type.definition === definition) return type;
  return interfacesOf(type).find((one) => one.definition === definition) ?? null;
}

/** The members an invocation may mean, with how many arguments fit first. */
export function candidates(
  node: cs.Invocation,
  scope: Scope,
  binding: Type | null,
): { readonly members: readonly Member[]; readonly receiver: Type | null } | null {
  const target = valueOf(node.target, scope, binding);
  if (!target || !('group' in target)) {
    const invoke = target && 'type' in target && target.type.kind === 'named' ? target.type.definition.invoke : null;
    return invoke && target && 'type' in target ? { members: membersOf(target.type, 'Invoke'), receiver: target.type } : null;
  }
  return { members: target.group, receiver: target.receiver };
}

export function chosen(
  node: cs.Invocation,
  scope: Scope,
  binding: Type | null,
): { readonly member: Member; readonly map: Map<TypeParameter, Type> } | null {
  const found = candidates(node, scope, binding);
  if (!found) return null;
  const explicit = node.target.kind === 'member' || node.target.kind === 'identifier' ? node.target.typeArguments : null;
  const count = node.arguments.length;
  const fits = (member: Member): boolean => {
    const parameters = member.isExtension && found.receiver ? member.parameters.slice(1) : member.parameters;
    const least = parameters.filter(({ optional, params }) => !optional && !params).length;
    const lambdas = node.arguments.every(
      ({ value }, i) => value.kind !== 'lambda' || lambdaArity(parameters[i]?.type) === value.parameters.length,
    );
    return (
      lambdas &&
      count >= least &&
      (count <= parameters.length || parameters.at(-1)?.params === true) &&
      (!explicit || member.typeParameters.length === explicit.length)
    );
  };
  const types = node.arguments.map(({ name, value }) => (name || value.kind === 'lambda' ? null : typeOf(value, scope, binding)));
  const agrees = (one: Member): boolean => {
    const parameters = one.isExtension && found.receiver ? one.parameters.slice(1) : one.parameters;
    return types.every((type, i) => {
      const parameter = parameters[Math.min(i, parameters.length - 1)];
      const wanted =
        parameter?.params && i >= parameters.length - 1 && parameter.type.kind === 'array' ? parameter.type.element : parameter?.type;
      return !type || !wanted || wanted.kind !== 'named' || wanted.arguments.length > 0 || implicitConversion(type, wanted) !== null;
    });
  };
  const member = found.members.find((one) => fits(one) && agrees(one)) ?? found.members.find(fits) ?? found.members[0];
  if (!member) return null;
  const map = new Map<TypeParameter, Type>();
  member.typeParameters.forEach((parameter, i) => {
    const given = explicit?.[i] ? resolveType(explicit[i]) : null;
    if (given) map.set(parameter, given);
  });
  const extension = member.isExtension && found.receiver !== null;
  if (extension) infer(member.parameters[0]!.type, found.receiver!, map);
  const parameters = extension ? member.parameters.slice(1) : member.parameters;
  node.arguments.forEach(({ value }, i) => {
    const parameter = parameters[Math.min(i, parameters.length - 1)];
    if (!parameter) return;
    if (value.kind === 'lambda') inferLambda(value, parameter.type, map, scope);
    else {
      const type = typeOf(value, scope, binding);
      if (type) infer(parameter.type, type, map);
    }
  });
  return { member, map };
}

function returned(node: cs.Invocation, scope: Scope, binding: Type | null): Type | null {
  const found = chosen(node, scope, binding);
  return found && substitute(found.member.type, found.map);
}

const lambdaArity = (type: Type | undefined): number => delegateOf(type)?.parameters.length ?? -1;
const delegateOf = (type: Type | undefined): Member | null => {
  const target = type?.kind === 'named' && type.definition.simpleName === 'Expression' && type.arguments[0] ? type.arguments[0] : type;
  return target?.kind === 'named' && target.isDelegate ? (membersOf(target, 'Invoke')[0] ?? target.definition.invoke) : null;
};

/** Types of a lambda's parameters where it is passed for `type`. */
export const lambdaParameters = (type: Type, map: ReadonlyMap<TypeParameter, Type>): readonly Type[] =>
  delegateOf(type)?.parameters.map((parameter) => substitute(parameter.type, map)) ?? [];

function inferLambda(lambda: cs.Lambda, type: Type, map: Map<TypeParameter, Type>, scope: Scope): void {
  const invoke = delegateOf(type);
  if (!invoke || lambda.body.kind === 'block') return;
  const types = lambdaParameters(type, map);
  const inner = new Map(scope);
  lambda.parameters.forEach(({ name, type: written }, i) => inner.set(name.text, (written && resolveType(written)) ?? types[i] ?? null));
  const result = typeOf(lambda.body, inner);
  if (result) infer(invoke.type, result, map);
}

function infer(parameter: Type, type: Type, map: Map<TypeParameter, Type>): void {
  if (parameter.kind === 'parameter') {
    if (!map.has(parameter)) map.set(parameter, type);
  } else if (parameter.kind === 'array') {
    if (type.kind === 'array') infer(parameter.element, type.element, map);
  } else if (parameter.kind === 'named' && parameter.arguments.length) {
    const as = constructed(type, parameter.definition);
    if (as) for (const [i, argument] of parameter.arguments.entries()) infer(argument, as.arguments[i]!, map);
    else if (parameter.arguments.length === 1 && parameter.definition.simpleName === 'IEnumerable') {
      const element = enumeratedBy(type);
      if (element) infer(parameter.arguments[0]!, element, map);
    }
  }
}

/** The type a name in the code means; null for `var` and what the library lacks. */
export function resolveType(node: cs.TypeNode): Type | null {
  switch (node.kind) {
    case 'array-type':
      return node.ranks.reduceRight<Type | null>((type, rank) => type?.array(rank) ?? null, resolveType(node.element));
    case 'nullable-type': {
      const element = resolveType(node.element);
      return element && (element.isValueType ? registry().nullable(element) : element);
    }
    case 'tuple-type': {
      const elements = node.elements.map(({ type }) => resolveType(type));
      return elements.every((one) => one !== null)
        ? registry().tuple(
            elements,
            node.elements.map(({ name }) => name?.text ?? null),
          )
        : null;
    }
    case 'named-type': {
      const last = node.parts.at(-1)!;
      const name = node.parts.map((part) => part.name.text).join('.');
      if (node.predefined) return name === 'dynamic' ? null : keyword(name);
      const args = last.typeArguments ?? [];
      const definition = node.parts.length === 1 ? registry().imported(name, args.length)[0] : registry().byFullName(name, args.length);
      return definition ? definition.construct(args.map((one) => resolveType(one) ?? registry().object)) : null;
    }
  }
}

/** Every member a value (or a type itself) offers, each name once with its overloads. */
export function offered(value: Value): ReadonlyMap<string, readonly Member[]> {
  const found = new Map<string, readonly Member[]>();
  if (!('type' in value) && !('static' in value)) return found;
  const isStatic = 'static' in value;
  const type = isStatic ? value.static : value.type;
  const add = (from: NamedType): void => {
    for (const name of from.definition.members.keys()) {
      if (found.has(name) || /^(?:\.|this\[|op_)/.test(name)) continue;
      const members = (isStatic ? ownMembers(from, name) : membersOf(type, name)).filter(
        (member) => member.isStatic === isStatic && !(isStatic && member.isExtension && type !== from),
      );
      if (members.length) found.set(name, members);
    }
  };
  if (type.kind === 'named') add(type);
  for (let base = baseClass(type); base; base = baseClass(base)) add(base);
  if (type.kind === 'named' && type.isInterface) for (const each of interfacesOf(type)) add(each);
  if (!isStatic)
    for (const name of registry().extensionNames) {
      if (found.has(name)) continue;
      const members = extensionsOf(type, name);
      if (members.length) found.set(name, members);
    }
  return found;
}

const baseClass = (type: Type): NamedType | null => {
  if (type.kind === 'array') return registry().core('System.Array');
  if (type.kind !== 'named') return null;
  const { base } = type.definition.bases;
  return base && type.arguments.length ? (substitute(base, substitutionOf(type)) as NamedType) : base;
};
