import type { CompletionItem } from 'vscode-languageserver-types';
import { memberDocumentation, typeDocumentation } from '../csharp/documentation/documentation.ts';
import { allowedTypes } from '../csharp/library/allowed-types.ts';
import { parse } from '../csharp/parser/parser.ts';
import type * as cs from '../csharp/tree.ts';
import type { Definition } from '../csharp/types/definition.ts';
import { membersOf } from '../csharp/types/lookup.ts';
import type { Member } from '../csharp/types/member.ts';
import { importedNamespaces, registry } from '../csharp/types/registry.ts';
import { escapeCode } from '../syntax/convert.ts';
import { codeToDocument, documentToCode } from '../syntax/queries.ts';
import type { Expression } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { isCommon, masked, signature, targetOf } from './code.ts';
import { expectedAt, initializedAt, optionalArgumentsAt } from './code-expected.ts';
import { type CodeNode, codePath, scopeAt } from './code-scope.ts';
import { offered, type Scope, type Value } from './code-types.ts';
import { itemKind, SNIPPET } from './kinds.ts';

export interface CompletionPlace {
  /** The edit that replaces a span of the document, its text still empty. */
  rangeOf(span: Span): CompletionItem['textEdit'];
  /** Types of the document's variables, as C# writes them. */
  readonly variables: ReadonlyMap<string, string>;
}

/** Puts a name, or a snippet with `$1`, where the word at the caret stands. */
type Edit = (text: string, snippet?: boolean) => Pick<CompletionItem, 'textEdit' | 'insertTextFormat'>;

/** Members, locals, types, arguments and statements at an offset of the document inside an expression. */
export function codeCompletion(expression: Expression, offset: number, place: CompletionPlace): CompletionItem[] {
  const code = masked(expression);
  const at = documentToCode(expression, offset);
  let start = at;
  while (start > 0 && /\w/.test(code[start - 1]!)) start--;
  let end = at;
  while (end < code.length && /\w/.test(code[end]!)) end++;
  if (/[0-9]/.test(code[start] ?? '')) return [];
  const marker = `${code.slice(start, end)}caret__`;
  const text = `${code.slice(0, start)}${marker}${code.slice(end)}`;
  const path = codePath(parse(text, expression.block).root as CodeNode, start + 1);
  const scope = scopeAt(path, start);
  const edit: Edit = (name, snippet = false) => {
    const made = place.rangeOf(codeToDocument(expression, { start, end }));
    const newText = expression.form === 'escaped' ? escapeCode(name, '"') : name;
    return made ? { textEdit: { ...made, newText }, ...(snippet ? { insertTextFormat: SNIPPET } : {}) } : {};
  };
  const index = path.findLastIndex((node) => (node as { text?: string }).text === marker && node.kind === undefined);
  const owner = path[index - 1] as unknown as cs.Expression | cs.TypeNode | cs.InitializerItem | undefined;
  // Nothing is offered where a comment or a string hides the marker, or where a name is being declared.
  if (index < 0 || !owner) return [];
  switch (owner.kind) {
    case 'member': {
      const value = targetOf(owner.target, text, expression.block, path, scope);
      return value ? memberItems(value, edit) : [];
    }
    case 'member-initializer':
      return initializedItems(path, edit);
    case 'identifier': {
      const initialized = initializedItems(path.slice(0, index), edit);
      const statement = path[index - 2]?.kind === 'expression-statement';
      return [
        ...initialized,
        ...expectedItems(path.slice(0, index), scope, edit),
        ...nameItems(scope, edit),
        ...(statement ? statementItems(edit) : []),
        ...typeItems(edit),
      ];
    }
    case 'named-type': {
      const parent = path[index - 2] as unknown as cs.Statement | cs.Expression;
      // `ret` in front of another line reads as the type of a declaration, as does a name in front of the next.
      if (parent.kind === 'local-declaration') return [...nameItems(scope, edit), ...statementItems(edit), ...typeItems(edit)];
      if (parent.kind === 'object-creation') return typeItems(edit, isConstructible, true);
      return [...argumentTypes(path.slice(0, index), place.variables, edit), ...keywordTypes(edit), ...typeItems(edit)];
    }
    default:
      return [];
  }
}

