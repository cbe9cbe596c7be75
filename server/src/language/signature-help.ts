import type { SignatureHelp } from 'vscode-languageserver-types';
import { pathAt } from '../syntax/queries.ts';
import type { PolicyText } from './policy-text.ts';
import type { Surroundings } from './surroundings.ts';

/** The overloads of the call an offset stands in, inside of an expression. */
export function signatureHelp(text: PolicyText, offset: number, { code }: Pick<Surroundings, 'code'>): SignatureHelp | null {
  const expression = [offset, Math.max(0, offset - 1)]
    .map((at) => pathAt(text.document, at).at(-1))
    .find((node) => node?.kind === 'expression');
  return expression?.kind === 'expression' ? (code?.signatures(expression, offset) ?? null) : null;
}
