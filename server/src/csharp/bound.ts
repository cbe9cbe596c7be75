/**
 * The bound tree: what the checker makes of the syntax tree when it understands it, and all that the compiler reads. Every name is resolved, every conversion stands as a node,
 * every operator has operands of exactly its type, optional arguments are filled in, queries are method calls. Constants are folded: any expression with `constant` (not
 * undefined) has that value, in run-time form, and need not be evaluated. A tree is compiled only when checking found no error, so `bad` nodes never run, except those of
 * holes and of what the library does not know (`unknown` types), which raise at run time.
 *
 * `type` is the static type. Values are as in `runtime/value.ts`: a nullable `T?` is the `T` value or null, so wrapping and boxing change nothing.
 */
import type { Span } from '../text/span.ts';
import type { ArithmeticOperator, ArithmeticType, ComparisonOperator } from './runtime/arithmetic.ts';
import type { NumericType } from './runtime/numeric-conversion.ts';
import type { Member } from './types/member.ts';
import type { AnonymousType, ArrayType, NamedType, Type, TypeParameter } from './types/type.ts';

// ── Variables and functions ────────────────────────────────────────────────────────────────────────────────────────

/** A local variable or parameter. Its identity is the object; two variables of one name in different scopes are two Locals. */
export interface Local {
  readonly name: string;
  /** Undefined only while its initializer is being bound. */
  type: Type;
  /** Where it is declared; empty for compiler-made ones. */
  readonly span: Span;
  readonly kind: 'local' | 'parameter' | 'foreach' | 'using' | 'catch' | 'constant' | 'pattern' | 'temporary';
  /** The parameter of `ref`/`out`, or a `ref` local: holds a Ref, reads and writes go through it. `in` parameters are plain. */
  readonly byRef: boolean;
  /** The function it belongs to, and its place among that function's `locals`. */
  readonly owner: BoundFunction;
  readonly slot: number;
  /** Used by a lambda or local function inside its owner: it needs a cell of its own, made anew each time its scope (`BoundBlock.locals`, loop body …) is entered. */
  captured: boolean;
  /** Of a `const` local. */
  constant?: unknown;
}

/** The body of Run, of a lambda, or of a local function. */
export interface BoundFunction {
  /** `Run`, the local function's name, or empty for a lambda. */
  readonly name: string;
  readonly parent: BoundFunction | null;
  readonly parameters: Local[];
  readonly typeParameters: readonly TypeParameter[];
  /** Parameters first, then all locals of its scopes; `slot` is the index. */
  readonly locals: Local[];
  returnType: Type;
  /** A block, or an expression whose value is returned (evaluated only, where the return type is void). */
  body: BoundBlock | BoundExpression;
  /** Contains `yield`: calling it gives an iterable that runs the body lazily. */
  isIterator: boolean;
  /** async lambdas are understood but not run. */
  readonly isAsync: boolean;
  readonly span: Span;
}

// ── Expressions ────────────────────────────────────────────────────────────────────────────────────────────────────

export type BoundExpression =
  | BoundConstant
  | BoundContext
  | BoundLocal
  | BoundProperty
  | BoundField
  | BoundElement
  | BoundTupleItem
  | BoundAnonymousMember
  | BoundCall
  | BoundLocalCall
  | BoundInvoke
  | BoundNew
  | BoundNewArray
  | BoundNewAnonymous
  | BoundTuple
  | BoundLambda
  | BoundMethodGroup
  | BoundConversion
  | BoundUnary
  | BoundBinary
  | BoundLogical
  | BoundCoalesce
  | BoundConditional
  | BoundAssignment
  | BoundCompound
  | BoundIncrement
  | BoundDeconstruction
  | BoundIs
  | BoundAs
  | BoundConditionalAccess
  | BoundReceiver
  | BoundInterpolated
  | BoundTypeOf
  | BoundDefault
  | BoundThrow
  | BoundDiscard
  | BoundRefOf
  | BoundParameterDefault
  | BoundTypeExpression
  | BoundDynamicMember
  | BoundDynamicIndex
  | BoundDynamicInvoke
  | BoundDynamicUnary
  | BoundDynamicBinary
  | BoundBad;

