/** What binding carries with it: diagnostics, scopes, the function being bound; and the doors between the binder's files. */
import type { Span } from '../../text/span.ts';
import type { BoundBad, BoundExpression, BoundFunction, BoundPattern, BoundStatement, Local } from '../bound.ts';
import type * as tree from '../tree.ts';
import type { Conversion } from '../types/conversions.ts';
import type { Member } from '../types/member.ts';
import type { Registry } from '../types/registry.ts';
import { registry } from '../types/registry.ts';
import { functionType, lambdaType, type Type, type TypeParameter, unknown } from '../types/type.ts';

export interface Diagnostic {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly span: Span;
}
/** Use of a type or member that the gateway does not document as allowed. */
export interface OffList {
  /** Full name of the type, or of the type and member. */
  readonly name: string;
  /** A member of a value, not of a type: told by what the value is, not by what the text names. */
  readonly ofValue: boolean;
  readonly span: Span;
}

/** A local function's name, callable before its body is bound. */
export interface LocalFunctionSymbol {
  readonly kind: 'local-function';
  readonly name: string;
  readonly function: BoundFunction;
  readonly member: Member;
  readonly node: tree.LocalFunction;
}
/** A name of a query that stands for a member of the transparent identifier. */
export interface TransparentSymbol {
  readonly kind: 'transparent';
  readonly name: string;
  readonly local: Local;
  readonly path: readonly number[];
}
export type ScopeSymbol = Local | LocalFunctionSymbol | TransparentSymbol;

export class Scope {
  readonly parent: Scope | null;
  readonly function: BoundFunction;
  readonly symbols = new Map<string, ScopeSymbol>();
  /** Names a block declares further down, with where. */
  readonly pending = new Map<string, Span>();
  readonly locals: Local[] = [];
  readonly typeParameters: readonly TypeParameter[];
  constructor(parent: Scope | null, owner: BoundFunction, typeParameters: readonly TypeParameter[] = []) {
    this.parent = parent;
    this.function = owner;
    this.typeParameters = typeParameters;
  }
}

/** What has no type until something is expected of it; a BoundBad that must not stay. */
export interface Unbound extends BoundBad {
  readonly unbound: UnboundLambda | UnboundGroup | UnboundOut | UnboundNamespace;
}
export interface UnboundLambda {
  readonly kind: 'lambda';
  readonly node: tree.Lambda | tree.AnonymousMethod;
  readonly scope: Scope;
  readonly transparent: ReadonlyMap<string, readonly number[]> | null;
  readonly checked: boolean | null;
  readonly results: Map<string, LambdaResult>;
}
export interface LambdaResult {
  readonly function: BoundFunction;
  /** Of an expression body the body; of a block what its returns give, unconverted. Empty for a block without values. */
  readonly returns: readonly BoundExpression[];
  readonly isExpression: boolean;
  /** The natural return type; null when there is none (void, or no best type). */
  readonly inferred: Type | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly offList: readonly OffList[];
  readonly endReachable: boolean;
}
export interface UnboundGroup {
  readonly kind: 'group';
  readonly name: string;
  readonly nameSpan: Span;
  /** Null for static access through a type. */
  readonly target: BoundExpression | null;
  /** A type's name stands where a value may: `Color.Name` ambiguity is not modelled; true for `Type.Method`. */
  readonly isStatic: boolean;
  /** The type, where one stands in front of the name. */
  readonly type: Type | null;
  readonly members: readonly Member[];
  readonly local: LocalFunctionSymbol | null;
  readonly typeArguments: readonly Type[] | null;
}
export interface UnboundOut {
  readonly kind: 'out';
  readonly node: tree.Declaration;
}
export interface UnboundNamespace {
  readonly kind: 'namespace';
  readonly name: string;
}

