/** Reads the C# of the library's headers and member signatures. Written for what `declare` allows, and loud about anything else. */
import type { Behaviour, Implementation } from '../library/declare.ts';
import { Decimal } from '../runtime/decimal.ts';
import { EnumValue } from '../runtime/enums.ts';
import { Char, Double, Single, UInt32, UInt64 } from '../runtime/numbers.ts';
import { runtimeType } from '../runtime/type.ts';
import type { Definition } from './definition.ts';
import { Member, type MemberKind, type Parameter } from './member.ts';
import { type NamedType, type Type, TypeParameter, unknown } from './type.ts';

/** Finds types by the names signatures use. */
export interface Names {
  /** By simple or qualified name and number of type arguments. */
  find(name: string, arity: number, from: Definition): Definition | null;
  tuple(elements: readonly Type[], names: readonly (string | null)[] | null): NamedType;
  nullable(type: Type): Type;
}

const token = /\s*(?:([A-Za-z_@][\w]*)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(-?\d[\w.]*)|(\S))/y;
interface Token {
  readonly text: string;
  readonly kind: 'word' | 'string' | 'number' | 'sign' | 'end';
}
const tokenize = (text: string): Token[] => {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (!match) break;
    const [, word, string, number, sign] = match;
    tokens.push(
      word !== undefined
        ? { text: word, kind: 'word' }
        : string !== undefined
          ? { text: string, kind: 'string' }
          : number !== undefined
            ? { text: number, kind: 'number' }
            : { text: sign!, kind: 'sign' },
    );
  }
  return tokens;
};
const end: Token = { text: '', kind: 'end' };

/** C#'s operators by their method names; `-` and `+` of one operand are unary. */
const operatorNames: Readonly<Record<string, string>> = {
  '+': 'op_Addition',
  '-': 'op_Subtraction',
  '*': 'op_Multiply',
  '/': 'op_Division',
  '%': 'op_Modulus',
  '&': 'op_BitwiseAnd',
  '|': 'op_BitwiseOr',
  '^': 'op_ExclusiveOr',
  '<<': 'op_LeftShift',
  '>>': 'op_RightShift',
  '==': 'op_Equality',
  '!=': 'op_Inequality',
  '<': 'op_LessThan',
  '>': 'op_GreaterThan',
  '<=': 'op_LessThanOrEqual',
  '>=': 'op_GreaterThanOrEqual',
  '!': 'op_LogicalNot',
  '~': 'op_OnesComplement',
  '++': 'op_Increment',
  '--': 'op_Decrement',
  true: 'op_True',
  false: 'op_False',
};
const unaryNames: Readonly<Record<string, string>> = { '+': 'op_UnaryPlus', '-': 'op_UnaryNegation' };
export const binaryOperatorName = (operator: string): string => operatorNames[operator]!;
export const unaryOperatorName = (operator: string): string => unaryNames[operator] ?? operatorNames[operator]!;

const modifierWords = new Set([
  'public',
  'protected',
  'static',
  'virtual',
  'override',
  'abstract',
  'sealed',
  'readonly',
  'const',
  'extern',
  'unsafe',
  'async',
  'partial',
]);

export class SignatureReader {
  private readonly tokens: readonly Token[];
  private at = 0;
  private readonly text: string;
  private readonly owner: Definition;
  private readonly names: Names;
  private scope: readonly TypeParameter[];
  private annotated = false;

  constructor(text: string, owner: Definition, names: Names) {
    this.text = text;
    this.tokens = tokenize(text);
    this.owner = owner;
    this.names = names;
    this.scope = owner.typeParameters;
  }
  private get current(): Token {
    return this.tokens[this.at] ?? end;
  }
  private peek(ahead = 1): Token {
    return this.tokens[this.at + ahead] ?? end;
  }
  private take(text: string): boolean {
    if (this.current.text !== text || this.current.kind === 'string') return false;
    this.at++;
    return true;
  }
  private expect(text: string): void {
    if (!this.take(text))
      throw new Error(`Signature of ${this.owner.name}: '${text}' expected before '${this.current.text}' in: ${this.text}`);
  }
  private word(): string {
    const { text, kind } = this.current;
    if (kind !== 'word') throw new Error(`Signature of ${this.owner.name}: a name expected before '${text}' in: ${this.text}`);
    this.at++;
    return text.startsWith('@') ? text.slice(1) : text;
  }

  /** `IList<T>, IDisposable` behind a header's colon. */
  typeList(): Type[] {
    const types = [this.readType()];
    while (this.take(',')) types.push(this.readType());
    return types;
  }