interface Typed {
  readonly span: Span;
  readonly type: Type;
  /** The value when it is known at compile time (null is a value). */
  readonly constant?: unknown;
}

export interface BoundConstant extends Typed {
  readonly kind: 'constant';
  readonly constant: unknown;
}
/** The `context` parameter. */
export interface BoundContext extends Typed {
  readonly kind: 'context';
}
export interface BoundLocal extends Typed {
  readonly kind: 'local';
  readonly local: Local;
}
/** A property or indexer: read it with `member.implementation(target?, ...arguments, call)`, write it with `member.setter(target?, ...arguments, value, call)`. */
export interface BoundProperty extends Typed {
  readonly kind: 'property';
  /** Null when static. A null value raises NullReferenceException. */
  readonly target: BoundExpression | null;
  readonly member: Member;
  /** Of an indexer. */
  readonly arguments: readonly BoundExpression[];
}
/** A static field or constant of the library: `member.value`. */
export interface BoundField extends Typed {
  readonly kind: 'field';
  readonly target: BoundExpression | null;
  readonly member: Member;
}
/** `array[i]`, `array[i, j]`: indices are int, uint, long or ulong. */
export interface BoundElement extends Typed {
  readonly kind: 'element';
  readonly array: BoundExpression;
  readonly indices: readonly BoundExpression[];
}
/** `tuple.Item2` or `tuple.name`: a tuple is a JavaScript object of `runtime/tuple.ts`. */
export interface BoundTupleItem extends Typed {
  readonly kind: 'tuple-item';
  readonly target: BoundExpression;
  readonly index: number;
}
/** A property of an anonymous object (also of transparent query identifiers). */
export interface BoundAnonymousMember extends Typed {
  readonly kind: 'anonymous-member';
  readonly target: BoundExpression;
  readonly index: number;
  readonly name: string;
}
/**
 * A library method, user-defined operator apart. `arguments` stand in parameter order, complete: defaults filled in, `params` gathered in a `new-array`, `ref`/`out` as `ref-of`.
 * For an extension method the target is the first argument and `target` is null. `order`: in which order arguments are evaluated (indices), when named arguments change it.
 * `member.isVirtual`: dispatch by the target's run-time type (`types/dispatch.ts`).
 */
export interface BoundCall extends Typed {
  readonly kind: 'call';
  readonly target: BoundExpression | null;
  readonly member: Member;
  readonly typeArguments: readonly Type[];
  readonly arguments: readonly BoundExpression[];
  readonly order: readonly number[] | null;
}
export interface BoundLocalCall extends Typed {
  readonly kind: 'local-call';
  readonly function: BoundFunction;
  readonly typeArguments: readonly Type[];
  readonly arguments: readonly BoundExpression[];
  readonly order: readonly number[] | null;
}
/** Calling a delegate's value; null raises NullReferenceException. */
export interface BoundInvoke extends Typed {
  readonly kind: 'invoke';
  readonly target: BoundExpression;
  readonly arguments: readonly BoundExpression[];
}
/** `member`: the constructor; null for the default value of a struct (`new Guid()` without a declared constructor). Its call's ownerArguments are those of `type`. */
export interface BoundNew extends Typed {
  readonly kind: 'new';
  readonly type: NamedType;
  readonly member: Member | null;
  readonly arguments: readonly BoundExpression[];
  readonly order: readonly number[] | null;
  /** Set in order after construction. */
  readonly initializers: readonly BoundInitializer[];
}
export type BoundInitializer =
  /** `{ Name = value }`. */
  | { readonly kind: 'set'; readonly member: Member; readonly value: BoundExpression; readonly span: Span }
  /** `{ Name = { … } }`: the property's value is read, then initialized. */
  | { readonly kind: 'nested'; readonly member: Member; readonly initializers: readonly BoundInitializer[]; readonly span: Span }
  /** `{ [key] = value }`. */
  | {
      readonly kind: 'index';
      readonly member: Member;
      readonly arguments: readonly BoundExpression[];
      readonly value: BoundExpression;
      readonly span: Span;
    }
  /** `{ value }`, `{ { key, value } }`: a call of Add; an extension method when `member.isExtension`. */
  | {
      readonly kind: 'add';
      readonly member: Member;
      readonly typeArguments: readonly Type[];
      readonly arguments: readonly BoundExpression[];
      readonly span: Span;
    };
