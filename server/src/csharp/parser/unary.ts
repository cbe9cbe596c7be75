import type { Expression } from '../tree.ts';
import type { Cursor } from './cursor.ts';
import { isStatementWord, prefixes, queryWords } from './starts.ts';
import { parseType, typeAhead } from './types.ts';

/** Where an operand should stand. */
export const missing = (c: Cursor): Expression => ({ kind: 'missing', span: { start: c.previousEnd, end: c.previousEnd } });

/** An operand with its signs, casts and `await`. */
export function unary(c: Cursor): Expression {
  const { token } = c;
  const { start } = token;
  if (isStatementWord(c)) {
    c.error('CS1525', `Invalid expression term '${token.text}'`, c.missingSpan());
    return missing(c);
  }
  if (token.kind === 'punctuation' && prefixes.has(token.text)) {
    return c.deeper(
      () => {
        c.next();
        if (token.text === '^') c.newer('index operator', '8.0', { start, end: c.peek(0).end });
        const smallest = token.text === '-' ? smallestInteger(c, start) : null;
        if (smallest) return smallest;
        const operand = unary(c);
        return { kind: 'unary', operator: token.text as '-', operand, span: c.since(start) };
      },
      () => missing(c),
    );
  }
  if (c.is('(') && isCast(c)) {
    return c.deeper(
      () => {
        c.next();
        const type = parseType(c);
        c.expect(')');
        const operand = unary(c);
        return { kind: 'cast', type, operand, span: c.since(start) };
      },
      () => missing(c),
    );
  }
  if (c.isWord('await') && c.isIdentifier(1)) {
    c.next();
    return { kind: 'await', operand: unary(c), span: c.since(start) };
  }
  return c.grammar.primary(c);
}

/** `-2147483648` and `-9223372036854775808` are literals of their own: without the sign they would not fit. */
function smallestInteger(c: Cursor, start: number): Expression | null {
  const { value, text } = c.token;
  if (value?.type === 'uint' && value.value === 2147483648 && /^[\d_]+$/.test(text)) {
    c.next();
    return { kind: 'literal', value: { type: 'int', value: -2147483648 }, span: c.since(start) };
  }
  if (value?.type === 'ulong' && value.value === 9223372036854775808n && /^[\d_]+[lL]?$/.test(text)) {
    c.next();
    return { kind: 'literal', value: { type: 'long', value: -9223372036854775808n }, span: c.since(start) };
  }
  return null;
}

/** Whether the `(` opens a cast: a type in brackets, and behind them what can only be an operand. */
function isCast(c: Cursor): boolean {
  const type = typeAhead(c, c.at + 1);
  if (!type) return false;
  const close = c.tokens[type.end];
  if (close?.text !== ')' || close.kind !== 'punctuation') return false;
  const after = c.tokens[type.end + 1]!;
  const named = !type.certain && c.tokens[type.end - 1]?.text !== '?';
  if (!named) return after.kind !== 'end' || type.certain;
  if (after.kind === 'identifier') return !(c.inQuery && queryWords.has(after.text));
  if (after.kind === 'literal' || after.kind === 'interpolated') return true;
  if (after.kind === 'keyword') return !/^(?:is|as|in|else)$/.test(after.text) && castable.has(after.text);
  return after.text === '(' || after.text === '~' || after.text === '!';
}

/** Keywords an operand begins with, behind what looks like a cast. */
const castable = new Set(
  'base bool byte char checked decimal default delegate double false float int long new null object sbyte short sizeof stackalloc string this throw true typeof uint ulong unchecked ushort'.split(
    ' ',
  ),
);
