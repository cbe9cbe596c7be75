import { parse } from '../csharp/parser/parser.ts';
import type * as cs from '../csharp/tree.ts';
import { codeToDocument, documentToCode } from '../syntax/queries.ts';
import type { Expression } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { type CodeNode, childrenOf } from './code-nodes.ts';

export type NameKind = 'local variable' | 'constant' | 'parameter' | 'range variable' | 'local function' | 'type parameter';
/** Something the code itself names, with every place that names it; the declaration first. */
export interface DeclaredName {
  readonly name: string;
  readonly kind: NameKind;
  readonly declaration: Span;
  readonly uses: Span[];
}

/**
 * What an expression declares: locals, parameters of lambdas and local functions, local functions, range variables. By C#'s rules of scope alone:
 * it needs no types, and works on half-typed code. Spans are in the code.
 */
export function declaredNames(root: CodeNode): readonly DeclaredName[] {
  return new Names().of(root);
}

type Frame = Map<string, DeclaredName>;

class Names {
  readonly #found: DeclaredName[] = [];
  readonly #frames: Frame[] = [new Map()];
  /** Parameters of local functions, for arguments by name. */
  readonly #parameters = new Map<DeclaredName, ReadonlyMap<string, DeclaredName>>();

  of(root: CodeNode): readonly DeclaredName[] {
    this.#visit(root);
    return this.#found;
  }

