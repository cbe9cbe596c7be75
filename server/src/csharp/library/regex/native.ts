/**
 * The host's own regular expressions for what they do exactly as .NET does, and in a number of steps that is known beforehand: over ASCII text, without groups that repeat, look-arounds,
 * references or loops inside loops. All else is the matcher's.
 */
import type { Captured, Found } from './matcher.ts';
import { type Anchor, flags, type Node, type Pattern } from './node.ts';

export interface Native {
  readonly expression: RegExp;
  /** The number in the expression of each slot's group. */
  readonly groups: readonly number[];
  /** An upper bound of the steps a search takes in a text of this length. */
  steps(length: number): number;
}

/** Which ASCII characters can come next. */
type Next = Uint8Array;
const nothing: Next = new Uint8Array(128);
const either = (a: Next, b: Next): Next => a.map((has, i) => has | b[i]!);
const overlap = (a: Next, b: Next): boolean => a.some((has, i) => has === 1 && b[i] === 1);
const only = (code: number): Next => {
  const next = new Uint8Array(128);
  if (code < 128) next[code] = 1;
  return next;
};

/** Null where the pattern is not one of those. */
export function nativeOf({ root, options }: Pattern): Native | null {
  if (options & (flags.rightToLeft | flags.ecmaScript | flags.nonBacktracking)) return null;
  const translation = new Translation();
  const source = translation.write(root, false);
  if (source === null || source.length > 2000) return null;
  const { size, loops, slots } = translation;
  if (size > 1000) return null;
  translation.next(root, nothing);
  const { ambiguous, forks } = translation;
  const choices = 2 ** forks;
  const groups = [0];
  slots.forEach((slot, i) => {
    groups[slot] = i + 1;
  });
  const starts = isAnchored(root) ? 0 : 1;
  return {
    expression: new RegExp(source, 'g'),
    groups,
    steps: (length) => (starts * length + 1) * (ambiguous === 0 ? 1 : (length + 1) ** ambiguous) * choices * (size + loops * length + 1),
  };
}

const isAnchored = (node: Node): boolean =>
  node.kind === 'anchor' ? node.anchor === 'start' : node.kind === 'sequence' && node.items[0] !== undefined && isAnchored(node.items[0]);

const anchors: Partial<Record<Anchor, string>> = {
  start: '^',
  'line-start': '(?<![^\\n])',
  end: '$',
  'end-or-newline': '(?=\\n?$)',
  'line-end': '(?![^\\n])',
  boundary: '\\b',
  'not-boundary': '\\B',
};

class Translation {
  readonly slots: number[] = [];
  /** Characters, classes and anchors, those of counted loops as often as they count. */
  size = 0;
  /** Loops of which the number of rounds is open. */
  loops = 0;
  /** Those among them that may give back what also fits what follows. */
  ambiguous = 0;
  /** Choices where the next character does not decide. */
  forks = 0;
  private factor = 1;

  /** The node in JavaScript's syntax; null where it has no place in it. `looped`: it may come more than once. */
  write(node: Node, looped: boolean): string | null {
    switch (node.kind) {
      case 'empty':
        return '';
      case 'char':
        // Some characters beyond ASCII fold to a letter in it.
        if (node.ignoreCase && node.code >= 128) return null;
        this.size += this.factor;
        return written(this.next(node, nothing));
      case 'set':
        this.size += this.factor;
        return written(this.next(node, nothing));
      case 'anchor':
        this.size += this.factor;
        return (!looped && anchors[node.anchor]) || null;
      case 'sequence': {
        let text = '';
        for (const item of node.items) {
          const part = this.write(item, looped);
          if (part === null) return null;
          text += part;
        }
        return text;
      }
      case 'alternation': {
        if (looped) return null;
        const options = node.options.map((option) => this.write(option, false));
        return options.includes(null) ? null : `(?:${options.join('|')})`;
      }
      case 'capture': {
        if (looped || node.pops !== null || node.number < 0 || this.slots.includes(node.number)) return null;
        this.slots.push(node.number);
        const body = this.write(node.body, false);
        return body === null ? null : `(${body})`;
      }
      case 'loop':
        return this.loop(node, looped);
      default:
        return null;
    }
  }
  private loop({ body, min, max, lazy }: Extract<Node, { kind: 'loop' }>, looped: boolean): string | null {
    // What matches the empty text repeats differently in JavaScript.
    if (isNullable(body) || max === 0 || (looped && min !== max)) return null;
    const before = this.factor;
    this.factor *= Math.max(1, max === min ? min : 1);
    if (this.factor > 1000) return null;
    const text = this.write(body, looped || max > 1);
    this.factor = before;
    if (text === null) return null;
    if (min !== max) this.loops++;
    const count = max === Number.POSITIVE_INFINITY || max >= 2147483647 ? `{${min},}` : `{${min},${max}}`;
    return `(?:${text})${count}${lazy ? '?' : ''}`;
  }

