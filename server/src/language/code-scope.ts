import type * as cs from '../csharp/tree.ts';
import { enumeratedBy } from '../csharp/types/hierarchy.ts';
import type { Type } from '../csharp/types/type.ts';
import { type CodeNode, childrenOf } from './code-nodes.ts';
import { chosen, contextType, lambdaParameters, resolveType, type Scope, typeOf } from './code-types.ts';

export { type CodeNode, childrenOf, codePath } from './code-nodes.ts';

/** What names mean at the end of a path: `context`, locals declared before the offset, parameters of lambdas around it. */
export function scopeAt(path: readonly CodeNode[], offset: number): Scope {
  const scope = new Map<string, Type | null>();
  const context = contextType();
  if (context) scope.set('context', context);
  path.forEach((node, i) => enter(node as cs.Expression | cs.Statement | CodeNode, path.slice(0, i), offset, scope));
  return scope;
}

/** The type that `.x` of `?.x` belongs to, from the conditional access around it. */
export function bindingAt(path: readonly CodeNode[], scope: Scope): Type | null {
  let binding: Type | null = null;
  path.forEach((node, i) => {
    if (node.kind !== 'conditional-access') return;
    const access = node as unknown as cs.ConditionalAccess;
    if (path[i + 1] !== (access.whenNotNull as unknown)) return;
    const type = typeOf(access.target, scope, binding);
    binding = type && type.kind === 'named' && type.isNullable ? type.arguments[0]! : type;
  });
  return binding;
}

function enter(node: CodeNode, before: readonly CodeNode[], offset: number, scope: Map<string, Type | null>): void {
  const any = node as unknown as cs.Statement | cs.Lambda | cs.Query | cs.CatchClause;
  if (!('kind' in any)) {
    if ('filter' in any && any.name && any.type) scope.set(any.name.text, resolveType(any.type));
    return;
  }
  switch (any.kind) {
    case 'block':
      for (const statement of any.statements) if (statement.span.start < offset) declared(statement, scope);
      break;
    case 'for':
      for (const one of any.initializers) declared(one, scope);
      break;
    case 'using':
      if (any.declaration) declared(any.declaration, scope);
      break;
    case 'foreach':
      if (any.target.kind === 'declaration' && any.target.designation.kind === 'single') {
        const source = typeOf(any.source, scope);
        scope.set(any.target.designation.name.text, resolveType(any.target.type) ?? (source && enumeratedBy(source)));
      }
      break;
    case 'local-function':
      for (const { name, type } of any.parameters) scope.set(name.text, resolveType(type));
      break;
    case 'query': {
      const source = typeOf(any.from.source, scope);
      scope.set(any.from.name.text, source && enumeratedBy(source));
      for (const clause of any.body.clauses) {
        if (clause.kind === 'let') scope.set(clause.name.text, typeOf(clause.value, scope));
        else if (clause.kind === 'from' || clause.kind === 'join') {
          const inner = typeOf(clause.source, scope);
          scope.set(clause.name.text, inner && enumeratedBy(inner));
        }
      }
      break;
    }
    case 'lambda':
      lambda(any, before, scope);
      break;
    default:
  }
}

function lambda(node: cs.Lambda, before: readonly CodeNode[], scope: Map<string, Type | null>): void {
  const at = before.findLastIndex(({ kind }) => kind === 'invocation');
  const call = before[at] as unknown as cs.Invocation | undefined;
  const index = call?.arguments.findIndex(({ value }) => value === node) ?? -1;
  let types: readonly Type[] = [];
  if (call && index >= 0) {
    const found = chosen(call, scope, bindingAt(before.slice(0, at + 1), scope));
    const parameters = found && (found.member.isExtension ? found.member.parameters.slice(1) : found.member.parameters);
    const type = parameters?.[Math.min(index, parameters.length - 1)]?.type;
    if (found && type) types = lambdaParameters(type, found.map);
  }
  node.parameters.forEach(({ name, type }, i) => scope.set(name.text, (type && resolveType(type)) ?? types[i] ?? null));
}

/** Names a statement brings into the block it stands in: its locals, and `out var x` in its expressions. */
function declared(statement: cs.Statement, scope: Map<string, Type | null>): void {
  if (statement.kind === 'local-declaration')
    for (const { name, value } of statement.declarators) {
      const written = resolveType(statement.type);
      scope.set(name.text, written ?? (value && typeOf(value, scope)));
    }
  if (statement.kind === 'local-function') scope.set(statement.name.text, null);
  const walk = (node: CodeNode, depth: number): void => {
    if (depth > 30 || node.kind === 'block' || node.kind === 'lambda') return;
    const found = node as unknown as cs.Declaration;
    if (node.kind === 'declaration' && found.designation.kind === 'single') scope.set(found.designation.name.text, resolveType(found.type));
    for (const child of childrenOf(node)) walk(child, depth + 1);
  };
  if (statement.kind === 'expression-statement' || statement.kind === 'if' || statement.kind === 'local-declaration') walk(statement, 0);
}
