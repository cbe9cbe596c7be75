import type { Span } from '../../text/span.ts';
import type { LiteralValue, SyntaxError } from '../tree.ts';

/** A `bad` token is a character C# has no use for. */
export type TokenKind = 'bad' | 'identifier' | 'keyword' | 'punctuation' | 'literal' | 'interpolated' | 'end';

export interface Token extends Span {
  readonly kind: TokenKind;
  /** The name without `@` and with escapes decoded, the keyword, the punctuation; for literals as written; '' at the end. */
  readonly text: string;
  readonly value: LiteralValue | null;
  readonly interpolated: InterpolatedToken | null;
  /** Whether a line break stands between the token before and this one. */
  readonly newLine: boolean;
}

export interface InterpolatedToken {
  readonly verbatim: boolean;
  readonly parts: readonly (InterpolatedPiece | Hole)[];
}

export interface InterpolatedPiece {
  readonly kind: 'piece';
  readonly span: Span;
  readonly text: string;
}

/** `{expression,alignment:format}`: the spans of its parts. */
export interface Hole {
  readonly kind: 'hole';
  readonly span: Span;
  readonly expression: Span;
  readonly alignment: Span | null;
  readonly format: string | null;
  readonly closed: boolean;
}

export interface Scanned {
  /** The last one is of kind `end`. */
  readonly tokens: readonly Token[];
  readonly errors: SyntaxError[];
}

export const keywords: ReadonlySet<string> = new Set(
  `abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern
  false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out override params
  private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof uint ulong
  unchecked unsafe ushort using virtual void volatile while`.split(/\s+/),
);

/** The keywords that name a type. */
export const predefinedTypes: ReadonlySet<string> = new Set(
  'bool byte char decimal double float int long object sbyte short string uint ulong ushort void'.split(' '),
);