/** `sizes` gives the lengths; with `items` (row order) the lengths are constants. Elements start as the element type's default. */
export interface BoundNewArray extends Typed {
  readonly kind: 'new-array';
  readonly type: ArrayType;
  readonly sizes: readonly BoundExpression[];
  readonly items: readonly BoundExpression[] | null;
}
export interface BoundNewAnonymous extends Typed {
  readonly kind: 'new-anonymous';
  readonly type: AnonymousType;
  readonly values: readonly BoundExpression[];
}
export interface BoundTuple extends Typed {
  readonly kind: 'tuple';
  readonly elements: readonly BoundExpression[];
}
/** A lambda or anonymous method as a delegate of `type`. */
export interface BoundLambda extends Typed {
  readonly kind: 'lambda';
  readonly function: BoundFunction;
}
/** A method as a delegate of `type`: calls it with the delegate's parameters, converted as `conversions` say (over a `receiver` node; null: as they are). */
export interface BoundMethodGroup extends Typed {
  readonly kind: 'method-group';
  readonly target: BoundExpression | null;
  readonly member: Member | null;
  /** Instead of `member`. */
  readonly function: BoundFunction | null;
  readonly typeArguments: readonly Type[];
}

/**
 * - identity: same value (boxing, to a nullable, reference upcast, dynamic ↔ object, tuple names; also `T` widened to its base)
 * - numeric: `numericConversion(from, to, checked)`
 * - enum: number ↔ enum or enum ↔ enum (`from`/`to` the underlying numeric types; target enum from `type`)
 * - lifted: null stays null, else `inner` applies; `unwrap`: `T?` to `T`, null raises InvalidOperationException "Nullable object must have a value." before `inner`
 * - cast: checked at run time: reference downcast or unboxing; InvalidCastException, or NullReferenceException when null is unboxed to a value type
 * - user: `member` (op_Implicit/op_Explicit) is called; the conversions before and after it are nodes of their own
 * - dynamic: run-time conversion of a dynamic value to `type` as an implicit (`explicit`: explicit) conversion of its run-time type
 * - tuple: element by element
 */
export interface BoundConversion extends Typed {
  readonly kind: 'conversion';
  readonly operand: BoundExpression;
  readonly conversion:
    | { readonly kind: 'identity' }
    | { readonly kind: 'numeric'; readonly from: NumericType; readonly to: NumericType; readonly checked: boolean }
    | { readonly kind: 'enum'; readonly from: NumericType; readonly to: NumericType; readonly checked: boolean }
    | { readonly kind: 'lifted' | 'unwrap'; readonly inner: BoundConversion['conversion']; readonly type: Type }
    | { readonly kind: 'cast' }
    | { readonly kind: 'user'; readonly member: Member }
    | { readonly kind: 'dynamic'; readonly explicit: boolean }
    | { readonly kind: 'tuple'; readonly items: readonly BoundConversion['conversion'][]; readonly types: readonly Type[] };
}

