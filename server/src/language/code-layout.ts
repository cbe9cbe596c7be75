import type { Token } from '../csharp/scanner/token.ts';
import type * as cs from '../csharp/tree.ts';
import { type CodeNode, childrenOf } from './code-scope.ts';

/** What tokens are, told by the tree; by index of the token. */
export interface Layout {
  /** Brackets, marks and commas of a type or of type arguments: no spaces. */
  readonly inType: ReadonlySet<number>;
  /** `-x`, `!x`: no space behind. */
  readonly prefix: ReadonlySet<number>;
  /** `x++`: no space in front. */
  readonly postfix: ReadonlySet<number>;
  /** `(T)x`: no space behind the bracket. */
  readonly castEnd: ReadonlySet<number>;
  /** `:` of `a ? b : c`, with spaces on both sides. */
  readonly choice: ReadonlySet<number>;
  /** How deep a line that starts with the token stands in the block around it. */
  readonly level: readonly number[];
  /** Braces of statement blocks that take several lines, and of their ends. */
  readonly opens: ReadonlySet<number>;
  readonly closes: ReadonlySet<number>;
  /** First tokens of statements that have a line of their own. */
  readonly ownLine: ReadonlySet<number>;
  /** Braces around statements: lines in them stand by level, those in other brackets one deeper than the bracket's line. */
  readonly statementBraces: ReadonlySet<number>;
}

