import type { BoundExpression } from '../csharp/bound.ts';
import { inspect } from '../csharp/csharp.ts';
import { memberDocumentation, typeDocumentation } from '../csharp/documentation/documentation.ts';
import { EnumValue } from '../csharp/runtime/enums.ts';
import { textOf } from '../csharp/runtime/operations.ts';
import type * as cs from '../csharp/tree.ts';
import type { Member } from '../csharp/types/member.ts';
import type { NamedType, Type } from '../csharp/types/type.ts';
import { codeToDocument, documentToCode } from '../syntax/queries.ts';
import type { Expression } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { masked, parameterLabel, signature, targetOf } from './code.ts';
import { literalText } from './code-literals.ts';
import { nameAt } from './code-names.ts';
import { type CodeNode, codePath } from './code-nodes.ts';
import { holesOf } from './code-result.ts';
import { bindingAt, scopeAt } from './code-scope.ts';
import { candidates, chosen, offered, resolveType, type Scope, valueOf } from './code-types.ts';

export interface CodeHover {
  readonly markdown: string;
  readonly span: Span;
}

/** What stands at an offset of the document in an expression: a declaration as C# writes it, and a sentence about it. */
export function codeHover(expression: Expression, offset: number): CodeHover | null {
  return new Place(expression, offset).hover();
}

class Place {
  readonly #expression: Expression;
  readonly #offset: number;
  readonly #code: string;
  readonly #at: number;
  readonly #path: readonly CodeNode[];
  readonly #scope: Scope;
  readonly #nodes: readonly BoundExpression[];

