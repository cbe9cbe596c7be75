/** Conversions between types (C# 7.3 specification, chapter 10). What depends on an expression (constants, null, lambdas) is the binder's. */
import type { BoundConversion } from '../bound.ts';
import type { NumericType } from '../runtime/numeric-conversion.ts';
import { baseOf, hasUnknown, isReferenceType, isSubtype } from './hierarchy.ts';
import { ownMembers } from './lookup.ts';
import type { Member } from './member.ts';
import { registry } from './registry.ts';
import { type NamedType, sameType, type Type } from './type.ts';

type Step = BoundConversion['conversion'];
export interface Conversion {
  /** Applied one after the other; each gives a value of its type. */
  readonly steps: readonly { readonly step: Step; readonly type: Type }[];
  readonly kind: 'identity' | 'numeric' | 'nullable' | 'reference' | 'boxing' | 'enum' | 'user' | 'dynamic' | 'tuple' | 'unknown';
}
const single = (kind: Conversion['kind'], step: Step, type: Type): Conversion => ({ kind, steps: [{ step, type }] });
const identity: Step = { kind: 'identity' };

const numericOrder: readonly NumericType[] = [
  'sbyte',
  'byte',
  'short',
  'ushort',
  'int',
  'uint',
  'long',
  'ulong',
  'char',
  'float',
  'double',
  'decimal',
];
const numerics = new Set<string>(numericOrder);
export const isNumeric = (type: Type): boolean => numerics.has(type.special);
const widening: Readonly<Record<string, readonly string[]>> = {
  sbyte: ['short', 'int', 'long', 'float', 'double', 'decimal'],
  byte: ['short', 'ushort', 'int', 'uint', 'long', 'ulong', 'float', 'double', 'decimal'],
  short: ['int', 'long', 'float', 'double', 'decimal'],
  ushort: ['int', 'uint', 'long', 'ulong', 'float', 'double', 'decimal'],
  int: ['long', 'float', 'double', 'decimal'],
  uint: ['long', 'ulong', 'float', 'double', 'decimal'],
  long: ['float', 'double', 'decimal'],
  ulong: ['float', 'double', 'decimal'],
  char: ['ushort', 'int', 'uint', 'long', 'ulong', 'float', 'double', 'decimal'],
  float: ['double'],
  double: [],
  decimal: [],
};
export const widensTo = (from: Type, to: Type): boolean => widening[from.special]?.includes(to.special) ?? false;

export const nullableOf = (type: Type): Type | null => (type.kind === 'named' && type.isNullable ? type.arguments[0]! : null);
/** The type itself, or what a nullable wraps. */
export const underlyingOf = (type: Type): Type => nullableOf(type) ?? type;
/** The number type of an enum. */
export const enumNumber = (type: Type): NumericType => {
  if (type.kind !== 'named' || !type.isEnum) return 'int';
  const base = /:\s*(byte|sbyte|short|ushort|int|uint|long|ulong)\b/.exec(type.definition.declaration.header)?.[1];
  return (base as NumericType | undefined) ?? 'int';
};
export const isEnum = (type: Type): type is NamedType => type.kind === 'named' && type.isEnum;

const implicits = new WeakMap<Type, Map<Type, Conversion | null>>();
/** The implicit conversion, null when there is none. */
export const implicitConversion = (from: Type, to: Type): Conversion | null => {
  if (from === to) return identityTo(to);
  let known = implicits.get(from);
  if (!known) implicits.set(from, (known = new Map()));
  let found = known.get(to);
  if (found === undefined) known.set(to, (found = standardImplicit(from, to) ?? userConversion(from, to, true)));
  return found;
};
const identities = new WeakMap<Type, Conversion>();
const identityTo = (type: Type): Conversion => {
  let found = identities.get(type);
  if (!found) identities.set(type, (found = { kind: 'identity', steps: [] }));
  return found;
};

