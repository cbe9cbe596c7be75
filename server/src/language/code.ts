import type { CompletionItem } from 'vscode-languageserver-types';
import { inspect } from '../csharp/csharp.ts';
import { parse } from '../csharp/parser/parser.ts';
import type * as cs from '../csharp/tree.ts';
import type { Member } from '../csharp/types/member.ts';
import { importedNamespaces, registry } from '../csharp/types/registry.ts';
import type { NamedType } from '../csharp/types/type.ts';
import { codeToDocument, documentToCode } from '../syntax/queries.ts';
import type { Expression } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { bindingAt, type CodeNode, codePath, scopeAt } from './code-scope.ts';
import { chosen, offered, resolveType, type Scope, type Value, valueOf } from './code-types.ts';
import { itemKind } from './kinds.ts';

/** The C# with named values as names of the same length, so that it parses and offsets hold. */
export const masked = ({ code, namedValues }: Expression): string =>
  namedValues.length ? code.replace(/\{\{[^{}]*\}\}/g, (text) => `N${'_'.repeat(text.length - 1)}`) : code;

/** `IRequest.Method : string`, as C# writes it. */
export function signature(member: Member): string {
  const parameters = (member.isExtension ? member.parameters.slice(1) : member.parameters).map(
    ({ type, name, modifier, params, optional }) =>
      `${modifier ? `${modifier} ` : ''}${params ? 'params ' : ''}${type.text} ${name}${optional ? ' = …' : ''}`,
  );
  const generic = member.typeParameters.length ? `<${member.typeParameters.map(({ name }) => name).join(', ')}>` : '';
  if (member.kind === 'method') return `${member.type.text} ${member.owner.text}.${member.name}${generic}(${parameters.join(', ')})`;
  if (member.kind === 'constructor') return `${member.owner.text}(${parameters.join(', ')})`;
  if (member.kind === 'indexer') return `${member.type.text} ${member.owner.text}[${parameters.join(', ')}]`;
  return `${member.type.text} ${member.owner.text}.${member.name}`;
}

export const docsOf = (member: Member): string => member.owner.definition.declaration.options.docs?.[member.name] ?? '';

/** Members, locals and types at an offset of the document inside an expression. `replace` is in the document. */
export function codeCompletion(
  expression: Expression,
  offset: number,
  rangeOf: (span: Span) => CompletionItem['textEdit'],
): CompletionItem[] {
  const code = masked(expression);
  const at = documentToCode(expression, offset);
  let start = at;
  while (start > 0 && /[\w]/.test(code[start - 1]!)) start--;
  let end = at;
  while (end < code.length && /\w/.test(code[end]!)) end++;
  if (/[0-9]/.test(code[start] ?? '')) return [];
  const marker = `${code.slice(start, end)}caret__`;
  const text = `${code.slice(0, start)}${marker}${code.slice(end)}`;
  const { root } = parse(text, expression.block);
  const path = codePath(root as CodeNode, start + 1);
  if (path.some(({ kind }) => kind === 'literal' || kind === 'interpolated-text')) return [];
  const scope = scopeAt(path, start);
  const member = path.findLast((node) => node.kind === 'member' && (node as unknown as cs.Member).name.text === marker) as unknown as
    | cs.Member
    | undefined;
  const edit = (name: string): Pick<CompletionItem, 'textEdit'> => {
    const made = rangeOf(codeToDocument(expression, { start, end }));
    return made ? { textEdit: { ...made, newText: name } } : {};
  };
  if (member) {
    const value = targetOf(member.target, text, expression.block, path, scope);
    return value ? memberItems(value, edit) : [];
  }
  // Nothing is offered where a comment or a string hides the marker, or where a name is being declared.
  if (!path.some((node) => (node as { text?: string }).text === marker || ((node as unknown as cs.Identifier).name?.text ?? '') === marker))
    return [];
  return nameItems(scope, edit);
}

/**
 * What stands before a dot: by the checker where it knows the type (it resolves overloads as C# does), else by our own guess, which bears with
 * half-typed code.
 */
function targetOf(node: cs.Expression, code: string, block: boolean, path: readonly CodeNode[], scope: Scope): Value | null {
  const guess = valueOf(node, scope, bindingAt(path, scope));
  if (guess && !('type' in guess)) return guess;
  const { start, end } = node.span;
  const known = inspect(code, { block }).nodes?.findLast(
    ({ span, type, kind }) =>
      span.start === start && span.end === end && type.kind !== 'unknown' && type.kind !== 'function' && kind !== 'conversion',
  );
  return known ? { type: known.type } : guess;
}

type Edit = (name: string) => Pick<CompletionItem, 'textEdit'>;

