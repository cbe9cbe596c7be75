/** System.Boolean. */

import { type Ref, raise, raiseNull, textOf } from '../../runtime/index.ts';
import { declare } from '../declare.ts';

export default declare('public struct System.Boolean : IComparable, IComparable<bool>, IEquatable<bool>', {
  'static readonly string TrueString': 'True',
  'static readonly string FalseString': 'False',
  'static bool Parse(string value)': (text: string | null) => {
    if (text === null) return raiseNull('value');
    const found = readBoolean(text);
    return found ?? raise('System.FormatException', `String '${text}' was not recognized as a valid Boolean.`);
  },
  'static bool TryParse(string value, out bool result)': (text: string | null, result: Ref) => {
    const found = text === null ? null : readBoolean(text);
    result.value = found ?? false;
    return found !== null;
  },
  'override string ToString()': (self: boolean) => textOf(self),
  'string ToString(IFormatProvider provider)': (self: boolean) => textOf(self),
  'int CompareTo(bool value)': (self: boolean, other: boolean) => Number(self) - Number(other),
  'bool Equals(bool obj)': (self: boolean, other: boolean) => self === other,
  'override bool Equals(object obj)': (self: boolean, other: unknown) => self === other,
  'override int GetHashCode()': (self: boolean) => Number(self),
});

export const readBoolean = (text: string): boolean | null => {
  const word = text.replace(/^[\s\0]+|[\s\0]+$/g, '').toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : null;
};