/** What an operator computes with. `lifted`: an operand that is null makes the result null (comparisons: false; == and !=: compare nullness). */
export type OperatorKind =
  | { readonly kind: 'arithmetic'; readonly operator: ArithmeticOperator; readonly of: ArithmeticType; readonly checked: boolean }
  | { readonly kind: 'shift'; readonly operator: '<<' | '>>'; readonly of: 'int' | 'uint' | 'long' | 'ulong' }
  | { readonly kind: 'comparison'; readonly operator: ComparisonOperator; readonly of: ArithmeticType }
  /** Both operands of one enum type: & | ^ on the numbers, comparisons; `-` gives the underlying type; `+`/`-` with the underlying type's number (`number` says which side). */
  | { readonly kind: 'enum'; readonly operator: string; readonly number: 'left' | 'right' | 'none' }
  /** bool & | ^ == != (lifted & and | are three-valued). */
  | { readonly kind: 'bool'; readonly operator: string }
  /** Operands are string or object; null counts as empty; `textOf` by virtual ToString. */
  | { readonly kind: 'concat' }
  | { readonly kind: 'string-equality'; readonly operator: '==' | '!=' }
  /** References are the same (strings by reference too, boxed values never). */
  | { readonly kind: 'reference-equality'; readonly operator: '==' | '!=' }
  /** Against the null literal: is the other null. */
  | { readonly kind: 'null-equality'; readonly operator: '==' | '!=' }
  | { readonly kind: 'delegate'; readonly operator: string }
  | { readonly kind: 'tuple-equality'; readonly operator: '==' | '!='; readonly items: readonly OperatorKind[] }
  | { readonly kind: 'user'; readonly member: Member };

export interface BoundBinary extends Typed {
  readonly kind: 'binary';
  readonly operator: OperatorKind;
  readonly lifted: boolean;
  readonly left: BoundExpression;
  readonly right: BoundExpression;
}
export interface BoundUnary extends Typed {
  readonly kind: 'unary';
  readonly operator:
    | { readonly kind: 'negate'; readonly of: Exclude<ArithmeticType, 'uint' | 'ulong'>; readonly checked: boolean }
    | { readonly kind: 'complement'; readonly of: 'int' | 'uint' | 'long' | 'ulong' }
    | { readonly kind: 'enum-complement' }
    | { readonly kind: 'not' }
    | { readonly kind: 'plus' }
    | { readonly kind: 'user'; readonly member: Member };
  readonly lifted: boolean;
  readonly operand: BoundExpression;
}
/** `&&`, `||` on bool. With `user`: operands of a type with op_False/op_True (`test`) and op_BitwiseAnd/Or (`combine`). */
export interface BoundLogical extends Typed {
  readonly kind: 'logical';
  readonly operator: '&&' | '||';
  readonly left: BoundExpression;
  readonly right: BoundExpression;
  readonly user: { readonly test: Member; readonly combine: Member } | null;
}
/** `left ?? right`; `conversion` applies to a left that is not null (its operand is a `receiver` node). */
export interface BoundCoalesce extends Typed {
  readonly kind: 'coalesce';
  readonly left: BoundExpression;
  readonly receiver: BoundReceiver;
  readonly whenNotNull: BoundExpression;
  readonly right: BoundExpression;
}
export interface BoundConditional extends Typed {
  readonly kind: 'conditional';
  readonly condition: BoundExpression;
  readonly whenTrue: BoundExpression;
  readonly whenFalse: BoundExpression;
}
/** What can be assigned: local, property (with a setter), element, dynamic-member, dynamic-index, discard; a ref local's target through its Ref. */
export type BoundTarget =
  | BoundLocal
  | BoundProperty
  | BoundElement
  | BoundTupleItem
  | BoundDynamicMember
  | BoundDynamicIndex
  | BoundDiscard
  | BoundBad;
/** The value of an assignment is the value assigned. `rebind`: a `ref` local takes a new Ref (`value` is a `ref-of`). */
export interface BoundAssignment extends Typed {
  readonly kind: 'assignment';
  readonly target: BoundTarget;
  readonly value: BoundExpression;
  readonly rebind: boolean;
}
/**
 * `target op= value`: the target's parts are evaluated once; `result` computes the new value (already of the target's type) with `receiver` standing for the old value.
 */