function memberItems(value: Value, edit: Edit): CompletionItem[] {
  if ('namespace' in value) return typesIn(value.namespace, edit);
  if ('type' in value && value.type.kind === 'anonymous')
    return value.type.members.map(({ name, type }) => ({ label: name, kind: itemKind.property, detail: type.text, ...edit(name) }));
  return [...offered(value)].map(([name, members]) => {
    const first = members[0]!;
    const isMethod = first.kind === 'method';
    const common = new Set(['Equals', 'GetHashCode', 'GetType', 'ToString', 'ReferenceEquals']).has(name);
    const documentation = docsOf(first);
    return {
      label: name,
      kind: isMethod
        ? itemKind.method
        : first.kind === 'field'
          ? first.owner.isEnum
            ? itemKind.enumMember
            : itemKind.field
          : itemKind.property,
      detail: signature(first) + (members.length > 1 ? ` (+${members.length - 1})` : ''),
      sortText: `${common ? 'z' : first.isExtension ? 'm' : 'a'}${name}`,
      ...(documentation ? { documentation: { kind: 'markdown' as const, value: documentation } } : {}),
      ...edit(name),
    };
  });
}

const keywords = 'var new return if else foreach for while string int bool true false null as is in typeof'.split(' ');

function nameItems(scope: Scope, edit: Edit): CompletionItem[] {
  const items: CompletionItem[] = [];
  for (const [name, type] of scope)
    items.push({ label: name, kind: itemKind.variable, detail: type?.text ?? 'variable', sortText: `a${name}`, ...edit(name) });
  for (const name of keywords) items.push({ label: name, kind: itemKind.keyword, sortText: `n${name}`, ...edit(name) });
  for (const namespace of importedNamespaces) items.push(...typesIn(namespace, edit));
  return items;
}

function typesIn(namespace: string, edit: Edit): CompletionItem[] {
  const items = new Map<string, CompletionItem>();
  for (const definition of registry().all) {
    if (definition.namespace !== namespace || items.has(definition.simpleName) || definition.name.includes('+')) continue;
    items.set(definition.simpleName, {
      label: definition.simpleName,
      kind:
        definition.kind === 'enum'
          ? itemKind.enum
          : definition.kind === 'interface'
            ? itemKind.interface
            : definition.isValueType
              ? itemKind.struct
              : itemKind.class,
      detail: definition.name,
      sortText: `t${definition.simpleName}`,
      ...edit(definition.simpleName),
    });
  }
  return [...items.values()];
}

/** What a name in an expression is: its signature and documentation. */
export function codeHover(expression: Expression, offset: number): { readonly markdown: string; readonly span: Span } | null {
  const code = masked(expression);
  const at = documentToCode(expression, offset);
  const path = codePath(parse(code, expression.block).root as CodeNode, at);
  const scope = scopeAt(path, at);
  const name = path.findLast((node) => typeof (node as unknown as cs.Name).text === 'string' && node.kind === undefined) as unknown as
    | cs.Name
    | undefined;
  if (!name || at < name.span.start || at > name.span.end) return null;
  const owner = path[path.indexOf(name as unknown as CodeNode) - 1] as unknown as cs.Expression | undefined;
  if (!owner) return null;
  const span = codeToDocument(expression, name.span);
  const show = (declaration: string, text = ''): { markdown: string; span: Span } => ({
    markdown: `\`\`\`csharp\n${declaration}\n\`\`\`${text ? `\n\n${text}` : ''}`,
    span,
  });
  if (owner.kind === 'member') {
    const target = targetOf(owner.target, code, expression.block, path, scope);
    const members = target && membersFor(target, name.text);
    const call = path[path.indexOf(owner as unknown as CodeNode) - 1] as unknown as cs.Expression | undefined;
    const meant = call?.kind === 'invocation' && call.target === owner ? chosen(call, scope, bindingAt(path, scope))?.member : undefined;
    const first = meant?.name === name.text ? meant : members?.[0];
    if (first) return show(signature(first) + (members && members.length > 1 ? `  // +${members.length - 1} more` : ''), memberText(first));
  }
  if (owner.kind === 'member' || owner.kind === 'identifier') {
    const value = valueOf(owner, scope, bindingAt(path, scope));
    if (value && 'type' in value)
      return show(
        `${value.type.text} ${name.text}`,
        scope.has(name.text) && name.text === 'context' ? 'The request as policies see it.' : '',
      );
    if (value && 'static' in value) return show(`${value.static.definition.kind} ${value.static.definition.name}`, typeText(value.static));
  }
  const type = path.findLast((node) => node.kind === 'named-type');
  const named = type && resolveType(type as unknown as cs.TypeNode);
  if (named?.kind === 'named') return show(`${named.definition.kind} ${named.definition.name}`, typeText(named));
  const local = scope.get(name.text);
  return local ? show(`${local.text} ${name.text}`) : null;
}

/** Where .NET's own documentation has a page: its addresses are made of names. */
const pageOf = (type: NamedType, member: string): string | null => {
  const { name, arity } = type.definition;
  if (!/^System\./.test(name)) return null;
  const page = `${name.replaceAll('+', '.')}${arity ? `-${arity}` : ''}${member === '' ? '' : `.${member === '.ctor' ? '-ctor' : member}`}`;
  return `[Documentation](https://learn.microsoft.com/dotnet/api/${page.toLowerCase()})`;
};
const memberText = (member: Member): string => docsOf(member) || (pageOf(member.owner, member.name) ?? '');
const typeText = (type: NamedType): string => type.definition.declaration.options.docs?.[''] || (pageOf(type, '') ?? '');

function membersFor(target: Value, name: string): readonly Member[] {
  return offered(target).get(name) ?? [];
}
