import type { Expression } from '../syntax/tree.ts';
import { masked } from './code.ts';
import { type CodeFormatOptions, formatCode } from './code-format.ts';

/** The code of an expression laid out; null where it is laid out already, or cannot be. */
export function formatExpression(expression: Expression, options: Omit<CodeFormatOptions, 'block'>): string | null {
  const formatted = formatCode(expression.code, masked(expression), { ...options, block: expression.block });
  return formatted === expression.code ? null : formatted;
}
