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
export interface Compiled {
  readonly program: Program | null;
  readonly check: Check;
}

/** Trees are large and asked for once: what is kept is what was found, and the program where one was made. */
interface Entry {
  readonly check: Check;
  program: Program | null;
}
const kept = 4096;
const entries = new Map<string, Entry>();

const keyOf = (code: string, { block, holes = [] }: CheckOptions): string =>
  `${block ? '{' : '('}${holes.map(({ start, end }) => `${start}-${end}`).join()}|${code}`;
const keep = (key: string, entry: Entry): Entry => {
  // All at once: in a full map, looking for the oldest costs more than checking again.
  if (entries.size >= kept) entries.clear();
  entries.set(key, entry);
  return entry;
};
const read = (code: string, { block, holes = [] }: CheckOptions): { readonly bound: Bound | null; readonly check: Check } => {
  try {
    const parsed = parse(code, block);
    const bound = bind(code, parsed, { holes });
    const syntax = parsed.errors
      .filter(({ span }) => !holes.some((hole) => hole.start <= span.end && hole.end >= span.start))
      .map(({ code: rule, message, span }): Diagnostic => ({ code: rule, severity: 'error', message, span }));
    const diagnostics = [...syntax, ...bound.diagnostics].sort((a, b) => a.span.start - b.span.start);
    return {
      bound,
      check: { diagnostics, type: bound.type ? fullNameOf(bound.type) : null, notAllowed: bound.offList, lacking: bound.lacking },
    };
  } catch (error) {
    if (error instanceof RangeError) return { bound: null, check: tooComplex(code) };
    throw error;
  }
};
/** Nested deeper than the stack is: Roslyn has an error for that, too. */
const tooComplex = (code: string): Check => ({
  diagnostics: [
    {
      code: 'CS8078',
      severity: 'error',
      message: 'An expression is too long or complex to compile',
      span: { start: 0, end: Math.min(code.length, 1) },
    },
  ],
  type: null,
  notAllowed: [],
  lacking: [],
});

/** What is wrong with the code. Never throws; kept per text. */
export const check = (code: string, options: CheckOptions): Check => {
  const key = keyOf(code, options);
  return (entries.get(key) ?? keep(key, { check: read(code, options).check, program: null })).check;
};

/** The program of code without errors; null with the errors otherwise. What is not allowed is the caller's to judge. */
export const compile = (code: string, options: CheckOptions): Compiled => {
  const key = keyOf(code, options);
  const known = entries.get(key);
  if (known?.program) return { program: known.program, check: known.check };
  const isWrong = ({ diagnostics }: Check): boolean => diagnostics.some(({ severity }) => severity === 'error');
  if (known && isWrong(known.check)) return { program: null, check: known.check };
  const { bound, check: found } = read(code, options);
  if (bound === null || isWrong(found)) return keep(key, { check: found, program: null });
  try {
    return keep(key, { check: found, program: compileProgram(bound.function) });
  } catch (error) {
    if (error instanceof RangeError) return keep(key, { check: tooComplex(code), program: null });
    throw error;
  }
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

export {
  documentationOf,
  expressionAt,
  expressionEndingAt,
  importedTypeNames,
  type MemberInfo,
  membersFor,
  signatureOf,
} from './inspect.ts';
export { jsonForm, toText } from './json-form.ts';
export { createMachine, defaultLimits, type Host, type Limits } from './machine.ts';
export type { Diagnostic, OffList, Program };
