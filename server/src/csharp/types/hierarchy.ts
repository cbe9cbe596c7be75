/** Base types, interfaces, and what follows from them: which references convert to which. */
import { registry } from './registry.ts';
import { type NamedType, type Substitution, sameType, substitute, type Type } from './type.ts';

/** A constructed type's arguments by its definition's parameters. */
export const substitutionOf = (type: NamedType): Substitution =>
  new Map(type.definition.typeParameters.map((parameter, i) => [parameter, type.arguments[i]!]));

const bases = new WeakMap<NamedType, { readonly base: NamedType | null; readonly interfaces: readonly NamedType[] }>();
const basesOf = (type: NamedType): { readonly base: NamedType | null; readonly interfaces: readonly NamedType[] } => {
  let found = bases.get(type);
  if (!found) {
    const declared = type.definition.bases;
    const map = type.arguments.length > 0 ? substitutionOf(type) : null;
    const own = (each: NamedType): NamedType => (map ? (substitute(each, map) as NamedType) : each);
    const base = declared.base ? own(declared.base) : null;
    const interfaces = new Set<NamedType>();
    for (const each of declared.interfaces) {
      const direct = own(each);
      interfaces.add(direct);
      for (const inherited of interfacesOf(direct)) interfaces.add(inherited);
    }
    if (base) for (const inherited of interfacesOf(base)) interfaces.add(inherited);
    found = { base, interfaces: [...interfaces] };
    bases.set(type, found);
  }
  return found;
};

/** The base class; of arrays System.Array, of anonymous types object. */
export const baseOf = (type: Type): NamedType | null => {
  switch (type.kind) {
    case 'named':
      return basesOf(type).base;
    case 'array':
      return registry().core('System.Array');
    case 'anonymous':
    case 'parameter':
      return registry().object;
    default:
      return null;
  }
};

const arrayInterfaces = ['IList', 'ICollection', 'IEnumerable', 'IReadOnlyList', 'IReadOnlyCollection'].map(
  (name) => `System.Collections.Generic.${name}`,
);
const ofArrays = new WeakMap<Type, readonly NamedType[]>();
/** All interfaces, inherited ones included. */
export const interfacesOf = (type: Type): readonly NamedType[] => {
  if (type.kind === 'named') return basesOf(type).interfaces;
  if (type.kind === 'parameter')
    return type.bounds
      .flatMap((bound) => (bound.kind === 'named' ? [bound, ...interfacesOf(bound)] : []))
      .filter((bound) => bound.isInterface);
  if (type.kind !== 'array') return [];
  let found = ofArrays.get(type);
  if (!found) {
    const generic = type.rank === 1 ? arrayInterfaces.map((name) => registry().generic(name, type.element)) : [];
    found = [...generic, ...interfacesOf(registry().core('System.Array'))];
    ofArrays.set(type, found);
  }
  return found;
};

export const isReferenceType = (type: Type): boolean => !type.isValueType && type.kind !== 'parameter';
/** Whether unknown stands anywhere in it. */
export const hasUnknown = (type: Type): boolean => {
  switch (type.kind) {
    case 'unknown':
      return true;
    case 'array':
      return hasUnknown(type.element);
    case 'named':
      return type.definition.isOpaque || type.arguments.some(hasUnknown);
    case 'anonymous':
      return type.members.some((member) => hasUnknown(member.type));
    default:
      return false;
  }
};

/** Identity with variance: `IEnumerable<string>` is an `IEnumerable<object>`. */
export const variantOf = (from: NamedType, to: NamedType): boolean => {
  if (from === to || from.erased === to.erased) return true;
  if (from.definition !== to.definition) return false;
  return from.definition.typeParameters.every((parameter, i) => {
    const a = from.arguments[i]!;
    const b = to.arguments[i]!;
    if (a.kind === 'unknown' || b.kind === 'unknown' || sameType(a, b)) return true;
    if (parameter.variance === 'out') return !a.isValueType && isSubtype(a, b);
    if (parameter.variance === 'in') return !b.isValueType && isSubtype(b, a);
    return hasUnknown(a) || hasUnknown(b);
  });
};

const subtypes = new WeakMap<Type, Map<Type, boolean>>();
/** Whether every `from` is a `to` without changing the value: identity, reference conversion, boxing. */
export const isSubtype = (from: Type, to: Type): boolean => {
  if (from === to) return true;
  let known = subtypes.get(from);
  if (!known) subtypes.set(from, (known = new Map()));
  let result = known.get(to);
  if (result === undefined) {
    known.set(to, false);
    result = computeSubtype(from, to);
    known.set(to, result);
  }
  return result;
};
const computeSubtype = (from: Type, to: Type): boolean => {
  if (sameType(from, to)) return true;
  if (from.special === 'void' || to.special === 'void') return false;
  if (to.special === 'object' || to.kind === 'dynamic') return from.kind !== 'null' && from.kind !== 'default' && from.kind !== 'function';
  if (from.kind === 'array' && to.kind === 'array')
    return from.rank === to.rank && !from.element.isValueType && !to.element.isValueType && isSubtype(from.element, to.element);
  if (to.kind !== 'named') return from.kind === 'parameter' && from.bounds.some((bound) => isSubtype(bound, to));
  if (to.isInterface) {
    if (from.kind === 'named' && from.isInterface && variantOf(from, to)) return true;
    for (const each of interfacesOf(from)) if (variantOf(each, to)) return true;
    // An array of a derived element is also a list of its base.
    return false;
  }
  if (from.kind === 'named' && from.isNullable) return to.definition.name === 'System.ValueType';
  if (
    from.kind === 'named' &&
    from.definition === to.definition &&
    (from.isDelegate ? variantOf(from, to) : from.arguments.length > 0 && (hasUnknown(from) || hasUnknown(to)))
  )
    return true;
  for (let base = baseOf(from); base; base = baseOf(base)) if (base === to || base.erased === to.erased) return true;
  return false;
};

/** The element of what `foreach` walks: `T` of the one `IEnumerable<T>` it is; null for none, 'several' when ambiguous. */
export const enumeratedBy = (type: Type): Type | null => {
  if (type.kind === 'array') return type.element;
  if (type.special === 'string') return registry().keyword('char');
  const generic = registry().byFullName('System.Collections.Generic.IEnumerable', 1);
  if (type.kind === 'named' && type.definition === generic) return type.arguments[0]!;
  for (const each of interfacesOf(type)) if (each.definition === generic) return each.arguments[0]!;
  const plain = registry().core('System.Collections.IEnumerable');
  if (isSubtype(type, plain)) return registry().object;
  return null;
};