/** What people use most of long lists. */
const usual: ReadonlyMap<string, number> = new Map(
  `Request Response Variables User LastError Subscription Product Api Operation Deployment RequestId
  Headers Body Url Method Certificate MatchedParameters IpAddress OriginalUrl StatusCode StatusReason Path Host QueryString Query
  GetValueOrDefault ContainsKey TryGetValue As Thumbprint Subject Issuer NotAfter NotBefore SubjectName IssuerName SerialNumber Verify VerifyNoRevocation
  Key Value SelectToken Length Split Contains StartsWith EndsWith Replace Substring Trim ToLower ToUpper IndexOf AsJwt AsBasic
  Parse TryParse IsNullOrEmpty IsNullOrWhiteSpace Join Format UtcNow Now AddSeconds AddMinutes AddDays ToUnixTimeSeconds FromUnixTimeSeconds NewGuid
  ToInt32 FromBase64String ToBase64String UTF8 GetBytes GetString Element Elements Attribute Descendants Append AppendLine Add Property Properties Children IsMatch Match
  Ordinal OrdinalIgnoreCase Count Where Select Any All First FirstOrDefault ToArray ToList OrderBy Concat ToString Equals`
    .split(/\s+/)
    .map((name, i) => [name, i]),
);
/** The most usual first, then what the type has itself, extension methods, what every object has. */
const rank = (member: Member): string => {
  const place = usual.get(member.name);
  // What API Management adds counts as the type's own.
  const others = member.isExtension && member.owner.definition.namespace !== '' ? 1 : 0;
  if (place !== undefined) return `a${others}${String(place).padStart(3, '0')}`;
  return isCommon(member.name) ? 'z' : !member.isExtension && memberDocumentation(member) ? 'b' : 'm';
};
/** What is made most. */
const usuallyMade = new Set(
  'JObject JArray JProperty JValue List Dictionary StringBuilder DateTime DateTimeOffset Uri Regex Random XElement XDocument XAttribute HMACSHA256 Exception'.split(
    ' ',
  ),
);
const commit = ['.', '(', '[', ';'];

export function memberItems(value: Value, edit: Edit): CompletionItem[] {
  if ('namespace' in value) return typesIn(new Set([value.namespace]), edit);
  if ('type' in value && value.type.kind === 'anonymous')
    return value.type.members.map(({ name, type }) => ({
      label: name,
      kind: itemKind.property,
      detail: type.text,
      commitCharacters: commit,
      ...edit(name),
    }));
  // Static members of an enum's base are of no use beside its values.
  const ofEnum = 'static' in value && value.static.isEnum;
  return [...offered(value)].flatMap(([name, members]) => {
    const first = members[0]!;
    if (ofEnum && first.owner !== value.static) return [];
    return [
      {
        label: name,
        kind: kindOf(first),
        detail: signature(first) + (members.length > 1 ? ` (+${members.length - 1})` : ''),
        sortText: `${rank(first)}${name}`,
        commitCharacters: commit,
        ...documented(memberDocumentation(first)),
        ...edit(name),
      },
    ];
  });
}

const kindOf = ({ kind, owner }: Member): CompletionItem['kind'] & {} =>
  kind === 'method' ? itemKind.method : kind === 'field' ? (owner.isEnum ? itemKind.enumMember : itemKind.field) : itemKind.property;
const documented = (text: string): Pick<CompletionItem, 'documentation'> =>
  text ? { documentation: { kind: 'markdown' as const, value: text } } : {};

/** Values of the enum that is compared with or passed for, and names of arguments that may be left out. */
function expectedItems(path: readonly CodeNode[], scope: Scope, edit: Edit): CompletionItem[] {
  const found: CompletionItem[] = [];
  for (const type of expectedAt(path, scope))
    for (const [name, [member]] of type.definition.members) {
      const full = `${type.definition.displayName}.${name}`;
      const label = importedNamespaces.has(type.definition.namespace) ? full : `${type.definition.namespace}.${full}`;
      found.push({
        label,
        kind: itemKind.enumMember,
        detail: type.text,
        sortText: `0${usual.has(name) ? 'a' : 'b'}${label}`,
        ...documented(member ? memberDocumentation(member) : ''),
        ...edit(label),
      });
    }
  for (const { name, type } of optionalArgumentsAt(path, scope))
    found.push({ label: `${name}:`, kind: itemKind.property, detail: type.text, sortText: `1${name}`, ...edit(`${name}: `) });
  return found;
}

/** Properties that `new T { … }` may set. */
function initializedItems(path: readonly CodeNode[], edit: Edit): CompletionItem[] {
  const type = initializedAt(path);
  if (!type) return [];
  return [...offered({ type })].flatMap(([name]) => {
    const [member] = membersOf(type, name);
    if (member?.kind !== 'property' || !member.canWrite) return [];
    return [
      {
        label: name,
        kind: itemKind.property,
        detail: signature(member),
        sortText: `0${name}`,
        ...documented(memberDocumentation(member)),
        ...edit(`${name} = `),
      },
    ];
  });
}

function nameItems(scope: Scope, edit: Edit): CompletionItem[] {
  const items: CompletionItem[] = [];
  for (const [name, type] of scope)
    items.push({
      label: name,
      kind: itemKind.variable,
      detail: type?.text ?? 'variable',
      sortText: `${name === 'context' ? '3' : '2'}${name}`,
      ...(name === 'context' && type?.kind === 'named' ? documented(typeDocumentation(type)) : {}),
      ...edit(name),
    });
  for (const name of 'new true false null typeof nameof default'.split(' '))
    items.push({ label: name, kind: itemKind.keyword, sortText: `n${name}`, ...edit(name) });
  items.push(...keywordTypes(edit));
  return items;
}

