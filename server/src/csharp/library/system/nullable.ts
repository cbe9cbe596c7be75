/** System.Nullable. */

import { compareValues, enumDefinition, equalValues, type RuntimeType, raise, textOf } from '../../runtime/index.ts';
import { type Call, declare } from '../declare.ts';
import { hashCode } from './hash-code.ts';

export const nullable = declare('public struct System.Nullable<T>', {
  'bool HasValue { get; }': (self: unknown) => self !== null && self !== undefined,
  'T Value { get; }': (self: unknown) =>
    self === null || self === undefined ? raise('System.InvalidOperationException', 'Nullable object must have a value.') : self,
  'T GetValueOrDefault()': (self: unknown, call: Call) => self ?? call.machine.types.defaultOf(call.ownerArguments[0]!),
  'T GetValueOrDefault(T defaultValue)': (self: unknown, fallback: unknown) => self ?? fallback,
  'override string ToString()': (self: unknown) => textOf(self),
  'override bool Equals(object other)': (self: unknown, other: unknown) => equalValues(self ?? null, other),
  'override int GetHashCode()': (self: unknown) => hashCode(self),
});

export const definitionOf = (type: RuntimeType) =>
  enumDefinition(type.name) ?? raise('System.ArgumentException', "Type provided must be an Enum. (Parameter 'enumType')");

export const nullableStatics = declare('public static class System.Nullable', {
  'static int Compare<T>(T? n1, T? n2) where T : struct': (a: unknown, b: unknown) => Math.sign(compareValues(a, b)),
  'static bool Equals<T>(T? n1, T? n2) where T : struct': (a: unknown, b: unknown) => equalValues(a, b),
  'static Type GetUnderlyingType(Type nullableType)': (of: RuntimeType) => (of.name === 'System.Nullable' ? of.arguments[0] : null),
});
