/** Values of enum types: interned by type and number, so that equal ones are the same object. Names come from the enum's declaration. */
import { clr, type RuntimeType, runtimeType } from './type.ts';

export interface EnumDefinition {
  readonly type: RuntimeType;
  readonly underlying: RuntimeType;
  readonly flags: boolean;
  /** In declaration order. */
  readonly members: ReadonlyMap<string, number>;
}
const definitions = new Map<string, EnumDefinition>();

/** Called by `declare` for every enum. */
export const defineEnum = (name: string, members: ReadonlyMap<string, number>, flags: boolean, underlying: RuntimeType = clr.int): void => {
  // A type known of by name only says nothing about one that is declared.
  if (members.size === 0 && definitions.has(name)) return;
  // A name that is only known of (without members) takes nothing from a declaration.
  if (members.size > 0 || !definitions.has(name)) definitions.set(name, { type: runtimeType(name), underlying, flags, members });
};
export const enumDefinition = (name: string): EnumDefinition | undefined => definitions.get(name);

export class EnumValue {
  private static readonly known = new Map<RuntimeType, Map<number, EnumValue>>();
  static of(type: RuntimeType, value: number): EnumValue {
    let values = EnumValue.known.get(type);
    if (!values) EnumValue.known.set(type, (values = new Map()));
    let found = values.get(value);
    if (!found) {
      found = new EnumValue(type, value);
      if (values.size < 10_000) values.set(value, found);
    }
    return found;
  }
  readonly clrType: RuntimeType;
  readonly value: number;
  private constructor(type: RuntimeType, value: number) {
    this.clrType = type;
    this.value = value;
  }
  equalsValue(other: unknown): boolean {
    return other instanceof EnumValue && other.clrType === this.clrType && other.value === this.value;
  }
  hashKey(): string {
    return `\0${this.clrType.name}:${this.value}`;
  }
  compareTo(other: unknown): number {
    return this.value - (other as EnumValue).value;
  }
  /** The name (`Wednesday`), names of flags (`IgnoreCase, Multiline`), or the number. */
  toText(): string {
    const definition = definitions.get(this.clrType.name);
    if (!definition) return String(this.value);
    for (const [name, value] of definition.members) if (value === this.value) return name;
    if (!definition.flags || this.value === 0) return String(this.value);
    let rest = this.value;
    const names: string[] = [];
    for (const [name, value] of [...definition.members].sort((a, b) => b[1] - a[1]))
      if (value !== 0 && (rest & value) === value) {
        names.unshift(name);
        rest &= ~value;
      }
    return rest === 0 ? names.join(', ') : String(this.value);
  }
}
/** `enumValue('System.DayOfWeek', 3)`. */
export const enumValue = (type: string, value: number): EnumValue => EnumValue.of(runtimeType(type), value);
