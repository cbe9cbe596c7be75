/** Parses .NET regular expression patterns. Syntax and errors: the .NET regular expression language reference, and what .NET 10 answered. */
import { CharSet, type CharTest, digit, ecma, property, space, word } from './char-set.ts';
import { collectGroups, type Groups } from './groups.ts';
import { flags, type Node, type Pattern } from './node.ts';
import { type ParseErrorKind, refuse } from './parse-error.ts';

const most = 2147483647;
const isWord = (char: string | undefined): boolean => char !== undefined && word(char.charCodeAt(0));

export function parsePattern(pattern: string, options: number): Pattern {
  const groups = collectGroups(pattern, options);
  const parser = new Parser(pattern, options, groups);
  const root = parser.alternation();
  if (!parser.done) parser.fail('InsufficientOpeningParentheses', parser.at + 1);
  return { root, options, groups: groups.numbers.length, names: groups.names, numbers: groups.numbers };
}

class Parser {
  at = 0;
  private readonly text: string;
  private options: number;
  private readonly groups: Groups;
  private depth = 0;
  /** Number the next unnamed group gets. */
  private nextNumber = 1;

  constructor(text: string, options: number, groups: Groups) {
    this.text = text;
    this.options = options;
    this.groups = groups;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }
  fail(kind: ParseErrorKind, offset: number, detail = ''): never {
    return refuse(this.text, kind, offset, detail);
  }
  private has(flag: number): boolean {
    return (this.options & flag) !== 0;
  }

  /** Everything up to `)` or the end; inline options last until then. */
  alternation(): Node {
    const { options } = this;
    if (++this.depth > 1000) this.fail('InsufficientClosingParentheses', this.at);
    const branches: Node[] = [this.sequence()];
    while (this.text[this.at] === '|') {
      this.at++;
      branches.push(this.sequence());
    }
    this.depth--;
    this.options = options;
    return branches.length === 1 ? branches[0]! : { kind: 'alternation', options: branches };
  }

  private sequence(): Node {
    const items: Node[] = [];
    for (;;) {
      this.skipBlank();
      const char = this.text[this.at];
      if (char === undefined || char === '|' || char === ')') break;
      const atom = this.atom(char);
      if (atom) items.push(this.quantified(atom));
    }
    return items.length === 1 ? items[0]! : { kind: 'sequence', items };
  }

  /** White space and `#` comments under (?x), and `(?#…)` always. */
  private skipBlank(): void {
    for (;;) {
      if (this.has(flags.ignorePatternWhitespace)) {
        while (!this.done && space(this.text.charCodeAt(this.at))) this.at++;
        if (this.text[this.at] === '#') {
          while (!this.done && this.text[this.at] !== '\n') this.at++;
          continue;
        }
      }
      if (!this.text.startsWith('(?#', this.at)) return;
      const close = this.text.indexOf(')', this.at);
      if (close < 0) this.fail('UnterminatedComment', this.text.length);
      this.at = close + 1;
    }
  }

  private atom(char: string): Node | null {
    const from = this.at;
    switch (char) {
      case '(':
        return this.group();
      case '[':
        this.at++;
        return { kind: 'set', set: this.charClass() };
      case '.':
        this.at++;
        return this.dot();
      case '^':
        this.at++;
        return { kind: 'anchor', anchor: this.has(flags.multiline) ? 'line-start' : 'start' };
      case '$':
        this.at++;
        return { kind: 'anchor', anchor: this.has(flags.multiline) ? 'line-end' : 'end-or-newline' };
      case '\\':
        this.at++;
        return this.escape();
      case '*':
      case '+':
      case '?':
        return this.fail('QuantifierAfterNothing', from + 1, char);
      case '{':
        if (this.braces(this.at)) this.fail('QuantifierAfterNothing', from + 1, char);
    }
    this.at++;
    return this.char(char.charCodeAt(0));
  }

