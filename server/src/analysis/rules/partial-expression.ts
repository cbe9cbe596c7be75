import { eachPiece } from '../../syntax/queries.ts';
import type { Rule } from '../rule.ts';

export default {
  id: 'partial-expression',
  severity: 'warning',
  summary: 'An expression that is only a part of a value, and so is plain text.',
  check({ document, placement }, report) {
    eachPiece(document, (piece, owner, attribute) => {
      if (piece.kind !== 'text' || owner.kind !== 'element' || !attribute?.value?.quote) return;
      const placed = placement.of(owner);
      const facts = placed && placed.role !== 'foreign' ? placed.facts?.attributes.get(attribute.name) : undefined;
      if (facts?.expression !== true) return;
      const raw = document.text.slice(piece.span.start, piece.span.end);
      const at = /@\((?:context|string|int|\(|")/.exec(raw);
      if (!at) return;
      const start = piece.span.start + at.index;
      report(
        { start, end: piece.span.end },
        `${attribute.name} is an expression as a whole or not at all: this one is taken as plain text. Write @("…" + …) or @($"…{…}").`,
      );
    });
  },
} satisfies Rule;