export interface BoundCompound extends Typed {
  readonly kind: 'compound';
  readonly target: BoundTarget;
  readonly receiver: BoundReceiver;
  readonly result: BoundExpression;
}
/** `++`, `--`: like compound; a postfix one gives the old value. */
export interface BoundIncrement extends Typed {
  readonly kind: 'increment';
  readonly target: BoundTarget;
  readonly receiver: BoundReceiver;
  readonly result: BoundExpression;
  readonly postfix: boolean;
}
/** `(a, var b) = value`, `var (a, b) = value`: targets get the items of a tuple, or the out arguments of `method` (Deconstruct). The value is the tuple of what was assigned. */
export interface BoundDeconstruction extends Typed {
  readonly kind: 'deconstruction';
  readonly value: BoundExpression;
  readonly targets: readonly DeconstructionTarget[];
  /** Null when the value is a tuple. Its out arguments are the items; an extension method gets the value as first argument. */
  readonly method: Member | null;
}
export type DeconstructionTarget =
  /** `item`: the node standing for the item's value; `value`: that, converted to the target's type. */
  | { readonly kind: 'target'; readonly target: BoundTarget; readonly item: BoundReceiver; readonly value: BoundExpression }
  | { readonly kind: 'nested'; readonly targets: readonly DeconstructionTarget[]; readonly method: Member | null };
export interface BoundIs extends Typed {
  readonly kind: 'is';
  readonly operand: BoundExpression;
  readonly pattern: BoundPattern;
}
/** Null unless the value is a `type` (`T?` counts as T). */
export interface BoundAs extends Typed {
  readonly kind: 'as';
  readonly operand: BoundExpression;
}
/** `target?.…`: evaluates `target`; null gives null; else `whenNotNull`, in which `receiver` stands for the value. A void chain gives undefined. */
export interface BoundConditionalAccess extends Typed {
  readonly kind: 'conditional-access';
  readonly target: BoundExpression;
  readonly receiver: BoundReceiver;
  readonly whenNotNull: BoundExpression;
}
/** Stands for a value that the node holding it has just computed. Its identity is the object. */
export interface BoundReceiver extends Typed {
  readonly kind: 'receiver';
}
/** Interpolation: string.Format in the current (invariant) culture. */
export interface BoundInterpolated extends Typed {
  readonly kind: 'interpolated';
  readonly parts: readonly (
    | string
    | { readonly value: BoundExpression; readonly alignment: number; readonly hasAlignment: boolean; readonly format: string | null }
  )[];
}
export interface BoundTypeOf extends Typed {
  readonly kind: 'typeof';
  readonly of: Type;
}
export interface BoundDefault extends Typed {
  readonly kind: 'default';
}
export interface BoundThrow extends Typed {
  readonly kind: 'throw-expression';
  readonly operand: BoundExpression;
}
/** `_` as a target or out argument. */
export interface BoundDiscard extends Typed {
  readonly kind: 'discard';
}
/** A Ref to a variable, for `ref`/`out` arguments and ref locals: of a local, an element, a discard. `out var x` declares its local in the enclosing scope. */
export interface BoundRefOf extends Typed {
  readonly kind: 'ref-of';
  readonly target: BoundTarget;
  readonly modifier: 'ref' | 'out' | 'in';
}
/** The value of an optional parameter that was left out. */
export interface BoundParameterDefault extends Typed {
  readonly kind: 'parameter-default';
  readonly value: unknown;
}
/** A type where a member's target stands (`int` in `int.Parse`): never evaluated, kept for the editor. */
export interface BoundTypeExpression extends Typed {
  readonly kind: 'type';
  readonly of: Type;
}

// ── Bound at run time (`dynamic`) ──────────────────────────────────────────────────────────────────────────────────

