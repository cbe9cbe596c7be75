/** `try` and `using`. */
import type { CatchClause, Expression, Name, Statement, TypeNode } from '../tree.ts';
import { embedded, parseBlock } from './blocks.ts';
import { inBrackets } from './brackets.ts';
import type { Cursor } from './cursor.ts';
import { isDeclaration, localDeclaration, terminated } from './declarations.ts';
import { parseExpression } from './expressions.ts';
import { parseType } from './types.ts';

export function tryStatement(c: Cursor): Statement {
  const { start } = c.next();
  const body = parseBlock(c);
  const catches: CatchClause[] = [];
  while (c.is('catch')) catches.push(catchClause(c));
  const last = c.take('finally') ? parseBlock(c) : null;
  if (!catches.length && !last) c.error('CS1524', 'Expected catch or finally', body.end);
  return { kind: 'try', body, catches, finally: last, span: c.since(start) };
}

function catchClause(c: Cursor): CatchClause {
  const keyword = c.next();
  const span = { start: keyword.start, end: keyword.end };
  let type: TypeNode | null = null,
    name: Name | null = null;
  if (c.take('(')) {
    type = parseType(c);
    name = c.isIdentifier() ? c.name() : null;
    c.expect(')');
  }
  let filter: Expression | null = null;
  if (c.isWord('when')) {
    c.next();
    filter = inBrackets(c);
  }
  return { keyword: span, type, name, filter, body: parseBlock(c), span: c.since(keyword.start) };
}

export function usingStatement(c: Cursor): Statement {
  const { start, end } = c.next();
  if (!c.is('(')) {
    c.newer('using declarations', '8.0', { start, end });
    return terminated(c, localDeclaration(c, start, false));
  }
  c.next();
  const declaration = isDeclaration(c) ? localDeclaration(c, c.token.start, false) : null;
  const expression = declaration ? null : parseExpression(c);
  c.expect(')');
  return { kind: 'using', declaration, expression, body: embedded(c), span: c.since(start) };
}
