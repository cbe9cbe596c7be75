/** `$"…"`: the text the scanner cut, and an expression in each hole. */
import type { Span } from '../../text/span.ts';
import { scan } from '../scanner/scanner.ts';
import type { Hole } from '../scanner/token.ts';
import type { Expression, Interpolated } from '../tree.ts';
import { Cursor } from './cursor.ts';
import { parseExpression } from './expressions.ts';
import { missing } from './unary.ts';

/** With the string at the cursor. */
export function parseInterpolated(c: Cursor): Expression {
  const token = c.next();
  const { verbatim, parts } = token.interpolated!;
  const nodes: Interpolated['parts'][number][] = parts.map((part) =>
    part.kind === 'piece' ? { kind: 'interpolated-text' as const, text: part.text, span: part.span } : interpolation(c, part),
  );
  return { kind: 'interpolated', verbatim, parts: nodes, span: { start: token.start, end: token.end } };
}

function interpolation(c: Cursor, hole: Hole): Interpolated['parts'][number] {
  if (!c.code.slice(hole.expression.start, hole.expression.end).trim() && hole.closed) {
    c.error('CS1733', 'Expected expression', { start: hole.expression.end, end: hole.expression.end });
    return {
      kind: 'interpolation',
      expression: { kind: 'missing', span: hole.expression },
      alignment: null,
      format: hole.format,
      span: hole.span,
    };
  }
  const expression = inside(c, hole.expression, hole.closed);
  const alignment = hole.alignment && inside(c, hole.alignment, hole.closed);
  return { kind: 'interpolation', expression, alignment, format: hole.format, span: hole.span };
}

/** The expression in a part of the code; errors join the others. */
function inside(c: Cursor, { start, end }: Span, complain: boolean): Expression {
  const { tokens, errors } = scan(c.code, start, end);
  const inner = new Cursor(c.code, tokens, complain ? c.errors : [], c.grammar);
  if (complain) c.errors.push(...errors);
  inner.depth = c.depth;
  const expression = c.deeper(
    () => parseExpression(inner),
    () => missing(inner),
  );
  if (!inner.atEnd) {
    // Roslyn marks what it could read.
    inner.error('CS1073', `Unexpected token '${inner.token.text}'`, expression.span);
  }
  return expression;
}
