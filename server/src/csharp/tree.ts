/**
 * The tree of a C# expression or statement block. Spans are offsets into the code. Plain data: the checker keeps what it learns beside the tree.
 * Operators and modifiers are kept as their C# text.
 */
import type { Span } from '../text/span.ts';

interface At {
  readonly span: Span;
}

/** A name with its place. */
export interface Name extends At {
  readonly text: string;
}

/** What the scanner or parser complains about, with Roslyn's code and words. */
export interface SyntaxError extends At {
  readonly code: string;
  readonly message: string;
}

export interface Parsed {
  /** The expression, or a Block for statements. */
  readonly root: Expression | Block;
  readonly errors: readonly SyntaxError[];
}

// ── Types ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export type TypeNode = NamedType | ArrayType | NullableType | TupleType;
/** `int`, `var`, `System.Text.Encoding`, `Dictionary<string, int>`, `List<>` (omitted arguments: holes in typeof). */
export interface NamedType extends At {
  readonly kind: 'named-type';
  readonly parts: readonly {
    readonly name: Name;
    readonly typeArguments: readonly TypeNode[] | null /** Commas of `List<,>` + 1; 0 where arguments are given. */;
    readonly omitted: number;
  }[];
  /** A keyword such as `int`, or `void`. */
  readonly predefined: boolean;
}
/** `T[,][]`: element `T`, ranks [2, 1]. */
export interface ArrayType extends At {
  readonly kind: 'array-type';
  readonly element: TypeNode;
  readonly ranks: readonly number[];
}
export interface NullableType extends At {
  readonly kind: 'nullable-type';
  readonly element: TypeNode;
}
export interface TupleType extends At {
  readonly kind: 'tuple-type';
  readonly elements: readonly { readonly type: TypeNode; readonly name: Name | null }[];
}

// ── Expressions ────────────────────────────────────────────────────────────────────────────────────────────────────

export type Expression =
  | Literal
  | Interpolated
  | Identifier
  | Member
  | ConditionalAccess
  | Binding
  | Invocation
  | ElementAccess
  | ObjectCreation
  | ArrayCreation
  | ImplicitArray
  | AnonymousObject
  | Unary
  | Postfix
  | Binary
  | Assignment
  | Conditional
  | Cast
  | Is
  | As
  | Lambda
  | AnonymousMethod
  | Query
  | TupleLiteral
  | TypeOf
  | SizeOf
  | NameOf
  | Default
  | Checked
  | Throw
  | Parenthesized
  | Declaration
  | RefExpression
  | PredefinedTypeExpression
  | StackAlloc
  | This
  | Await
  | Missing;

export type LiteralValue =
  | { readonly type: 'int' | 'uint'; readonly value: number }
  | { readonly type: 'long' | 'ulong'; readonly value: bigint }
  | { readonly type: 'double' | 'float'; readonly value: number }
  /** As written, without suffix and underscores: `1.50`. */
  | { readonly type: 'decimal'; readonly value: string }
  | { readonly type: 'string' | 'char'; readonly value: string }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'null' };
