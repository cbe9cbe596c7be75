import { codeCompletion, codeHover, codeSignatures } from './code.ts';
import { codeTokens } from './code-tokens.ts';

/** What needs the .NET library, which takes a while to load: the host loads it when it has answered its first requests. */
export const codeFeatures = { completion: codeCompletion, hover: codeHover, signatures: codeSignatures, tokens: codeTokens };
export type CodeFeatures = typeof codeFeatures;
