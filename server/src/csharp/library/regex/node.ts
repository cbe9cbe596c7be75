/** The tree of a .NET regular expression. */
import type { CharSet } from './char-set.ts';

export type Node =
  | { readonly kind: 'empty' }
  | { readonly kind: 'set'; readonly set: CharSet }
  /** A literal unit; `ignoreCase` compares folded. */
  | { readonly kind: 'char'; readonly code: number; readonly ignoreCase: boolean }
  | { readonly kind: 'sequence'; readonly items: readonly Node[] }
  | { readonly kind: 'alternation'; readonly options: readonly Node[] }
  | { readonly kind: 'loop'; readonly body: Node; readonly min: number; readonly max: number; readonly lazy: boolean }
  /** `number` −1: nothing is captured, only `pops` is taken back (a balancing group without a name). */
  | { readonly kind: 'capture'; readonly body: Node; readonly number: number; readonly pops: number | null }
  | { readonly kind: 'atomic'; readonly body: Node }
  | { readonly kind: 'look'; readonly body: Node; readonly behind: boolean; readonly negative: boolean }
  | { readonly kind: 'conditional'; readonly group: number | null; readonly test: Node | null; readonly yes: Node; readonly no: Node }
  | { readonly kind: 'backreference'; readonly number: number; readonly ignoreCase: boolean; readonly ecma: boolean }
  | { readonly kind: 'anchor'; readonly anchor: Anchor };

/** `^` and `$` by their options: `line-start`/`line-end` in multiline mode. */
export type Anchor =
  | 'start'
  | 'line-start'
  | 'end'
  | 'end-or-newline'
  | 'line-end'
  | 'previous'
  | 'boundary'
  | 'not-boundary'
  | 'ecma-boundary'
  | 'not-ecma-boundary';

export interface Pattern {
  readonly root: Node;
  readonly options: number;
  /** Number of capture groups, group 0 included. */
  readonly groups: number;
  /** Group names in the order of their slots: unnamed and numbered ones by number, then the named. */
  readonly names: readonly string[];
  /** The number of each slot. */
  readonly numbers: readonly number[];
}

export const flags = {
  ignoreCase: 1,
  multiline: 2,
  explicitCapture: 4,
  compiled: 8,
  singleline: 16,
  ignorePatternWhitespace: 32,
  rightToLeft: 64,
  ecmaScript: 256,
  cultureInvariant: 512,
  nonBacktracking: 1024,
} as const;
