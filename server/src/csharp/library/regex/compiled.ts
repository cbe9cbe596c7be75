/** Patterns are parsed and compiled once; the compiled form is kept by pattern and options. */
import { LimitReached, raise } from '../../runtime/index.ts';
import type { Machine } from '../machine.ts';
import { type Found, Matcher } from './matcher.ts';
import { findNative, type Native, nativeOf } from './native.ts';
import { flags, type Node, type Pattern } from './node.ts';
import { parsePattern } from './parser.ts';
import { compileProgram, type Program } from './program.ts';

export interface Compiled {
  readonly pattern: Pattern;
  readonly program: Program;
  readonly source: string;
  /** The host's own expression, where it does the same. */
  readonly native: Native | null;
}

/** By options and source. */
const kept = new Map<number, Map<string, Compiled>>();
let count = 0;

export function compiled(source: string, options: number): Compiled {
  let found = kept.get(options)?.get(source);
  if (!found) {
    const pattern = parsePattern(source, options);
    if (options & flags.nonBacktracking) checkLinear(pattern.root);
    found = { pattern, program: compileProgram(pattern), source, native: nativeOf(pattern) };
    if (++count > 200) {
      kept.clear();
      count = 1;
    }
    const same = kept.get(options);
    if (same) same.set(source, found);
    else kept.set(options, new Map([[source, found]]));
  }
  return found;
}

const unsupported: Partial<Record<Node['kind'], string>> = {
  look: 'positive lookahead (?= pattern) or positive lookbehind (?<= pattern)',
  backreference: 'backreference (\\ number)',
  atomic: 'atomic subexpressions (?> pattern)',
  conditional: 'test conditional (?( test-pattern ) yes-pattern | no-pattern )',
};

function checkLinear(node: Node): void {
  const words = unsupported[node.kind];
  if (words)
    raise(
      'System.NotSupportedException',
      `RegexOptions.NonBacktracking is not supported in conjunction with expressions containing: '${words}'.`,
    );
  if ('body' in node) checkLinear(node.body);
  if (node.kind === 'sequence') for (const item of node.items) checkLinear(item);
  if (node.kind === 'alternation') for (const option of node.options) checkLinear(option);
}

/** Finds one match; the steps it takes are bounded and charged to the evaluation. */
export function find(regex: Compiled, text: string, from: number, previous: number, machine: Machine, end = text.length): Found | null {
  const { native } = regex;
  if (native && end === text.length) {
    const steps = native.steps(text.length);
    if (steps <= Math.min(mostNative, machine.regexSteps) && isAscii(text)) {
      machine.charge((steps >> 9) + 1);
      return findNative(native, text, from);
    }
  }
  const matcher = new Matcher(regex.program, text, machine.regexSteps, end);
  try {
    return matcher.find(from, previous);
  } catch (error) {
    // A stack overflow can only come from look-arounds nested thousands deep.
    if (error instanceof RangeError) throw new LimitReached('regex', 'The regular expression nests too deeply.');
    throw error;
  } finally {
    machine.charge((machine.regexSteps - Math.max(0, matcher.stepsLeft)) >> 4);
  }
}

/** So many steps at most are given to the host, which nobody can stop on its way. */
const mostNative = 1_000_000;

function isAscii(text: string): boolean {
  if (text.length > 100) return /^[\x00-\x7f]*$/.test(text);
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}
