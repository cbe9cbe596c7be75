/** System.Type. */

import { ClrArray, clr, enumDefinition, equalValues, type RuntimeType } from '../../runtime/index.ts';
import { type Call, declare } from '../declare.ts';

export const typeTypes = [
  declare('public abstract class System.Type', {
    'string Name { get; }': (self: RuntimeType) => self.simpleName,
    'string FullName { get; }': (self: RuntimeType) => self.clrName,
    'string Namespace { get; }': (self: RuntimeType) => self.namespace,
    'bool IsArray { get; }': (self: RuntimeType) => self.isArray,
    'Type BaseType { get; }': (self: RuntimeType) => (self === clr.object ? null : clr.object),
    'bool IsValueType { get; }': (self: RuntimeType, { machine }: Call) =>
      machine.types.defaultOf(self) !== null || self.name === 'System.Nullable',
    'bool IsClass { get; }': (self: RuntimeType, { machine }: Call) => machine.types.defaultOf(self) === null,
    'bool IsGenericType { get; }': (self: RuntimeType) => !self.isArray && self.arguments.length > 0,
    'bool IsInstanceOfType(object o)': (self: RuntimeType, value: unknown, { machine }: Call) => machine.types.isInstance(value, self),
    'Type GetElementType()': (self: RuntimeType) => self.element,
    'Type[] GetGenericArguments()': (self: RuntimeType) => ClrArray.of(clr.type, self.isArray ? [] : self.arguments.slice()),
    'bool Equals(Type o)': (self: RuntimeType, other: unknown) => self === other,
    'override string ToString()': (self: RuntimeType) => self.toText(),
    'bool IsEnum { get; }': (self: RuntimeType) => enumDefinition(self.name) !== undefined,
    'static bool operator ==(Type left, Type right)': (a: unknown, b: unknown) => equalValues(a, b),
    'static bool operator !=(Type left, Type right)': (a: unknown, b: unknown) => !equalValues(a, b),
  }),
  declare('public class System.RuntimeType : Type'),
];
