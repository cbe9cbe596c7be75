import { codeCompletion } from './code-completion.ts';
import { codeFixes } from './code-fixes.ts';
import { formatExpression } from './code-format-expression.ts';
import { codeHover } from './code-hover.ts';
import { resultType } from './code-result.ts';
import { codeSignatures } from './code-signatures.ts';
import { codeTokens } from './code-tokens.ts';

/** What needs the .NET library, which takes a while to load: the host loads it when it has answered its first requests. */
export const codeFeatures = {
  completion: codeCompletion,
  hover: codeHover,
  signatures: codeSignatures,
  tokens: codeTokens,
  fixes: codeFixes,
  format: formatExpression,
  resultType,
};
export type CodeFeatures = typeof codeFeatures;
