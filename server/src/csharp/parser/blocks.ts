/** Blocks, and how statements follow one another past what is none. */
import type { Block, Statement } from '../tree.ts';
import type { Cursor } from './cursor.ts';
import { startsStatement } from './starts.ts';

export function parseBlock(c: Cursor): Block {
  const start = c.token.start;
  if (!c.take('{')) {
    c.missing('{');
    return { kind: 'block', statements: [], end: c.since(start), span: c.since(start) };
  }
  const statements = statementsUntil(c, () => c.is('}'));
  const end = c.expect('}');
  return {
    kind: 'block',
    statements,
    end: end ? { start: end.start, end: end.end } : { start: c.previousEnd, end: c.previousEnd },
    span: c.since(start),
  };
}

export function statementsUntil(c: Cursor, done: () => boolean): Statement[] {
  const list: Statement[] = [];
  while (!c.atEnd && !done()) {
    if (startsStatement(c)) {
      const before = c.at;
      list.push(c.grammar.statement(c));
      if (c.at === before) c.next();
    } else passOver(c, done);
  }
  return list;
}

/** Passes over tokens no statement begins with: one error for them all. */
function passOver(c: Cursor, done: () => boolean): void {
  if (c.is('case')) c.missing('switch');
  else c.missing('}');
  // A section or a clause whose `switch` or `try` is missing, a type among statements: read as a whole, it is one mistake.
  if (c.is('case')) while (!c.atEnd && !c.is(':') && !c.is('}')) c.next();
  else if (/^(?:class|struct|interface|enum|namespace|catch|finally)$/.test(c.token.text)) {
    while (!c.atEnd && !c.is('{') && !c.is(';')) c.next();
    const close = c.is('{') ? c.closing(c.at) : -1;
    if (close > 0) c.at = close;
  }
  if (!done()) c.next();
  while (!c.atEnd && !done() && !startsStatement(c)) c.next();
}

/** The statement under `if`, `for`, …: a declaration may not stand there. */
export function embedded(c: Cursor): Statement {
  const inner = c.grammar.statement(c);
  if (inner.kind === 'local-declaration' || inner.kind === 'local-function' || inner.kind === 'labeled')
    c.error('CS1023', 'Embedded statement cannot be a declaration or labeled statement', inner.span);
  return inner;
}
