/** Statements, told by how they begin. */
import type { Statement } from '../tree.ts';
import { embedded, parseBlock } from './blocks.ts';
import { inBrackets } from './brackets.ts';
import type { Cursor } from './cursor.ts';
import { declarationOrExpression, localDeclaration, terminated } from './declarations.ts';
import { parseExpression } from './expressions.ts';
import { forEach, forStatement } from './loops.ts';
import { tryStatement, usingStatement } from './resources.ts';
import { gotoStatement, switchStatement } from './switches.ts';
import { typeAhead } from './types.ts';

export function parseStatement(c: Cursor): Statement {
  return c.deeper(
    () => statement(c),
    () => ({ kind: 'empty', span: c.since(c.token.start) }),
  );
}

function statement(c: Cursor): Statement {
  const { token } = c;
  const { start } = token;
  if (token.kind === 'keyword') {
    const found = keywordStatement(c);
    if (found) return found;
  }
  if (c.is('{')) return parseBlock(c);
  if (c.is(';')) {
    c.next();
    return { kind: 'empty', span: c.since(start) };
  }
  if (c.isWord('yield') && (c.is('return', 1) || c.is('break', 1))) {
    c.next();
    const value = c.next().text === 'return' ? parseExpression(c) : null;
    c.expect(';');
    return { kind: 'yield', value, span: c.since(start) };
  }
  if (c.isIdentifier() && c.is(':', 1)) {
    const label = c.name();
    c.next();
    return { kind: 'labeled', label, statement: parseStatement(c), span: c.since(start) };
  }
  return declarationOrExpression(c);
}

function keywordStatement(c: Cursor): Statement | null {
  const { text, start, end } = c.token;
  switch (text) {
    case 'if': {
      c.next();
      const condition = inBrackets(c);
      const then = embedded(c);
      const otherwise = c.take('else') ? embedded(c) : null;
      return { kind: 'if', condition, then, else: otherwise, span: c.since(start) };
    }
    case 'else':
      c.error('CS8641', "'else' cannot start a statement.", { start, end });
      c.next();
      return parseStatement(c);
    case 'while': {
      c.next();
      const condition = inBrackets(c);
      return { kind: 'while', condition, body: embedded(c), span: c.since(start) };
    }
    case 'do': {
      c.next();
      const body = embedded(c);
      c.expect('while');
      const condition = inBrackets(c);
      c.expect(';');
      return { kind: 'do', body, condition, span: c.since(start) };
    }
    case 'for':
      return forStatement(c);
    case 'foreach':
      return forEach(c);
    case 'switch':
      return switchStatement(c);
    case 'return': {
      c.next();
      const value = c.is(';') ? null : parseExpression(c);
      c.expect(';');
      return { kind: 'return', keyword: { start, end }, value, span: c.since(start) };
    }
    case 'break':
    case 'continue':
      c.next();
      c.expect(';');
      return { kind: text, span: c.since(start) };
    case 'throw': {
      c.next();
      const value = c.is(';') ? null : parseExpression(c);
      c.expect(';');
      return { kind: 'throw', value, span: c.since(start) };
    }
    case 'try':
      return tryStatement(c);
    case 'using':
      return usingStatement(c);
    case 'lock': {
      c.next();
      const value = inBrackets(c);
      return { kind: 'lock', value, body: embedded(c), span: c.since(start) };
    }
    case 'checked':
    case 'unchecked':
      if (!c.is('{', 1)) return null;
      c.next();
      return { kind: 'checked-statement', checked: text === 'checked', body: parseBlock(c), span: c.since(start) };
    case 'goto':
      return gotoStatement(c);
    case 'const':
      c.next();
      return terminated(c, localDeclaration(c, start, true));
    case 'static':
      if (!typeAhead(c, c.at + 1)) return null;
      c.newer('static local functions', '8.0', { start, end });
      c.next();
      return declarationOrExpression(c);
    default:
      return null;
  }
}
