import type { SemanticTokens } from 'vscode-languageserver-types';
import { eachPiece } from '../syntax/queries.ts';
import type { Span } from '../text/span.ts';
import type { PolicyText } from './policy-text.ts';
import type { Surroundings } from './surroundings.ts';
import { type Token, tokenTypes } from './token-types.ts';

/** What the grammar cannot know: what a name in C# is, and named values. Strings, numbers and punctuation stay the grammar's. */
export function semanticTokens(text: PolicyText, { code }: Pick<Surroundings, 'code'>, within?: Span): SemanticTokens {
  const found: Token[] = [];
  eachPiece(text.document, (piece) => {
    if (within && (piece.span.end < within.start || piece.span.start > within.end)) return;
    if (piece.kind === 'named-value') found.push({ span: piece.span, type: 'macro', modifiers: 0 });
    if (piece.kind !== 'expression') return;
    if (code) found.push(...code.tokens(piece));
    for (const { span } of piece.namedValues) found.push({ span, type: 'macro', modifiers: 0 });
  });
  for (const { element, policy, role } of text.placement.placed)
    if (role === 'policy' && policy?.status === 'legacy') found.push({ span: element.nameSpan, type: 'class', modifiers: 2 });
  return { data: encode(text, found) };
}

/** The protocol's five numbers a token; tokens do not cross lines. */
function encode(text: PolicyText, tokens: readonly Token[]): number[] {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  let at = -1;
  for (const { span, type, modifiers } of tokens.toSorted((a, b) => a.span.start - b.span.start)) {
    const start = text.lines.positionAt(span.start);
    if (span.start < at || text.lines.lineAt(span.end) !== start.line) continue;
    data.push(
      start.line - line,
      start.line === line ? start.character - character : start.character,
      span.end - span.start,
      tokenTypes.indexOf(type),
      modifiers,
    );
    ({ line, character } = start);
    at = span.end;
  }
  return data;
}
