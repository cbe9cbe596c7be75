import { inspect } from '../csharp/csharp.ts';
import type * as cs from '../csharp/tree.ts';
import { importedNamespaces } from '../csharp/types/registry.ts';
import type { Expression } from '../syntax/tree.ts';
import { masked } from './code.ts';
import type { CodeNode } from './code-scope.ts';
import { childrenOf } from './code-scope.ts';

/** `JObject` where the name alone is known in expressions, else as it is. */
export const shortName = (type: string): string =>
  type.replace(/\b(?:\w+\.)+(\w+)/g, (full, simple: string) => (importedNamespaces.has(full.slice(0, -simple.length - 1)) ? simple : full));

/** Named values stand as a name of their own length: what they are is not known. */
export const holesOf = (code: string): { readonly start: number; readonly end: number }[] =>
  [...code.matchAll(/\bN_{4,}\b/g)].map(({ index, 0: text }) => ({ start: index, end: index + text.length }));

const kept = new WeakMap<Expression, string | null>();
/** The type an expression gives, of statements that of all their `return`s, as C# writes it; null where it is not known or there are several. */
export function resultType(expression: Expression): string | null {
  let known = kept.get(expression);
  if (known === undefined) kept.set(expression, (known = find(expression)));
  return known;
}

function find(expression: Expression): string | null {
  const code = masked(expression);
  const { type, nodes, parsed } = inspect(code, { block: expression.block, holes: holesOf(code) });
  if (!expression.block) return type ? shortName(type.text) : null;
  const found = new Set<string>();
  const walk = (node: CodeNode): void => {
    // What a lambda or a local function returns is not the result.
    if (node.kind === 'lambda' || node.kind === 'local-function' || node.kind === 'anonymous-method') return;
    const { value } = node as unknown as cs.Return;
    if (node.kind === 'return' && value) {
      const bound = nodes?.find(
        ({ span, kind, type: its }) =>
          span.start === value.span.start &&
          span.end === value.span.end &&
          kind !== 'conversion' &&
          !['unknown', 'null'].includes(its.kind),
      );
      found.add(bound ? shortName(bound.type.text) : (value as { value?: { type?: string } }).value?.type === 'null' ? '' : '?');
    }
    for (const child of childrenOf(node)) walk(child);
  };
  walk(parsed.root as CodeNode);
  found.delete('');
  const [only] = found;
  return found.size === 1 && only !== '?' ? only! : null;
}