/** Without user-defined conversions. */
export const standardImplicit = (from: Type, to: Type): Conversion | null => {
  if (from === to) return identityTo(to);
  if (from.kind === 'unknown' || to.kind === 'unknown') return single('unknown', identity, to);
  if (from.special === 'void' || to.special === 'void') return null;
  if (sameType(from, to)) return single('identity', identity, to);
  if (from.kind === 'null')
    return isReferenceType(to) || nullableOf(to) ? single(nullableOf(to) ? 'nullable' : 'reference', identity, to) : null;
  if (from.kind === 'default') return single('identity', identity, to);
  if (from.kind === 'function') return null;
  if (widensTo(from, to))
    return single('numeric', { kind: 'numeric', from: from.special as NumericType, to: to.special as NumericType, checked: false }, to);
  if (from.kind === 'dynamic') {
    if (to.special === 'object') return single('identity', identity, to);
    return single('dynamic', { kind: 'dynamic', explicit: false }, to);
  }
  const wrapped = nullableOf(to);
  if (wrapped) {
    const inside = nullableOf(from);
    const inner = standardImplicit(inside ?? from, wrapped);
    if (
      inner &&
      inner.kind !== 'dynamic' &&
      (inner.kind === 'identity' || inner.kind === 'numeric' || inner.kind === 'tuple' || inner.kind === 'unknown')
    ) {
      const step = inner.steps.at(-1)?.step ?? identity;
      return single('nullable', inside ? { kind: 'lifted', inner: step, type: wrapped } : step, to);
    }
    return null;
  }
  if (isSubtype(from, to)) return single(from.isValueType ? 'boxing' : 'reference', identity, to);
  if (isEnumLike(from) && to.kind === 'named' && to.definition.name === 'System.Enum') return single('boxing', identity, to);
  if (from.kind === 'named' && to.kind === 'named' && from.isTuple && to.isTuple && from.arguments.length === to.arguments.length) {
    const items = from.arguments.map((argument, i) => standardImplicit(argument, to.arguments[i]!));
    if (items.every((item) => item !== null))
      return single('tuple', { kind: 'tuple', items: items.map((item) => item!.steps.at(-1)?.step ?? identity), types: to.arguments }, to);
  }
  if (hasUnknown(from) && from.kind !== 'named') return single('unknown', identity, to);
  return null;
};
const isEnumLike = (type: Type): boolean => isEnum(type);

/** The conversion a cast may use: implicit ones, and what is only explicit. `checked`: numeric overflow throws. */
export const explicitConversion = (from: Type, to: Type, checked: boolean): Conversion | null => {
  const implicit = standardImplicit(from, to);
  if (implicit && implicit.kind !== 'dynamic') return implicit;
  return standardExplicit(from, to, checked) ?? userConversion(from, to, true) ?? userConversion(from, to, false);
};
export const standardExplicit = (from: Type, to: Type, checked: boolean): Conversion | null => {
  if (from.kind === 'null' || from.kind === 'default' || from.kind === 'function' || from.special === 'void' || to.special === 'void')
    return null;
  if (from.kind === 'dynamic') return single('dynamic', { kind: 'dynamic', explicit: true }, to);
  if (isNumeric(from) && isNumeric(to))
    return single('numeric', { kind: 'numeric', from: from.special as NumericType, to: to.special as NumericType, checked }, to);
  if (isEnum(from) && (isNumeric(to) || isEnum(to)))
    return single(
      'enum',
      { kind: 'enum', from: enumNumber(from), to: isEnum(to) ? enumNumber(to) : (to.special as NumericType), checked },
      to,
    );
  if (isNumeric(from) && isEnum(to))
    return single('enum', { kind: 'enum', from: from.special as NumericType, to: enumNumber(to), checked }, to);
  const inside = nullableOf(from);
  const wrapped = nullableOf(to);
  if (inside || wrapped) {
    const source = inside ?? from;
    const target = wrapped ?? to;
    if (source.isValueType && target.isValueType) {
      const inner = sameType(source, target)
        ? identityTo(target)
        : (standardImplicit(source, target) ?? standardExplicit(source, target, checked));
      if (inner && inner.steps.length <= 1) {
        const step = inner.steps[0]?.step ?? identity;
        if (inside && wrapped) return single('nullable', { kind: 'lifted', inner: step, type: target }, to);
        if (inside) return single('nullable', { kind: 'unwrap', inner: step, type: target }, to);
        return single('nullable', step, to);
      }
      return null;
    }
  }
  if (to.isValueType && isReferenceType(from)) {
    // Unboxing: from object, ValueType, an interface the type has, Enum.
    return isSubtype(underlyingOf(to), from) ? single('boxing', { kind: 'cast' }, to) : null;
  }
  if (from.isValueType && !(inside || wrapped)) return null;
  if (isReferenceCast(from, to)) return single('reference', { kind: 'cast' }, to);
  return null;
};
const isReferenceCast = (from: Type, to: Type): boolean => {
  if (from.kind === 'parameter' || to.kind === 'parameter')
    return from.special === 'object' || to.special === 'object' || from.kind === to.kind || isInterface(from) || isInterface(to);
  if (from.isValueType || to.isValueType) return false;
  if (isSubtype(to, from)) return true;
  if (from.kind === 'array' && to.kind === 'array') return from.rank === to.rank && isReferenceCast(from.element, to.element);
  if (isInterface(from) && isInterface(to)) return true;
  if (isInterface(to)) return (from.kind === 'named' && !from.definition.isSealed) || hasUnknown(to);
  if (isInterface(from)) return (to.kind === 'named' && (!to.definition.isSealed || to.isDelegate)) || to.kind === 'array';
  if (from.kind === 'named' && to.kind === 'named' && from.isDelegate && from.definition === to.definition) return true;
  if (
    from.kind === 'named' &&
    to.kind === 'named' &&
    (from.definition.isOpaque || to.definition.isOpaque) &&
    !from.definition.isSealed &&
    !to.definition.isSealed
  )
    return from.definition.isOpaque && to.definition.isOpaque;
  return false;
};
const isInterface = (type: Type): boolean => type.kind === 'named' && type.isInterface;