export interface Literal extends At {
  readonly kind: 'literal';
  readonly value: LiteralValue;
}
export interface Interpolated extends At {
  readonly kind: 'interpolated';
  readonly verbatim: boolean;
  readonly parts: readonly (InterpolatedText | Interpolation)[];
}
export interface InterpolatedText extends At {
  readonly kind: 'interpolated-text' /** Escapes and doubled braces decoded. */;
  readonly text: string;
}
export interface Interpolation extends At {
  readonly kind: 'interpolation';
  readonly expression: Expression;
  readonly alignment: Expression | null;
  readonly format: string | null;
}
/** A simple name, perhaps generic: `x`, `Parse<int>`. */
export interface Identifier extends At {
  readonly kind: 'identifier';
  readonly name: Name;
  readonly typeArguments: readonly TypeNode[] | null;
}
/** `int` in `int.Parse`. */
export interface PredefinedTypeExpression extends At {
  readonly kind: 'predefined-type';
  readonly type: NamedType;
}
/** `target.name`, `target.name<T>`; also `::` aliases as target `global`. */
export interface Member extends At {
  readonly kind: 'member';
  readonly target: Expression;
  readonly name: Name;
  readonly typeArguments: readonly TypeNode[] | null;
}
/** `target?.x.y[0]`: `whenNotNull` is a chain whose innermost target is a Binding. */
export interface ConditionalAccess extends At {
  readonly kind: 'conditional-access';
  readonly target: Expression;
  readonly whenNotNull: Expression;
}
/** The implied target inside ConditionalAccess.whenNotNull: `.x` is Member(target: Binding), `[0]` is ElementAccess(target: Binding). */
export interface Binding extends At {
  readonly kind: 'binding';
}
export interface Argument extends At {
  readonly name: Name | null;
  readonly modifier: 'ref' | 'out' | 'in' | null;
  readonly value: Expression;
}
export interface Invocation extends At {
  readonly kind: 'invocation';
  readonly target: Expression;
  readonly arguments: readonly Argument[];
  readonly argumentsSpan: Span;
}
export interface ElementAccess extends At {
  readonly kind: 'element-access';
  readonly target: Expression;
  readonly arguments: readonly Argument[];
  readonly argumentsSpan: Span;
}
/** `arguments` null: no parentheses (`new List<int> { 1 }`). */
export interface ObjectCreation extends At {
  readonly kind: 'object-creation';
  readonly type: TypeNode;
  readonly arguments: readonly Argument[] | null;
  readonly argumentsSpan: Span | null;
  readonly initializer: Initializer | null;
}
export interface Initializer extends At {
  readonly kind: 'initializer';
  readonly items: readonly InitializerItem[];
}
export type InitializerItem =
  | ({ readonly kind: 'member-initializer'; readonly name: Name; readonly value: Expression | Initializer } & At)
  | ({ readonly kind: 'index-initializer'; readonly arguments: readonly Argument[]; readonly value: Expression | Initializer } & At)
  /** A collection element; several expressions for `{ key, value }`. */
  | ({ readonly kind: 'element-initializer'; readonly values: readonly Expression[] } & At)
  /** Nested array rows. */
  | Initializer;
