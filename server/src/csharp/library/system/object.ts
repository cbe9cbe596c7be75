/** System.Object. */

import { clr, equalValues, type RuntimeType, textOf, typeOf } from '../../runtime/index.ts';
import { declare } from '../declare.ts';
import { hashCode } from './hash-code.ts';

export default declare(
  'public class System.Object',
  {
    'new()': () => new PlainObject(),
    'virtual string ToString()': (self: unknown) => textOf(self),
    'virtual bool Equals(object obj)': (self: unknown, other: unknown) => equalValues(self, other),
    'virtual int GetHashCode()': (self: unknown) => hashCode(self),
    'Type GetType()': (self: unknown) => typeOf(self),
    'static bool Equals(object objA, object objB)': (a: unknown, b: unknown) => equalValues(a, b),
    'static bool ReferenceEquals(object objA, object objB)': (a: unknown, b: unknown) =>
      a === b && (a === null || typeof a === 'object' || typeof a === 'string'),
  },
  { complete: true },
);

class PlainObject {
  get clrType(): RuntimeType {
    return clr.object;
  }
}
