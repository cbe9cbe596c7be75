/** Calling what the library has, with as few steps in between as the number of arguments allows. */
import type { Call, Implementation } from '../library/declare.ts';
import { LimitReached, nullReference } from '../runtime/exception.ts';
import type { RuntimeType } from '../runtime/type.ts';
import { type ClrObject, typeOf } from '../runtime/value.ts';
import { dispatch } from '../types/dispatch.ts';
import type { Member } from '../types/member.ts';
import { handleOf, mentions, type Type } from '../types/type.ts';
import type { Code, Frame } from './frame.ts';
import { settled } from './settled.ts';
import { isMissing } from './shapes.ts';
import type { Unit } from './unit.ts';

/** Makes the last argument of an implementation; null: the run itself will do. */
export type CallOf = ((f: Frame) => Call) | null;

class TypedCall implements Call {
  readonly typeArguments: readonly RuntimeType[];
  readonly ownerArguments: readonly RuntimeType[];
  readonly machine: Call['machine'];
  constructor(typeArguments: readonly RuntimeType[], ownerArguments: readonly RuntimeType[], machine: Call['machine']) {
    this.typeArguments = typeArguments;
    this.ownerArguments = ownerArguments;
    this.machine = machine;
  }
}

/** What a member is told of its type arguments and the machine. */
export function callOf(unit: Unit, member: Member, typeArguments: readonly Type[]): CallOf {
  const owner = member.owner.arguments;
  if (typeArguments.length === 0 && owner.length === 0) return null;
  if (![...typeArguments, ...owner].some((type) => mentions(type))) {
    const types = typeArguments.map((type) => handleOf(type));
    const ownerTypes = owner.map((type) => handleOf(type));
    return (f) => new TypedCall(types, ownerTypes, f.run.machine);
  }
  const types = typeArguments.map((type) => unit.handle(type));
  const ownerTypes = owner.map((type) => unit.handle(type));
  return (f) =>
    new TypedCall(
      types.map((of) => of(f)),
      ownerTypes.map((of) => of(f)),
      f.run.machine,
    );
}

/** The behaviour a member has on a value, by the value's own type. */
export function implementationFor(member: Member, target: unknown): Implementation {
  const found = dispatch(member, target).implementation;
  if (!found) throw new LimitReached('library', `Gatehouse's library has no behaviour for ${member.text} on ${typeOf(target).text}.`);
  return found;
}

/** The same, remembering the type that came last. */
export function resolver(member: Member): (target: unknown) => Implementation {
  const own = member.implementation;
  const only = settled(member);
  if (only) return () => only;
  let known: RuntimeType | null = null;
  let behaviour: Implementation | null = null;
  return (target) => {
    // A nullable's members are called on null too.
    if (target === null && own) return own;
    const type = typeOf(target);
    if (type === known) return behaviour!;
    behaviour = implementationFor(member, target);
    known = type;
    return behaviour;
  };
}

/** Evaluates `codes` in order and applies the behaviour to them; `checked`: the first may not be null, which shows once all are evaluated. */
export function applied(implementation: Implementation, codes: readonly Code[], call: CallOf, checked: boolean): Code {
  const [first, second, third, fourth] = codes as [Code, Code, Code, Code];
  switch (codes.length) {
    case 0:
      return call === null ? (f) => implementation(f.run) : (f) => implementation(call(f));
    case 1:
      if (call !== null)
        return (f) => {
          const a = first(f);
          if (checked && isMissing(a)) nullReference();
          return implementation(a, call(f));
        };
      return (f) => {
        const a = first(f);
        if (checked && isMissing(a)) nullReference();
        return implementation(a, f.run);
      };
    case 2:
      if (call !== null)
        return (f) => {
          const a = first(f);
          const b = second(f);
          if (checked && isMissing(a)) nullReference();
          return implementation(a, b, call(f));
        };
      return (f) => {
        const a = first(f);
        const b = second(f);
        if (checked && isMissing(a)) nullReference();
        return implementation(a, b, f.run);
      };
    case 3:
      return (f) => {
        const a = first(f);
        const b = second(f);
        const c = third(f);
        if (checked && isMissing(a)) nullReference();
        return implementation(a, b, c, call === null ? f.run : call(f));
      };
    case 4:
      return (f) => {
        const a = first(f);
        const b = second(f);
        const c = third(f);
        const d = fourth(f);
        if (checked && isMissing(a)) nullReference();
        return implementation(a, b, c, d, call === null ? f.run : call(f));
      };
    default:
      return (f) => {
        const values = new Array<unknown>(codes.length + 1);
        for (let i = 0; i < codes.length; i++) values[i] = codes[i]!(f);
        if (checked && isMissing(values[0])) nullReference();
        values[codes.length] = call === null ? f.run : call(f);
        return implementation(...values);
      };
  }
}

/** The same where the value's own type says which behaviour it is. */
export function dispatched(member: Member, codes: readonly Code[], call: CallOf, checked: boolean): Code {
  const own = settled(member);
  if (own) return applied(own, codes, call, checked);
  const [first, second] = codes as [Code, Code];
  const resolve = resolver(member);
  // The type that came last and its behaviour: an object's own type is compared here, without a call.
  let known: RuntimeType | null = null;
  let behaviour: Implementation = resolve as Implementation;
  const find = (target: unknown): Implementation => {
    const found = resolve(target);
    if (typeof target === 'object' && target !== null) {
      known = (target as ClrObject).clrType;
      behaviour = found;
    }
    return found;
  };
  switch (codes.length) {
    case 1:
      return (f) => {
        const a = first(f);
        if (checked && isMissing(a)) nullReference();
        const own = typeof a === 'object' && a !== null && (a as ClrObject).clrType === known ? behaviour : find(a);
        return own(a, call === null ? f.run : call(f));
      };
    case 2:
      return (f) => {
        const a = first(f);
        const b = second(f);
        if (checked && isMissing(a)) nullReference();
        const own = typeof a === 'object' && a !== null && (a as ClrObject).clrType === known ? behaviour : find(a);
        return own(a, b, call === null ? f.run : call(f));
      };
    default:
      return (f) => {
        const values = new Array<unknown>(codes.length + 1);
        for (let i = 0; i < codes.length; i++) values[i] = codes[i]!(f);
        if (checked && isMissing(values[0])) nullReference();
        values[codes.length] = call === null ? f.run : call(f);
        return resolve(values[0])(...values);
      };
  }
}
