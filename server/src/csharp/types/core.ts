/** Types the language itself rests on. The library declares most of them in full; what it does not is taken from here, with unknown members. */
import { type Declaration, declare } from '../library/declare.ts';
import { equalValues, hashKey, textOf } from '../runtime/operations.ts';
import { clr, type RuntimeType } from '../runtime/type.ts';
import { typeOf } from '../runtime/value.ts';

/** `new object()`: equal to itself only. */
class PlainObject {
  get clrType(): RuntimeType {
    return clr.object;
  }
}
/** Any number that is the same for equal keys; .NET promises no more. */
const hashCodeOf = (key: unknown): number => {
  const text = typeof key === 'object' || typeof key === 'function' ? 'object' : String(key);
  let hash = 5381;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 33) ^ text.charCodeAt(i)) | 0;
  return hash;
};

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const parameters = (count: number, prefix: string): string =>
  range(count)
    .map((i) => `${prefix}${count === 1 ? '' : i + 1}`)
    .join(', ');

const delegates: Declaration[] = [
  ...range(17).map((n) => {
    const names = range(n).map((i) => `T${n === 1 ? '' : i + 1}`);
    return declare(
      `public delegate TResult System.Func<${[...names.map((name) => `in ${name}`), 'out TResult'].join(', ')}>(${names.map((name, i) => `${name} arg${n === 1 ? '' : i + 1}`).join(', ')})`,
    );
  }),
  ...range(17).map((n) => {
    const names = range(n).map((i) => `T${n === 1 ? '' : i + 1}`);
    const generic = n === 0 ? '' : `<${names.map((name) => `in ${name}`).join(', ')}>`;
    return declare(
      `public delegate void System.Action${generic}(${names.map((name, i) => `${name} ${n === 1 ? 'obj' : `arg${i + 1}`}`).join(', ')})`,
    );
  }),
  declare('public delegate bool System.Predicate<in T>(T obj)'),
  declare('public delegate int System.Comparison<in T>(T x, T y)'),
  declare('public delegate TOutput System.Converter<in TInput, out TOutput>(TInput input)'),
];

export const coreDeclarations: readonly Declaration[] = [
  declare(
    'public class System.Object',
    {
      'new()': () => new PlainObject(),
      'virtual bool Equals(object? obj)': (self: unknown, other: unknown) => equalValues(self, other),
      'static bool Equals(object? objA, object? objB)': (a: unknown, b: unknown) => equalValues(a, b),
      'virtual int GetHashCode()': (self: unknown) => hashCodeOf(hashKey(self)),
      'Type GetType()': (self: unknown) => typeOf(self),
      'static bool ReferenceEquals(object? objA, object? objB)': (a: unknown, b: unknown) =>
        a === b && (a === null || typeof a === 'string' || typeof a === 'object'),
      'virtual string? ToString()': (self: unknown) => textOf(self),
    },
    { complete: true },
  ),
  declare('public struct System.Void'),
  declare('public abstract class System.ValueType'),
  declare('public abstract class System.Enum : ValueType, IComparable, IFormattable'),
  declare('public abstract class System.Delegate'),
  declare('public abstract class System.MulticastDelegate : Delegate'),
  declare('public abstract class System.Array : IList, ICollection, IEnumerable'),
  declare('public class System.Exception'),
  declare('public abstract class System.Type'),
  declare('public struct System.Nullable<T>'),
  declare('public sealed class System.String : IComparable, IComparable<string>, IEnumerable<char>, IEquatable<string>'),
  ...['Boolean'].map((name) => declare(`public struct System.${name} : IComparable, IComparable<${name}>, IEquatable<${name}>`)),
  ...['Char', 'SByte', 'Byte', 'Int16', 'UInt16', 'Int32', 'UInt32', 'Int64', 'UInt64', 'Single', 'Double', 'Decimal'].map((name) =>
    declare(`public struct System.${name} : IComparable, IFormattable, IComparable<${name}>, IEquatable<${name}>`),
  ),
  ...range(15).map((i) => declare(`public struct System.ValueTuple<${parameters(i + 2, 'T')}>`)),
  declare('public struct System.ValueTuple<T1>'),
  declare('public interface System.IDisposable', { 'void Dispose()': null }),
  declare('public interface System.IComparable', { 'int CompareTo(object obj)': null }),
  declare('public interface System.IComparable<in T>', { 'int CompareTo(T other)': null }),
  declare('public interface System.IEquatable<T>', { 'bool Equals(T other)': null }),
  declare('public interface System.IFormattable', { 'string ToString(string format, IFormatProvider formatProvider)': null }),
  declare('public interface System.IFormatProvider'),
  declare('public class System.FormattableString : IFormattable'),
  declare('public interface System.Collections.IEnumerable'),
  declare('public interface System.Collections.IEnumerator'),
  declare('public interface System.Collections.ICollection : IEnumerable'),
  declare('public interface System.Collections.IList : ICollection'),
  declare('public interface System.Collections.Generic.IEnumerable<out T> : IEnumerable'),
  declare('public interface System.Collections.Generic.IEnumerator<out T> : IEnumerator, IDisposable'),
  declare('public interface System.Collections.Generic.ICollection<T> : IEnumerable<T>'),
  declare('public interface System.Collections.Generic.IList<T> : ICollection<T>'),
  declare('public interface System.Collections.Generic.IReadOnlyCollection<out T> : IEnumerable<T>'),
  declare('public interface System.Collections.Generic.IReadOnlyList<out T> : IReadOnlyCollection<T>'),
  ...delegates,
];
