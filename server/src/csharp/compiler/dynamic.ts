/** `dynamic`: members, calls and operators bound by what the values are when the expression runs. */
import type { BoundDynamicInvoke } from '../bound.ts';
import { type ArithmeticOperator, type ArithmeticType, arithmetic, comparison, complement, negate, shift } from '../runtime/arithmetic.ts';
import { ClrArray } from '../runtime/array.ts';
import { EnumValue } from '../runtime/enums.ts';
import { raise } from '../runtime/exception.ts';
import { isIntegral, type NumericType, numericConversion } from '../runtime/numeric-conversion.ts';
import { equalValues, textOf } from '../runtime/operations.ts';
import { AnonymousObject } from '../runtime/tuple.ts';
import { clr, type RuntimeType } from '../runtime/type.ts';
import { typeOf } from '../runtime/value.ts';
import { typeOfHandle } from '../types/dispatch.ts';
import { membersOf } from '../types/lookup.ts';
import type { Member } from '../types/member.ts';
import { handleOf, type Type } from '../types/type.ts';
import { argumentList } from './calls.ts';
import type { Code, Frame } from './frame.ts';
import type { Unit } from './unit.ts';

const binderException = 'Microsoft.CSharp.RuntimeBinder.RuntimeBinderException';
const display = (value: unknown): string => (value === null ? '<null>' : (typeOfHandle(typeOf(value))?.text ?? typeOf(value).text));
const nullTarget = (): never => raise(binderException, 'Cannot perform runtime binding on a null reference');

/** A value that answers for its own dynamic members (a JObject). */
interface DynamicObject {
  getDynamicMember?(name: string, f: Frame): unknown;
  setDynamicMember?(name: string, value: unknown, f: Frame): void;
  /** As a value of that type. */
  convertDynamic?(handle: RuntimeType): unknown;
  /** An operator with this on its left; undefined for those it does not have. */
  dynamicOperation?(operator: string, other: unknown): unknown;
}

const plain = (f: Frame, member: Member, typeArguments: readonly RuntimeType[] = []) => ({
  typeArguments,
  ownerArguments: member.owner.arguments.map((argument) => handleOf(argument)),
  machine: f.run.machine,
});

function memberOf(value: unknown, name: string): readonly Member[] {
  const type = typeOfHandle(typeOf(value));
  return type ? membersOf(type, name) : [];
}

export function readDynamicMember(f: Frame, target: unknown, name: string): unknown {
  if (target === null || target === undefined) return nullTarget();
  if (target instanceof AnonymousObject) {
    const at = target.names.indexOf(name);
    return at >= 0 ? target.values[at] : missing(target, name);
  }
  const own = (target as DynamicObject).getDynamicMember;
  const [member] = memberOf(target, name);
  if (member && member.kind !== 'method' && member.implementation) return member.implementation(target, plain(f, member));
  if (own) return own.call(target, name, f);
  if (name === 'Length' && target instanceof ClrArray) return target.length;
  return missing(target, name);
}

const missing = (target: unknown, name: string): never =>
  raise(binderException, `'${display(target)}' does not contain a definition for '${name}'`);

export function writeDynamicMember(f: Frame, target: unknown, name: string, value: unknown): void {
  if (target === null || target === undefined) nullTarget();
  const [member] = memberOf(target, name);
  if (member?.setter) member.setter(target, value, plain(f, member));
  else if ((target as DynamicObject).setDynamicMember) (target as DynamicObject).setDynamicMember!(name, value, f);
  else missing(target, name);
}

function indexer(target: unknown, indices: readonly unknown[], f: Frame): Member {
  const list = memberOf(target, 'this[]');
  const found = best(list, indices, f);
  return found ?? raise(binderException, `Cannot apply indexing with [] to an expression of type '${display(target)}'`);
}

export function readDynamicIndex(f: Frame, target: unknown, indices: readonly unknown[]): unknown {
  if (target === null || target === undefined) return nullTarget();
  if (target instanceof ClrArray) return target.get(target.offset(indices as number[]));
  const member = indexer(target, indices, f);
  return member.implementation!(target, ...convertAll(f, member, indices), plain(f, member));
}

