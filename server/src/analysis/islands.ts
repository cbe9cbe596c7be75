import { parse } from '../csharp/parser/parser.ts';
import type { Parsed } from '../csharp/tree.ts';
import type { Placed, Placement } from '../policies/placement.ts';
import { codeToDocument, eachPiece } from '../syntax/queries.ts';
import type { Attribute, Document, Expression } from '../syntax/tree.ts';
import { Recent } from '../text/kept.ts';
import type { Span } from '../text/span.ts';

/** An expression of a document, where it stands, and its C# tree. */
export interface Island {
  readonly expression: Expression;
  readonly owner: Placed | null;
  readonly attribute: Attribute | null;
  /** The C# with named values outside of strings turned into names of the same length, so that it parses. */
  readonly code: string;
  readonly parsed: Parsed;
  /** The document's span of a span of the code. */
  at(span: Span): Span;
}

/** Every expression of the document in document order; each is parsed when a rule first looks into it, and once for the same text. */
export function islandsOf(document: Document, placement: Placement): Island[] {
  const found: Island[] = [];
  eachPiece(document, (piece, owner, attribute) => {
    if (piece.kind === 'expression') found.push(island(piece, owner.kind === 'element' ? placement.of(owner) : null, attribute));
  });
  return found;
}

function island(expression: Expression, owner: Placed | null, attribute: Attribute | null): Island {
  const code = masked(expression);
  return {
    expression,
    owner,
    attribute,
    code,
    get parsed() {
      return parsedOnce(code, expression.block);
    },
    at: (span) => codeToDocument(expression, span),
  };
}

const masked = ({ code, namedValues }: Expression): string =>
  namedValues.length ? code.replace(/\{\{[^{}]*\}\}/g, (text) => `N${'_'.repeat(text.length - 1)}`) : code;

const cache = new Recent<Parsed>(500);

function parsedOnce(code: string, block: boolean): Parsed {
  const key = (block ? '{' : '(') + code;
  // What is cut from the key keeps the key alive, not the whole document.
  return cache.get(key) ?? cache.set(key, parse(key.slice(1), block));
}
