import type * as cs from '../csharp/tree.ts';
import type { Parameter } from '../csharp/types/member.ts';
import type { NamedType, Type } from '../csharp/types/type.ts';
import { bindingAt, type CodeNode } from './code-scope.ts';
import { candidates, resolveType, type Scope, typeOf, valueOf } from './code-types.ts';

/** The enums a value at the end of a path may be of: what it is compared with, assigned to, or passed for. */
export function expectedAt(path: readonly CodeNode[], scope: Scope): readonly NamedType[] {
  const node = path.at(-1) as unknown as cs.Expression;
  const parent = path.at(-2) as unknown as cs.Expression | cs.Argument | cs.SwitchLabel | undefined;
  if (!parent) return [];
  const found = new Set<NamedType>();
  const add = (type: Type | null | undefined): void => {
    const plain = type?.kind === 'named' && type.isNullable ? type.arguments[0] : type;
    if (plain?.kind === 'named' && plain.isEnum) found.add(plain);
  };
  if ('kind' in parent) {
    if (parent.kind === 'binary' && /^(?:==|!=|\||&)$/.test(parent.operator))
      add(typeOf(parent.right === node ? parent.left : parent.right, scope, bindingAt(path, scope)));
    else if (parent.kind === 'assignment') add(typeOf(parent.target, scope, bindingAt(path, scope)));
  } else for (const { type } of parametersFor(path, scope)) add(type);
  return [...found];
}

/** Parameters with a default that a call at the end of a path has not given yet. */
export function optionalArgumentsAt(path: readonly CodeNode[], scope: Scope): readonly Parameter[] {
  const found = new Map<string, Parameter>();
  const place = argumentAt(path);
  if (!place) return [];
  const given = new Set(place.call.arguments?.map(({ name }) => name?.text));
  for (const parameters of overloads(path, place.call, scope))
    parameters.forEach((parameter, i) => {
      if (parameter.optional && i >= place.index && !given.has(parameter.name)) found.set(parameter.name, parameter);
    });
  return [...found.values()];
}

type Call = cs.Invocation | cs.ObjectCreation | cs.ElementAccess;

/** The call that the innermost node of a path is an argument of. */
function argumentAt(path: readonly CodeNode[]): { readonly call: Call; readonly index: number; readonly argument: cs.Argument } | null {
  const argument = path.at(-2) as unknown as cs.Argument | undefined;
  const call = path.at(-3) as unknown as Call | undefined;
  if (!call || !argument || (call.kind !== 'invocation' && call.kind !== 'object-creation' && call.kind !== 'element-access')) return null;
  const index = call.arguments?.indexOf(argument) ?? -1;
  return index < 0 ? null : { call, index, argument };
}

/** What the innermost node of a path may be passed for, by overload. */
function parametersFor(path: readonly CodeNode[], scope: Scope): readonly Parameter[] {
  const place = argumentAt(path);
  if (!place) return [];
  const name = place.argument.name?.text;
  return overloads(path, place.call, scope).flatMap(
    (parameters) => (name === undefined ? parameters[place.index] : parameters.find((one) => one.name === name)) ?? [],
  );
}

function overloads(path: readonly CodeNode[], call: Call, scope: Scope): readonly (readonly Parameter[])[] {
  if (call.kind === 'object-creation') {
    const value = valueOf(call, scope);
    return value && 'type' in value && value.type.kind === 'named'
      ? value.type.definition.membersNamed('.ctor').map(({ parameters }) => parameters)
      : [];
  }
  if (call.kind !== 'invocation') return [];
  const found = candidates(call, scope, bindingAt(path.slice(0, -3), scope));
  return found?.members.map((one) => (one.isExtension && found.receiver ? one.parameters.slice(1) : one.parameters)) ?? [];
}

/** The type whose properties are set where a path ends in the braces of `new T { … }`. */
export function initializedAt(path: readonly CodeNode[]): Type | null {
  for (const [i, node] of [...path.entries()].reverse()) {
    if (node.kind !== 'initializer') {
      if (node.kind === 'element-initializer' || node.kind === 'member-initializer' || node.kind === 'identifier') continue;
      return null;
    }
    const owner = path[i - 1] as unknown as cs.ObjectCreation | undefined;
    return owner?.kind === 'object-creation' ? resolveType(owner.type) : null;
  }
  return null;
}
