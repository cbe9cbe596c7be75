import type { Expression, Lambda, LambdaParameter, Name } from '../tree.ts';
import type { Cursor } from './cursor.ts';
import { parseType } from './types.ts';

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
  const body: Lambda['body'] = c.is('{') ? outsideQuery(c, () => c.grammar.block(c)) : c.grammar.expression(c);
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