export function layoutOf(root: cs.Expression | cs.Block, tokens: readonly Token[], code: string): Layout {
  const inType = new Set<number>();
  const prefix = new Set<number>();
  const postfix = new Set<number>();
  const castEnd = new Set<number>();
  const choice = new Set<number>();
  const opens = new Set<number>();
  const closes = new Set<number>();
  const ownLine = new Set<number>();
  const statementBraces = new Set<number>();
  const level: number[] = tokens.map(() => 1);
  /** The first token that starts at or behind an offset. */
  const from = (offset: number): number => {
    let low = 0;
    let high = tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (tokens[middle]!.start < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const range = (start: number, end: number, into: Set<number>): void => {
    for (let i = from(start); i < tokens.length && tokens[i]!.start < end; i++) into.add(i);
  };
  const isMultiline = ({ start, end }: { start: number; end: number }): boolean => /[\r\n]/.test(code.slice(start, end));
  /** Tokens of a statement: its lines stand at `at`, those that go on with it one deeper. */
  const place = ({ span }: CodeNode, at: number): void => {
    for (let i = from(span.start), first = i; i < tokens.length && tokens[i]!.start < span.end; i++) level[i] = i === first ? at : at + 1;
  };
  const at = (offset: number, text: string, backwards = false): number => {
    let i = from(offset);
    if (backwards) for (i--; i >= 0 && tokens[i]!.text !== text; i--);
    else while (i < tokens.length && tokens[i]!.text !== text) i++;
    return i;
  };

  const block = (node: cs.Block, whole: boolean): void => {
    const multiline = isMultiline(node.span);
    if (!whole) {
      const open = from(node.span.start);
      statementBraces.add(open);
      if (multiline) {
        opens.add(open);
        closes.add(from(node.end.start));
      }
    }
    for (const one of node.statements) {
      if (multiline) ownLine.add(from(one.span.start));
      statement(one, 1);
    }
  };
  /** What follows `if (…)`, `else` and the like: braces stand with it, a statement without them one deeper. */
  const embedded = (node: cs.Statement, owner: number): void => {
    if (node.kind === 'block') {
      level[from(node.span.start)] = owner;
      block(node, false);
    } else statement(node, owner + 1);
  };
  const statement = (node: cs.Statement, depth: number): void => {
    if (node.kind === 'block') {
      level[from(node.span.start)] = depth;
      block(node, false);
      return;
    }
    place(node, depth);
    if (node.kind === 'if') {
      visit(node.condition);
      embedded(node.then, depth);
      if (node.else) {
        level[at(node.else.span.start, 'else', true)] = depth;
        if (node.else.kind === 'if') {
          statement(node.else, depth);
        } else embedded(node.else, depth);
      }
      return;
    }
    if (node.kind === 'switch') {
      const inside = node as unknown as CodeNode;
      const open = at(node.span.start, '{');
      const close = at(node.span.end, '}', true);
      const brace = bodyBrace(node as unknown as { value?: CodeNode }, open);
      statementBraces.add(brace);
      level[brace] = depth;
      level[close] = depth;
      if (isMultiline(node.span)) {
        opens.add(brace);
        closes.add(close);
      }
      for (const section of childrenOf(inside)) sections(section, isMultiline(node.span));
      return;
    }
    for (const child of childrenOf(node as unknown as CodeNode)) {
      const inner = child as unknown as cs.Statement;
      if (statementKinds.has(child.kind ?? '')) {
        if (node.kind === 'for' && child.span.end < (node.body as CodeNode).span.start) visit(child);
        else if (node.kind === 'using' && child.kind === 'local-declaration') visit(child);
        else embedded(inner, depth);
      } else if (isClause(child)) {
        for (let i = from(child.span.start); i < tokens.length && tokens[i]!.start < child.span.end; i++)
          level[i] = i === from(child.span.start) ? depth : depth + 1;
        for (const part of childrenOf(child)) {
          if (part.kind === 'block') embedded(part as unknown as cs.Statement, depth);
          else visit(part);
        }
      } else visit(child);
    }
    if (node.kind === 'try')
      for (let i = from(node.span.start); i < tokens.length && tokens[i]!.start < node.span.end; i++)
        if (tokens[i]!.text === 'finally' && level[i] === depth + 1) level[i] = depth;
  };
  const bodyBrace = ({ value }: { value?: CodeNode }, first: number): number => (value ? at(value.span.end, '{') : first);
  const sections = (node: CodeNode, multiline: boolean): void => {
    const { labels, statements } = node as unknown as { labels?: readonly CodeNode[]; statements?: readonly cs.Statement[] };
    if (!labels || !statements) return visit(node);
    for (const label of labels) {
      const first = from(label.span.start);
      level[first] = 1;
      if (multiline) ownLine.add(first);
      visit(label);
    }
    for (const one of statements) {
      if (multiline) ownLine.add(from(one.span.start));
      if (one.kind === 'block') {
        level[from(one.span.start)] = 1;
        block(one, false);
      } else statement(one, 2);
    }
  };

  const visit = (node: CodeNode): void => {
    const any = node as unknown as cs.Expression;
    if (/-type$/.test(node.kind ?? '') && node.kind !== 'predefined-type') {
      range(node.span.start, node.span.end, inType);
      return;
    }
    if (node.kind === 'block') return block(node as unknown as cs.Block, false);
    if (statementKinds.has(node.kind ?? '') && node.kind === 'local-declaration') {
      for (const child of childrenOf(node)) visit(child);
      return;
    }
    switch (any.kind) {
      case 'unary':
        prefix.add(from(any.span.start));
        break;
      case 'postfix':
        postfix.add(from(any.operand.span.end));
        break;
      case 'cast':
        castEnd.add(at(any.type.span.end, ')'));
        break;
      case 'conditional':
        choice.add(at(any.whenTrue.span.end, ':'));
        break;
      case 'identifier':
      case 'member': {
        const args = any.typeArguments;
        if (args?.length) range(any.name.span.end, any.span.end, inType);
        break;
      }
      case 'lambda':
        if (any.body.kind === 'block') level[from(any.body.span.start)] = Math.max(1, (level[from(any.body.span.start)] ?? 2) - 1);
        break;
      default:
    }
    for (const child of childrenOf(node)) visit(child);
  };

  if (root.kind === 'block') block(root, true);
  else visit(root as unknown as CodeNode);
  return { inType, prefix, postfix, castEnd, choice, level, opens, closes, ownLine, statementBraces };
}

const statementKinds = new Set(
  'block local-declaration local-function expression-statement if while do-while do for foreach switch return break continue throw try using lock checked-statement labeled goto yield empty'.split(
    ' ',
  ),
);
/** `catch (…) { }` of a try. */
const isClause = (node: CodeNode): boolean => node.kind === undefined && 'filter' in node && 'body' in node;