export interface Doors {
  expression(b: Binder, node: tree.Expression): BoundExpression;
  /** A value of any type: reports method groups, types, namespaces, lambdas and void. */
  value(b: Binder, node: tree.Expression): BoundExpression;
  /** Converted to the type, or an error reported. */
  converted(b: Binder, node: tree.Expression, type: Type): BoundExpression;
  statement(b: Binder, node: tree.Statement): BoundStatement;
  block(b: Binder, node: tree.Block, scope?: Scope): import('../bound.ts').BoundBlock;
  pattern(b: Binder, node: tree.Pattern, operand: BoundExpression): BoundPattern;
  classifyLambda(b: Binder, expression: Unbound, lambda: UnboundLambda, to: Type): ExpressionConversion | null;
  classifyGroup(b: Binder, expression: Unbound, group: UnboundGroup, to: Type): ExpressionConversion | null;
  makeLambda(b: Binder, expression: Unbound, lambda: UnboundLambda, to: Type, forced: boolean): BoundExpression;
  makeGroup(b: Binder, expression: Unbound, group: UnboundGroup, to: Type, forced: boolean): BoundExpression;
  lambdaBody(b: Binder, lambda: UnboundLambda, parameters: readonly Type[], returns: Type | null): LambdaResult;
  statedParameters(b: Binder, lambda: UnboundLambda): readonly Type[] | null;
  /** What a method group returns for a delegate's parameters; null when none fits. */
  groupReturn(
    b: Binder,
    group: UnboundGroup,
    parameters: readonly { readonly type: Type; readonly modifier: string | null }[],
    span: Span,
  ): Type | null;
}

/** A conversion from an expression. `make` builds the result where steps do not say it; `bodyErrors`: a lambda whose body does not fit. */
export interface ExpressionConversion {
  readonly kind: Conversion['kind'] | 'constant' | 'null' | 'lambda' | 'group' | 'throw' | 'default';
  readonly steps: Conversion['steps'];
  readonly make?: () => BoundExpression;
  readonly bodyErrors?: boolean;
}

const emptySet: readonly string[] = [];

export class Binder {
  diagnostics: Diagnostic[] = [];
  offList: OffList[] = [];
  scope: Scope;
  readonly types: Registry = registry();
  readonly doors: Doors;
  readonly code: string;
  readonly holes: readonly Span[];
  /** `checked(…)`, `unchecked(…)`; null: the default (constants are checked, other arithmetic is not). */
  checked: boolean | null = null;
  /** Where the receiver of `?.` stands. */
  receiver: BoundExpression | null = null;
  /** Values returned by the function being bound when its type is to be inferred. */
  returns: { readonly expression: BoundExpression | null; readonly span: Span }[] | null = null;
  loops = 0;
  breakables = 0;
  /** Nested `finally` bodies. */
  finallies = 0;
  catches = 0;
  variables: ReadonlyMap<string, string> | null = null;
  /** Variables whose initializer is being bound. */
  readonly initializing = new Set<Local>();
  /** What the library lacks: `Type.Member`. */
  readonly lacking: { readonly name: string; readonly span: Span }[] = [];
  /** Every resolved expression, for editor features; null when nobody asks. */
  readonly nodes: BoundExpression[] | null;
  readonly reserved = emptySet;

  constructor(code: string, doors: Doors, root: BoundFunction, holes: readonly Span[], keepNodes: boolean) {
    this.code = code;
    this.doors = doors;
    this.scope = new Scope(null, root);
    this.holes = holes;
    this.nodes = keepNodes ? [] : null;
  }
  get function(): BoundFunction {
    return this.scope.function;
  }
  error(code: string, message: string, span: Span): void {
    this.diagnostics.push({ code, severity: 'error', message, span });
  }
  isHole(span: Span): boolean {
    return this.holes.some((hole) => hole.start < span.end && hole.end > span.start);
  }

  /** Runs `work` with diagnostics of its own, which it returns. */
  speculate<T>(work: () => T): { readonly result: T; readonly diagnostics: Diagnostic[]; readonly offList: OffList[] } {
    const { diagnostics, offList } = this;
    this.diagnostics = [];
    this.offList = [];
    try {
      const result = work();
      return { result, diagnostics: this.diagnostics, offList: this.offList };
    } finally {
      this.diagnostics = diagnostics;
      this.offList = offList;
    }
  }
  within<T>(scope: Scope, work: () => T): T {
    const outer = this.scope;
    this.scope = scope;
    try {
      return work();
    } finally {
      this.scope = outer;
    }
  }