/** `new T[n, m][] { … }`; `sizes` empty when only an initializer gives the length. */
export interface ArrayCreation extends At {
  readonly kind: 'array-creation';
  readonly type: ArrayType;
  readonly sizes: readonly Expression[];
  readonly initializer: Initializer | null;
}
/** `new[] { … }`, or a bare `{ … }` initializing an array variable (`bare`). */
export interface ImplicitArray extends At {
  readonly kind: 'implicit-array';
  readonly rank: number;
  readonly bare: boolean;
  readonly initializer: Initializer;
}
export interface AnonymousObject extends At {
  readonly kind: 'anonymous-object';
  readonly members: readonly { readonly name: Name | null; readonly value: Expression; readonly span: Span }[];
}
export interface Unary extends At {
  readonly kind: 'unary';
  readonly operator: '+' | '-' | '!' | '~' | '++' | '--' | '&' | '*' | '^';
  readonly operand: Expression;
}
export interface Postfix extends At {
  readonly kind: 'postfix';
  readonly operator: '++' | '--' | '!';
  readonly operand: Expression;
}
/** Includes `&&`, `||`, `??`. */
export interface Binary extends At {
  readonly kind: 'binary';
  readonly operator: string;
  readonly operatorSpan: Span;
  readonly left: Expression;
  readonly right: Expression;
}
/** `=`, `+=`, …; `??=` is parsed too (it is newer than C# 7.3: CS8370). */
export interface Assignment extends At {
  readonly kind: 'assignment';
  readonly operator: string;
  readonly operatorSpan: Span;
  readonly target: Expression;
  readonly value: Expression;
}
export interface Conditional extends At {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}
export interface Cast extends At {
  readonly kind: 'cast';
  readonly type: TypeNode;
  readonly operand: Expression;
}
export interface Is extends At {
  readonly kind: 'is';
  readonly operatorSpan: Span;
  readonly operand: Expression;
  readonly pattern: Pattern;
}
export interface As extends At {
  readonly kind: 'as';
  readonly operatorSpan: Span;
  readonly operand: Expression;
  readonly type: TypeNode;
}
export interface LambdaParameter extends At {
  readonly name: Name;
  readonly type: TypeNode | null;
  readonly modifier: 'ref' | 'out' | 'in' | null;
}
export interface Lambda extends At {
  readonly kind: 'lambda';
  readonly async: boolean;
  readonly parameters: readonly LambdaParameter[];
  readonly arrow: Span;
  readonly body: Expression | Block;
}
/** `delegate (int x) { … }`; parameters null when left out. */
export interface AnonymousMethod extends At {
  readonly kind: 'anonymous-method';
  readonly async: boolean;
  readonly parameters: readonly LambdaParameter[] | null;
  readonly body: Block;
}
export interface Query extends At {
  readonly kind: 'query';
  readonly from: FromClause;
  readonly body: QueryBody;
}
export interface QueryBody extends At {
  readonly clauses: readonly QueryClause[];
  readonly end: SelectClause | GroupClause;
  readonly continuation: { readonly name: Name; readonly body: QueryBody } | null;
}
export type QueryClause = FromClause | LetClause | WhereClause | JoinClause | OrderByClause;
export interface FromClause extends At {
  readonly kind: 'from';
  readonly type: TypeNode | null;
  readonly name: Name;
  readonly source: Expression;
}
export interface LetClause extends At {
  readonly kind: 'let';
  readonly name: Name;
  readonly value: Expression;
}
export interface WhereClause extends At {
  readonly kind: 'where';
  readonly condition: Expression;
}
export interface JoinClause extends At {
  readonly kind: 'join';
  readonly type: TypeNode | null;
  readonly name: Name;
  readonly source: Expression;
  readonly left: Expression;
  readonly right: Expression;
  readonly into: Name | null;
}
export interface OrderByClause extends At {
  readonly kind: 'orderby';
  readonly orderings: readonly { readonly key: Expression; readonly descending: boolean }[];
}
export interface SelectClause extends At {
  readonly kind: 'select';
  readonly value: Expression;
}
export interface GroupClause extends At {
  readonly kind: 'group';
  readonly value: Expression;
  readonly by: Expression;
}
export interface TupleLiteral extends At {
  readonly kind: 'tuple';
  readonly elements: readonly { readonly name: Name | null; readonly value: Expression }[];
}
export interface TypeOf extends At {
  readonly kind: 'typeof';
  readonly type: TypeNode;
}
export interface SizeOf extends At {
  readonly kind: 'sizeof';
  readonly type: TypeNode;
}
/** `nameof(x.y)`: parsed as an Invocation of `nameof` when such a method could exist; the binder decides. This node is what the parser gives. */
export interface NameOf extends At {
  readonly kind: 'nameof';
  readonly argument: Expression;
}
export interface Default extends At {
  readonly kind: 'default' /** Null for the `default` literal. */;
  readonly type: TypeNode | null;
}
export interface Checked extends At {
  readonly kind: 'checked';
  readonly checked: boolean;
  readonly operand: Expression;
}
export interface Throw extends At {
  readonly kind: 'throw-expression';
  readonly operand: Expression;
}
export interface Parenthesized extends At {
  readonly kind: 'parenthesized';
  readonly operand: Expression;
}
/** `int n`, `var (a, b)`, `_` in an out argument, a deconstruction or a pattern. */
export interface Declaration extends At {
  readonly kind: 'declaration';
  readonly type: TypeNode;
  readonly designation: Designation;
}
export type Designation =
  | ({ readonly kind: 'single'; readonly name: Name } & At)
  | ({ readonly kind: 'discard' } & At)
  | ({ readonly kind: 'parenthesized'; readonly elements: readonly Designation[] } & At);
export interface RefExpression extends At {
  readonly kind: 'ref';
  readonly operand: Expression;
}
export interface StackAlloc extends At {
  readonly kind: 'stackalloc';
  readonly type: TypeNode;
  readonly size: Expression | null;
}
export interface This extends At {
  readonly kind: 'this';
  readonly keyword: 'this' | 'base';
}
export interface Await extends At {
  readonly kind: 'await';
  readonly operand: Expression;
}
/** Where an expression should stand; the error is in Parsed.errors. Its type absorbs further errors. */
export interface Missing extends At {
  readonly kind: 'missing';
}

// ── Patterns ───────────────────────────────────────────────────────────────────────────────────────────────────────

export type Pattern =
  /** `is T`, `is 5`, `is null`: a type or a constant; the binder decides when it is a name (both are given then). */
  | ({ readonly kind: 'type-or-constant'; readonly type: TypeNode | null; readonly expression: Expression | null } & At)
  | ({ readonly kind: 'declaration-pattern'; readonly type: TypeNode; readonly designation: Designation } & At)
  | ({ readonly kind: 'var-pattern'; readonly designation: Designation } & At)
  /** `_` as a whole pattern. */
  | ({ readonly kind: 'discard-pattern' } & At);

// ── Statements ─────────────────────────────────────────────────────────────────────────────────────────────────────

export type Statement =
  | Block
  | LocalDeclaration
  | LocalFunction
  | ExpressionStatement
  | If
  | While
  | DoWhile
  | For
  | ForEach
  | Switch
  | Return
  | Break
  | Continue
  | ThrowStatement
  | Try
  | Using
  | Lock
  | CheckedStatement
  | Labeled
  | Goto
  | Yield
  | Empty;

