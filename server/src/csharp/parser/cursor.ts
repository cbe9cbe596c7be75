import type { Span } from '../../text/span.ts';
import { newer } from '../scanner/scanner.ts';
import type { Token } from '../scanner/token.ts';
import type { Argument, Block, Expression, Initializer, Name, Pattern, Query, Statement, SyntaxError, TypeNode } from '../tree.ts';

/** What the parts of the parser call of each other. */
export interface Grammar {
  expression(c: Cursor): Expression;
  /** An expression of at least this binding power. */
  binary(c: Cursor, power: number): Expression;
  primary(c: Cursor): Expression;
  arguments(c: Cursor, close: ')' | ']'): { list: Argument[]; span: Span };
  initializer(c: Cursor): Initializer;
  query(c: Cursor): Query;
  pattern(c: Cursor): Pattern;
  type(c: Cursor): TypeNode;
  statement(c: Cursor): Statement;
  block(c: Cursor): Block;
}

/** Missing tokens that have a code of their own. */
const own: Readonly<Record<string, readonly [string, string] | undefined>> = {
  ';': ['CS1002', '; expected'],
  ')': ['CS1026', ') expected'],
  '}': ['CS1513', '} expected'],
  '{': ['CS1514', '{ expected'],
  in: ['CS1515', "'in' expected"],
  name: ['CS1001', 'Identifier expected'],
};

/** Walks the tokens; keeps the errors; knows how deep the parser is, so that no input can overflow the stack. */
export class Cursor {
  readonly code: string;
  readonly tokens: readonly Token[];
  readonly errors: SyntaxError[];
  readonly grammar: Grammar;
  at = 0;
  depth = 0;
  /** Reading ahead to see whether what stands here makes sense; what is found is taken back. */
  isTrying = false;
  #closers: Int32Array | null = null;
  /** Places of the errors reported so far. */
  readonly #places = new Set<number>();
  /** Inside a query, where `where`, `select`, … are keywords. */
  inQuery = false;

  constructor(code: string, tokens: readonly Token[], errors: SyntaxError[], grammar: Grammar) {
    this.code = code;
    this.tokens = tokens;
    this.errors = errors;
    this.grammar = grammar;
  }

  get token(): Token {
    return this.tokens[this.at]!;
  }
  get previousEnd(): number {
    return this.at > 0 ? this.tokens[this.at - 1]!.end : this.token.start;
  }
  peek(ahead = 1): Token {
    return this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)]!;
  }
  get atEnd(): boolean {
    return this.token.kind === 'end';
  }
  next(): Token {
    const token = this.token;
    if (token.kind !== 'end') this.at++;
    return token;
  }
  /** Whether the token (or one ahead) is this punctuation or keyword. */
  is(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.text === text && (token.kind === 'punctuation' || token.kind === 'keyword');
  }
  /** Whether the token is this contextual keyword. */
  isWord(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'identifier' && token.text === text && this.code[token.start] !== '@';
  }
  isIdentifier(ahead = 0): boolean {
    return this.peek(ahead).kind === 'identifier';
  }
  take(text: string): Token | null {
    return this.is(text) ? this.next() : null;
  }
  /** Takes the token or says it is missing, in Roslyn's words for that token. */
  expect(text: string): Token | null {
    const token = this.take(text);
    if (!token) this.missing(text);
    return token;
  }
  missing(text: string): void {
    const [code, message] = own[text] ?? ['CS1003', `Syntax error, '${text}' expected`];
    this.error(code, message, this.missingSpan());
  }
  /** The complaint about a token that Roslyn's grammar has no place for: as what was expected instead. */
  unexpected(expected: string): void {
    const { token } = this;
    if (token.kind !== 'bad') this.missing(expected);
    else if (token.text === '@')
      this.error('CS1646', 'Keyword, identifier, or string expected after verbatim specifier: @', { start: token.start, end: token.end });
    else this.error('CS1056', '', { start: token.start, end: token.end });
    this.next();
  }
  /** Where Roslyn underlines a missing token: the token that stands there, or the end of the line before. */
  missingSpan(): Span {
    const { token } = this;
    return token.newLine || token.kind === 'end'
      ? { start: this.previousEnd, end: this.previousEnd }
      : { start: token.start, end: token.end };
  }
  /** One error for one place: what follows from an error already reported there is left out. */
  error(code: string, message: string, span: Span): void {
    if (this.#places.has(span.start)) return;
    this.#places.add(span.start);
    const { token } = this;
    // Roslyn complains of what is missing before a character that C# has no use for; of the two, the character says more.
    const text = token.kind === 'bad' && token.start === span.start ? `Unexpected character '${token.text}'` : message;
    this.errors.push({ code, message: text, span });
  }
  /** Takes back the errors since `mark`, which was `errors.length`. */
  forget(mark: number): void {
    for (const { span } of this.errors.splice(mark)) this.#places.delete(span.start);
  }
  newer(feature: string, version: string, span: Span): void {
    this.errors.push(newer(feature, version, span));
  }
  name(): Name {
    const { token } = this;
    if (token.kind === 'identifier') {
      this.next();
      return { text: token.text, span: { start: token.start, end: token.end } };
    }
    this.error('CS1001', 'Identifier expected', this.missingSpan());
    return { text: '', span: { start: this.previousEnd, end: this.previousEnd } };
  }
  since(start: number): Span {
    return { start, end: Math.max(start, this.previousEnd) };
  }
  /** Index of the token that closes the bracket at token index `open`; negative where none does. */
  closing(open: number): number {
    this.#closers ??= closers(this.tokens);
    return this.#closers[open] ?? -1;
  }
  /** Runs a part of the parser one level deeper; past the bound it gives up with CS8078, as Roslyn does. */
  deeper<T>(parse: () => T, giveUp: () => T): T {
    if (this.depth > 201) {
      this.error('CS8078', 'An expression is too long or complex to compile', { start: this.token.start, end: this.token.end });
      this.at = this.tokens.length - 1;
      return giveUp();
    }
    this.depth++;
    try {
      return parse();
    } finally {
      this.depth--;
    }
  }
}

/** By index of an opening bracket the index of its closing one, -1 where there is none. Kinds of brackets are not told apart: mixed ones are a mistake of its own. */
function closers(tokens: readonly Token[]): Int32Array {
  const found = new Int32Array(tokens.length).fill(-1);
  const open: number[] = [];
  tokens.forEach(({ kind, text }, i) => {
    if (kind !== 'punctuation') return;
    if (text === '(' || text === '[' || text === '{') open.push(i);
    else if (text === ')' || text === ']' || text === '}') {
      const at = open.pop();
      if (at !== undefined) found[at] = i;
    }
  });
  return found;
}
