/** Character classes of .NET regular expressions: ranges, Unicode categories, blocks, negation and subtraction, one UTF-16 unit at a time. */
import { blocks } from './blocks.ts';

export type CharTest = (code: number) => boolean;

export class CharSet {
  private readonly ranges: [number, number][] = [];
  private readonly tests: CharTest[] = [];
  negated = false;
  subtracted: CharSet | null = null;
  ignoreCase = false;
  private ascii: Uint8Array | null = null;

  addRange(from: number, to: number): void {
    this.ranges.push([from, to]);
  }
  addTest(test: CharTest): void {
    this.tests.push(test);
  }
  has(code: number): boolean {
    if (code >= 128) return this.compute(code);
    this.ascii ??= Uint8Array.from({ length: 128 }, (_, i) => (this.compute(i) ? 1 : 0));
    return this.ascii[code] === 1;
  }
  private compute(code: number): boolean {
    let found = this.raw(code);
    if (!found && this.ignoreCase) found = equivalents(code).some((other) => this.raw(other));
    return found !== this.negated && !this.subtracted?.has(code);
  }
  private raw(code: number): boolean {
    for (const [from, to] of this.ranges) if (code >= from && code <= to) return true;
    for (const test of this.tests) if (test(code)) return true;
    return false;
  }
}

const ofPattern = (pattern: RegExp): CharTest => {
  const known = new Map<number, boolean>();
  return (code) => {
    let answer = known.get(code);
    if (answer === undefined) known.set(code, (answer = pattern.test(String.fromCharCode(code))));
    return answer;
  };
};

const asciiOr = (ascii: (code: number) => boolean, pattern: RegExp): CharTest => {
  const other = ofPattern(pattern);
  return (code) => (code < 128 ? ascii(code) : other(code));
};
const asciiDigit = (code: number) => code >= 48 && code <= 57;
const asciiWord = (code: number) => asciiDigit(code) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
const asciiSpace = (code: number) => code === 32 || (code >= 9 && code <= 13);

export const digit = asciiOr(asciiDigit, /^\p{Nd}$/u);
export const word = asciiOr(asciiWord, /^[\p{L}\p{Mn}\p{Nd}\p{Pc}]$/u);
export const space = asciiOr(asciiSpace, /^[\p{Z}\x85]$/u);
/** What counts as a word character for `\b`: joiners too. */
export const boundaryWord: CharTest = (code) => word(code) || code === 0x200d || code === 0x200c;
export const ecma = { digit: asciiDigit, word: asciiWord, space: asciiSpace } as const;

const categories = new Set(
  'L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po S Sm Sc Sk So Z Zs Zl Zp C Cc Cf Cs Co Cn'.split(' '),
);

/** `\p{name}`: a general category or a block (`IsGreek`); null when there is none. */
export function property(name: string): CharTest | null {
  if (categories.has(name))
    return name === 'Cs' ? (code) => code >= 0xd800 && code <= 0xdfff : ofPattern(new RegExp(`^\\p{${name}}$`, 'u'));
  const block = Object.hasOwn(blocks, name) ? blocks[name] : undefined;
  return block ? (code) => code >= block[0] && code <= block[1] : null;
}

const foldings = new Map<number, readonly number[]>();
/** The units that differ from this one in case only. */
export function equivalents(code: number): readonly number[] {
  let found = foldings.get(code);
  if (!found) {
    const text = String.fromCharCode(code);
    const others = new Set(
      [text.toLowerCase(), text.toUpperCase()].filter((other) => other.length === 1).map((other) => other.charCodeAt(0)),
    );
    // Kelvin and Ångström signs fold with their letters.
    if (code === 0x6b || code === 0x4b) others.add(0x212a);
    if (code === 0xe5 || code === 0xc5) others.add(0x212b);
    others.delete(code);
    foldings.set(code, (found = [...others]));
  }
  return found;
}
export const sameIgnoringCase = (a: number, b: number): boolean => a === b || equivalents(a).includes(b);
