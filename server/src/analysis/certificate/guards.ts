import type { Block, Expression, Pattern, Statement } from '../../csharp/tree.ts';
import type { Span } from '../../text/span.ts';
import { childrenOf, isNull, pathOf, unwrap } from '../code.ts';

/** Whether the certificate is known to be there: when the expression is true, and when it is false. An outcome that cannot happen counts as known. */
export type Known = readonly [whenTrue: boolean, whenFalse: boolean];

const REQUEST_CERTIFICATE = 'context.Request.Certificate';

/**
 * Walks a condition or a block as C# evaluates it and calls `unguarded` for each use of a member of `context.Request.Certificate` where nothing
 * has shown that there is a certificate. Follows `&&`, `||`, `?:`, `if`, `?.`, local copies and local conditions; where it cannot tell it takes
 * the certificate as known, so that it never complains of a guard it does not understand.
 */
export function walkCode(root: Expression | Block, known: boolean, unguarded: (span: Span) => void): Known {
  const walker = new Walker(unguarded);
  if (root.kind !== 'block') return walker.expression(root, known);
  walker.statements(root.statements, known);
  return walker.returned ?? [known, known];
}

class Walker {
  /** Locals that hold the certificate. */
  readonly #copies = new Set<string>();
  /** Locals that hold a condition about it. */
  readonly #conditions = new Map<string, Known>();
  readonly #unguarded: (span: Span) => void;
  /** What all `return`s so far say together. */
  returned: Known | null = null;

  constructor(unguarded: (span: Span) => void) {
    this.#unguarded = unguarded;
  }

  #isCertificate(node: Expression): boolean {
    const inner = unwrap(node);
    if (inner.kind === 'as' || inner.kind === 'cast') return this.#isCertificate(inner.operand);
    const path = pathOf(inner);
    return path === REQUEST_CERTIFICATE || (path !== null && this.#copies.has(path));
  }

  /** Returns whether the certificate is known behind the statements; null where none of them lets through. */
  statements(list: readonly Statement[], known: boolean): boolean | null {
    let now: boolean | null = known;
    for (const one of list) {
      if (now === null) return null;
      now = this.#statement(one, now);
    }
    return now;
  }

