/** What stands in round brackets: an expression, a tuple, a condition. */
import type { Expression, TupleLiteral } from '../tree.ts';
import type { Cursor } from './cursor.ts';
import { parseDesignation, parseExpression } from './expressions.ts';
import { queryWords, startsOperand } from './starts.ts';
import { parseType, typeAhead } from './types.ts';

/** `(a, b)`, `(int a, var b)`, or a bracketed expression. */
export function parseParenthesized(c: Cursor): Expression {
  const { start } = c.next();
  const elements: TupleLiteral['elements'][number][] = [tupleElement(c, true)];
  while (c.take(',')) elements.push(tupleElement(c));
  closeBracket(c);
  const [first] = elements;
  if (first && elements.length === 1 && !first.name) return { kind: 'parenthesized', operand: first.value, span: c.since(start) };
  return { kind: 'tuple', elements, span: c.since(start) };
}

function tupleElement(c: Cursor, isFirst = false): TupleLiteral['elements'][number] {
  const declared = declarationAhead(c, isFirst ? /^,$/ : /^[,)]$/);
  if (declared) return { name: null, value: declared };
  const name = c.isIdentifier() && c.is(':', 1) && !c.is(':', 2) ? c.name() : null;
  if (name) c.next();
  return { name, value: parseExpression(c) };
}

/** `int a` before a comma or a bracket. */
function declarationAhead(c: Cursor, behind: RegExp): Expression | null {
  const type = typeAhead(c, c.at);
  if (!type || c.tokens[type.end]?.kind !== 'identifier' || !behind.test(c.tokens[type.end + 1]?.text ?? '')) return null;
  if (c.inQuery && queryWords.has(c.tokens[type.end]!.text)) return null;
  const start = c.token.start;
  const node = parseType(c);
  const designation = parseDesignation(c);
  return { kind: 'declaration', type: node, designation, span: c.since(start) };
}

/** `(condition)` of `if`, `while`, `switch`, … */
export function inBrackets(c: Cursor): Expression {
  c.expect('(');
  const expression = parseExpression(c);
  closeBracket(c);
  return expression;
}

/** The closing bracket. An operand that stands before it without an operator, as in `("a" "b")`, is one mistake and passed over. */
export function closeBracket(c: Cursor): void {
  if (c.is(')') || c.isTrying || !startsOperand(c)) {
    c.expect(')');
    return;
  }
  const { at, token } = c;
  const mark = c.errors.length;
  c.isTrying = true;
  parseExpression(c);
  c.isTrying = false;
  const found = c.errors.slice(mark);
  const isWhole = c.is(')') && !found.some(({ span }) => span.start >= c.previousEnd);
  c.forget(mark);
  if (isWhole) {
    const first = found.find(({ span }) => span.start === token.start);
    c.error(
      first?.code ?? 'CS1073',
      first?.message ?? `Unexpected token '${token.text}'`,
      first?.span ?? { start: token.start, end: token.end },
    );
  } else c.at = at;
  c.expect(')');
}
