/**
 * Types as the checker knows them. Every type is interned: identical types are the same object, but for tuple names and dynamic, which `erased` drops.
 */
import { arrayType, clr, type RuntimeType, runtimeType } from '../runtime/type.ts';
import type { Definition } from './definition.ts';

/** The simple types, by C# keyword; '' for all others. */
export type Special =
  | ''
  | 'object'
  | 'string'
  | 'bool'
  | 'char'
  | 'sbyte'
  | 'byte'
  | 'short'
  | 'ushort'
  | 'int'
  | 'uint'
  | 'long'
  | 'ulong'
  | 'float'
  | 'double'
  | 'decimal'
  | 'void';

export const keywordTypes: Readonly<Record<string, string>> = {
  object: 'System.Object',
  string: 'System.String',
  bool: 'System.Boolean',
  char: 'System.Char',
  sbyte: 'System.SByte',
  byte: 'System.Byte',
  short: 'System.Int16',
  ushort: 'System.UInt16',
  int: 'System.Int32',
  uint: 'System.UInt32',
  long: 'System.Int64',
  ulong: 'System.UInt64',
  float: 'System.Single',
  double: 'System.Double',
  decimal: 'System.Decimal',
  void: 'System.Void',
};
const specials = new Map(Object.entries(keywordTypes).map(([keyword, name]) => [name, keyword as Special]));
export const specialOf = (fullName: string): Special => specials.get(fullName) ?? '';

let ids = 0;

/**
 * - named: a constructed or plain library type, `definition` and `arguments` (tuples and Nullable<T> among them; `names` of a tuple's elements)
 * - array · parameter (of a generic method or type) · anonymous
 * - dynamic · unknown (absorbs every error) · null (of the literal) · function (a method group or lambda not yet converted) · default (the literal)
 */
export type Type = NamedType | ArrayType | TypeParameter | AnonymousType | SpecialType;

abstract class TypeBase {
  readonly id = ids++;
  abstract readonly kind: Type['kind'];
  abstract readonly isValueType: boolean;
  /** As Roslyn prints it in messages: `int`, `List<string>`, `int?`. */
  abstract readonly text: string;
  readonly special: Special = '';
  #array: Map<number, ArrayType> | undefined;
  /** Without tuple names, dynamic as object: types are identical when these are. */
  get erased(): Type {
    return this as unknown as Type;
  }
  array(rank = 1): ArrayType {
    this.#array ??= new Map();
    let found = this.#array.get(rank);
    if (!found) this.#array.set(rank, (found = new ArrayType(this as unknown as Type, rank)));
    return found;
  }
  toString(): string {
    return this.text;
  }
}

export class SpecialType extends TypeBase {
  readonly kind: 'dynamic' | 'unknown' | 'null' | 'function' | 'default';
  readonly text: string;
  readonly isValueType = false;
  constructor(kind: SpecialType['kind'], text: string) {
    super();
    this.kind = kind;
    this.text = text;
  }
  override get erased(): Type {
    return this.kind === 'dynamic' ? objectOf() : this;
  }
}
export const unknown = new SpecialType('unknown', '?');
export const dynamic = new SpecialType('dynamic', 'dynamic');
export const nullType = new SpecialType('null', '<null>');
export const functionType = new SpecialType('function', 'method group');
export const lambdaType = new SpecialType('function', 'lambda expression');
export const defaultType = new SpecialType('default', 'default');

let objectOf: () => Type = () => unknown;
/** The registry says what `object` is, once. */
export const setObject = (of: () => Type): void => {
  objectOf = of;
};

export class ArrayType extends TypeBase {
  readonly kind = 'array';
  readonly isValueType = false;
  readonly element: Type;
  readonly rank: number;
  constructor(element: Type, rank: number) {
    super();
    this.element = element;
    this.rank = rank;
  }
  get text(): string {
    // `int[][,]` is an array of int[,]: ranks read left to right.
    let core: Type = this;
    let ranks = '';
    while (core.kind === 'array') {
      ranks += `[${','.repeat(core.rank - 1)}]`;
      core = core.element;
    }
    return core.text + ranks;
  }
  override get erased(): Type {
    return this.element.erased === this.element ? this : this.element.erased.array(this.rank);
  }
}

export class TypeParameter extends TypeBase {
  readonly kind = 'parameter';
  readonly name: string;
  readonly variance: 'in' | 'out' | '';
  /** Constraints, as far as they matter here. */
  constraint: 'class' | 'struct' | '' = '';
  bounds: readonly Type[] = [];
  constructor(name: string, variance: 'in' | 'out' | '' = '') {
    super();
    this.name = name;
    this.variance = variance;
  }
  get isValueType(): boolean {
    return this.constraint === 'struct';
  }
  get text(): string {
    return this.name;
  }
}

