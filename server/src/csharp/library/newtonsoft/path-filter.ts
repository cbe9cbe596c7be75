/** The steps of a parsed JSONPath. */
import type { JValue } from './token.ts';

export type Filter =
  | { readonly kind: 'root' }
  /** name or index null: `*`. */
  | { readonly kind: 'field'; readonly name: string | null }
  | { readonly kind: 'fields'; readonly names: readonly string[] }
  | { readonly kind: 'index'; readonly index: number | null }
  | { readonly kind: 'indexes'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly start: number | null; readonly end: number | null; readonly step: number | null }
  | { readonly kind: 'query'; readonly query: Query }
  | { readonly kind: 'scan'; readonly name: string | null }
  | { readonly kind: 'scan-fields'; readonly names: readonly string[] }
  | { readonly kind: 'scan-query'; readonly query: Query };
export type PathFilter = Filter;

export type QueryOperand = JValue | readonly PathFilter[];
export type QueryOperator = 'exists' | '==' | '!=' | '===' | '!==' | '<' | '<=' | '>' | '>=' | '=~';
export type Query =
  | { readonly kind: 'and' | 'or'; readonly parts: Query[] }
  | { readonly kind: 'compare'; readonly operator: QueryOperator; readonly left: QueryOperand; readonly right: QueryOperand | null };