export function writeDynamicIndex(f: Frame, target: unknown, indices: readonly unknown[], value: unknown): void {
  if (target === null || target === undefined) nullTarget();
  if (target instanceof ClrArray) return target.set(target.offset(indices as number[]), value);
  const member = indexer(target, indices, f);
  member.setter!(
    target,
    ...convertAll(f, member, indices),
    convertDynamic(f, value, member.type, handleOf(member.type), false),
    plain(f, member),
  );
}

// ── Calls ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** How well a value fits a type: 0 not at all, 3 exactly. */
function fits(f: Frame, value: unknown, type: Type): number {
  if (type.kind === 'parameter') return 1;
  if (value === null || value === undefined) return type.isValueType && !(type.kind === 'named' && type.isNullable) ? 0 : 2;
  const handle = handleOf(type);
  const actual = typeOf(value);
  if (actual === handle) return 3;
  if (f.run.machine.types.isInstance(value, handle)) return type.special === 'object' ? 1 : 2;
  if (implicitNumeric(actual, handle)) return 1.5;
  return userConversion(value, type, false) ? 1 : 0;
}

function best(members: readonly Member[], values: readonly unknown[], f: Frame): Member | null {
  let found: Member | null = null,
    score = -1;
  for (const member of members) {
    const { parameters } = member;
    const least = parameters.filter(({ optional, params }) => !optional && !params).length;
    const open = parameters.at(-1)?.params ?? false;
    if (values.length < least || (!open && values.length > parameters.length)) continue;
    let sum = open ? 0 : 0.5;
    for (let i = 0; i < values.length && sum >= 0; i++) {
      const parameter = parameters[Math.min(i, parameters.length - 1)]!;
      const type =
        parameter.params && i >= parameters.length - 1 && parameter.type.kind === 'array' && !(values[i] instanceof ClrArray)
          ? parameter.type.element
          : parameter.type;
      const fit = fits(f, values[i], type);
      sum = fit === 0 ? -1 : sum + fit;
    }
    if (sum > score) {
      score = sum;
      found = member;
    }
  }
  return found;
}

function convertAll(f: Frame, member: Member, values: readonly unknown[]): unknown[] {
  const { parameters } = member;
  const last = parameters.at(-1);
  const list: unknown[] = [];
  for (let i = 0; i < parameters.length; i++) {
    const parameter = parameters[i]!;
    if (parameter.params && parameter === last && !(values.length === parameters.length && values[i] instanceof ClrArray)) {
      const element = parameter.type.kind === 'array' ? handleOf(parameter.type.element) : clr.object;
      list.push(ClrArray.of(element, values.slice(i)));
    } else if (i < values.length) list.push(convertDynamic(f, values[i], parameter.type, handleOf(parameter.type), false));
    else list.push(parameter.default);
  }
  return list;
}

export function compileDynamicInvoke(unit: Unit, node: BoundDynamicInvoke): Code {
  unit.costs();
  const target = node.target && unit.expression(node.target);
  const values = argumentList(unit, node.arguments);
  const types = node.typeArguments.map((type) => unit.handle(type));
  return (f) => {
    const self = target ? target(f) : null;
    const list = values(f);
    if (node.name === null) return ((self ?? nullTarget()) as (...values: unknown[]) => unknown)(...list);
    if (target && (self === null || self === undefined)) return nullTarget();
    const candidates =
      node.candidates.length > 0
        ? node.candidates
        : memberOf(self, node.name).filter(({ kind, isStatic }) => kind === 'method' && !isStatic);
    const extended = candidates.some(({ isExtension }) => isExtension) && self !== null ? [self, ...list] : list;
    const member = best(candidates, extended, f) ?? best(candidates, list, f);
    if (!member) {
      const delegate = node.candidates.length === 0 && self !== null ? delegateMember(f, self, node.name) : null;
      if (delegate) return delegate(...list);
      if (candidates.length === 0) return missing(self, node.name);
      return raise(binderException, `The best overloaded method match for '${candidates[0]!.text}' has some invalid arguments`);
    }
    const given = member.isExtension ? extended : list;
    const call = plain(
      f,
      member,
      types.map((of) => of(f)),
    );
    const converted = convertAll(f, member, given);
    if (!member.implementation) return raise(binderException, `'${display(self)}' does not contain a definition for '${node.name}'`);
    return member.isStatic ? member.implementation(...converted, call) : member.implementation(self, ...converted, call);
  };
}