/** `end` is the closing brace (or the end of the code for the outermost block). */
export interface Block extends At {
  readonly kind: 'block';
  readonly statements: readonly Statement[];
  readonly end: Span;
}
export interface Declarator extends At {
  readonly name: Name;
  readonly value: Expression | null;
}
export interface LocalDeclaration extends At {
  readonly kind: 'local-declaration';
  readonly const: boolean /** `ref int x = ref y`: an alias. */;
  readonly ref: boolean;
  readonly type: TypeNode;
  readonly declarators: readonly Declarator[];
}
export interface Parameter extends At {
  readonly type: TypeNode;
  readonly name: Name;
  readonly modifier: 'ref' | 'out' | 'in' | 'params' | 'this' | null;
  readonly default: Expression | null;
}
export interface LocalFunction extends At {
  readonly kind: 'local-function';
  readonly modifiers: readonly Name[];
  readonly returnType: TypeNode;
  readonly returnsRef: boolean;
  readonly name: Name;
  readonly typeParameters: readonly Name[];
  readonly parameters: readonly Parameter[];
  /** A block, or the expression behind `=>`. */
  readonly body: Block | Expression;
}
export interface ExpressionStatement extends At {
  readonly kind: 'expression-statement';
  readonly expression: Expression;
}
export interface If extends At {
  readonly kind: 'if';
  readonly condition: Expression;
  readonly then: Statement;
  readonly else: Statement | null;
}
export interface While extends At {
  readonly kind: 'while';
  readonly condition: Expression;
  readonly body: Statement;
}
export interface DoWhile extends At {
  readonly kind: 'do';
  readonly body: Statement;
  readonly condition: Expression;
}
export interface For extends At {
  readonly kind: 'for';
  readonly initializers: readonly (LocalDeclaration | ExpressionStatement)[];
  readonly condition: Expression | null;
  readonly incrementors: readonly Expression[];
  readonly body: Statement;
}
/** `target`: `string s` is a Declaration; `var (a, b)` too; `(a, b)` a TupleLiteral. */
export interface ForEach extends At {
  readonly kind: 'foreach';
  readonly target: Declaration | TupleLiteral | Missing;
  readonly source: Expression;
  readonly body: Statement;
  readonly keyword: Span;
}
export interface Switch extends At {
  readonly kind: 'switch';
  readonly value: Expression;
  readonly sections: readonly SwitchSection[];
}
export interface SwitchSection extends At {
  readonly labels: readonly SwitchLabel[];
  readonly statements: readonly Statement[];
}
export type SwitchLabel =
  | ({ readonly kind: 'case'; readonly pattern: Pattern; readonly when: Expression | null } & At)
  | ({ readonly kind: 'default-label' } & At);
export interface Return extends At {
  readonly kind: 'return';
  readonly keyword: Span;
  readonly value: Expression | null;
}
export interface Break extends At {
  readonly kind: 'break';
}
export interface Continue extends At {
  readonly kind: 'continue';
}
export interface ThrowStatement extends At {
  readonly kind: 'throw';
  readonly value: Expression | null;
}
export interface CatchClause extends At {
  readonly keyword: Span;
  readonly type: TypeNode | null;
  readonly name: Name | null;
  readonly filter: Expression | null;
  readonly body: Block;
}
export interface Try extends At {
  readonly kind: 'try';
  readonly body: Block;
  readonly catches: readonly CatchClause[];
  readonly finally: Block | null;
}
export interface Using extends At {
  readonly kind: 'using';
  readonly declaration: LocalDeclaration | null;
  readonly expression: Expression | null;
  readonly body: Statement;
}
export interface Lock extends At {
  readonly kind: 'lock';
  readonly value: Expression;
  readonly body: Statement;
}
export interface CheckedStatement extends At {
  readonly kind: 'checked-statement';
  readonly checked: boolean;
  readonly body: Block;
}
export interface Labeled extends At {
  readonly kind: 'labeled';
  readonly label: Name;
  readonly statement: Statement;
}
export interface Goto extends At {
  readonly kind: 'goto';
  readonly target: 'label' | 'case' | 'default';
  readonly label: Name | null;
  readonly value: Expression | null;
}
export interface Yield extends At {
  readonly kind: 'yield';
  readonly value: Expression | null;
}
export interface Empty extends At {
  readonly kind: 'empty';
}