  constructor(expression: Expression, offset: number) {
    this.#expression = expression;
    this.#offset = offset;
    this.#code = masked(expression);
    this.#at = documentToCode(expression, offset);
    const { nodes, parsed } = inspect(this.#code, { block: expression.block, holes: holesOf(this.#code) });
    this.#nodes = nodes ?? [];
    this.#path = codePath(parsed.root as CodeNode, this.#at);
    this.#scope = scopeAt(this.#path, this.#at);
  }

  hover(): CodeHover | null {
    const at = this.#path.findLastIndex((node) => node.kind === undefined && typeof (node as { text?: unknown }).text === 'string');
    const name = this.#path[at] as unknown as cs.Name | undefined;
    if (name && this.#at >= name.span.start && this.#at <= name.span.end) return this.#name(name, at);
    return this.#literal() ?? this.#predefined() ?? this.#operator();
  }

  #show(span: Span, declaration: string, ...texts: readonly string[]): CodeHover {
    const text = texts.filter(Boolean).join('\n\n');
    return {
      markdown: `\`\`\`csharp\n${declaration}\n\`\`\`${text ? `\n\n${text}` : ''}`,
      span: codeToDocument(this.#expression, span),
    };
  }

  #bound({ start, end }: Span, wanted: (node: BoundExpression) => boolean): BoundExpression | undefined {
    return this.#nodes.find((node) => node.span.start === start && node.span.end === end && wanted(node));
  }

  #typeOf(span: Span): Type | null {
    const found = this.#bound(
      span,
      ({ kind, type }) => kind !== 'conversion' && !['unknown', 'null', 'function', 'default'].includes(type.kind),
    );
    return found?.type ?? null;
  }

  #name(name: cs.Name, at: number): CodeHover | null {
    const owner = this.#path[at - 1] as unknown as cs.Expression | cs.TypeNode | cs.InitializerItem | cs.Argument;
    if (!('kind' in owner)) {
      const declared = this.#declared(name);
      return declared ?? ('value' in owner && 'modifier' in owner ? this.#argument(name, at) : null);
    }
    if (owner.kind === 'member') return this.#member(owner, name, at) ?? null;
    if (owner.kind === 'member-initializer') return this.#initialized(name, at);
    const declared = this.#declared(name);
    if (declared) return declared;
    if (owner.kind === 'named-type') return this.#type(owner, name, at);
    if (owner.kind === 'identifier' || owner.kind === 'predefined-type') {
      const value = valueOf(owner, this.#scope, bindingAt(this.#path, this.#scope));
      if (value && 'type' in value) {
        const isContext = name.text === 'context' && value.type.kind === 'named';
        return this.#show(
          name.span,
          `${isContext ? '(parameter) ' : ''}${value.type.text} ${name.text}`,
          isContext ? typeDocumentation(value.type as NamedType) : '',
        );
      }
      if (value && 'static' in value) return this.#show(name.span, typeLine(value.static), ...typeTexts(value.static));
      if (value && 'namespace' in value) return this.#show(name.span, `namespace ${value.namespace}`);
    }
    return null;
  }

  /** A local, a parameter, a range variable: its kind and type. */
  #declared(name: cs.Name): CodeHover | null {
    const found = nameAt(this.#expression, this.#offset);
    if (!found || found.name !== name.text) return null;
    if (found.kind === 'type parameter') return this.#show(name.span, `(${found.kind}) ${found.name}`);
    const local = this.#nodes.find(
      (node) =>
        node.kind === 'local' &&
        node.local.name === found.name &&
        found.places.some((place) => overlaps(place, codeToDocument(this.#expression, node.span))),
    );
    const type = local?.type ?? this.#scope.get(found.name) ?? this.#declaredType(name);
    const constant = local && local.constant !== undefined ? ` = ${shownConstant(local.constant)}` : '';
    if (found.kind === 'local function') return this.#show(name.span, `(${found.kind}) ${found.name}(…)`);
    return this.#show(name.span, `(${found.kind}) ${type && type.kind !== 'unknown' ? `${type.text} ` : ''}${found.name}${constant}`);
  }

  /** Of a local that nothing reads: the type of what it is set to. */
  #declaredType(name: cs.Name): Type | null {
    const at = this.#path.findLastIndex((node) => (node as unknown) === name);
    const declarator = this.#path[at - 1] as unknown as cs.Declarator | undefined;
    const statement = this.#path[at - 2] as unknown as cs.LocalDeclaration | undefined;
    if (statement?.kind !== 'local-declaration' || !declarator?.value) return null;
    return resolveType(statement.type) ?? this.#typeOf(declarator.value.span);
  }

  #argument(name: cs.Name, at: number): CodeHover | null {
    const path = this.#path.slice(0, at - 1);
    const call = path.at(-1) as unknown as cs.Expression | undefined;
    if (call?.kind !== 'invocation') return null;
    const parameter = candidates(call, this.#scope, bindingAt(path, this.#scope))
      ?.members.flatMap(({ parameters }) => parameters)
      .find((one) => one.name === name.text);
    return parameter ? this.#show(name.span, `(parameter) ${parameterLabel(parameter)}`) : null;
  }

  #member(owner: cs.Member, name: cs.Name, at: number): CodeHover | null {
    const call = this.#path[at - 2] as unknown as cs.Expression | undefined;
    const isCalled = call?.kind === 'invocation' && call.target === owner;
    const bound = this.#bound(
      isCalled ? call.span : owner.span,
      ({ kind }) => kind === 'call' || kind === 'property' || kind === 'field',
    ) as { readonly member: Member } | undefined;
    const target = targetOf(owner.target, this.#code, this.#expression.block, this.#path, this.#scope);
    if (target && 'type' in target && target.type.kind === 'anonymous') {
      const type = target.type.members.find((one) => one.name === name.text)?.type;
      return type ? this.#show(name.span, `${type.text} ${name.text}`) : null;
    }
    const overloads = (target && offered(target).get(name.text)) ?? [];
    const guessed = isCalled && !bound ? chosen(call, this.#scope, bindingAt(this.#path, this.#scope))?.member : undefined;
    const member = bound?.member.name === name.text ? bound.member : guessed?.name === name.text ? guessed : overloads[0];
    if (member) return this.#memberShown(name.span, member, overloads.length - 1);
    const value = valueOf(owner, this.#scope, bindingAt(this.#path, this.#scope));
    if (value && 'static' in value) return this.#show(name.span, typeLine(value.static), ...typeTexts(value.static));
    if (value && 'namespace' in value) return this.#show(name.span, `namespace ${value.namespace}`);
    return value && 'type' in value ? this.#show(name.span, `${value.type.text} ${name.text}`) : null;
  }

  #memberShown(span: Span, member: Member, others: number): CodeHover {
    const constant = member.constant === undefined ? '' : ` = ${shownConstant(member.constant)}`;
    const prefix = member.isExtension ? '(extension) ' : member.constant !== undefined && !member.owner.isEnum ? 'const ' : '';
    const more = others > 0 ? ` (+${others} ${others === 1 ? 'overload' : 'overloads'})` : '';
    return this.#show(
      span,
      `${prefix}${signature(member)}${constant}${more}`,
      memberDocumentation(member),
      pageOf(member.owner, member.name),
    );
  }

  #initialized(name: cs.Name, at: number): CodeHover | null {
    const creation = this.#path.slice(0, at).findLast(({ kind }) => kind === 'object-creation') as unknown as cs.ObjectCreation | undefined;
    const type = creation && resolveType(creation.type);
    const [member] = (type && offered({ type }).get(name.text)) ?? [];
    return member ? this.#memberShown(name.span, member, 0) : null;
  }

  #type(node: cs.NamedType, name: cs.Name, at: number): CodeHover | null {
    const parent = this.#path[at - 2] as unknown as cs.Statement | cs.Expression | undefined;
    if (name.text === 'var' && node.parts.length === 1) {
      const type = this.#inferred(parent);
      return type
        ? this.#show(name.span, type.kind === 'named' ? typeLine(type) : type.text, ...(type.kind === 'named' ? typeTexts(type) : []))
        : null;
    }
    const type = resolveType(node);
    if (type?.kind !== 'named') return null;
    if (parent?.kind === 'object-creation' && parent.type === node) {
      const made = this.#bound(parent.span, ({ kind }) => kind === 'new') as { readonly member: Member | null } | undefined;
      const constructors = type.definition.membersNamed('.ctor');
      const member = made?.member ?? constructors[0];
      if (member) return this.#memberShown(name.span, member, constructors.length - 1);
    }
    return this.#show(name.span, typeLine(type), ...typeTexts(type));
  }

  /** What `var` stands for. */
  #inferred(parent: cs.Statement | cs.Expression | undefined): Type | null {
    if (parent?.kind === 'local-declaration') {
      const value = parent.declarators[0]?.value;
      return value ? (this.#typeOf(value.span) ?? this.#scope.get(parent.declarators[0]!.name.text) ?? null) : null;
    }
    if (parent?.kind !== 'declaration' || parent.designation.kind !== 'single') return null;
    const { text } = parent.designation.name;
    const local = this.#nodes.find((one) => one.kind === 'local' && one.local.name === text);
    return local?.type ?? this.#scope.get(text) ?? null;
  }

  #literal(): CodeHover | null {
    const node = this.#path.at(-1) as unknown as cs.Expression;
    if (node?.kind !== 'literal') return null;
    const text = literalText(node.value);
    return text ? this.#show(node.span, ...text) : null;
  }

  #predefined(): CodeHover | null {
    const node = this.#path.at(-1) as unknown as cs.Expression | cs.TypeNode;
    const type = node?.kind === 'predefined-type' ? node.type : node?.kind === 'named-type' && node.predefined ? node : null;
    const known = type && resolveType(type);
    return known?.kind === 'named' ? this.#show(type!.span, typeLine(known), ...typeTexts(known)) : null;
  }

  /** What an operator makes of its operands. */
  #operator(): CodeHover | null {
    const node = this.#path.findLast((one) => {
      const { operatorSpan } = one as unknown as cs.Binary;
      return operatorSpan && this.#at >= operatorSpan.start && this.#at <= operatorSpan.end;
    }) as unknown as cs.Binary | undefined;
    if (node?.kind !== 'binary') return null;
    const type = this.#typeOf(node.span);
    const [left, right] = [node.left, node.right].map(({ span }) => this.#typeOf(span)?.text ?? '…');
    return type
      ? this.#show(node.operatorSpan, `${type.text} (${left} ${node.operator} ${right})`, operators.get(node.operator) ?? '')
      : null;
  }
}