  /** Declares a variable in the current scope (or `scope`), with the complaints about names already taken. */
  declare(name: string, type: Type, kind: Local['kind'], span: Span, scope: Scope = this.scope, byRef = false): Local {
    if (kind !== 'temporary') this.checkName(name, span, scope);
    const owner = scope.function;
    const local: Local = { name, type, span, kind, byRef, owner, slot: owner.locals.length, captured: false };
    owner.locals.push(local);
    scope.locals.push(local);
    scope.pending.delete(name);
    if (!scope.symbols.has(name) || kind !== 'temporary') scope.symbols.set(name, local);
    return local;
  }
  checkName(name: string, span: Span, scope: Scope = this.scope): void {
    const same = scope.symbols.get(name);
    if (same) {
      this.error('CS0128', `A local variable or function named '${name}' is already defined in this scope`, span);
      return;
    }
    for (let outer = scope.parent; outer; outer = outer.parent)
      if (outer.symbols.has(name) || outer.pending.has(name)) {
        this.error(
          'CS0136',
          `A local or parameter named '${name}' cannot be declared in this scope because that name is used in an enclosing local scope to define a local or parameter`,
          span,
        );
        return;
      }
  }
  lookup(name: string): { readonly symbol: ScopeSymbol | null; readonly pending: boolean } {
    for (let scope: Scope | null = this.scope; scope; scope = scope.parent) {
      const symbol = scope.symbols.get(name);
      if (symbol) return { symbol, pending: false };
      if (scope.pending.has(name)) return { symbol: null, pending: true };
    }
    return { symbol: null, pending: false };
  }
  typeParameter(name: string): TypeParameter | null {
    for (let scope: Scope | null = this.scope; scope; scope = scope.parent) {
      const found = scope.typeParameters.find((parameter) => parameter.name === name);
      if (found) return found;
    }
    return null;
  }

  // Nodes that need no thought.
  bad(span: Span, parts: readonly BoundExpression[] = [], missing: string | null = null): BoundBad {
    if (missing !== null) this.lacking.push({ name: missing, span });
    return { kind: 'bad', span, type: unknown, missing, parts };
  }
  unbound(span: Span, what: Unbound['unbound']): Unbound {
    return { kind: 'bad', span, type: what.kind === 'lambda' ? lambdaType : functionType, missing: null, parts: [], unbound: what };
  }
  keyword(name: string): Type {
    return this.types.keyword(name);
  }
  get object(): Type {
    return this.types.object;
  }
}

/** Variables read in their own initializer: there they are not assigned yet. */
export const selfReferring = new WeakSet<Local>();

export const unboundOf = (expression: BoundExpression): Unbound['unbound'] | null =>
  expression.kind === 'bad' && 'unbound' in expression ? (expression as Unbound).unbound : null;
/** Something is wrong with the expression itself, and has been said, so that nothing that follows from it needs to be. */
export const isFaulty = (expression: BoundExpression): boolean => expression.kind === 'bad' && !unboundOf(expression);
export const isUnknown = (expression: BoundExpression): boolean => expression.type.kind === 'unknown';
export const isConstant = (expression: BoundExpression): boolean => expression.constant !== undefined;
export const isNull = (expression: BoundExpression): boolean => expression.type.kind === 'null';

export const newFunction = (
  name: string,
  parent: BoundFunction | null,
  span: Span,
  returnType: Type,
  typeParameters: readonly TypeParameter[] = [],
  isAsync = false,
): BoundFunction => ({
  name,
  parent,
  parameters: [],
  typeParameters,
  locals: [],
  returnType,
  body: { kind: 'block', statements: [], locals: [], span },
  isIterator: false,
  isAsync,
  span,
});