  private char(code: number): Node {
    return { kind: 'char', code, ignoreCase: this.has(flags.ignoreCase) };
  }
  private dot(): Node {
    const set = new CharSet();
    set.negated = true;
    if (!this.has(flags.singleline)) set.addRange(10, 10);
    return { kind: 'set', set };
  }

  // ── Quantifiers ──────────────────────────────────────────────────────────────────────────────────────────────────

  private braces(at: number): { min: number; max: number; end: number } | null {
    const match = /^\{(\d+)(?:(,)(\d*))?\}/.exec(this.text.slice(at, at + 64));
    if (!match) return null;
    const min = Number(match[1]);
    const max = match[2] === undefined ? min : match[3] ? Number(match[3]) : most;
    return { min, max, end: at + match[0].length };
  }

  private quantified(atom: Node): Node {
    this.skipBlank();
    const char = this.text[this.at];
    const given = char === '{' ? this.braces(this.at) : null;
    if (char !== '*' && char !== '+' && char !== '?' && !given) return atom;
    this.at = given ? given.end : this.at + 1;
    const min = given ? given.min : char === '+' ? 1 : 0;
    const max = given ? given.max : char === '?' ? 1 : most;
    if (min > most || max > most) this.fail('QuantifierOrCaptureGroupOutOfRange', this.at);
    if (min > max) this.fail('ReversedQuantifierRange', this.at);
    this.skipBlank();
    const lazy = this.text[this.at] === '?';
    if (lazy) this.at++;
    this.skipBlank();
    const next = this.text[this.at];
    if (next === '*' || next === '+' || next === '?' || (next === '{' && this.braces(this.at)))
      this.fail('NestedQuantifiersNotParenthesized', this.at + 1, next);
    return { kind: 'loop', body: atom, min, max, lazy };
  }

  // ── Groups ───────────────────────────────────────────────────────────────────────────────────────────────────────

  private close(): void {
    if (this.text[this.at] !== ')') this.fail('InsufficientClosingParentheses', this.text.length);
    this.at++;
  }

  private group(): Node | null {
    this.at++;
    if (this.text[this.at] !== '?') {
      if (this.has(flags.explicitCapture)) return this.closed((body) => body);
      const number = this.nextNumber++;
      return this.closed((body) => ({ kind: 'capture', body, number: this.groups.slotOf(number), pops: null }));
    }
    this.at++;
    const char = this.text[this.at];
    const after = this.text[this.at + 1];
    if (char === undefined) this.fail('InvalidGroupingConstruct', this.text.length);
    this.at++;
    switch (char) {
      case ':':
        return this.closed((body) => body);
      case '=':
      case '!':
        return this.closed((body) => ({ kind: 'look', body, behind: false, negative: char === '!' }));
      case '>':
        return this.closed((body) => ({ kind: 'atomic', body }));
      case '<':
        if (after === '=' || after === '!') {
          this.at++;
          return this.closed((body) => ({ kind: 'look', body, behind: true, negative: after === '!' }));
        }
        return this.named('>');
      case "'":
        return this.named("'");
      case '(':
        return this.conditional();
      default:
        this.at--;
        return this.inlineOptions();
    }
  }

  private closed(make: (body: Node) => Node): Node {
    const body = this.alternation();
    this.close();
    return make(body);
  }

  private named(close: string): Node {
    if (this.done) this.fail('InvalidGroupingConstruct', this.text.length);
    let number = -1;
    if (this.text[this.at] !== '-') number = this.groupName(close, true);
    let pops: number | null = null;
    if (this.text[this.at] === '-') {
      this.at++;
      pops = this.groupName(close, false);
    }
    if (this.text[this.at] !== close) this.fail(this.done ? 'InvalidGroupingConstruct' : 'CaptureGroupNameInvalid', this.at);
    this.at++;
    return this.closed((body) => ({ kind: 'capture', body, number, pops }));
  }