export interface BoundDynamicMember extends Typed {
  readonly kind: 'dynamic-member';
  readonly target: BoundExpression;
  readonly name: string;
}
export interface BoundDynamicIndex extends Typed {
  readonly kind: 'dynamic-index';
  readonly target: BoundExpression;
  readonly arguments: readonly BoundExpression[];
}
/**
 * A call that is resolved when it runs, by the run-time types of the dynamic arguments: of a member of a dynamic target (`name`), of a static or instance method of the library
 * (`candidates`, with `target` or null), or of a delegate (`name` null).
 */
export interface BoundDynamicInvoke extends Typed {
  readonly kind: 'dynamic-invoke';
  readonly target: BoundExpression | null;
  readonly name: string | null;
  readonly candidates: readonly Member[];
  readonly typeArguments: readonly Type[];
  readonly arguments: readonly BoundExpression[];
  readonly names: readonly (string | null)[];
}
export interface BoundDynamicUnary extends Typed {
  readonly kind: 'dynamic-unary';
  readonly operator: string;
  readonly operand: BoundExpression;
  readonly checked: boolean;
}
export interface BoundDynamicBinary extends Typed {
  readonly kind: 'dynamic-binary';
  readonly operator: string;
  readonly left: BoundExpression;
  readonly right: BoundExpression;
  readonly checked: boolean;
}
/** Something erroneous, or not known to the library. `missing` says what the library lacks, for the error at run time; null when an error was reported. */
export interface BoundBad extends Typed {
  readonly kind: 'bad';
  readonly missing: string | null;
  readonly parts: readonly BoundExpression[];
}

// ── Patterns ───────────────────────────────────────────────────────────────────────────────────────────────────────

export type BoundPattern =
  | { readonly kind: 'type-pattern'; readonly of: Type; readonly local: Local | null; readonly span: Span }
  /** Equal by `object.Equals`, after conversion to the operand's type. */
  | { readonly kind: 'constant-pattern'; readonly value: unknown; readonly span: Span }
  | { readonly kind: 'var-pattern'; readonly local: Local | null; readonly span: Span };

// ── Statements ─────────────────────────────────────────────────────────────────────────────────────────────────────

export type BoundStatement =
  | BoundBlock
  | BoundDeclaration
  | BoundLocalFunction
  | BoundExpressionStatement
  | BoundIf
  | BoundWhile
  | BoundDo
  | BoundFor
  | BoundForEach
  | BoundSwitch
  | BoundReturn
  | BoundJump
  | BoundThrowStatement
  | BoundTry
  | BoundUsing
  | BoundLock
  | BoundLabeled
  | BoundGoto
  | BoundYield
  | BoundEmpty;

interface Placed {
  readonly span: Span;
}
/** `locals`: those declared directly in this scope (pattern and out variables of its statements too). */
export interface BoundBlock extends Placed {
  readonly kind: 'block';
  readonly statements: readonly BoundStatement[];
  readonly locals: readonly Local[];
}
/** One variable. `value` null: not initialized. Constants leave no statement. */
export interface BoundDeclaration extends Placed {
  readonly kind: 'declaration';
  readonly local: Local;
  /** Of a `ref` local: a `ref-of`. */
  readonly value: BoundExpression | null;
}
/** Callable in its whole block. */
export interface BoundLocalFunction extends Placed {
  readonly kind: 'local-function';
  readonly function: BoundFunction;
}
export interface BoundExpressionStatement extends Placed {
  readonly kind: 'expression-statement';
  readonly expression: BoundExpression;
}
export interface BoundIf extends Placed {
  readonly kind: 'if';
  readonly condition: BoundExpression;
  readonly then: BoundStatement;
  readonly else: BoundStatement | null;
}
export interface BoundWhile extends Placed {
  readonly kind: 'while';
  readonly condition: BoundExpression;
  readonly body: BoundStatement;
  /** Variables of the condition, anew each round. */
  readonly locals: readonly Local[];
}
export interface BoundDo extends Placed {
  readonly kind: 'do';
  readonly body: BoundStatement;
  readonly condition: BoundExpression;
  readonly locals: readonly Local[];
}
/** `locals`: the initializer's variables (one cell for the whole loop). `roundLocals`: variables of the condition and incrementors. */
export interface BoundFor extends Placed {
  readonly kind: 'for';
  readonly initializers: readonly BoundStatement[];
  readonly condition: BoundExpression | null;
  readonly incrementors: readonly BoundExpression[];
  readonly body: BoundStatement;
  readonly locals: readonly Local[];
}
/**
 * Over an array, a string, or anything iterable (`runtime/operations.ts` iterate); a null source raises NullReferenceException. Each item is put in `item` and `value`
 * (that, converted; null for dynamic sources' own conversion) goes into `local`, or is taken apart. `locals` are anew each round.
 */
