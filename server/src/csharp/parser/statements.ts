import type {
  Block,
  CatchClause,
  Declarator,
  Expression,
  ExpressionStatement,
  For,
  LocalDeclaration,
  Name,
  Parameter,
  Statement,
  Switch,
  SwitchLabel,
  SwitchSection,
  TypeNode,
} from '../tree.ts';
import type { Cursor } from './cursor.ts';
import { missing, parseExpression, varDeconstruction } from './expressions.ts';
import { parseInitializer } from './primary.ts';
import { parseType, typeAhead } from './types.ts';

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
    const before = c.at;
    list.push(c.grammar.statement(c));
    if (c.at === before) {
      const { token } = c;
      c.error('CS1525', `Invalid expression term '${token.text}'`, { start: token.start, end: token.end });
      c.next();
    }
  }
  return list;
}

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
      const value = c.is(';') || c.is('}') || c.atEnd ? null : parseExpression(c);
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

function inBrackets(c: Cursor): Expression {
  c.expect('(');
  const expression = parseExpression(c);
  c.expect(')');
  return expression;
}

/** The statement under `if`, `for`, …: a declaration may not stand there. */
function embedded(c: Cursor): Statement {
  const inner = parseStatement(c);
  if (inner.kind === 'local-declaration' || inner.kind === 'local-function' || inner.kind === 'labeled')
    c.error('CS1023', 'Embedded statement cannot be a declaration or labeled statement', inner.span);
  return inner;
}

// ── Declarations ───────────────────────────────────────────────────────────────────────────────────────────────────

