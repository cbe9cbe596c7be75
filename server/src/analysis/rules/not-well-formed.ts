import { eachPiece } from '../../syntax/queries.ts';
import type { Piece } from '../../syntax/tree.ts';
import { fix, type Rule } from '../rule.ts';

const escapes = new Map([
  ['"', '&quot;'],
  ["'", '&apos;'],
  ['<', '&lt;'],
  ['&', '&amp;'],
]);

export default {
  id: 'not-well-formed',
  severity: 'error',
  summary: 'A character that the xml format does not allow there, in an expression or a value.',
  check({ document, options: { sourceFormat } }, report) {
    if (sourceFormat !== 'xml') return;
    eachPiece(document, (piece, _owner, attribute) => {
      if (piece.kind === 'named-value' || (piece.kind === 'expression' ? piece.form === 'cdata' : !attribute)) return;
      const edits = rawCharacters(piece, attribute?.value?.quote ?? '', document.text);
      const [first] = edits;
      if (!first) return;
      const character = document.text.slice(first.span.start, first.span.end);
      report(first.span, `In the xml format ${character} is written ${first.text} here; or deploy the document as rawxml.`, {
        fixes: [fix('Escape it', edits)],
      });
    });
  },
} satisfies Rule;

/** What an XML parser would stumble over: the attribute's own quote, `<`, and `&` that begins no entity. */
function rawCharacters({ span }: Piece, quote: string, text: string) {
  const code = text.slice(span.start, span.end);
  return [...code.matchAll(/["'<]|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/g)].flatMap((match) => {
    const [character] = match;
    if ((character === '"' || character === "'") && character !== quote) return [];
    const start = span.start + match.index;
    return [{ span: { start, end: start + 1 }, text: escapes.get(character)! }];
  });
}