export interface BoundForEach extends Placed {
  readonly kind: 'foreach';
  readonly source: BoundExpression;
  readonly item: BoundReceiver;
  readonly value: BoundExpression;
  readonly local: Local | null;
  readonly deconstruction: { readonly targets: readonly DeconstructionTarget[]; readonly method: Member | null } | null;
  readonly body: BoundStatement;
  readonly locals: readonly Local[];
}
export interface BoundSwitch extends Placed {
  readonly kind: 'switch';
  readonly value: BoundExpression;
  readonly sections: readonly BoundSection[];
  readonly locals: readonly Local[];
}
/** Labels are tried in order over all sections; the default label, wherever it stands, when none matched. */
export interface BoundSection extends Placed {
  readonly labels: readonly BoundLabel[];
  readonly statements: readonly BoundStatement[];
  /** Pattern variables of its labels. */
  readonly locals: readonly Local[];
}
export interface BoundLabel extends Placed {
  /** Null: default. */
  readonly pattern: BoundPattern | null;
  readonly when: BoundExpression | null;
}
export interface BoundReturn extends Placed {
  readonly kind: 'return';
  readonly value: BoundExpression | null;
}
export interface BoundJump extends Placed {
  readonly kind: 'break' | 'continue';
}
/** `value` null: rethrow. */
export interface BoundThrowStatement extends Placed {
  readonly kind: 'throw';
  readonly value: BoundExpression | null;
}
export interface BoundCatch extends Placed {
  /** What it catches; null: everything. */
  readonly of: Type | null;
  readonly local: Local | null;
  readonly filter: BoundExpression | null;
  readonly body: BoundBlock;
  readonly locals: readonly Local[];
}
export interface BoundTry extends Placed {
  readonly kind: 'try';
  readonly body: BoundBlock;
  readonly catches: readonly BoundCatch[];
  readonly finally: BoundBlock | null;
}
/** `resources`: declared variables or one value; each is disposed by `dispose` (over its `receiver`) unless it is null, in reverse order. */
export interface BoundUsing extends Placed {
  readonly kind: 'using';
  readonly resources: readonly {
    readonly local: Local | null;
    readonly value: BoundExpression;
    readonly receiver: BoundReceiver;
    readonly dispose: BoundExpression | null;
  }[];
  readonly body: BoundStatement;
  readonly locals: readonly Local[];
}
export interface BoundLock extends Placed {
  readonly kind: 'lock';
  readonly value: BoundExpression;
  readonly body: BoundStatement;
}
export interface BoundLabeled extends Placed {
  readonly kind: 'labeled';
  readonly label: string;
  readonly statement: BoundStatement;
}
/** To a label of an enclosing block, or inside a switch to the section with that constant (`section`: its index in the switch) or default. */
export interface BoundGoto extends Placed {
  readonly kind: 'goto';
  readonly label: string | null;
  readonly value: unknown;
  readonly target: 'label' | 'case' | 'default';
}
/** `value` null: yield break. */
export interface BoundYield extends Placed {
  readonly kind: 'yield';
  readonly value: BoundExpression | null;
}
export interface BoundEmpty extends Placed {
  readonly kind: 'empty';
}