const operators: ReadonlyMap<string, string> = new Map([
  ['??', 'The left side, or the right one where the left is null.'],
  ['&&', 'Whether both are true; the right side is asked only when the left is true.'],
  ['||', 'Whether one is true; the right side is asked only when the left is false.'],
]);

const overlaps = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;
const shownConstant = (value: unknown): string =>
  typeof value === 'string'
    ? JSON.stringify(value)
    : value === null
      ? 'null'
      : value instanceof EnumValue
        ? String(value.value)
        : typeof value === 'boolean'
          ? String(value)
          : textOf(value);

const typeLine = (type: NamedType): string => {
  const { kind, name } = type.definition;
  const args = type.arguments.length ? `<${type.arguments.map(({ text }) => text).join(', ')}>` : '';
  return `${kind} ${name}${args}`;
};
/** What the type is; of an enum, its values. */
const typeTexts = (type: NamedType): string[] => {
  const { members } = type.definition;
  const values = type.isEnum && members.size <= 12 ? [...members.keys()].map((name) => `\`${name}\``).join(', ') : '';
  return [typeDocumentation(type), values, pageOf(type, '')];
};

/** Where .NET's own documentation has a page: its addresses are made of names. */
const pageOf = (type: NamedType, member: string): string => {
  const { name, arity } = type.definition;
  if (!/^System\./.test(name) || (type.isEnum && member)) return '';
  const part = member === '.ctor' ? '-ctor' : member === 'this[]' ? 'item' : member;
  const page = `${name.replaceAll('+', '.')}${arity ? `-${arity}` : ''}${part ? `.${part}` : ''}`;
  return `[Documentation](https://learn.microsoft.com/dotnet/api/${page.toLowerCase()})`;
};