const types = 'string int bool long double decimal object byte char'.split(' ');
const keywordTypes = (edit: Edit): CompletionItem[] =>
  types.map((name) => ({
    label: name,
    kind: itemKind.keyword,
    sortText: `o${name}`,
    ...documented(typeDocumentation(registry().keyword(name))),
    ...edit(name),
  }));

const statements: readonly [label: string, snippet: string][] = [
  ['var', `var \${1:name} = $2;`],
  ['return', 'return $1;'],
  ['if', 'if ($1)\n{\n\t$2\n}'],
  ['else', 'else\n{\n\t$1\n}'],
  ['foreach', `foreach (var \${1:item} in $2)\n{\n\t$3\n}`],
  ['for', `for (var \${1:i} = 0; \${1:i} < $2; \${1:i}++)\n{\n\t$3\n}`],
  ['while', 'while ($1)\n{\n\t$2\n}'],
  ['switch', 'switch ($1)\n{\n\tcase $2:\n\t\t$3\n\t\tbreak;\n}'],
  ['try', `try\n{\n\t$1\n}\ncatch (\${2:Exception} \${3:error})\n{\n\t$4\n}`],
  ['using', `using (var \${1:name} = $2)\n{\n\t$3\n}`],
  ['throw', `throw new \${1:Exception}($2);`],
];
const statementItems = (edit: Edit): CompletionItem[] =>
  statements.map(([label, snippet]) => ({ label, kind: itemKind.snippet, sortText: `4${label}`, ...edit(snippet, true) }));

/** What the type argument of a call can be: of a body what it can be read as, of a variable its type. */
function argumentTypes(path: readonly CodeNode[], variables: ReadonlyMap<string, string>, edit: Edit): CompletionItem[] {
  const call = path.findLast(({ kind }) => kind === 'invocation') as unknown as cs.Invocation | undefined;
  const method = call?.target.kind === 'member' ? call.target.name.text : '';
  const [key] = call?.arguments ?? [];
  const known =
    method === 'GetValueOrDefault' && key?.value.kind === 'literal' && key.value.value.type === 'string'
      ? variables.get(key.value.value.value)
      : undefined;
  const names =
    method === 'As'
      ? ['JObject', 'string', 'byte[]', 'JToken', 'JArray', 'XDocument', 'XElement', 'XNode']
      : method === 'GetValueOrDefault'
        ? [...(known ? [known] : []), ...['string', 'int', 'bool', 'JObject', 'Jwt', 'IResponse'].filter((name) => name !== known)]
        : [];
  return names.map((label, i) => ({
    label,
    kind: itemKind.class,
    sortText: `0${i}`,
    ...(label === known ? { detail: 'what the variable is set to', preselect: true } : {}),
    ...edit(label),
  }));
}

const isConstructible = ({ kind, isStatic, isAbstract, type, members }: Definition): boolean =>
  (kind === 'class' || kind === 'struct') && !isStatic && !isAbstract && type.special === '' && members.has('.ctor');
const typeItems = (edit: Edit, wanted: (one: Definition) => boolean = () => true, constructs = false): CompletionItem[] =>
  typesIn(importedNamespaces, edit, wanted, constructs);

/** Types expressions may name; what API Management does not list comes last. */
function typesIn(
  namespaces: ReadonlySet<string>,
  edit: Edit,
  wanted: (one: Definition) => boolean = () => true,
  constructs = false,
): CompletionItem[] {
  const items = new Map<string, CompletionItem>();
  for (const definition of registry().all) {
    const { simpleName, namespace, arity, kind, isOpaque, isValueType } = definition;
    if (isOpaque || !namespaces.has(namespace) || !wanted(definition) || items.has(simpleName) || definition.name.includes('+')) continue;
    if (/^(?:Void|ValueType|Delegate|MulticastDelegate|RuntimeType)$|Extensions$/.test(simpleName)) continue;
    const listed = allowedTypes.has(definition.name) || namespace === '';
    const parameters = definition.typeParameters.map((_, i) => `$${i + 1}`).join(', ');
    items.set(simpleName, {
      label: arity ? `${simpleName}<${definition.typeParameters.map(({ name }) => name).join(', ')}>` : simpleName,
      kind: kind === 'enum' ? itemKind.enum : kind === 'interface' ? itemKind.interface : isValueType ? itemKind.struct : itemKind.class,
      detail: definition.name,
      filterText: simpleName,
      sortText: `${constructs && usuallyMade.has(simpleName) ? 's' : listed ? 't' : 'u'}${simpleName}`,
      ...documented(typeDocumentation(definition.type)),
      ...(arity || constructs ? edit(`${simpleName}${arity ? `<${parameters}>` : ''}${constructs ? `($0)` : ''}`, true) : edit(simpleName)),
    });
  }
  return [...items.values()];
}