export class AnonymousType extends TypeBase {
  readonly kind = 'anonymous';
  readonly isValueType = false;
  readonly members: readonly { readonly name: string; readonly type: Type }[];
  constructor(members: AnonymousType['members']) {
    super();
    this.members = members;
  }
  get text(): string {
    return `<anonymous type: ${this.members.map(({ name, type }) => `${type.text} ${name}`).join(', ')}>`;
  }
}
const anonymousTypes = new Map<string, AnonymousType>();
/** Anonymous types with the same names and types in the same order are one type. */
export const anonymousType = (members: AnonymousType['members']): AnonymousType => {
  const key = members.map(({ name, type }) => `${name}:${type.id}`).join();
  let found = anonymousTypes.get(key);
  if (!found) anonymousTypes.set(key, (found = new AnonymousType(members)));
  return found;
};

export class NamedType extends TypeBase {
  readonly kind = 'named';
  readonly definition: Definition;
  readonly arguments: readonly Type[];
  /** Of a tuple: its elements' names (null where unnamed), or null when none has one. */
  readonly names: readonly (string | null)[] | null;
  override readonly special: Special;
  constructor(definition: Definition, args: readonly Type[], names: readonly (string | null)[] | null = null) {
    super();
    this.definition = definition;
    this.arguments = args;
    this.names = names;
    this.special = args.length === 0 ? specialOf(definition.name) : '';
  }
  get isValueType(): boolean {
    return this.definition.isValueType;
  }
  get isTuple(): boolean {
    return this.definition.name === 'System.ValueTuple' && this.arguments.length > 1;
  }
  get isNullable(): boolean {
    return this.definition.name === 'System.Nullable' && this.arguments.length === 1;
  }
  get isEnum(): boolean {
    return this.definition.kind === 'enum';
  }
  get isInterface(): boolean {
    return this.definition.kind === 'interface';
  }
  get isDelegate(): boolean {
    return this.definition.kind === 'delegate';
  }
  #erased: Type | undefined;
  override get erased(): Type {
    if (this.#erased) return this.#erased;
    const plain = this.names === null && this.arguments.every((argument) => argument.erased === argument);
    return (this.#erased = plain ? this : this.definition.construct(this.arguments.map((argument) => argument.erased)));
  }
  get text(): string {
    if (this.special) return this.special;
    if (this.isNullable) return `${this.arguments[0]!.text}?`;
    if (this.isTuple)
      return `(${this.arguments.map((argument, i) => (this.names?.[i] ? `${argument.text} ${this.names[i]}` : argument.text)).join(', ')})`;
    const name = this.definition.displayName;
    return this.arguments.length > 0 ? `${name}<${this.arguments.map((argument) => argument.text).join(', ')}>` : name;
  }
  /** With namespaces, as messages write types that clash and ambiguous calls. */
  get fullText(): string {
    if (this.special || this.isNullable || this.isTuple) return this.text;
    return this.arguments.length > 0 ? `${this.definition.name}<${this.arguments.map(fullText).join(', ')}>` : this.definition.name;
  }
}
export const fullText = (type: Type): string =>
  type.kind === 'named'
    ? type.fullText
    : type.kind === 'array'
      ? fullText(type.element) + type.text.slice(type.element.text.length)
      : type.text;

export const sameType = (a: Type, b: Type): boolean => a === b || a.erased === b.erased;

const anonymousHandle = runtimeType('<>f__AnonymousType');
/** The run-time handle. `of` gives the handle of a type parameter (the evaluator's type arguments); without it they are object. */
export const handleOf = (type: Type, of?: (parameter: TypeParameter) => RuntimeType): RuntimeType => {
  switch (type.kind) {
    case 'named':
      return runtimeType(type.definition.name, ...type.arguments.map((argument) => handleOf(argument, of)));
    case 'array':
      return arrayType(handleOf(type.element, of), type.rank);
    case 'parameter':
      return of?.(type) ?? clr.object;
    case 'anonymous':
      return anonymousHandle;
    default:
      return clr.object;
  }
};

export type Substitution = ReadonlyMap<TypeParameter, Type>;
export const substitute = (type: Type, map: Substitution): Type => {
  if (map.size === 0) return type;
  switch (type.kind) {
    case 'parameter':
      return map.get(type) ?? type;
    case 'array': {
      const element = substitute(type.element, map);
      return element === type.element ? type : element.array(type.rank);
    }
    case 'named': {
      if (type.arguments.length === 0) return type;
      let changed = false;
      const args = type.arguments.map((argument) => {
        const result = substitute(argument, map);
        if (result !== argument) changed = true;
        return result;
      });
      return changed ? type.definition.construct(args, type.names) : type;
    }
    case 'anonymous': {
      let changed = false;
      const members = type.members.map(({ name, type: member }) => {
        const result = substitute(member, map);
        if (result !== member) changed = true;
        return { name, type: result };
      });
      return changed ? anonymousType(members) : type;
    }
    default:
      return type;
  }
};
/** Whether a type mentions a type parameter (of `parameters`, or any). */
export const mentions = (type: Type, parameters?: readonly TypeParameter[]): boolean => {
  switch (type.kind) {
    case 'parameter':
      return parameters ? parameters.includes(type) : true;
    case 'array':
      return mentions(type.element, parameters);
    case 'named':
      return type.arguments.some((argument) => mentions(argument, parameters));
    case 'anonymous':
      return type.members.some((member) => mentions(member.type, parameters));
    default:
      return false;
  }
};
