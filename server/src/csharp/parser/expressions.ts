import type { Designation, Expression, TypeNode } from '../tree.ts';
import type { Cursor } from './cursor.ts';
import { parseLambda } from './lambdas.ts';
import { isStatementWord, startsOperand } from './starts.ts';
import { parseType, typeAhead } from './types.ts';
import { missing, unary } from './unary.ts';

const assignments = new Set(['=', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<=', '??=']);
/** Binding powers; `>>` is put together from two `>`. */
const powers: Readonly<Record<string, number>> = {
  '??': 2,
  '||': 3,
  '&&': 4,
  '|': 5,
  '^': 6,
  '&': 7,
  '==': 8,
  '!=': 8,
  '<': 9,
  '>': 9,
  '<=': 9,
  '>=': 9,
  is: 9,
  as: 9,
  '<<': 10,
  '>>': 10,
  '+': 11,
  '-': 11,
  '*': 12,
  '/': 12,
  '%': 12,
  '..': 13,
};
const conditionalPower = 1;

export function parseExpression(c: Cursor): Expression {
  return c.deeper(
    () => assignment(c),
    () => missing(c),
  );
}

function assignment(c: Cursor): Expression {
  const start = c.token.start;
  const lambda = parseLambda(c);
  if (lambda) return lambda;
  if (c.is('throw')) {
    c.next();
    const operand = parseExpression(c);
    return { kind: 'throw-expression', operand, span: c.since(start) };
  }
  if (c.is('ref')) {
    c.next();
    return { kind: 'ref', operand: parseExpression(c), span: c.since(start) };
  }
  if (c.isWord('from') && startsQuery(c)) return c.grammar.query(c);
  const deconstruction = varDeconstruction(c);
  const target = deconstruction ?? conditional(c);
  const shift = shiftAssignment(c);
  if (!shift && !(c.token.kind === 'punctuation' && assignments.has(c.token.text))) return target;
  const operatorStart = c.token.start;
  const operator = shift ? '>>=' : c.token.text;
  c.at += shift || 1;
  const operatorSpan = c.since(operatorStart);
  if (operator === '??=') c.newer('coalescing assignment', '8.0', operatorSpan);
  const value = parseExpression(c);
  return { kind: 'assignment', operator, operatorSpan, target, value, span: c.since(start) };
}

/** How many tokens make a `>>=` here: `>` `>=`, side by side. */
const shiftAssignment = (c: Cursor): number => (c.is('>') && c.is('>=', 1) && c.token.end === c.peek().start ? 2 : 0);

export function startsQuery(c: Cursor): boolean {
  // `from x in`, `from T x in`
  if (c.isIdentifier(1) && c.is('in', 2)) return true;
  const type = typeAhead(c, c.at + 1);
  return type !== null && c.tokens[type.end]?.kind === 'identifier' && c.tokens[type.end + 1]?.text === 'in';
}

/** `var (a, b)` before `=` or `in`. */
export function isVarDeconstruction(c: Cursor): boolean {
  if (!c.isWord('var') || !c.is('(', 1)) return false;
  const close = c.closing(c.at + 1);
  const after = c.tokens[close + 1]?.text;
  return close > 0 && (after === '=' || after === 'in');
}

export function varDeconstruction(c: Cursor): Expression | null {
  if (!isVarDeconstruction(c)) return null;
  const start = c.token.start;
  const type = parseType(c);
  const designation = parseDesignation(c);
  return { kind: 'declaration', type, designation, span: c.since(start) };
}

export function parseDesignation(c: Cursor): Designation {
  const start = c.token.start;
  if (c.take('(')) {
    const elements: Designation[] = [];
    do elements.push(parseDesignation(c));
    while (c.take(','));
    c.expect(')');
    return { kind: 'parenthesized', elements, span: c.since(start) };
  }
  if (c.isWord('_')) {
    c.next();
    return { kind: 'discard', span: c.since(start) };
  }
  return { kind: 'single', name: c.name(), span: c.since(start) };
}

function conditional(c: Cursor): Expression {
  const start = c.token.start;
  const condition = c.grammar.binary(c, conditionalPower + 1);
  if (!c.is('?')) return condition;
  c.next();
  const whenTrue = parseExpression(c);
  c.expect(':');
  const whenFalse = parseExpression(c);
  return { kind: 'conditional', condition, whenTrue, whenFalse, span: c.since(start) };
}

export function parseBinary(c: Cursor, power: number): Expression {
  const start = c.token.start;
  const isLost = isStatementWord(c);
  let left = c.is('..') ? missing(c) : unary(c);
  if (isLost) return left;
  for (;;) {
    const { token } = c;
    if (token.kind !== 'punctuation' && token.kind !== 'keyword') return left;
    const doubled = c.is('>') && c.is('>', 1) && token.end === c.peek().start;
    if (doubled && c.peek(1).end === c.peek(2).start && c.is('>=', 2)) return left;
    const operator = doubled ? '>>' : token.text;
    if (operator === '>' && shiftAssignment(c)) return left;
    if (operator === 'switch' && c.is('{', 1)) {
      left = switchExpression(c, start, left);
      continue;
    }
    const own = Object.hasOwn(powers, operator) ? powers[operator]! : 0;
    if (own < power || own === 0) return left;
    c.at += doubled ? 2 : 1;
    const operatorSpan = { start: token.start, end: c.previousEnd };
    if (operator === 'is') left = { kind: 'is', operatorSpan, operand: left, pattern: c.grammar.pattern(c), span: c.since(start) };
    else if (operator === 'as') left = { kind: 'as', operatorSpan, operand: left, type: parseTypeOperand(c), span: c.since(start) };
    else if (operator === '..') {
      const right = startsOperand(c) ? parseBinary(c, own + 1) : missing(c);
      left = { kind: 'binary', operator, operatorSpan, left, right, span: c.since(start) };
      c.newer('range operator', '8.0', { start: left.span.start, end: left.span.end });
    } else {
      // `??` groups to the right and takes a throw expression; everything else groups to the left.
      const right =
        operator === '??' ? (c.is('throw') ? parseExpression(c) : parseBinary(c, own)) : (parseLambda(c) ?? parseBinary(c, own + 1));
      left = { kind: 'binary', operator, operatorSpan, left, right, span: c.since(start) };
    }
  }
}

/** `x as T ? a : b`: the question mark belongs to the type only where no operand follows it. */
export function parseTypeOperand(c: Cursor): TypeNode {
  const ahead = typeAhead(c, c.at);
  const nullable = ahead !== null && c.tokens[ahead.end - 1]?.text === '?';
  if (!nullable) return parseType(c);
  const after = c.tokens[ahead.end]!;
  const ends = after.kind === 'end' || (after.kind === 'punctuation' && /^(?:\)|\]|\}|;|,|:|\?\?|==|!=|&&|\|\||\?)$/.test(after.text));
  return parseType(c, { nullable: ends });
}

/** C# 8: read so that one mistake stays one error. */
function switchExpression(c: Cursor, start: number, operand: Expression): Expression {
  const keyword = c.next();
  c.newer('recursive patterns', '8.0', { start: keyword.start, end: keyword.end });
  const close = c.closing(c.at);
  c.at = close < 0 ? c.tokens.length - 1 : close + 1;
  return {
    kind: 'conditional',
    condition: { kind: 'missing', span: operand.span },
    whenTrue: operand,
    whenFalse: missing(c),
    span: c.since(start),
  };
}
