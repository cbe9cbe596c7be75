/** IDisposable, IComparable and IEquatable. */

import { compareValues, equalValues } from '../../runtime/index.ts';
import { type Declaration, declare } from '../declare.ts';

export const comparableTypes: readonly Declaration[] = [
  declare('public interface System.IDisposable', { 'void Dispose()': () => undefined }),
  declare('public interface System.IComparable', {
    'int CompareTo(object obj)': (self: unknown, other: unknown) => Math.sign(compareValues(self, other)),
  }),
  declare('public interface System.IComparable<in T>', {
    'int CompareTo(T other)': (self: unknown, other: unknown) => Math.sign(compareValues(self, other)),
  }),
  declare('public interface System.IEquatable<T>', { 'bool Equals(T other)': (self: unknown, other: unknown) => equalValues(self, other) }),
];
