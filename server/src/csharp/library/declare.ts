/**
 * How the library says what a .NET type is: a header, and one entry per member that gives its signature, in C#, and its behaviour.
 *
 * ```ts
 * export default declare('public sealed class System.Text.StringBuilder', {
 *   'new()': () => new Builder(''),                                  // constructor
 *   'int Length { get; set; }': { get: (self: Builder) => …, set: (self: Builder, value: number) => … },
 *   'char this[int index] { get; }': (self: Builder, index: number) => …,
 *   'StringBuilder Append(string value)': (self: Builder, value: string | null) => …,
 *   'static bool operator ==(Version a, Version b)': (a, b) => …, 'static explicit operator int(JToken value)': …,
 *   'static IEnumerable<T> Where<T>(this IEnumerable<T> source, Func<T, bool> predicate)': (source, predicate) => …,
 *   'const int MaxValue': 7, 'static readonly string Empty': '',
 *   'void Dispose()': null,                                           // no behaviour here: the value's own type has it
 * });
 * ```
 * - Types in signatures are simple names (or qualified ones) of library types, C# keywords, `T[]`, `T?` (on a reference type: an annotation only), tuples.
 * - Parameters: modifiers `this ref out in params`, defaults (`int count = 0`, `Formatting formatting = Formatting.None`, `= null`, `= default`).
 * - An implementation gets `self` (unless static, an extension or a constructor), the arguments (`params` as one ClrArray, `out`/`ref` as Ref, defaults filled in), and the `Call` last.
 *   Do not use rest parameters for arguments. Arity of the function does not matter.
 * - Constants and `static readonly` fields are given as the value itself; a `static T X { get; }` as a function.
 * - `null` is for interface members and abstract ones: the member of the same signature of the value's runtime type is called. `virtual`, `abstract` or `override` in front of
 *   a signature that has behaviour lets a derived type's member take over.
 * - An enum's members are numbers: `declare('public enum System.DayOfWeek', { Sunday: 0, … })`; `[Flags] public enum …`; `public enum X : byte`.
 * - A delegate is declared by its header alone: `declare('public delegate TResult System.Func<in T, out TResult>(T arg)')`.
 * - Base and interfaces follow the header: `public class System.Collections.Generic.List<T> : IList<T>, IReadOnlyList<T>`. Everything derives from object, value types from ValueType.
 */
import { defineEnum } from '../runtime/enums.ts';
import { clr, type RuntimeType, runtimeType } from '../runtime/type.ts';
import type { Machine } from './machine.ts';

/** The last argument of every implementation. */
export interface Call {
  /** Of a generic method: `call.typeArguments[0]` is `T` of `As<T>()`. */
  readonly typeArguments: readonly RuntimeType[];
  /** Of the constructed declaring type: `T` of `List<T>` in `new List<int>()`. */
  readonly ownerArguments: readonly RuntimeType[];
  readonly machine: Machine;
}

// Parameter types are the author's to state; the signature beside them is what the checker holds callers to.
// biome-ignore lint/suspicious/noExplicitAny: implementations have whatever parameters their signature says
export type Implementation = (...args: any[]) => unknown;
/** An implementation; both accessors; a constant's or static field's value; null: dispatched to the value's own type. */
export type Behaviour = Implementation | { readonly get: Implementation; readonly set: Implementation } | unknown;

export interface DeclarationOptions {
  /** Everything public that .NET has on this type is declared, so a missing member is an error (CS1061, CS0117) instead of unknown. */
  readonly complete?: boolean;
  /** Short documentation by member name (`''`: the type's own), for completion and hover. */
  readonly docs?: Readonly<Record<string, string>>;
  /**
   * Of a struct: its `default(T)`, or a function of the type's handle that gives it (structs other than C#'s simple types, enums and tuples need one). Of a generic struct the function
   * gets the defaults of the type arguments and their handles.
   */
  readonly default?: unknown;
}

export interface Declaration {
  readonly header: string;
  /** Full name without type parameters: `System.Collections.Generic.List`. */
  readonly name: string;
  /** Number of type parameters. */
  readonly arity: number;
  readonly kind: 'class' | 'struct' | 'interface' | 'enum' | 'delegate';
  readonly members: Readonly<Record<string, Behaviour>>;
  readonly options: DeclarationOptions;
}

const headerPattern = /\b(class|struct|interface|enum|delegate)\s+/;
const underlying: Readonly<Record<string, RuntimeType>> = { byte: clr.byte, long: clr.long, int: clr.int, short: clr.short };

/** Declares one type; see the top of this file. The header is read at once, the members when the type is first used. */
export const declare = (
  header: string,
  members: Readonly<Record<string, Behaviour>> = {},
  options: DeclarationOptions = {},
): Declaration => {
  const keyword = headerPattern.exec(header);
  if (!keyword) throw new Error(`A type's header names its kind: ${header}`);
  const kind = keyword[1] as Declaration['kind'];
  let rest = header.slice(keyword.index + keyword[0].length);
  if (kind === 'delegate') rest = rest.slice(delegateName(rest));
  const [, name = '', parameters] = /^([\w.]+)(?:<([^<>]*)>)?/.exec(rest) ?? [];
  if (!name) throw new Error(`A type's header names it: ${header}`);
  const arity = parameters === undefined ? 0 : parameters.split(',').length;
  if (kind === 'enum') {
    const base = /:\s*(\w+)/.exec(header)?.[1] ?? 'int';
    defineEnum(name, new Map(Object.entries(members) as [string, number][]), header.includes('[Flags]'), underlying[base] ?? clr.int);
  }
  runtimeType(name);
  return { header, name, arity, kind, members, options };
};

/** Where the name begins in `TResult System.Func<in T, out TResult>(T arg)`: behind the return type. */
const delegateName = (text: string): number => {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '<' || text[i] === '[' || text[i] === '(') depth++;
    else if (text[i] === '>' || text[i] === ']' || text[i] === ')') depth--;
    else if (text[i] === ' ' && depth === 0) return i + 1;
  }
  return 0;
};
