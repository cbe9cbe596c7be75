/** One type of the library: what its declaration says, read when first asked. */
import type { Declaration } from '../library/declare.ts';
import { EnumValue } from '../runtime/enums.ts';
import { runtimeType } from '../runtime/type.ts';
import { Member } from './member.ts';
import type { Registry } from './registry.ts';
import { SignatureReader } from './signature.ts';
import { NamedType, type Type, TypeParameter } from './type.ts';

export class Definition {
  /** `System.Collections.Generic.List` (nested: `System.TimeZoneInfo.AdjustmentRule`). */
  readonly name: string;
  readonly simpleName: string;
  readonly arity: number;
  readonly kind: Declaration['kind'];
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
  readonly isSealed: boolean;
  readonly isValueType: boolean;
  readonly registry: Registry;
  readonly declaration: Declaration;
  readonly typeParameters: readonly TypeParameter[];
  /** Known of only by name: its members are unknown. */
  readonly isOpaque: boolean;
  #type: NamedType | undefined;
  #instances: Map<string, NamedType> | undefined;
  #members: Map<string, Member[]> | undefined;
  #bases: { base: NamedType | null; interfaces: NamedType[] } | undefined;

  constructor(declaration: Declaration, registry: Registry, isOpaque = false) {
    const { header } = declaration;
    this.declaration = declaration;
    this.registry = registry;
    this.isOpaque = isOpaque;
    this.name = declaration.name;
    this.simpleName = this.name.slice(this.name.lastIndexOf('.') + 1);
    this.arity = declaration.arity;
    this.kind = declaration.kind;
    const modifiers = header.slice(0, header.search(/\b(class|struct|interface|enum|delegate)\b/));
    this.isStatic = /\bstatic\b/.test(modifiers);
    this.isAbstract = /\babstract\b/.test(modifiers) || this.kind === 'interface';
    this.isValueType = this.kind === 'struct' || this.kind === 'enum';
    this.isSealed = this.isValueType || this.kind === 'delegate' || /\bsealed\b/.test(modifiers) || this.isStatic;
    this.typeParameters = this.arity === 0 ? [] : typeParametersOf(header, this.name);
  }

  /** `TimeZoneInfo.AdjustmentRule` for nested types, else the simple name. */
  get displayName(): string {
    const outer = this.outer;
    return outer ? `${outer.displayName}.${this.simpleName}` : this.simpleName;
  }
  get outer(): Definition | null {
    const dot = this.name.lastIndexOf('.');
    return dot < 0 ? null : this.registry.byFullName(this.name.slice(0, dot), 0);
  }
  get namespace(): string {
    const dot = this.name.lastIndexOf('.');
    return dot < 0 ? '' : this.name.slice(0, dot);
  }
  /** The type with its own parameters as arguments. */
  get type(): NamedType {
    return (this.#type ??= this.construct(this.typeParameters));
  }
  construct(args: readonly Type[], names: readonly (string | null)[] | null = null): NamedType {
    let key = '';
    for (const argument of args) key += `${argument.id},`;
    if (names) key += names.join();
    this.#instances ??= new Map();
    let found = this.#instances.get(key);
    if (!found) this.#instances.set(key, (found = new NamedType(this, args, names)));
    return found;
  }

  /** Base class and direct interfaces, in terms of the type's own parameters. */
  get bases(): { readonly base: NamedType | null; readonly interfaces: readonly NamedType[] } {
    if (this.#bases) return this.#bases;
    const { registry } = this;
    const found: { base: NamedType | null; interfaces: NamedType[] } = { base: null, interfaces: [] };
    this.#bases = found;
    const header = this.declaration.header;
    const colon = this.kind === 'enum' || this.kind === 'delegate' ? -1 : header.indexOf(':');
    if (colon >= 0) {
      const where = header.indexOf(' where ');
      for (const type of new SignatureReader(header.slice(colon + 1, where < 0 ? undefined : where), this, registry).typeList()) {
        if (type.kind !== 'named') continue;
        if (type.isInterface) found.interfaces.push(type);
        else found.base = type;
      }
    }
    if (!found.base && this.kind !== 'interface' && this.name !== 'System.Object') {
      const base =
        this.kind === 'struct'
          ? 'System.ValueType'
          : this.kind === 'enum'
            ? 'System.Enum'
            : this.kind === 'delegate'
              ? 'System.MulticastDelegate'
              : 'System.Object';
      found.base = base === this.name ? registry.core('System.Object') : registry.core(base);
    }
    return found;
  }

  /** Members declared here (not inherited), by name; `.ctor`, `this[]`, `op_…`. */
  membersNamed(name: string): readonly Member[] {
    return this.members.get(name) ?? none;
  }
  get members(): ReadonlyMap<string, readonly Member[]> {
    if (this.#members) return this.#members;
    const members = new Map<string, Member[]>();
    this.#members = members;
    const add = (member: Member): void => {
      const list = members.get(member.name);
      if (list) list.push(member);
      else members.set(member.name, [member]);
    };
    if (this.kind === 'enum')
      for (const [name, value] of Object.entries(this.declaration.members)) add(enumMember(this, name, value as number));
    else if (this.kind === 'delegate') add(this.invokeMember());
    else
      for (const [signature, behaviour] of Object.entries(this.declaration.members))
        add(new SignatureReader(signature, this, this.registry).member(behaviour));
    return members;
  }
  /** Of a delegate: its signature, as a method named Invoke. */
  get invoke(): Member | null {
    return this.kind === 'delegate' ? (this.membersNamed('Invoke')[0] ?? null) : null;
  }
  private invokeMember(): Member {
    const { header } = this.declaration;
    const parenthesis =
      header.indexOf(`${this.simpleName}<`) >= 0
        ? header.indexOf('(', header.indexOf('>', header.indexOf(`${this.simpleName}<`)))
        : header.indexOf('(');
    const returns = header.slice(header.indexOf('delegate ') + 9, header.indexOf(this.name, header.indexOf('delegate ')));
    const type = new SignatureReader(returns, this, this.registry).readType();
    const parameters = new SignatureReader(header.slice(parenthesis + 1), this, this.registry).parameters(')');
    return new Member({
      kind: 'method',
      name: 'Invoke',
      owner: this.type,
      type,
      parameters,
      typeParameters: [],
      isStatic: false,
      isExtension: false,
      isVirtual: false,
      isOverride: false,
      canRead: true,
      canWrite: false,
      constant: undefined,
      implementation: (target: (...args: unknown[]) => unknown, ...args: unknown[]) => target(...args.slice(0, -1)),
      setter: null,
      value: undefined,
    });
  }
}
const none: readonly Member[] = [];

const typeParametersOf = (header: string, name: string): TypeParameter[] => {
  const from = header.indexOf(`${name}<`) + name.length + 1;
  return header
    .slice(from, header.indexOf('>', from))
    .split(',')
    .map((text) => {
      const [, variance = '', parameter = ''] = /^\s*(?:(in|out)\s+)?(\w+)\s*$/.exec(text) ?? [];
      return new TypeParameter(parameter, variance as 'in' | 'out' | '');
    });
};

const enumMember = (definition: Definition, name: string, value: number): Member => {
  const constant = EnumValue.of(runtimeType(definition.name), value);
  return new Member({
    kind: 'field',
    name,
    owner: definition.type,
    type: definition.type,
    parameters: [],
    typeParameters: [],
    isStatic: true,
    isExtension: false,
    isVirtual: false,
    isOverride: false,
    canRead: true,
    canWrite: false,
    constant,
    implementation: null,
    setter: null,
    value: constant,
  });
};
