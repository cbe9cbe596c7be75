import type { Designation, Expression, Lambda, LambdaParameter, Name, TupleLiteral, TypeNode } from '../tree.ts';
import type { Cursor } from './cursor.ts';
import { parseType, typeAhead } from './types.ts';

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

export const missing = (c: Cursor): Expression => ({ kind: 'missing', span: { start: c.previousEnd, end: c.previousEnd } });

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
export function varDeconstruction(c: Cursor): Expression | null {
  if (!c.isWord('var') || !c.is('(', 1)) return null;
  const close = c.closing(c.at + 1);
  const after = c.tokens[close + 1];
  if (close < 0 || (after?.text !== '=' && after?.text !== 'in')) return null;
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
  let left = c.is('..') ? missing(c) : unary(c);
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
      const right = startsExpression(c) ? parseBinary(c, own + 1) : missing(c);
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

const prefixes = new Set(['+', '-', '!', '~', '++', '--', '&', '*', '^']);

function unary(c: Cursor): Expression {
  const { token } = c;
  const { start } = token;
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
  if (after.kind === 'keyword') return !/^(?:is|as|in|else)$/.test(after.text) && startsWithKeyword.has(after.text);
  return after.text === '(' || after.text === '~' || after.text === '!';
}

export const queryWords: ReadonlySet<string> = new Set([
  'from',
  'where',
  'select',
  'group',
  'into',
  'orderby',
  'join',
  'let',
  'on',
  'equals',
  'by',
  'ascending',
  'descending',
]);
const startsWithKeyword = new Set(
  'base bool byte char checked decimal default delegate double false float int long new null object sbyte short sizeof stackalloc string this throw true typeof uint ulong unchecked ushort'.split(
    ' ',
  ),
);

export function startsExpression(c: Cursor): boolean {
  const { token } = c;
  if (token.kind === 'identifier') return !(c.inQuery && queryWords.has(token.text) && token.text !== 'from');
  if (token.kind === 'literal' || token.kind === 'interpolated') return true;
  if (token.kind === 'keyword') return startsWithKeyword.has(token.text);
  return token.kind === 'punctuation' && (token.text === '(' || prefixes.has(token.text));
}

/** A lambda or an anonymous method, when one begins here. */
export function parseLambda(c: Cursor): Expression | null {
  const start = c.token.start;
  const modified = c.is('static') && (c.is('(', 1) || c.isIdentifier(1));
  let offset = modified ? 1 : 0;
  const isAsync = c.isWord('async', offset) && (c.isIdentifier(offset + 1) || c.is('(', offset + 1) || c.is('delegate', offset + 1));
  if (isAsync) offset++;
  if (c.is('delegate', offset)) return anonymousMethod(c, start, isAsync, offset);
  const single = c.isIdentifier(offset) && c.is('=>', offset + 1);
  if (!single) {
    if (!c.is('(', offset)) return null;
    const close = c.closing(c.at + offset);
    if (close < 0 || c.tokens[close + 1]?.text !== '=>') return null;
  }
  if (modified) c.newer('static anonymous function', '9.0', { start, end: c.token.end });
  c.at += offset;
  const parameters: LambdaParameter[] = single ? [untyped(c)] : lambdaParameters(c);
  const arrow = c.expect('=>');
  const body: Lambda['body'] = c.is('{') ? outsideQuery(c, () => c.grammar.block(c)) : parseExpression(c);
  return {
    kind: 'lambda',
    async: isAsync,
    parameters,
    arrow: { start: arrow?.start ?? start, end: arrow?.end ?? start },
    body,
    span: c.since(start),
  };
}

function outsideQuery<T>(c: Cursor, parse: () => T): T {
  const { inQuery } = c;
  c.inQuery = false;
  try {
    return parse();
  } finally {
    c.inQuery = inQuery;
  }
}

function untyped(c: Cursor): LambdaParameter {
  const start = c.token.start;
  const name: Name = c.name();
  return { name, type: null, modifier: null, span: c.since(start) };
}

function lambdaParameters(c: Cursor): LambdaParameter[] {
  c.expect('(');
  const list: LambdaParameter[] = [];
  if (!c.is(')')) {
    do {
      const start = c.token.start;
      const modifier = c.take('ref') ? 'ref' : c.take('out') ? 'out' : c.take('in') ? 'in' : null;
      if (c.isIdentifier() && (c.is(',', 1) || c.is(')', 1))) list.push(untyped(c));
      else {
        const type = parseType(c);
        list.push({ type, name: c.name(), modifier, span: c.since(start) });
      }
    } while (c.take(','));
  }
  c.expect(')');
  return list;
}

function anonymousMethod(c: Cursor, start: number, isAsync: boolean, offset: number): Expression {
  c.at += offset + 1;
  const parameters = c.is('(') ? lambdaParameters(c) : null;
  return { kind: 'anonymous-method', async: isAsync, parameters, body: c.grammar.block(c), span: c.since(start) };
}

/** `(a, b)`, `(int a, var b)`, or a bracketed expression. */
export function parseParenthesized(c: Cursor): Expression {
  const { start } = c.next();
  const elements: TupleLiteral['elements'][number][] = [tupleElement(c)];
  while (c.take(',')) elements.push(tupleElement(c));
  // A string right behind a string is what a forgotten `+` or an unescaped quote leaves.
  if (c.token.kind === 'literal' && c.token.value?.type === 'string' && c.tokens[c.at - 1]?.value?.type === 'string') {
    c.error('CS1073', `Unexpected token '${c.token.text}'`, { start: c.token.start, end: c.token.end });
    c.next();
  }
  c.expect(')');
  const first = elements[0]!;
  if (elements.length === 1 && !first.name) return { kind: 'parenthesized', operand: first.value, span: c.since(start) };
  return { kind: 'tuple', elements, span: c.since(start) };
}

function tupleElement(c: Cursor): TupleLiteral['elements'][number] {
  const declared = declarationAhead(c);
  if (declared) return { name: null, value: declared };
  const name = c.isIdentifier() && c.is(':', 1) && !c.is(':', 2) ? c.name() : null;
  if (name) c.next();
  return { name, value: parseExpression(c) };
}

/** `int a` before a comma or a bracket. */
function declarationAhead(c: Cursor): Expression | null {
  const type = typeAhead(c, c.at);
  if (!type || c.tokens[type.end]?.kind !== 'identifier' || !/^[,)]$/.test(c.tokens[type.end + 1]?.text ?? '')) return null;
  if (c.inQuery && queryWords.has(c.tokens[type.end]!.text)) return null;
  const start = c.token.start;
  const node = parseType(c);
  const designation = parseDesignation(c);
  return { kind: 'declaration', type: node, designation, span: c.since(start) };
}