function declarationOrExpression(c: Cursor): Statement {
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

function terminated<T extends LocalDeclaration | ExpressionStatement>(c: Cursor, made: T): T {
  c.expect(';');
  return { ...made, span: c.since(made.span.start) };
}

/** A type, and behind it a name: nothing else in C# begins so, but for `x is`, `await x` and a query. */
function isDeclaration(c: Cursor): boolean {
  if (c.isWord('await') && !c.is('=', 2) && !c.is(';', 2)) return false;
  if (varDeconstruction(previewOf(c))) return false;
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

/** A cursor of its own at the same place, whose moves and errors are forgotten. */
function previewOf(c: Cursor): Cursor {
  return Object.assign(Object.create(Object.getPrototypeOf(c)) as Cursor, c, { errors: [] });
}

function isLocalFunction(c: Cursor): boolean {
  const after = typeAhead(c, c.at)!.end + 1;
  const is = (i: number, text: string) => c.tokens[i]?.text === text && c.tokens[i]?.kind === 'punctuation';
  if (is(after, '<')) return true;
  if (!is(after, '(')) return false;
  const close = c.closing(after);
  return close > 0 && (is(close + 1, '{') || is(close + 1, '=>') || c.tokens[close + 1]?.text === 'where');
}

function localDeclaration(c: Cursor, start: number, isConst: boolean, ref = false): LocalDeclaration {
  const voidToken = c.is('void') ? c.token : null;
  if (voidToken) c.error('CS1547', "Keyword 'void' cannot be used in this context", { start: voidToken.start, end: voidToken.end });
  const type = parseType(c);
  const declarators: Declarator[] = [];
  do {
    const from = c.token.start;
    const name = c.name();
    const value = c.take('=') ? initialValue(c) : null;
    if (isConst && !value) c.error('CS0145', 'A const field requires a value to be provided', name.span);
    declarators.push({ name, value, span: c.since(from) });
  } while (c.take(','));
  return { kind: 'local-declaration', const: isConst, ref, type, declarators, span: c.since(start) };
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
  } else body = parseBlock(c);
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

// ── Loops ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function forStatement(c: Cursor): Statement {
  const { start } = c.next();
  c.expect('(');
  const initializers: For['initializers'][number][] = [];
  if (!c.is(';')) {
    if (isDeclaration(c)) initializers.push(localDeclaration(c, c.token.start, false));
    else
      initializers.push(
        ...expressions(c, ';').map((expression) => ({ kind: 'expression-statement' as const, expression, span: expression.span })),
      );
  }
  c.expect(';');
  const condition = c.is(';') ? null : parseExpression(c);
  c.expect(';');
  const incrementors = c.is(')') ? [] : expressions(c, ')');
  c.expect(')');
  return { kind: 'for', initializers, condition, incrementors, body: embedded(c), span: c.since(start) };
}

function expressions(c: Cursor, close: string): Expression[] {
  const list: Expression[] = [];
  do list.push(parseExpression(c));
  while (c.take(',') && !c.is(close));
  return list;
}

function forEach(c: Cursor): Statement {
  const keyword = c.next();
  c.expect('(');
  const target = forEachTarget(c);
  if (!c.take('in')) {
    c.missing('in');
    if (c.isWord('of')) c.next();
  }
  const source = parseExpression(c);
  c.expect(')');
  return {
    kind: 'foreach',
    keyword: { start: keyword.start, end: keyword.end },
    target,
    source,
    body: embedded(c),
    span: c.since(keyword.start),
  };
}

function forEachTarget(c: Cursor): Extract<Statement, { kind: 'foreach' }>['target'] {
  const start = c.token.start;
  const deconstruction = varDeconstruction(c);
  if (deconstruction?.kind === 'declaration') return deconstruction;
  if (c.is('(')) {
    const tuple = c.grammar.primary(c);
    if (tuple.kind === 'tuple') return tuple;
  }
  const type = typeAhead(c, c.at);
  if (type && c.tokens[type.end]?.kind === 'identifier') {
    const node = parseType(c);
    const name = c.name();
    const designation =
      name.text === '_' ? ({ kind: 'discard', span: name.span } as const) : ({ kind: 'single', name, span: name.span } as const);
    return { kind: 'declaration', type: node, designation, span: c.since(start) };
  }
  const at = c.is('in') ? c.token : c.peek();
  c.error('CS0230', 'Type and identifier are both required in a foreach statement', { start: at.start, end: at.end });
  while (!c.atEnd && !c.is('in') && !c.is(')')) c.next();
  return missing(c) as Extract<Expression, { kind: 'missing' }>;
}

// ── switch, try, using, goto ───────────────────────────────────────────────────────────────────────────────────────

function switchStatement(c: Cursor): Switch {
  const { start } = c.next();
  const value = inBrackets(c);
  c.expect('{');
  const sections: SwitchSection[] = [];
  while (c.is('case') || c.is('default')) sections.push(switchSection(c));
  if (!c.is('}') && !c.atEnd) {
    const { token } = c;
    c.error('CS1513', '} expected', { start: token.start, end: token.end });
    statementsUntil(c, () => c.is('}'));
  }
  c.expect('}');
  return { kind: 'switch', value, sections, span: c.since(start) };
}

const atLabel = (c: Cursor) => c.is('case') || (c.is('default') && c.is(':', 1));

function switchSection(c: Cursor): SwitchSection {
  const start = c.token.start;
  const labels: SwitchLabel[] = [];
  do labels.push(switchLabel(c));
  while (atLabel(c));
  const statements = statementsUntil(c, () => c.is('}') || atLabel(c));
  return { labels, statements, span: c.since(start) };
}

function switchLabel(c: Cursor): SwitchLabel {
  const { start } = c.token;
  if (c.take('default')) {
    c.expect(':');
    return { kind: 'default-label', span: c.since(start) };
  }
  c.next();
  const pattern = c.grammar.pattern(c);
  const when = c.isWord('when') && c.next() ? parseExpression(c) : null;
  c.expect(':');
  return { kind: 'case', pattern, when, span: c.since(start) };
}

function tryStatement(c: Cursor): Statement {
  const { start, end } = c.next();
  const body = parseBlock(c);
  const catches: CatchClause[] = [];
  while (c.is('catch')) catches.push(catchClause(c, catches));
  const last = c.take('finally') ? parseBlock(c) : null;
  if (!catches.length && !last)
    c.error('CS1524', 'Expected catch or finally', c.missingSpan().start === c.missingSpan().end ? { start, end } : c.missingSpan());
  return { kind: 'try', body, catches, finally: last, span: c.since(start) };
}

function catchClause(c: Cursor, before: readonly CatchClause[]): CatchClause {
  const keyword = c.next();
  const span = { start: keyword.start, end: keyword.end };
  if (before.some(({ type, filter }) => !type && !filter))
    c.error('CS1017', 'Catch clauses cannot follow the general catch clause of a try statement', span);
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

function usingStatement(c: Cursor): Statement {
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

function gotoStatement(c: Cursor): Statement {
  const { start } = c.next();
  if (c.take('case')) {
    const value = parseExpression(c);
    c.expect(';');
    return { kind: 'goto', target: 'case', label: null, value, span: c.since(start) };
  }
  const isDefault = c.take('default') !== null;
  const label = isDefault ? null : c.name();
  c.expect(';');
  return { kind: 'goto', target: isDefault ? 'default' : 'label', label, value: null, span: c.since(start) };
}
