/** Local variables and local functions. */
import type { Block, Declarator, Expression, ExpressionStatement, LocalDeclaration, Name, Parameter, Statement } from '../tree.ts';
import { parseBlock } from './blocks.ts';
import { parseInitializer } from './creation.ts';
import type { Cursor } from './cursor.ts';
import { isVarDeconstruction, parseExpression } from './expressions.ts';
import { endsLists } from './starts.ts';
import { parseType, typeAhead } from './types.ts';
import { missing } from './unary.ts';

/** `T x = 1;`, a local function, or an expression. */
export function declarationOrExpression(c: Cursor): Statement {
  const { start } = c.token;
  const modifiers: Name[] = [];
  while (c.isWord('async') && typeAhead(c, c.at + 1) && !c.is('=>', 1)) modifiers.push(c.name());
  const ref = c.is('ref') && typeAhead(c, c.at + 1) !== null && c.next() !== null;
  if (isDeclaration(c)) {
    if (isLocalFunction(c)) return localFunction(c, start, modifiers, ref);
    return terminated(c, localDeclaration(c, start, false, ref));
  }
  if (c.is('void') && !c.isIdentifier(1)) c.error('CS1547', "Keyword 'void' cannot be used in this context", { start, end: c.token.end });
  const expression = parseExpression(c);
  const made: ExpressionStatement = { kind: 'expression-statement', expression, span: c.since(start) };
  return terminated(c, made);
}

export function terminated<T extends LocalDeclaration | ExpressionStatement>(c: Cursor, made: T): T {
  c.expect(';');
  return { ...made, span: c.since(made.span.start) };
}

/** A type, and behind it a name: nothing else in C# begins so, but for `x is`, `await x` and a query. */
export function isDeclaration(c: Cursor): boolean {
  if (c.isWord('await') && !c.is('=', 2) && !c.is(';', 2)) return false;
  if (isVarDeconstruction(c)) return false;
  const type = typeAhead(c, c.at);
  if (!type || c.tokens[type.end]?.kind !== 'identifier') return false;
  const name = c.tokens[type.end]!;
  // A forgotten semicolon: `x` on one line, a statement on the next.
  return !(
    name.newLine &&
    !type.certain &&
    !type.generic &&
    /^(?:\.|\(|\+\+|--|[-+*/]?=)$/.test(c.tokens[type.end + 1]?.text ?? '') &&
    c.tokens[type.end + 1]?.text !== '='
  );
}

function isLocalFunction(c: Cursor): boolean {
  const after = typeAhead(c, c.at)!.end + 1;
  const is = (i: number, text: string) => c.tokens[i]?.text === text && c.tokens[i]?.kind === 'punctuation';
  if (is(after, '<')) return true;
  return is(after, '(');
}

/** `T x = 1, y`, with its type at the cursor; in the head of a `for`, a comma that no variable follows stands for a semicolon. */
export function localDeclaration(c: Cursor, start: number, isConst: boolean, ref = false, inFor = false): LocalDeclaration {
  const type = parseType(c);
  const declarators: Declarator[] = [];
  do declarators.push(declarator(c));
  while (!(inFor && !(c.isIdentifier(1) && /^[,;=]$/.test(c.peek(2).text))) && c.take(','));
  // What stands between a variable and the semicolon: `int x "a";`
  if (!c.is(';') && !c.is(',') && !c.is(':') && !c.is(')') && !endsLists(c)) passOver(c);
  return { kind: 'local-declaration', const: isConst, ref, type, declarators, span: c.since(start) };
}

function passOver(c: Cursor): void {
  c.unexpected(',');
  while (!c.is(';') && !endsLists(c)) c.next();
}

function declarator(c: Cursor): Declarator {
  const start = c.token.start;
  const name = c.name();
  const bad = name.text !== '' && c.is('[') ? c.token.start : -1;
  if (bad >= 0) {
    c.grammar.arguments(c, ']');
    c.error(
      'CS0650',
      "Bad array declarator: To declare a managed array the rank specifier precedes the variable's identifier. To declare a fixed size buffer field, use the fixed keyword before the field type.",
      c.since(bad),
    );
  }
  // `string x "a"`: a value whose sign was forgotten.
  if (c.token.kind === 'literal' && !c.token.newLine) c.missing('=');
  const value = c.take('=') || (c.token.kind === 'literal' && !c.token.newLine) ? initialValue(c) : null;
  return { name, value, span: c.since(start) };
}

function initialValue(c: Cursor): Expression {
  if (!c.is('{')) return parseExpression(c);
  const initializer = parseInitializer(c);
  return { kind: 'implicit-array', rank: 1, bare: true, initializer, span: initializer.span };
}

function localFunction(c: Cursor, start: number, modifiers: Name[], returnsRef: boolean): Statement {
  const returnType = parseType(c);
  const name = c.name();
  const typeParameters: Name[] = [];
  if (c.take('<')) {
    do typeParameters.push(c.name());
    while (c.take(','));
    c.expect('>');
  }
  const parameters = parameterList(c);
  while (c.isWord('where')) while (!c.atEnd && !c.is('{') && !c.is('=>')) c.next();
  let body: Block | Expression;
  if (c.take('=>')) {
    body = parseExpression(c);
    c.expect(';');
  } else if (c.is('{')) body = parseBlock(c);
  else {
    c.error('CS8112', `Local function '${name.text}()' must declare a body because it is not marked 'static extern'.`, name.span);
    c.take(';');
    body = missing(c);
  }
  return { kind: 'local-function', modifiers, returnType, returnsRef, name, typeParameters, parameters, body, span: c.since(start) };
}

function parameterList(c: Cursor): Parameter[] {
  c.expect('(');
  const list: Parameter[] = [];
  if (!c.is(')')) {
    do {
      const start = c.token.start;
      const modifier = (['ref', 'out', 'in', 'params', 'this'] as const).find((word) => c.take(word)) ?? null;
      const type = parseType(c);
      const name = c.name();
      const value = c.take('=') ? parseExpression(c) : null;
      list.push({ type, name, modifier, default: value, span: c.since(start) });
    } while (c.take(','));
  }
  c.expect(')');
  return list;
}