  /** Reads a group's name or number; gives its slot. */
  private groupName(close: string, defines: boolean): number {
    const from = this.at;
    while (isWord(this.text[this.at])) this.at++;
    const name = this.text.slice(from, this.at);
    if (!name) this.fail('CaptureGroupNameInvalid', from);
    if (/^\d/.test(name)) {
      const digits = /^\d+/.exec(name)![0];
      if (digits.length < name.length) this.fail('CaptureGroupNameInvalid', from + digits.length);
      if (Number(digits) === 0 && defines) this.fail('CaptureGroupOfZero', this.at);
      if (defines && digits.startsWith('0')) this.fail('InvalidGroupingConstruct', this.at);
      const slot = this.groups.slotOf(Number(digits));
      if (slot < 0) this.fail('UndefinedNumberedReference', this.at, digits);
      return slot;
    }
    if (this.done) this.fail('InvalidGroupingConstruct', this.text.length);
    if (this.text[this.at] !== close && this.text[this.at] !== '-') this.fail('CaptureGroupNameInvalid', this.at);
    const slot = this.groups.slotNamed(name);
    if (slot < 0) this.fail('UndefinedNamedReference', this.at, name);
    return slot;
  }

  private conditional(): Node {
    const numbered = /^(\d+)(.?)/s.exec(this.text.slice(this.at, this.at + 32));
    if (numbered) {
      const [, digits = '', next] = numbered;
      this.at += digits.length;
      if (next !== ')') this.fail('AlternationHasMalformedReference', this.at, digits);
      const slot = this.groups.slotOf(Number(digits));
      if (slot < 0) this.fail('AlternationHasUndefinedReference', this.at + 1, digits);
      this.at++;
      return this.branches(slot, null);
    }
    const named = /^(\w+)\)/.exec(this.text.slice(this.at, this.at + 200));
    const slot = named ? this.groups.slotNamed(named[1]!) : -1;
    if (slot >= 0) {
      this.at += named![0].length;
      return this.branches(slot, null);
    }
    if (this.text[this.at] === '?') {
      const next = this.text[this.at + 1];
      if (next === '#' || next === "'" || (next === '<' && !/[!=]/.test(this.text[this.at + 2] ?? '')))
        this.fail('AlternationHasMalformedCondition', this.at + 1);
      this.at--;
      const test = this.group();
      return this.branches(null, test ?? { kind: 'empty' });
    }
    const test = this.alternation();
    this.close();
    return this.branches(null, { kind: 'look', body: test, behind: false, negative: false });
  }

  private branches(group: number | null, test: Node | null): Node {
    const body = this.alternation();
    this.close();
    const options = body.kind === 'alternation' ? body.options : [body];
    if (options.length > 2) this.fail('AlternationHasTooManyConditions', this.at);
    return { kind: 'conditional', group, test, yes: options[0]!, no: options[1] ?? { kind: 'empty' } };
  }

  private inlineOptions(): Node | null {
    const known: Record<string, number> = {
      i: flags.ignoreCase,
      m: flags.multiline,
      n: flags.explicitCapture,
      s: flags.singleline,
      x: flags.ignorePatternWhitespace,
    };
    const outer = this.options;
    for (let on = true; ; this.at++) {
      const char = this.text[this.at];
      if (char === '-') on = false;
      else if (char === '+') on = true;
      else if (char !== undefined && Object.hasOwn(known, char.toLowerCase())) {
        const flag = known[char.toLowerCase()]!;
        this.options = on ? this.options | flag : this.options & ~flag;
      } else break;
    }
    const char = this.text[this.at];
    if (char === ')') {
      this.at++;
      return null; // until the group around ends
    }
    if (char !== ':') this.fail('InvalidGroupingConstruct', Math.min(this.at + 1, this.text.length));
    this.at++;
    const node = this.closed((body) => body);
    this.options = outer;
    return node;
  }

  // ── Escapes ──────────────────────────────────────────────────────────────────────────────────────────────────────

  private escape(): Node {
    const char = this.text[this.at];
    if (char === undefined) this.fail('UnescapedEndingBackslash', this.text.length);
    const isEcma = this.has(flags.ecmaScript);
    const anchors: Record<string, Node> = {
      b: { kind: 'anchor', anchor: isEcma ? 'ecma-boundary' : 'boundary' },
      B: { kind: 'anchor', anchor: isEcma ? 'not-ecma-boundary' : 'not-boundary' },
      A: { kind: 'anchor', anchor: 'start' },
      Z: { kind: 'anchor', anchor: 'end-or-newline' },
      z: { kind: 'anchor', anchor: 'end' },
      G: { kind: 'anchor', anchor: 'previous' },
    };
    if (Object.hasOwn(anchors, char)) {
      this.at++;
      return anchors[char]!;
    }
    const shorthand = this.shorthand();
    if (shorthand) {
      const set = new CharSet();
      set.addTest(shorthand);
      return { kind: 'set', set };
    }
    if (char === 'k' || char === '<' || char === "'") {
      const reference = this.namedReference(char);
      if (reference) return reference;
    }
    if (char >= '1' && char <= '9') {
      const reference = this.numberedReference();
      if (reference) return reference;
    }
    return this.char(this.escapedChar());
  }

  /** `\d \D \w \W \s \S \p{…} \P{…}`; null for anything else. */
  private shorthand(): CharTest | null {
    const char = this.text[this.at]!;
    const table = this.has(flags.ecmaScript) ? ecma : { digit, word, space };
    const tests: Record<string, CharTest> = { d: table.digit, w: table.word, s: table.space };
    const lower = char.toLowerCase();
    if (Object.hasOwn(tests, lower)) {
      this.at++;
      const test = tests[lower]!;
      return char === lower ? test : (code) => !test(code);
    }
    if (lower !== 'p') return null;
    const match = /^\{([\w-]*)\}/.exec(this.text.slice(this.at + 1));
    if (!match) this.fail('MalformedUnicodePropertyEscape', Math.min(this.text.length, this.at + (this.text[this.at + 1] === '{' ? 2 : 1)));
    const test = property(match[1]!);
    this.at += 1 + match[0].length;
    if (!test) this.fail('InvalidUnicodePropertyEscape', this.at, match[1]!);
    return char === 'p' ? test : (code) => !test(code);
  }

  private namedReference(char: string): Node | null {
    const match = /^(?:k?<(\w+)>|k?'(\w+)')/.exec(this.text.slice(this.at, this.at + 300));
    if (!match) {
      if (char === 'k') this.fail('MalformedNamedReference', Math.min(this.at + 1, this.text.length));
      return null;
    }
    const name = (match[1] ?? match[2])!;
    const numbered = /^\d+$/.test(name);
    const slot = numbered ? this.groups.slotOf(Number(name)) : this.groups.slotNamed(name);
    if (slot < 0) {
      if (char !== 'k' && !numbered) return null;
      this.fail(numbered ? 'UndefinedNumberedReference' : 'UndefinedNamedReference', this.at + match[0].length - 1, name);
    }
    this.at += match[0].length;
    return this.reference(slot);
  }
  private reference(number: number): Node {
    return { kind: 'backreference', number, ignoreCase: this.has(flags.ignoreCase), ecma: this.has(flags.ecmaScript) };
  }

  /** `\1`; two digits or more that name no group are an octal escape. */
  private numberedReference(): Node | null {
    const digits = /^\d+/.exec(this.text.slice(this.at, this.at + 12))![0];
    if (this.has(flags.ecmaScript)) {
      for (let length = digits.length; length > 0; length--) {
        const slot = this.groups.slotOf(Number(digits.slice(0, length)));
        if (slot >= 0) {
          this.at += length;
          return this.reference(slot);
        }
      }
      return null;
    }
    const slot = this.groups.slotOf(Number(digits));
    if (slot >= 0) {
      this.at += digits.length;
      return this.reference(slot);
    }
    if (digits.length === 1) this.fail('UndefinedNumberedReference', this.at + 1, digits);
    return null;
  }

  private hex(count: number): number {
    const digits = this.text.slice(this.at, this.at + count);
    if (!new RegExp(`^[0-9a-fA-F]{${count}}$`).test(digits)) this.fail('InsufficientOrInvalidHexDigits', this.at);
    this.at += count;
    return Number.parseInt(digits, 16);
  }

  private escapedChar(): number {
    const char = this.text[this.at]!;
    const octal = /^[0-7]{1,3}/.exec(this.text.slice(this.at, this.at + 3));
    if (octal) {
      this.at += octal[0].length;
      return Number.parseInt(octal[0], 8) & 0xff;
    }
    this.at++;
    const simple: Record<string, number> = { a: 7, b: 8, e: 27, f: 12, n: 10, r: 13, t: 9, v: 11 };
    if (Object.hasOwn(simple, char)) return simple[char]!;
    if (char === 'x') return this.hex(2);
    if (char === 'u') return this.hex(4);
    if (char === 'c') {
      if (this.done) this.fail('MissingControlCharacter', this.text.length);
      const control = this.text[this.at++]!.toUpperCase().charCodeAt(0) - 64;
      if (control < 0 || control > 31) this.fail('UnrecognizedControlCharacter', this.at);
      return control;
    }
    if (!this.has(flags.ecmaScript) && isWord(char)) this.fail('UnrecognizedEscape', this.at, char);
    return char.charCodeAt(0);
  }

  // ── Character classes ────────────────────────────────────────────────────────────────────────────────────────────

  /** Behind the `[`. */
  private charClass(): CharSet {
    const set = new CharSet();
    set.ignoreCase = this.has(flags.ignoreCase);
    if (++this.depth > 1000) this.fail('UnterminatedBracket', this.text.length);
    if (this.text[this.at] === '^') {
      set.negated = true;
      this.at++;
    }
    for (let first = true; ; first = false) {
      const char = this.text[this.at];
      if (char === undefined) this.fail('UnterminatedBracket', this.text.length);
      if (char === ']' && !first) break;
      if (char === '-' && this.text[this.at + 1] === '[' && !first) {
        this.at += 2;
        set.subtracted = this.charClass();
        if (this.done) this.fail('UnterminatedBracket', this.text.length);
        if (this.text[this.at] !== ']') this.fail('ExclusionGroupNotLast', this.at);
        break;
      }
      this.classItem(set);
    }
    this.at++;
    this.depth--;
    return set;
  }

  private classItem(set: CharSet): void {
    const from = this.classChar(set);
    if (from === null) {
      // `\d-z`: the dash stands for itself.
      return;
    }
    const dash = this.text[this.at] === '-' && this.text[this.at + 1] !== ']' && this.text[this.at + 1] !== undefined;
    if (!dash) return set.addRange(from, from);
    if (this.text[this.at + 1] === '[') {
      set.addRange(from, from);
      return;
    }
    this.at++;
    const shorthandAt = this.at;
    const to = this.classChar(set);
    if (to === null) return this.fail('ShorthandClassInCharacterRange', this.at, this.text[shorthandAt + 1]);
    if (to < from) this.fail('ReversedCharacterRange', this.at);
    set.addRange(from, to);
  }

  /** One unit, or null when a shorthand class was added to the set. */
  private classChar(set: CharSet): number | null {
    const char = this.text[this.at]!;
    this.at++;
    if (char !== '\\') return char.charCodeAt(0);
    if (this.done) this.fail('UnescapedEndingBackslash', this.text.length);
    const shorthand = this.shorthand();
    if (shorthand) {
      set.addTest(shorthand);
      return null;
    }
    if (this.text[this.at] === '-') {
      this.at++;
      return 45;
    }
    return this.escapedChar();
  }
}