function delegateMember(f: Frame, self: unknown, name: string): ((...values: unknown[]) => unknown) | null {
  const value = self instanceof AnonymousObject && self.names.includes(name) ? readDynamicMember(f, self, name) : null;
  return typeof value === 'function' ? (value as (...values: unknown[]) => unknown) : null;
}

// ── Conversions ────────────────────────────────────────────────────────────────────────────────────────────────────

const numericNames = new Map<RuntimeType, NumericType>(
  (['sbyte', 'byte', 'short', 'ushort', 'int', 'uint', 'long', 'ulong', 'char', 'float', 'double', 'decimal'] as const).map((name) => [
    clr[name],
    name,
  ]),
);
const widenings: Readonly<Record<NumericType, string>> = {
  sbyte: 'short int long float double decimal',
  byte: 'short ushort int uint long ulong float double decimal',
  short: 'int long float double decimal',
  ushort: 'int uint long ulong float double decimal',
  int: 'long float double decimal',
  uint: 'long ulong float double decimal',
  long: 'float double decimal',
  ulong: 'float double decimal',
  char: 'ushort int uint long ulong float double decimal',
  float: 'double',
  double: '',
  decimal: '',
};
function implicitNumeric(from: RuntimeType, to: RuntimeType): boolean {
  const a = numericNames.get(from),
    b = numericNames.get(to);
  return a !== undefined && b !== undefined && widenings[a].split(' ').includes(b);
}

function userConversion(value: unknown, to: Type, explicit: boolean): Member | null {
  const own = typeOfHandle(typeOf(value));
  const names = explicit ? ['op_Implicit', 'op_Explicit'] : ['op_Implicit'];
  const candidates = names.flatMap((name) => [...(own ? membersOf(own, name) : []), ...membersOf(to, name)]);
  return candidates.find((member) => member.type.erased === to.erased && own !== null && sameOrBase(value, member)) ?? null;
}
const sameOrBase = (value: unknown, member: Member): boolean => {
  const parameter = member.parameters[0]!.type;
  let handle = typeOfHandle(typeOf(value));
  while (handle) {
    if (handle.erased === parameter.erased) return true;
    handle = handle.kind === 'named' ? (handle.definition.bases.base as Type | null) : null;
  }
  return false;
};

export function convertDynamic(f: Frame, value: unknown, to: Type, handle: RuntimeType, explicit: boolean): unknown {
  if (to.special === 'object' || to.kind === 'dynamic' || to.kind === 'parameter' || to.kind === 'unknown') return value;
  if (value === null || value === undefined) {
    if (to.isValueType && !(to.kind === 'named' && to.isNullable))
      return raise(binderException, `Cannot convert null to '${to.text}' because it is a non-nullable value type`);
    return null;
  }
  if (to.kind === 'named' && to.isNullable) return convertDynamic(f, value, to.arguments[0]!, handle.arguments[0]!, explicit);
  const actual = typeOf(value);
  if (actual === handle || f.run.machine.types.isInstance(value, handle)) return value;
  const from = numericNames.get(actual),
    target = numericNames.get(handle);
  if (from && target && (explicit || widenings[from].split(' ').includes(target))) return numericConversion(from, target, false)(value);
  const convert = (value as DynamicObject).convertDynamic;
  if (convert) {
    const converted = convert.call(value, handle);
    return converted === null ? convertDynamic(f, null, to, handle, explicit) : converted;
  }
  const member = userConversion(value, to, explicit);
  if (member) return member.implementation!(value, plain(f, member));
  if (explicit && value instanceof EnumValue && target) return numericConversion('int', target, false)(value.value);
  return raise(binderException, `Cannot ${explicit ? 'convert' : 'implicitly convert'} type '${display(value)}' to '${to.text}'`);
}

// ── Operators ──────────────────────────────────────────────────────────────────────────────────────────────────────

const inapplicable = (operator: string, a: unknown, b: unknown): never =>
  raise(binderException, `Operator '${operator}' cannot be applied to operands of type '${display(a)}' and '${display(b)}'`);