/** User-defined conversions (10.5): of the source's and the target's classes and their bases, most specific source and target. */
export const userConversion = (from: Type, to: Type, implicit: boolean): Conversion | null => {
  if (from.kind === 'null' || from.kind === 'function' || from.kind === 'default') return null;
  const source = underlyingOf(from);
  const target = underlyingOf(to);
  if (isInterface(source) || isInterface(target)) return null;
  const candidates: Member[] = [];
  const collect = (type: Type): void => {
    for (let each: NamedType | null = type.kind === 'named' ? type : null; each; each = baseOf(each)) {
      candidates.push(...ownMembers(each, 'op_Implicit'));
      if (!implicit) candidates.push(...ownMembers(each, 'op_Explicit'));
      if (each.special || each.isValueType) break;
    }
  };
  collect(source);
  if (source !== target) collect(target);
  if (candidates.length === 0) return null;
  const reaches = (a: Type, b: Type): boolean =>
    implicit
      ? standardImplicit(a, b) !== null
      : standardImplicit(a, b) !== null || standardImplicit(b, a) !== null || (isNumeric(a) && isNumeric(b));
  // A lifted form applies where both sides are nullable (or only the source, explicitly).
  const inside = nullableOf(from);
  interface Applicable {
    readonly member: Member;
    readonly parameter: Type;
    readonly result: Type;
    readonly lifted: boolean;
  }
  const applicable: Applicable[] = [];
  for (const member of candidates) {
    const parameter = member.parameters[0]!.type;
    if (reaches(from, parameter) && reaches(member.type, to)) applicable.push({ member, parameter, result: member.type, lifted: false });
    else if (
      inside &&
      parameter.isValueType &&
      !nullableOf(parameter) &&
      member.type.isValueType &&
      reaches(inside, parameter) &&
      reaches(member.type, target)
    )
      applicable.push({ member, parameter, result: member.type, lifted: true });
  }
  if (applicable.length === 0) return null;
  const mostSpecific = (types: readonly Type[], exact: Type, encompassed: boolean): Type | null => {
    const found = types.find((type) => sameType(type, exact));
    if (found) return found;
    const unique = types.filter((type, i) => types.findIndex((other) => sameType(type, other)) === i);
    const best = unique.filter((type) =>
      unique.every((other) => type === other || (encompassed ? standardImplicit(type, other) : standardImplicit(other, type))),
    );
    return best.length === 1 ? best[0]! : unique.length === 1 ? unique[0]! : null;
  };
  const sources = applicable.map(({ parameter, lifted }) => (lifted ? from : parameter));
  // Of parameters that the source converts to the most encompassed, else the most encompassing.
  const above = sources.filter((type) => standardImplicit(from, type));
  const bestSource = above.length > 0 ? mostSpecific(above, from, true) : mostSpecific(sources, from, false);
  const matching = applicable.filter(
    ({ parameter, lifted }) => bestSource !== null && (lifted ? from === bestSource : sameType(parameter, bestSource)),
  );
  const pool = matching.length > 0 ? matching : applicable;
  const results = pool.map(({ result }) => result);
  const below = results.filter((type) => standardImplicit(type, to));
  const bestTarget = below.length > 0 ? mostSpecific(below, to, false) : mostSpecific(results, to, true);
  const best = pool.filter(({ result }) => bestTarget !== null && sameType(result, bestTarget));
  const chosen = best.find(({ lifted }) => !lifted) ?? best[0];
  if (!chosen || best.filter(({ lifted }) => lifted === chosen.lifted).length > 1) return null;
  const user: Step = { kind: 'user', member: chosen.member };
  if (chosen.lifted) {
    const before = standardImplicit(inside!, chosen.parameter)!.steps;
    const after = (standardImplicit(chosen.result, target) ?? standardExplicit(chosen.result, target, false))?.steps ?? [];
    if (before.length > 0 || after.length > 0) return null;
    return {
      kind: 'user',
      steps: [
        {
          step: nullableOf(to)
            ? { kind: 'lifted', inner: user, type: chosen.result }
            : { kind: 'unwrap', inner: user, type: chosen.result },
          type: to,
        },
      ],
    };
  }
  const before = (standardImplicit(from, chosen.parameter) ?? standardExplicit(from, chosen.parameter, false))?.steps ?? [];
  const after = (standardImplicit(chosen.result, to) ?? standardExplicit(chosen.result, to, false))?.steps ?? [];
  return { kind: 'user', steps: [...before, { step: user, type: chosen.result }, ...after] };
};

/** Whether the registry knows `object`; asked once so that tests can build registries of their own. */
export const objectType = (): NamedType => registry().object;
