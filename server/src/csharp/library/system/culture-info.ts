/** System.Globalization.CultureInfo: only the invariant culture has behaviour. */

import { type ClrObject, type RuntimeType, runtimeType } from '../../runtime/index.ts';
import { declare } from '../declare.ts';

class Named implements ClrObject {
  readonly clrType: RuntimeType;
  readonly name: string;
  constructor(type: string, name: string) {
    this.clrType = runtimeType(type);
    this.name = name;
  }
  toText(): string {
    return this.name;
  }
}

const invariant = new Named('System.Globalization.CultureInfo', '');

export default declare('public class System.Globalization.CultureInfo : IFormatProvider', {
  'new(string name)': (name: string) => new Named('System.Globalization.CultureInfo', name),
  'static CultureInfo InvariantCulture { get; }': () => invariant,
  'static CultureInfo CurrentCulture { get; }': () => invariant,
  'static CultureInfo CurrentUICulture { get; }': () => invariant,
  'static CultureInfo GetCultureInfo(string name)': (name: string) => new Named('System.Globalization.CultureInfo', name),
  'string Name { get; }': (self: Named) => self.name,
});
