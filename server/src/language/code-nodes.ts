/** Any node of a C# tree. */
export interface CodeNode {
  readonly kind?: string;
  readonly span: { readonly start: number; readonly end: number };
}

const isNode = (value: unknown): value is CodeNode => typeof value === 'object' && value !== null && 'span' in value;

export function childrenOf(node: CodeNode): CodeNode[] {
  const found: CodeNode[] = [];
  const add = (value: unknown): void => {
    if (isNode(value)) found.push(value);
    else if (Array.isArray(value)) value.forEach(add);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(add);
  };
  for (const [key, value] of Object.entries(node)) if (key !== 'span' && !key.endsWith('Span')) add(value);
  return found;
}

/** The nodes around an offset, outermost first. */
export function codePath(root: CodeNode, offset: number): CodeNode[] {
  const path = [root];
  for (let node: CodeNode | undefined = root; node; ) {
    const candidates: CodeNode[] = childrenOf(node).filter(({ span }) => offset >= span.start && offset <= span.end);
    // Between two that touch, the one that starts here counts, names before all.
    node = candidates.find(({ span }) => offset < span.end) ?? candidates.at(-1);
    if (node) path.push(node);
    if (path.length > 400) break;
  }
  return path;
}