/** Binary numeric promotion (C# 7.3 specification, 12.4.7.3). */
function promoted(a: NumericType, b: NumericType): ArithmeticType | null {
  const either = (name: NumericType) => a === name || b === name;
  if (either('decimal')) return either('double') || either('float') ? null : 'decimal';
  if (either('double')) return 'double';
  if (either('float')) return 'float';
  if (either('ulong'))
    return [a, b].some((name) => name === 'sbyte' || name === 'short' || name === 'int' || name === 'long') ? null : 'ulong';
  if (either('long')) return 'long';
  if (either('uint')) return [a, b].some((name) => name === 'sbyte' || name === 'short' || name === 'int') ? 'long' : 'uint';
  return 'int';
}

const operatorMethods: Readonly<Record<string, string>> = {
  '+': 'op_Addition',
  '-': 'op_Subtraction',
  '*': 'op_Multiply',
  '/': 'op_Division',
  '%': 'op_Modulus',
  '==': 'op_Equality',
  '!=': 'op_Inequality',
  '<': 'op_LessThan',
  '>': 'op_GreaterThan',
  '<=': 'op_LessThanOrEqual',
  '>=': 'op_GreaterThanOrEqual',
};

export function dynamicBinary(f: Frame, operator: string, a: unknown, b: unknown, checked: boolean): unknown {
  const operation = a === null || typeof a !== 'object' ? undefined : (a as DynamicObject).dynamicOperation;
  const own = operation?.call(a, operator, b);
  if (own !== undefined) return own;
  if (operator === '+' && (typeof a === 'string' || typeof b === 'string')) return textOf(a) + textOf(b);
  const from = a === null ? undefined : numericNames.get(typeOf(a)),
    to = b === null ? undefined : numericNames.get(typeOf(b));
  if (from && to) {
    const bits = operator === '&' || operator === '|' || operator === '^';
    if (operator === '<<' || operator === '>>')
      return (shift(operator, (promoted(from, 'int') ?? 'int') as 'int') as (x: unknown, y: unknown) => unknown)(
        numericConversion(from, promoted(from, 'int')!, false)(a),
        numericConversion(to, 'int', false)(b),
      );
    const type = promoted(from, to);
    if (!type || (bits && !isIntegral(type))) return inapplicable(operator, a, b);
    const left = numericConversion(from, type, false)(a),
      right = numericConversion(to, type, false)(b);
    const compute = /^(?:==|!=|[<>]=?)$/.test(operator)
      ? comparison(operator as '==', type)
      : arithmetic(operator as ArithmeticOperator, type, checked);
    return (compute as (x: unknown, y: unknown) => unknown)(left, right);
  }
  if (typeof a === 'boolean' && typeof b === 'boolean') {
    if (operator === '&' || operator === '&&') return a && b;
    if (operator === '|' || operator === '||') return a || b;
    if (operator === '^') return a !== b;
  }
  for (const side of [a, b]) {
    if (side === null || side === undefined) continue;
    const member = best(memberOf(side, operatorMethods[operator] ?? ''), [a, b], f);
    if (member?.implementation) return member.implementation(...convertAll(f, member, [a, b]), plain(f, member));
  }
  if (operator === '==' || operator === '!=') return (a === null || b === null ? a === b : equalValues(a, b)) === (operator === '==');
  if (a === null || b === null) return /^[<>]/.test(operator) ? false : null;
  return inapplicable(operator, a, b);
}

export function dynamicUnary(operator: string, value: unknown, checked: boolean): unknown {
  if (operator === '!' && typeof value === 'boolean') return !value;
  if (operator === 'true' || operator === 'false') return value === (operator === 'true');
  const from = value === null ? undefined : numericNames.get(typeOf(value));
  if (!from) return raise(binderException, `Operator '${operator}' cannot be applied to operand of type '${display(value)}'`);
  const type = operator === '-' && from === 'uint' ? 'long' : (promoted(from, 'int') ?? from);
  const operand = numericConversion(from, type as NumericType, false)(value);
  if (operator === '+') return operand;
  if (operator === '-') return (negate(type as 'int', checked) as (x: unknown) => unknown)(operand);
  if (operator === '~') return (complement(type as 'int') as (x: unknown) => unknown)(operand);
  if (operator === '++' || operator === '--')
    return (arithmetic(operator === '++' ? '+' : '-', type as ArithmeticType, checked) as (x: unknown, y: unknown) => unknown)(
      operand,
      numericConversion('int', type as NumericType, false)(1),
    );
  return raise(binderException, `Operator '${operator}' cannot be applied to operand of type '${display(value)}'`);
}