  readType(): Type {
    this.annotated = false;
    let type: Type;
    if (this.take('(')) {
      const elements: Type[] = [];
      const names: (string | null)[] = [];
      do {
        elements.push(this.readType());
        names.push(this.current.kind === 'word' ? this.word() : null);
      } while (this.take(','));
      this.expect(')');
      type = this.names.tuple(elements, names.some((name) => name !== null) ? names : null);
    } else {
      let name = this.word();
      while (this.current.text === '.' && this.peek().kind === 'word') {
        this.at++;
        name += `.${this.word()}`;
      }
      const args: Type[] = [];
      if (this.take('<')) {
        do args.push(this.readType());
        while (this.take(','));
        this.expect('>');
      }
      type = this.resolve(name, args);
    }
    this.annotated = false;
    for (;;) {
      if (this.take('?')) {
        if (type.isValueType && !(type.kind === 'named' && type.isNullable)) type = this.names.nullable(type);
        else this.annotated = true;
      } else if (this.current.text === '[' && (this.peek().text === ']' || this.peek().text === ',')) {
        this.at++;
        let rank = 1;
        while (this.take(',')) rank++;
        this.expect(']');
        type = type.array(rank);
      } else return type;
    }
  }
  private resolve(name: string, args: readonly Type[]): Type {
    if (args.length === 0) {
      const parameter =
        this.scope.find((candidate) => candidate.name === name) ?? this.owner.typeParameters.find((candidate) => candidate.name === name);
      if (parameter) return parameter;
    }
    const definition = this.names.find(name, args.length, this.owner);
    return definition ? definition.construct(args) : unknown;
  }

  /** Parameters up to `close`, which is consumed. */
  parameters(close: string): Parameter[] {
    const parameters: Parameter[] = [];
    while (!this.take(close)) {
      if (parameters.length > 0) this.expect(',');
      parameters.push(this.parameter());
    }
    return parameters;
  }
  private extension = false;
  private parameter(): Parameter {
    let modifier: Parameter['modifier'] = null;
    let params = false;
    for (;;) {
      if (this.take('this')) this.extension = true;
      else if (this.take('params')) params = true;
      else if (this.take('ref')) modifier = 'ref';
      else if (this.take('out')) modifier = 'out';
      else if (this.current.text === 'in' && this.peek().kind === 'word') {
        this.at++;
        modifier = 'in';
      } else break;
    }
    const type = this.readType();
    const annotated = this.annotated;
    const name = this.current.kind === 'word' ? this.word() : '';
    let optional = false;
    let value: unknown;
    if (this.take('=')) {
      optional = true;
      value = this.constant(type);
    }
    return { name, type, modifier, params, optional, default: value, annotated };
  }
  private constant(type: Type): unknown {
    const { text, kind } = this.current;
    this.at++;
    if (kind === 'string')
      return text.startsWith("'") ? Char.from(JSON.parse(`"${text.slice(1, -1)}"`) as string) : (JSON.parse(text) as string);
    if (text === 'null') return null;
    if (text === 'true') return true;
    if (text === 'false') return false;
    if (text === 'default') {
      if (this.take('(')) {
        this.readType();
        this.expect(')');
      }
      return this.owner.registry.defaultOf(type);
    }
    if (kind === 'number') return numberOf(text, type);
    if (kind === 'word') {
      // A constant of a type: `Formatting.None`.
      let path = text;
      while (this.take('.')) path += `.${this.word()}`;
      const dot = path.lastIndexOf('.');
      const definition = this.names.find(path.slice(0, dot), 0, this.owner);
      const member = definition?.declaration?.members[path.slice(dot + 1)];
      if (definition?.kind === 'enum' && typeof member === 'number') return EnumValue.of(runtimeType(definition.name), member);
    }
    throw new Error(`Signature of ${this.owner.name}: unknown default '${text}' in: ${this.text}`);
  }