  #statement(node: Statement, known: boolean): boolean | null {
    switch (node.kind) {
      case 'block':
        return this.statements(node.statements, known);
      case 'local-declaration': {
        let now = known;
        for (const { name, value } of node.declarators) {
          if (!value) continue;
          now = this.#assign(name.text, value, now);
        }
        return now;
      }
      case 'expression-statement':
        return both(this.expression(node.expression, known));
      case 'if': {
        const [yes, no] = this.expression(node.condition, known);
        const then = this.#statement(node.then, yes);
        const otherwise = node.else ? this.#statement(node.else, no) : no;
        return then === null ? otherwise : otherwise === null ? then : then && otherwise;
      }
      case 'return': {
        if (node.value) {
          const [yes, no] = this.expression(node.value, known);
          this.returned = this.returned ? [this.returned[0] && yes, this.returned[1] && no] : [yes, no];
        }
        return null;
      }
      case 'throw':
        for (const child of childrenOf(node)) this.#any(child, known);
        return null;
      case 'while': {
        const [yes, no] = this.expression(node.condition, known);
        this.#statement(node.body, yes);
        return no;
      }
      case 'break':
      case 'continue':
      case 'goto':
        return null;
      default: {
        // Loops, switch, try, using: judged from the state before them; what they show is not carried on, unless they are not understood.
        for (const child of childrenOf(node)) this.#any(child, known);
        return known;
      }
    }
  }

  #assign(name: string, value: Expression, known: boolean): boolean {
    if (this.#isCertificate(value)) {
      this.#copies.add(name);
      return known;
    }
    this.#copies.delete(name);
    const result = this.expression(value, known);
    this.#conditions.set(name, result);
    return both(result);
  }

  #any(node: ReturnType<typeof childrenOf>[number], known: boolean): boolean {
    if (node.kind === undefined || !('span' in node)) {
      let now = known;
      for (const child of childrenOf(node)) now = this.#any(child, now);
      return now;
    }
    if (STATEMENTS.has(node.kind)) return this.#statement(node as Statement, known) ?? true;
    return both(this.expression(node as Expression, known));
  }

  expression(node: Expression, known: boolean): Known {
    switch (node.kind) {
      case 'parenthesized':
        return this.expression(node.operand, known);
      case 'literal':
        return node.value.type === 'bool' ? (node.value.value ? [known, true] : [true, known]) : [known, known];
      case 'identifier': {
        const condition = this.#conditions.get(node.name.text);
        return condition ? [known || condition[0], known || condition[1]] : [known, known];
      }
      case 'unary': {
        const [yes, no] = this.expression(node.operand, known);
        return node.operator === '!' ? [no, yes] : [yes, no];
      }
      case 'binary':
        return this.#binary(node.operator, node.left, node.right, known);
      case 'conditional': {
        const [yes, no] = this.expression(node.condition, known);
        const a = this.expression(node.whenTrue, yes);
        const b = this.expression(node.whenFalse, no);
        return [a[0] && b[0], a[1] && b[1]];
      }
      case 'is':
        return this.#isCertificate(node.operand) ? this.#pattern(node.pattern, known) : this.#rest(node, known);
      case 'member':
        if (this.#isCertificate(node)) return [known, known];
        if (this.#isCertificate(node.target)) {
          if (!known) this.#unguarded({ start: node.target.span.start, end: node.name.span.end });
          return [true, true];
        }
        return this.#rest(node, known);
      case 'conditional-access':
        if (this.#isCertificate(node.target)) {
          this.#any(node.whenNotNull, true);
          return [known, known];
        }
        return this.#rest(node, known);
      case 'invocation': {
        // Handed to a method (string.IsNullOrEmpty, ReferenceEquals, …): what that shows is not known here.
        const result = this.#rest(node, known);
        return node.arguments.some(({ value }) => this.#isCertificate(value) || this.#startsAtCertificate(value)) ? [true, true] : result;
      }
      case 'assignment':
        if (node.operator === '=' && unwrap(node.target).kind === 'identifier') {
          const now = this.#assign(pathOf(node.target)!, node.value, known);
          return [now, now];
        }
        return this.#rest(node, known);
      case 'lambda': {
        const outer = this.returned;
        if (node.body.kind === 'block') this.statements(node.body.statements, known);
        else this.expression(node.body, known);
        this.returned = outer;
        return [known, known];
      }
      default:
        return this.#rest(node, known);
    }
  }

  /** The parts of an expression, one after the other. */
  #rest(node: Expression, known: boolean): Known {
    let now = known;
    for (const child of childrenOf(node)) now = this.#any(child, now);
    return [now, now];
  }

  /** `certificate?.x…` */
  #startsAtCertificate(node: Expression): boolean {
    const inner = unwrap(node);
    return inner.kind === 'conditional-access' && (this.#isCertificate(inner.target) || this.#startsAtCertificate(inner.target));
  }

  #binary(operator: string, left: Expression, right: Expression, known: boolean): Known {
    if (operator === '&&') {
      const [yes, no] = this.expression(left, known);
      const second = this.expression(right, yes);
      return [second[0], no && second[1]];
    }
    if (operator === '||') {
      const [yes, no] = this.expression(left, known);
      const second = this.expression(right, no);
      return [yes && second[0], second[1]];
    }
    if (operator === '==' || operator === '!=') {
      const turn = ([yes, no]: Known): Known => (operator === '==' ? [yes, no] : [no, yes]);
      for (const [one, other] of [
        [left, right],
        [right, left],
      ] as const) {
        if (this.#isCertificate(one) && isNull(other)) return turn([false, true]);
        if (this.#startsAtCertificate(one)) {
          const now = both(this.expression(other, both(this.expression(one, known))));
          // `?.x == null` may hold with a certificate too; equal to something that is not null shows one.
          return turn(isNull(other) ? [now, true] : [!mayBeNull(other) || now, now]);
        }
      }
    }
    if (operator === '??' && this.#startsAtCertificate(left)) {
      const now = both(this.expression(left, known));
      const otherwise = this.expression(right, now);
      const value = unwrap(right);
      if (value.kind === 'literal' && value.value.type === 'bool') return value.value.value ? [otherwise[0], true] : [true, otherwise[1]];
      return [now, now];
    }
    const now = both(this.expression(left, known));
    const result = both(this.expression(right, now));
    return [result, result];
  }

  #pattern(pattern: Pattern, known: boolean): Known {
    if (pattern.kind === 'type-or-constant') return pattern.expression && isNull(pattern.expression) ? [false, true] : [true, known];
    if (pattern.kind === 'declaration-pattern') return [true, known];
    return [true, true];
  }
}

const STATEMENTS = new Set([
  'block',
  'local-declaration',
  'local-function',
  'expression-statement',
  'if',
  'while',
  'do',
  'for',
  'foreach',
  'switch',
  'return',
  'break',
  'continue',
  'throw',
  'try',
  'using',
  'lock',
  'labeled',
  'goto',
  'yield',
  'empty',
]);
const both = ([yes, no]: Known): boolean => yes && no;
const mayBeNull = (node: Expression): boolean => {
  const inner = unwrap(node);
  return !(inner.kind === 'literal' && inner.value.type !== 'null') && inner.kind !== 'interpolated';
};
