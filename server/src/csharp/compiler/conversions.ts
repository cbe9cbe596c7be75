import type { BoundConversion } from '../bound.ts';
import { EnumValue, enumDefinition } from '../runtime/enums.ts';
import { nullReference, raise } from '../runtime/exception.ts';
import { numericConversion } from '../runtime/numeric-conversion.ts';
import { Tuple } from '../runtime/tuple.ts';
import type { RuntimeType } from '../runtime/type.ts';
import { typeOf } from '../runtime/value.ts';
import type { Type } from '../types/type.ts';
import { applied, callOf } from './application.ts';
import { callArgument } from './calls.ts';
import { convertDynamic } from './dynamic.ts';
import type { Code, Frame } from './frame.ts';
import type { Unit } from './unit.ts';

type Conversion = BoundConversion['conversion'];
type Convert = (f: Frame, value: unknown) => unknown;

export function compileConversion(unit: Unit, node: BoundConversion): Code {
  const operand = unit.expression(node.operand);
  const { conversion } = node;
  if (conversion.kind === 'identity') return operand;
  if (conversion.kind === 'numeric') {
    const convert = numericConversion(conversion.from, conversion.to, conversion.checked);
    return (f) => convert(operand(f));
  }
  const convert = converter(unit, conversion, node.type);
  if (conversion.kind === 'user') {
    unit.weight++;
    return applied(conversion.member.implementation!, [operand], callOf(unit, conversion.member, []), false);
  }
  if (conversion.kind === 'cast') {
    // What most casts find is told apart at once.
    if (node.type.special === 'string')
      return (f) => {
        const value = operand(f);
        return typeof value === 'string' ? value : convert(f, value);
      };
    if (node.type.special === 'int')
      return (f) => {
        const value = operand(f);
        return typeof value === 'number' ? value : convert(f, value);
      };
  }
  return (f) => convert(f, operand(f));
}

export function converter(unit: Unit, conversion: Conversion, to: Type): Convert {
  switch (conversion.kind) {
    case 'identity':
      return (_, value) => value;
    case 'numeric': {
      const convert = numericConversion(conversion.from, conversion.to, conversion.checked);
      return (_, value) => convert(value);
    }
    case 'enum':
      return enumConverter(unit, conversion, to);
    case 'lifted': {
      const inner = converter(unit, conversion.inner, conversion.type);
      return (f, value) => (value === null ? null : inner(f, value));
    }
    case 'unwrap': {
      const inner = converter(unit, conversion.inner, conversion.type);
      return (f, value) =>
        inner(f, value === null ? raise('System.InvalidOperationException', 'Nullable object must have a value.') : value);
    }
    case 'cast':
      return castTo(unit, to);
    case 'user': {
      const call = callArgument(unit, conversion.member, []);
      const convert = conversion.member.implementation!;
      return (f, value) => convert(value, call(f));
    }
    case 'dynamic': {
      const handle = unit.handle(to);
      return (f, value) => convertDynamic(f, value, to, handle(f), conversion.explicit);
    }
    case 'tuple': {
      const items = conversion.items.map((item, i) => converter(unit, item, conversion.types[i]!));
      const types = conversion.types.map((type) => unit.handle(type));
      return (f, value) =>
        new Tuple(
          (value as Tuple).items.map((item, i) => items[i]!(f, item)),
          types.map((of) => of(f)),
        );
    }
  }
}

function enumConverter(unit: Unit, { from, to: target, checked }: Extract<Conversion, { kind: 'enum' }>, to: Type): Convert {
  const convert = numericConversion(from, target, checked);
  const toEnum = to.kind === 'named' && to.isEnum;
  const handle = unit.handle(to);
  return (f, value) => {
    const number = value instanceof EnumValue ? underlyingOf(value, from) : value;
    const converted = convert(number);
    return toEnum
      ? EnumValue.of(handle(f), Number(typeof converted === 'object' ? (converted as { value: number }).value : converted))
      : converted;
  };
}

/** The number of an enum's value as a value of its underlying type. */
export function underlyingOf(value: EnumValue, type: string = enumDefinition(value.clrType.name)?.underlying.text ?? 'int'): unknown {
  return numericConversion('int', type as 'int', false)(value.value);
}

export const invalidCast = (value: unknown, to: RuntimeType): never =>
  raise('System.InvalidCastException', `Unable to cast object of type '${typeOf(value).clrName}' to type '${to.clrName}'.`);

function castTo(unit: Unit, to: Type): Convert {
  const handle = unit.handle(to);
  const isValue = to.isValueType;
  const nullable = to.kind === 'named' && to.isNullable;
  const inner = nullable && to.kind === 'named' ? unit.handle(to.arguments[0]!) : handle;
  // The type that was let through last.
  let known: RuntimeType | null = null;
  let wanted: RuntimeType | null = null;
  return (f, value) => {
    if (value === null || value === undefined) {
      if (isValue && !nullable) nullReference();
      return null;
    }
    const type = inner(f);
    const actual = typeOf(value);
    if (actual === type || (actual === known && type === wanted)) return value;
    if (f.run.machine.types.isInstance(value, type)) {
      // A delegate without a type of its own is whatever it is used as, this time.
      if (typeof value !== 'function') {
        known = actual;
        wanted = type;
      }
      return value;
    }
    // An enum unboxes to its number and back, as in .NET.
    if (isValue && value instanceof EnumValue && enumDefinition(actual.name)?.underlying === type) return underlyingOf(value);
    if (isValue && typeof value === 'number' && enumDefinition(type.name)) return EnumValue.of(type, value);
    return invalidCast(value, type);
  };
}