  /** What the node can begin with when `after` can follow it; counts on the way where the engine would have to try. */
  next(node: Node, after: Next): Next {
    switch (node.kind) {
      case 'char': {
        const other = node.ignoreCase && isLetter(node.code) ? only(node.code ^ 0x20) : nothing;
        return either(only(node.code), other);
      }
      case 'set':
        return Uint8Array.from({ length: 128 }, (_, code) => (node.set.has(code) ? 1 : 0));
      case 'anchor':
        return node.anchor === 'end' ? nothing : node.anchor === 'end-or-newline' || node.anchor === 'line-end' ? only(0x0a) : after;
      case 'sequence':
        return node.items.reduceRight((follows, item) => this.next(item, follows), after);
      case 'alternation': {
        let all = nothing;
        for (const option of node.options) {
          const first = this.next(option, after);
          if (overlap(all, first) || isNullable(option)) this.forks++;
          all = either(all, first);
        }
        return all;
      }
      case 'capture':
        return this.next(node.body, after);
      case 'loop': {
        const first = this.next(node.body, node.max > 1 ? nothing : after);
        if (node.min !== node.max && overlap(first, after)) {
          if (node.max > 1) this.ambiguous++;
          else this.forks++;
        }
        return node.min === 0 ? either(first, after) : first;
      }
      default:
        return after;
    }
  }
}

const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
const isNullable = (node: Node): boolean => {
  switch (node.kind) {
    case 'char':
    case 'set':
      return false;
    case 'sequence':
      return node.items.every(isNullable);
    case 'alternation':
      return node.options.some(isNullable);
    case 'capture':
      return isNullable(node.body);
    case 'loop':
      return node.min === 0 || isNullable(node.body);
    default:
      return true;
  }
};
const unit = (code: number): string => `\\x${code.toString(16).padStart(2, '0')}`;
/** A class of ASCII characters; the empty one matches nothing. */
const written = (characters: Next): string => {
  let text = '';
  for (let from = 0; from < 128; from++) {
    if (characters[from] === 0) continue;
    let to = from;
    while (to < 127 && characters[to + 1] === 1) to++;
    text += from === to ? unit(from) : `${unit(from)}-${unit(to)}`;
    from = to;
  }
  return `[${text}]`;
};

/** What the host's expression found: where groups stand, which takes it longer to say, is asked for when somebody wants to know. */
class NativeFound implements Found {
  private readonly match: RegExpExecArray;
  private readonly native: Native;
  readonly start: number;
  readonly end: number;
  #captures: readonly Captured[] | null = null;
  constructor(match: RegExpExecArray, native: Native) {
    this.match = match;
    this.native = native;
    this.start = match.index;
    this.end = match.index + match[0].length;
  }
  textOf(slot: number): string | undefined {
    return this.match[this.native.groups[slot]!];
  }
  get captures(): readonly Captured[] {
    if (this.#captures) return this.#captures;
    const { expression, groups } = this.native;
    const placed = new RegExp(expression.source, 'dy');
    placed.lastIndex = this.start;
    const indices = placed.exec(this.match.input)!.indices!;
    this.#captures = groups.map((group) => indices[group]?.slice() ?? []);
    return this.#captures;
  }
}

/** The first match from `from` on. */
export function findNative(native: Native, text: string, from: number): Found | null {
  const { expression } = native;
  expression.lastIndex = from;
  const match = expression.exec(text);
  return match && new NativeFound(match, native);
}
