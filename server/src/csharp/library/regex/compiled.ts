/** Patterns are parsed and compiled once; the compiled form is kept by pattern and options. */
import { LimitReached, raise } from '../../runtime/index.ts';
import type { Machine } from '../machine.ts';
import { type Found, Matcher } from './matcher.ts';
import { flags, type Node, type Pattern } from './node.ts';
import { parsePattern } from './parser.ts';
import { compileProgram, type Program } from './program.ts';

export interface Compiled {
  readonly pattern: Pattern;
  readonly program: Program;
  readonly source: string;
}

const kept = new Map<string, Compiled>();

export function compiled(source: string, options: number): Compiled {
  const key = `${options}:${source}`;
  let found = kept.get(key);
  if (!found) {
    const pattern = parsePattern(source, options);
    if (options & flags.nonBacktracking) checkLinear(pattern.root);
    found = { pattern, program: compileProgram(pattern), source };
    if (kept.size >= 200) kept.clear();
    kept.set(key, found);
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