  #declare({ text, span }: cs.Name, kind: NameKind): DeclaredName {
    const made: DeclaredName = { name: text, kind, declaration: span, uses: [] };
    // A name that the parser made up where one is missing is none.
    if (text && span.end > span.start) {
      this.#frames.at(-1)!.set(text, made);
      this.#found.push(made);
    }
    return made;
  }

  #use({ text, span }: cs.Name): DeclaredName | null {
    const found = this.#frames.findLast((frame) => frame.has(text))?.get(text) ?? null;
    found?.uses.push(span);
    return found;
  }

  #within(inside: () => void): void {
    this.#frames.push(new Map());
    inside();
    this.#frames.pop();
  }

  #all(nodes: readonly (CodeNode | null | undefined)[]): void {
    for (const node of nodes) if (node) this.#visit(node);
  }

  #visit(node: CodeNode): void {
    const any = node as unknown as cs.Expression | cs.Statement | cs.TypeNode;
    switch (any.kind) {
      case 'block':
        return this.#within(() => {
          // Local functions can be called before they are declared.
          for (const one of any.statements) if (one.kind === 'local-function') this.#declare(one.name, 'local function');
          this.#all(any.statements);
        });
      case 'local-declaration':
        this.#visit(any.type);
        for (const { name, value } of any.declarators) {
          if (value) this.#visit(value);
          this.#declare(name, any.const ? 'constant' : 'local variable');
        }
        return;
      case 'local-function':
        return this.#localFunction(any);
      case 'lambda':
      case 'anonymous-method':
        return this.#within(() => {
          for (const { name, type } of any.parameters ?? []) {
            if (type) this.#visit(type);
            this.#declare(name, 'parameter');
          }
          this.#visit(any.body);
        });
      case 'declaration':
        this.#visit(any.type);
        return this.#designation(any.designation);
      case 'for':
        return this.#within(() => this.#all([...any.initializers, any.condition, ...any.incrementors, any.body]));
      case 'foreach':
        this.#visit(any.source);
        return this.#within(() => this.#all([any.target, any.body]));
      case 'using':
        return this.#within(() => this.#all([any.declaration, any.expression, any.body]));
      case 'try':
        this.#visit(any.body);
        for (const { type, name, filter, body } of any.catches)
          this.#within(() => {
            if (type) this.#visit(type);
            if (name) this.#declare(name, 'local variable');
            this.#all([filter, body]);
          });
        return this.#all([any.finally]);
      case 'query':
        return this.#within(() => {
          this.#visit(any.from.source);
          this.#declare(any.from.name, 'range variable');
          this.#query(any.body);
        });
      case 'identifier':
        this.#use(any.name);
        return this.#all(any.typeArguments ?? []);
      case 'named-type':
        if (any.parts.length === 1 && !any.predefined) this.#use(any.parts[0]!.name);
        return this.#all(any.parts.flatMap(({ typeArguments }) => typeArguments ?? []));
      case 'invocation': {
        const called = any.target.kind === 'identifier' ? this.#use(any.target.name) : null;
        if (!called) this.#visit(any.target);
        for (const { name, value } of any.arguments) {
          if (name && called) this.#parameters.get(called)?.get(name.text)?.uses.push(name.span);
          this.#visit(value);
        }
        return;
      }
      case 'is':
        this.#visit(any.operand);
        return this.#pattern(any.pattern);
      case 'switch':
        this.#visit(any.value);
        for (const { labels, statements } of any.sections)
          this.#within(() => {
            for (const label of labels)
              if (label.kind === 'case') {
                this.#pattern(label.pattern);
                this.#all([label.when]);
              }
            this.#all(statements);
          });
        return;
      default:
        this.#all(childrenOf(node));
    }
  }

  #localFunction(node: cs.LocalFunction): void {
    const declared = this.#frames.at(-1)!.get(node.name.text);
    this.#within(() => {
      for (const name of node.typeParameters) this.#declare(name, 'type parameter');
      this.#visit(node.returnType);
      const parameters = new Map<string, DeclaredName>();
      for (const { name, type, default: value } of node.parameters) {
        this.#all([type, value]);
        parameters.set(name.text, this.#declare(name, 'parameter'));
      }
      if (declared) this.#parameters.set(declared, parameters);
      this.#visit(node.body);
    });
  }

  #designation(node: cs.Designation): void {
    if (node.kind === 'single') this.#declare(node.name, 'local variable');
    else if (node.kind === 'parenthesized') for (const one of node.elements) this.#designation(one);
  }

  #pattern(node: cs.Pattern): void {
    if (node.kind === 'declaration-pattern') this.#visit(node.type);
    if (node.kind === 'declaration-pattern' || node.kind === 'var-pattern') this.#designation(node.designation);
    else if (node.kind === 'type-or-constant') this.#all([node.expression ?? node.type]);
  }

  #query({ clauses, end, continuation }: cs.QueryBody): void {
    for (const clause of clauses)
      switch (clause.kind) {
        case 'from':
          this.#visit(clause.source);
          this.#declare(clause.name, 'range variable');
          break;
        case 'let':
          this.#visit(clause.value);
          this.#declare(clause.name, 'range variable');
          break;
        case 'join': {
          this.#all([clause.source, clause.left]);
          const joined = this.#frames.at(-1)!;
          this.#within(() => {
            this.#declare(clause.name, 'range variable');
            this.#visit(clause.right);
            if (!clause.into) for (const [name, one] of this.#frames.at(-1)!) joined.set(name, one);
          });
          if (clause.into) this.#declare(clause.into, 'range variable');
          break;
        }
        default:
          this.#all(childrenOf(clause));
      }
    this.#all(childrenOf(end));
    if (continuation)
      this.#within(() => {
        this.#declare(continuation.name, 'range variable');
        this.#query(continuation.body);
      });
  }
}

const kept = new WeakMap<Expression, readonly DeclaredName[]>();
/** What an expression of a document declares, spans in the code. Named values stand as names of their own length. */
export function namesIn(expression: Expression): readonly DeclaredName[] {
  let known = kept.get(expression);
  if (!known) {
    const code = expression.code.replace(/\{\{[^{}]*\}\}/g, (text) => `N${'_'.repeat(text.length - 1)}`);
    kept.set(expression, (known = declaredNames(parse(code, expression.block).root as CodeNode)));
  }
  return known;
}

/** The name at an offset of the document inside an expression, with its places in the document; the declaration first. */
export function nameAt(
  expression: Expression,
  offset: number,
): { readonly name: string; readonly kind: NameKind; readonly here: Span; readonly places: readonly Span[] } | null {
  const at = documentToCode(expression, offset);
  for (const { name, kind, declaration, uses } of namesIn(expression)) {
    const spans = [declaration, ...uses];
    const here = spans.find(({ start, end }) => at >= start && at <= end);
    if (here) return { name, kind, here: codeToDocument(expression, here), places: spans.map((span) => codeToDocument(expression, span)) };
  }
  return null;
}
