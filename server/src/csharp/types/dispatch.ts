/** What is decided by a value's run-time type: which implementation a virtual member has, and whether the value is an instance of a type. */
import { arrayType, type RuntimeType } from '../runtime/type.ts';
import { typeOf } from '../runtime/value.ts';
import { isSubtype } from './hierarchy.ts';
import { membersOf } from './lookup.ts';
import type { Member } from './member.ts';
import { registry } from './registry.ts';
import { sameType, type Type } from './type.ts';

/** The checker's type of a run-time handle; null for one the library does not declare (anonymous objects, foreign delegates). */
export const typeOfHandle = (handle: RuntimeType): Type | null => {
  if (!handle.cache.has('type')) {
    let found: Type | null = null;
    if (handle.isArray) found = typeOfHandle(handle.element!)?.array(handle.name.length - 1) ?? null;
    else {
      const definition = registry().byFullName(handle.name, handle.arguments.length);
      const args = handle.arguments.map((argument) => typeOfHandle(argument) ?? registry().object);
      found = definition ? definition.construct(args) : null;
    }
    handle.cache.set('type', found);
  }
  return handle.cache.get('type') as Type | null;
};

const ids = new WeakMap<Type, string>();
/** `value is T`; null is nothing. */
export const isInstance = (value: unknown, type: Type): boolean => {
  if (value === null || value === undefined) return false;
  if (type.special === 'object' || type.kind === 'dynamic' || type.kind === 'unknown') return true;
  if (type.kind === 'named' && type.isNullable) return isInstance(value, type.arguments[0]!);
  if (type.kind === 'anonymous') return true;
  const handle = typeOf(value);
  // A delegate that no conversion gave a type is whatever it is used as.
  if (typeof value === 'function' && handle.name === 'System.Delegate')
    return type.kind === 'named' && (type.isDelegate || /Delegate$/.test(type.definition.name));
  let key = ids.get(type);
  if (!key) ids.set(type, (key = `is:${type.id}`));
  let result = handle.cache.get(key) as boolean | undefined;
  if (result === undefined) {
    const own = typeOfHandle(handle);
    result = own !== null && isSubtype(own, type);
    handle.cache.set(key, result);
  }
  return result;
};

/** The member that a call of `member` on `value` reaches: the most derived one with the same signature that has behaviour; `member` itself when there is none. */
export const dispatch = (member: Member, value: unknown): Member => {
  const handle = typeOf(value);
  const key = `m:${member.id}`;
  let found = handle.cache.get(key) as Member | undefined;
  if (!found) {
    found = resolve(member, handle);
    handle.cache.set(key, found);
  }
  return found;
};
const resolve = (member: Member, handle: RuntimeType): Member => {
  const type = typeOfHandle(handle);
  if (!type) return member;
  const candidates = membersOf(type, member.name).filter(
    (candidate) =>
      candidate.kind === member.kind &&
      candidate.isStatic === member.isStatic &&
      (candidate.implementation !== null || candidate.setter !== null) &&
      candidate.parameters.length === member.parameters.length &&
      candidate.definition.typeParameters.length === member.definition.typeParameters.length,
  );
  const exact = candidates.find((candidate) =>
    candidate.parameters.every((parameter, i) => sameType(parameter.type, member.parameters[i]!.type)),
  );
  return exact ?? (member.implementation || member.setter ? member : (candidates[0] ?? member));
};

/** Handles of arrays of a handle, for library code that makes them. */
export const arrayHandle = arrayType;
