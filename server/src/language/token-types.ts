import type { Span } from '../text/span.ts';

/** Kinds of semantic tokens, in the order the protocol numbers them. */
export const tokenTypes = [
  'keyword',
  'variable',
  'property',
  'method',
  'class',
  'string',
  'number',
  'comment',
  'operator',
  'macro',
  'parameter',
] as const;
export const tokenModifiers = ['declaration', 'deprecated', 'readonly'] as const;
export type TokenType = (typeof tokenTypes)[number];

export interface Token {
  readonly span: Span;
  readonly type: TokenType;
  readonly modifiers: number;
}