  /** A whole member signature with its behaviour. */
  member(behaviour: Behaviour): Member {
    const flags = new Set<string>();
    while (modifierWords.has(this.current.text) || (this.current.text === 'new' && this.peek().kind === 'word')) {
      flags.add(this.current.text);
      this.at++;
    }
    const owner = this.owner.type;
    const isInterface = this.owner.kind === 'interface';
    const dispatched = behaviour === null && !flags.has('const') && !flags.has('readonly');
    const base = {
      owner,
      typeParameters: [] as readonly TypeParameter[],
      isStatic: flags.has('static') || flags.has('const'),
      isExtension: false,
      isVirtual:
        !flags.has('static') && (dispatched || isInterface || flags.has('virtual') || flags.has('abstract') || flags.has('override')),
      isOverride: flags.has('override'),
      canRead: true,
      canWrite: false,
      constant: undefined as unknown,
      implementation: typeof behaviour === 'function' ? (behaviour as Implementation) : null,
      setter: null as Implementation | null,
      value: undefined as unknown,
    };
    const make = (kind: MemberKind, name: string, type: Type, parameters: readonly Parameter[], more: Partial<typeof base> = {}): Member =>
      new Member({ ...base, kind, name, type, parameters, ...more });

    if (this.take('new')) {
      this.expect('(');
      return make('constructor', '.ctor', owner, this.parameters(')'));
    }
    if (this.current.text === 'implicit' || this.current.text === 'explicit') {
      const implicit = this.word() === 'implicit';
      this.expect('operator');
      const type = this.readType();
      this.expect('(');
      return make('operator', implicit ? 'op_Implicit' : 'op_Explicit', type, this.parameters(')'));
    }
    const type = this.readType();
    if (this.take('operator')) {
      let sign = '';
      while (this.current.text !== '(' || sign === '') {
        sign += this.current.text;
        this.at++;
      }
      this.expect('(');
      const parameters = this.parameters(')');
      return make('operator', parameters.length === 1 ? unaryOperatorName(sign) : binaryOperatorName(sign), type, parameters);
    }
    if (this.take('this')) {
      this.expect('[');
      const parameters = this.parameters(']');
      return make('indexer', 'this[]', type, parameters, this.accessors(behaviour));
    }
    const name = this.word();
    if (this.current.text === '<' || this.current.text === '(') {
      let typeParameters: TypeParameter[] = [];
      if (this.take('<')) {
        do typeParameters.push(new TypeParameter(this.word()));
        while (this.take(','));
        this.expect('>');
      }
      if (typeParameters.length > 0) {
        // The return type was read before the type parameters were known.
        const again = new SignatureReader(this.text, this.owner, this.names);
        again.scope = typeParameters;
        return again.generic(behaviour, typeParameters, name, make);
      }
      typeParameters = [];
      this.expect('(');
      const parameters = this.parameters(')');
      return make('method', name, type, parameters, { isExtension: this.extension });
    }
    if (this.current.text === '{') return make('property', name, type, [], this.accessors(behaviour));
    if (flags.has('const') || flags.has('readonly') || typeof behaviour !== 'function')
      return make('field', name, type, [], {
        constant: flags.has('const') ? behaviour : undefined,
        value: behaviour,
        implementation: null,
        isVirtual: false,
      });
    return make('property', name, type, []);
  }
  private generic(
    _behaviour: Behaviour,
    typeParameters: readonly TypeParameter[],
    name: string,
    make: (kind: MemberKind, name: string, type: Type, parameters: readonly Parameter[], more: Partial<Member>) => Member,
  ): Member {
    while (modifierWords.has(this.current.text)) this.at++;
    const type = this.readType();
    this.expect(name);
    while (!this.take('(')) this.at++;
    const parameters = this.parameters(')');
    this.constraints(typeParameters);
    return make('method', name, type, parameters, { typeParameters, isExtension: this.extension });
  }
  /** `where T : class, new()`. */
  constraints(typeParameters: readonly TypeParameter[]): void {
    while (this.take('where')) {
      const name = this.word();
      const parameter = typeParameters.find((candidate) => candidate.name === name);
      this.expect(':');
      const bounds: Type[] = [];
      do {
        if (this.take('class')) {
          if (parameter) parameter.constraint = 'class';
        } else if (this.take('struct')) {
          if (parameter) parameter.constraint = 'struct';
        } else if (this.take('new')) {
          this.expect('(');
          this.expect(')');
        } else bounds.push(this.readType());
      } while (this.take(','));
      if (parameter) parameter.bounds = bounds;
    }
  }
  private accessors(behaviour: Behaviour): {
    canRead: boolean;
    canWrite: boolean;
    implementation: Implementation | null;
    setter: Implementation | null;
  } {
    this.expect('{');
    let canRead = false;
    let canWrite = false;
    while (!this.take('}')) {
      const accessor = this.word();
      if (accessor === 'get') canRead = true;
      else if (accessor === 'set' || accessor === 'init') canWrite = true;
      this.take(';');
    }
    if (behaviour !== null && typeof behaviour === 'object') {
      const { get, set } = behaviour as { get?: Implementation; set?: Implementation };
      return { canRead, canWrite, implementation: get ?? null, setter: set ?? null };
    }
    if (!canRead) return { canRead, canWrite, implementation: null, setter: behaviour as Implementation | null };
    return { canRead, canWrite, implementation: behaviour as Implementation | null, setter: null };
  }
}

const numberOf = (text: string, type: Type): unknown => {
  const digits = text.replace(/[_uUlLfFdDmM]+$/, '');
  switch (type.special) {
    case 'long':
      return BigInt(digits);
    case 'ulong':
      return new UInt64(BigInt(digits));
    case 'uint':
      return new UInt32(Number(digits));
    case 'double':
      return new Double(Number(digits));
    case 'float':
      return new Single(Number(digits));
    case 'decimal':
      return Decimal.parse(digits);
    default:
      if (type.kind === 'named' && type.isEnum) return EnumValue.of(runtimeType(type.definition.name), Number(digits));
      if (type.kind === 'named' && type.isNullable) return numberOf(text, type.arguments[0]!);
      return Number(digits);
  }
};
