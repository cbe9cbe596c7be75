import type { Expression, Statement } from '../csharp/tree.ts';
import { Kept } from '../text/kept.ts';

/** Any node of a C# tree; those without `kind` (arguments, names, clauses) only carry others. */
export interface CodeNode {
  readonly kind?: string;
  readonly span: { readonly start: number; readonly end: number };
}

/** The nodes directly below one, in the order of the tree's fields, which is the code's. */
export function childrenOf(node: CodeNode): CodeNode[] {
  const found: CodeNode[] = [];
  for (const value of Object.values(node) as unknown[]) {
    if (Array.isArray(value)) for (const one of value) add(one);
    else add(value);
  }
  return found;
  function add(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    if ('span' in value) found.push(value as CodeNode);
  }
}

const below = new Kept<CodeNode, readonly (Expression | Statement)[]>();

/** Calls `visit` for a node and all below it. Several rules ask of the same trees with each keystroke: the way through one is kept. */
export function each(node: CodeNode, visit: (node: Expression | Statement) => void): void {
  for (const one of below.get(node) ?? below.set(node, listed(node, []))) visit(one);
}

function listed(node: CodeNode, found: (Expression | Statement)[]): (Expression | Statement)[] {
  if (node.kind !== undefined) found.push(node as Expression | Statement);
  for (const child of childrenOf(node)) listed(child, found);
  return found;
}

export function unwrap(node: Expression): Expression {
  let at = node;
  while (at.kind === 'parenthesized') at = at.operand;
  return at;
}

export const stringOf = (node: Expression): string | null => {
  const inner = unwrap(node);
  return inner.kind === 'literal' && inner.value.type === 'string' ? inner.value.value : null;
};

/** `context.Request.Certificate` as a dotted path; null for anything else. */
export function pathOf(node: Expression): string | null {
  const inner = unwrap(node);
  if (inner.kind === 'identifier') return inner.name.text;
  if (inner.kind !== 'member') return null;
  const target = pathOf(inner.target);
  return target === null ? null : `${target}.${inner.name.text}`;
}

export const isNull = (node: Expression): boolean => {
  const inner = unwrap(node);
  return inner.kind === 'literal' && inner.value.type === 'null';
};
