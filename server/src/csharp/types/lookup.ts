/** Members of a type by name, inherited ones included, in terms of the type's arguments. */
import { baseOf, interfacesOf, substitutionOf } from './hierarchy.ts';
import type { Member } from './member.ts';
import { registry } from './registry.ts';
import { type NamedType, sameType, type Type } from './type.ts';

const own = new WeakMap<NamedType, Map<string, readonly Member[]>>();
/** Declared by the type itself. */
export const ownMembers = (type: NamedType, name: string): readonly Member[] => {
  if (type.arguments.length === 0 || type === type.definition.type) return type.definition.membersNamed(name);
  let byName = own.get(type);
  if (!byName) own.set(type, (byName = new Map()));
  let found = byName.get(name);
  if (!found) {
    const map = substitutionOf(type);
    found = type.definition.membersNamed(name).map((member) => member.of(type, map));
    byName.set(name, found);
  }
  return found;
};

/** The class or interface whose members a value of the type has. */
const start = (type: Type): NamedType | null => {
  if (type.kind === 'named') return type;
  if (type.kind === 'parameter') {
    const bound = type.bounds[0];
    return bound?.kind === 'named' ? bound : registry().object;
  }
  return baseOf(type);
};

const sameParameters = (a: Member, b: Member): boolean =>
  a.parameters.length === b.parameters.length &&
  a.typeParameters.length === b.typeParameters.length &&
  a.parameters.every((parameter, i) => {
    const other = b.parameters[i]!;
    return (
      parameter.modifier === other.modifier &&
      (sameType(parameter.type, other.type) || (a.typeParameters.length > 0 && parameter.type.text === other.type.text))
    );
  });

const cached = new WeakMap<Type, Map<string, readonly Member[]>>();
const none: readonly Member[] = [];
/**
 * All members of the name a value (or the type itself) offers: derived ones hide those of the same signature in bases; properties and fields hide everything behind them.
 * Empty when there is none.
 */
export const membersOf = (type: Type, name: string): readonly Member[] => {
  let byName = cached.get(type);
  if (!byName) cached.set(type, (byName = new Map()));
  let found = byName.get(name);
  if (found === undefined) byName.set(name, (found = find(type, name)));
  return found;
};
const find = (type: Type, name: string): readonly Member[] => {
  const first = start(type);
  if (!first) return none;
  const members: Member[] = [];
  const add = (from: NamedType): boolean => {
    for (const member of ownMembers(from, name)) {
      const hidden = members.some((other) =>
        other.kind === 'method' || other.kind === 'indexer' || other.kind === 'operator'
          ? other.kind === member.kind && sameParameters(other, member)
          : true,
      );
      if (!hidden) members.push(member);
    }
    return members.length > 0 && members[0]!.kind !== 'method' && members[0]!.kind !== 'indexer' && members[0]!.kind !== 'operator';
  };
  if (first.isInterface || type.kind === 'parameter') {
    if (!add(first)) {
      for (const each of interfacesOf(first)) if (add(each)) break;
      if (members.length === 0) add(registry().object);
      else if (members[0]!.kind === 'method') add(registry().object);
    }
  } else for (let each: NamedType | null = first; each; each = baseOf(each)) if (add(each)) break;
  return members;
};

/** Whether the library is sure to know all members, so that a missing one is an error: unless a declaration in its line of bases says otherwise, or has no members at all. */
export const isComplete = (type: Type): boolean => {
  const first = start(type);
  if (!first) return false;
  for (let each: NamedType | null = first; each; each = baseOf(each)) if (!isDefinitionComplete(each)) return false;
  if (first.isInterface) return interfacesOf(first).every(isDefinitionComplete);
  return true;
};
const isDefinitionComplete = ({ definition }: NamedType): boolean => {
  if (definition.isOpaque || definition.declaration.options.complete === false) return false;
  if (definition.kind === 'enum' || definition.kind === 'delegate' || languageTypes.has(definition.name)) return true;
  return definition.declaration.options.complete === true || Object.keys(definition.declaration.members).length > 0;
};
/** Bases that add nothing of their own. */
const languageTypes = new Set([
  'System.ValueType',
  'System.Enum',
  'System.MulticastDelegate',
  'System.Delegate',
  'System.Void',
  'System.ValueTuple',
]);
