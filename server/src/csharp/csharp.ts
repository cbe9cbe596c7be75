/**
 * C# expressions, behind one door: what the compiler says of them (`check`), running them (`compile`), and what an editor asks (`inspect`). `code` is what stands inside `@( )`,
 * or, with `block`, inside `@{ }`. Nothing here touches the world: the machine to run on comes from `createMachine` with what the host gives.
 */
import type { Span } from '../text/span.ts';
import { type Bound, bind } from './binder/bind.ts';
import type { Diagnostic, OffList } from './binder/context.ts';
import { compileProgram, type Program } from './compiler/compile.ts';
import { parse } from './parser/parser.ts';
import type { Parsed } from './tree.ts';
import type { Type } from './types/type.ts';

export interface CheckOptions {
  /** The code is statements. */
  readonly block: boolean;
  /** Named values without a known value: nothing is said of what depends on them. */
  readonly holes?: readonly Span[];
}
export interface Check {
  /** In the order of their places; Roslyn's codes and words. */
  readonly diagnostics: readonly Diagnostic[];
  /** The static type of an expression, full name; null of a block, of null and of what is not known. */
  readonly type: string | null;
  /** What the gateway does not document as allowed. */
  readonly notAllowed: readonly OffList[];
  /** Members of .NET that Gatehouse's library does not have: they are not judged and cannot be evaluated. */
  readonly lacking: readonly { readonly name: string; readonly span: Span }[];
}
export type Compiled = { readonly program: Program; readonly check: Check } | { readonly program: null; readonly check: Check };

interface Entry {
  readonly bound: Bound;
  readonly parsed: Parsed;
  readonly check: Check;
  program: Program | null;
}
const kept = 4096;
const entries = new Map<string, Entry>();

const entryOf = (code: string, { block, holes = [] }: CheckOptions): Entry => {
  const key = `${block ? '{' : '('}${holes.map(({ start, end }) => `${start}-${end}`).join()}|${code}`;
  let entry = entries.get(key);
  if (entry) {
    entries.delete(key);
    entries.set(key, entry);
    return entry;
  }
  const parsed = parse(code, block);
  const bound = bind(code, parsed, { holes });
  const syntax = parsed.errors
    .filter(({ span }) => !holes.some((hole) => hole.start <= span.end && hole.end >= span.start))
    .map(({ code: rule, message, span }): Diagnostic => ({ code: rule, severity: 'error', message, span }));
  const diagnostics = [...syntax, ...bound.diagnostics].sort((a, b) => a.span.start - b.span.start);
  entry = {
    bound,
    parsed,
    check: { diagnostics, type: bound.type ? fullNameOf(bound.type) : null, notAllowed: bound.offList, lacking: bound.lacking },
    program: null,
  };
  entries.set(key, entry);
  if (entries.size > kept) entries.delete(entries.keys().next().value!);
  return entry;
};

/** What is wrong with the code. Never throws; kept per text. */
export const check = (code: string, options: CheckOptions): Check => entryOf(code, options).check;

/** The program of code without errors; null with the errors otherwise. What is not allowed is the caller's to judge. */
export const compile = (code: string, options: CheckOptions): Compiled => {
  const entry = entryOf(code, options);
  if (entry.check.diagnostics.some(({ severity }) => severity === 'error')) return { program: null, check: entry.check };
  entry.program ??= compileProgram(entry.bound.function);
  return { program: entry.program, check: entry.check };
};

/** The bound tree with every expression in it, for features that ask what stands where. Not kept. */
export const inspect = (code: string, { block, holes = [] }: CheckOptions): Bound & { readonly parsed: Parsed } => {
  const parsed = parse(code, block);
  return { ...bind(code, parsed, { holes, keepNodes: true }), parsed };
};

/** `System.Collections.Generic.List<System.String>`. */
export const fullNameOf = (type: Type): string => {
  switch (type.kind) {
    case 'named':
      if (type.isNullable) return `${fullNameOf(type.arguments[0]!)}?`;
      return type.arguments.length > 0 ? `${type.definition.name}<${type.arguments.map(fullNameOf).join(', ')}>` : type.definition.name;
    case 'array':
      return `${fullNameOf(type.element)}[${','.repeat(type.rank - 1)}]`;
    default:
      return type.text;
  }
};

export { jsonForm, toText } from './json-form.ts';
export { createMachine, defaultLimits, type Host, type Limits } from './machine.ts';
export type { Diagnostic, OffList, Program };
