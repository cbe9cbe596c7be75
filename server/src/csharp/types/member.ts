/** Members of library types, as the checker and the compiler use them. */
import type { Implementation } from '../library/declare.ts';
import type { NamedType, Type, TypeParameter } from './type.ts';
import { mentions, type Substitution, substitute } from './type.ts';

export interface Parameter {
  readonly name: string;
  readonly type: Type;
  readonly modifier: 'ref' | 'out' | 'in' | null;
  readonly params: boolean;
  readonly optional: boolean;
  /** Of an optional parameter: the argument's value when it is left out. */
  readonly default: unknown;
  /** Annotated as nullable in .NET; shows in messages only. */
  readonly annotated: boolean;
}

export type MemberKind = 'method' | 'constructor' | 'property' | 'indexer' | 'field' | 'operator';

let ids = 0;

export class Member {
  readonly id = ids++;
  /** The member as its type declares it; itself unless its type is constructed with arguments. */
  readonly definition: Member;
  readonly kind: MemberKind;
  /** `Substring`, `.ctor`, `this[]`, `op_Addition`, `op_Implicit`. */
  readonly name: string;
  readonly owner: NamedType;
  readonly type: Type;
  readonly parameters: readonly Parameter[];
  readonly typeParameters: readonly TypeParameter[];
  readonly isStatic: boolean;
  /** The first parameter is `this`. */
  readonly isExtension: boolean;
  /** The value's own type may have another implementation. */
  readonly isVirtual: boolean;
  readonly isOverride: boolean;
  readonly canRead: boolean;
  readonly canWrite: boolean;
  /** `const`: its value (also of enum members); undefined otherwise. */
  readonly constant: unknown;
  /** Method, constructor, operator, getter; null: only by dispatch. For a field see `value`. */
  readonly implementation: Implementation | null;
  readonly setter: Implementation | null;
  /** Of a field: its value. */
  readonly value: unknown;

  constructor(
    fields: Omit<Member, 'id' | 'definition' | 'text' | 'fullText' | 'annotatedText' | 'of' | 'construct' | 'isGeneric'> & {
      readonly definition?: Member;
    },
  ) {
    this.definition = fields.definition ?? this;
    this.kind = fields.kind;
    this.name = fields.name;
    this.owner = fields.owner;
    this.type = fields.type;
    this.parameters = fields.parameters;
    this.typeParameters = fields.typeParameters;
    this.isStatic = fields.isStatic;
    this.isExtension = fields.isExtension;
    this.isVirtual = fields.isVirtual;
    this.isOverride = fields.isOverride;
    this.canRead = fields.canRead;
    this.canWrite = fields.canWrite;
    this.constant = fields.constant;
    this.implementation = fields.implementation;
    this.setter = fields.setter;
    this.value = fields.value;
  }
  get isGeneric(): boolean {
    return this.typeParameters.length > 0;
  }
  /** As a member of a constructed type. */
  of(owner: NamedType, map: Substitution): Member {
    return new Member({
      ...this,
      definition: this.definition,
      owner,
      type: substitute(this.type, map),
      parameters: substituteAll(this.parameters, map),
    });
  }
  /** With its type parameters replaced; the result is not generic any more but keeps its definition. */
  construct(map: Substitution): Member {
    return new Member({
      ...this,
      definition: this.definition,
      typeParameters: [],
      type: substitute(this.type, map),
      parameters: substituteAll(this.parameters, map),
    });
  }
  /** As messages name it: `string.Join(string?, params string?[])`, `IRequest.Method`. */
  get text(): string {
    return memberText(this, this.owner.text, (type) => type.text);
  }
}
const substituteAll = (parameters: readonly Parameter[], map: Substitution): readonly Parameter[] =>
  parameters.some(({ type }) => mentions(type))
    ? parameters.map((parameter) => ({ ...parameter, type: substitute(parameter.type, map) }))
    : parameters;

export const parameterText = (parameter: Parameter, typeText: (type: Type) => string): string => {
  const type = typeText(parameter.type);
  const annotated = parameter.annotated ? (parameter.type.kind === 'array' ? `${type}?` : `${type}?`) : type;
  return `${parameter.modifier ? `${parameter.modifier} ` : ''}${parameter.params ? 'params ' : ''}${annotated}`;
};
export const memberText = (member: Member, owner: string, typeText: (type: Type) => string): string => {
  const parameters = (): string => member.parameters.map((parameter) => parameterText(parameter, typeText)).join(', ');
  switch (member.kind) {
    case 'method': {
      const generic = member.definition.typeParameters;
      const args = generic.length > 0 ? `<${generic.map(({ name }) => name).join(', ')}>` : '';
      return `${owner ? `${owner}.` : ''}${member.name}${args}(${parameters()})`;
    }
    case 'constructor':
      return `${owner}.${owner.replace(/<.*/, '').replace(/^.*\./, '')}(${parameters()})`;
    case 'indexer':
      return `${owner}.this[${parameters()}]`;
    case 'operator':
      return `${owner}.${member.name}(${parameters()})`;
    default:
      return `${owner}.${member.name}`;
  }
};
