import { isNameStart, isSpace, skipName, skipSpace } from './characters.ts';
import { decodeEntities } from './entities.ts';
import { expressionInAttribute, plainValueEnd, unclosedExpression } from './expressions.ts';
import { opensIsland } from './island.ts';
import type { OpenElement } from './nodes.ts';
import type { Parsing } from './parsing.ts';
import { addPlain } from './pieces.ts';
import type { Attribute, AttributeValue, Piece } from './tree.ts';

/** Reads attributes and the end of a start tag; false where it has no `>` and was given up. */
export function parseOpenTag(element: OpenElement, parsing: Parsing): boolean {
  const { text } = parsing;
  let at = element.nameSpan.end;
  let junk = false;
  const problemsBefore = parsing.problemCount;
  const finish = (end: number): void => {
    element.openTag.end = end;
  };
  for (;;) {
    const before = at;
    at = skipSpace(text, at);
    const c = text.charCodeAt(at);
    if (c === 62) {
      finish(at + 1);
      break;
    }
    if (c === 47 && text.charCodeAt(at + 1) === 62) {
      element.selfClosing = true;
      finish(at + 2);
      break;
    }
    if (Number.isNaN(c) || c === 60) {
      finish(before);
      if (parsing.problemCount === problemsBefore)
        parsing.problem('unclosed-tag', `The tag <${element.name} has no ">".`, element.span.start, element.nameSpan.end);
      return false;
    }
    if (isNameStart(c)) {
      if (before === at && element.attributes.length && !junk)
        parsing.problem('missing-space', 'A space is missing before this attribute.', at, skipName(text, at));
      junk = false;
      const attribute = parseAttribute(element, at, parsing);
      if (element.attributes.some(({ name }) => name === attribute.name))
        parsing.problem(
          'duplicate-attribute',
          `The attribute ${attribute.name} is given twice.`,
          attribute.nameSpan.start,
          attribute.nameSpan.end,
        );
      if (element.attributes.length < 200) element.attributes.push(attribute);
      at = attribute.span.end;
      continue;
    }
    const start = at++;
    for (; at < text.length; at++) {
      const next = text.charCodeAt(at);
      if (next === 62 || next === 60 || next === 47 || isSpace(next)) break;
    }
    if (!junk)
      parsing.problem('junk-in-tag', `${JSON.stringify(text.slice(start, Math.min(at, start + 40)))} belongs to no attribute.`, start, at);
    junk = true;
  }
  return true;
}

function parseAttribute(parent: OpenElement, start: number, parsing: Parsing): Attribute {
  const { text } = parsing;
  const nameEnd = skipName(text, start);
  const name = text.slice(start, nameEnd);
  const nameSpan = { start, end: nameEnd };
  const equals = skipSpace(text, nameEnd);
  if (text.charCodeAt(equals) !== 61) {
    parsing.problem('missing-attribute-value', `The attribute ${name} has no value.`, start, nameEnd);
    return { kind: 'attribute', name, nameSpan, equals: null, value: null, span: nameSpan, parent };
  }
  const at = skipSpace(text, equals + 1);
  const c = text.charCodeAt(at);
  if (c === 34 || c === 39) {
    const { value, end } = parseValue(at, c === 34 ? '"' : "'", parsing);
    return { kind: 'attribute', name, nameSpan, equals, value, span: { start, end }, parent };
  }
  let end = at;
  for (; end < text.length; end++) {
    const next = text.charCodeAt(end);
    if (next === 62 || next === 60 || isSpace(next) || (next === 47 && text.charCodeAt(end + 1) === 62)) break;
  }
  if (end === at) {
    parsing.problem('missing-attribute-value', `The attribute ${name} has no value.`, start, equals + 1);
    return { kind: 'attribute', name, nameSpan, equals, value: null, span: { start, end: equals + 1 }, parent };
  }
  parsing.problem('unquoted-attribute-value', `The value of ${name} needs quotes.`, at, end);
  const raw = text.slice(at, end);
  const pieces: Piece[] = [];
  addPlain(text, at, end, true, false, pieces);
  const value: AttributeValue = { quote: '', span: { start: at, end }, raw, text: decodeEntities(raw), pieces };
  return { kind: 'attribute', name, nameSpan, equals, value, span: { start, end }, parent };
}

function parseValue(at: number, quote: '"' | "'", parsing: Parsing): { value: AttributeValue; end: number } {
  const { text, patience } = parsing;
  const start = at + 1;
  const pieces: Piece[] = [];
  let from = start;
  const isExpression = opensIsland(text, start);
  const expression = isExpression ? expressionInAttribute(text, start, quote, patience) : null;
  if (expression) {
    pieces.push(expression);
    from = expression.span.end;
  }
  const { end, closed } =
    text.charAt(from) === quote && expression ? { end: from, closed: true } : plainValueEnd(text, from, quote, patience);
  if (isExpression && !expression) {
    pieces.push(unclosedExpression(text, start, end));
    parsing.problem(
      'unclosed-expression',
      `The expression has no closing "${text.charAt(start + 1) === '{' ? '}' : ')'}".`,
      start,
      start + 2,
    );
    if (!closed && end >= text.length) parsing.cut();
  } else {
    if (from < end) {
      addPlain(text, from, end, true, false, pieces);
      parsing.checkReferences(from, end);
      const less = text.slice(from, end).indexOf('<');
      if (less >= 0) parsing.problem('raw-less-than', 'Outside of expressions "<" is written &lt;.', from + less, from + less + 1);
    }
    if (!closed) {
      parsing.problem('unclosed-attribute-value', `The value that starts here has no closing ${quote}.`, at, start);
      if (end >= text.length) parsing.cut();
    }
  }
  const raw = text.slice(start, end);
  const value: AttributeValue = {
    quote,
    span: { start, end },
    raw,
    text: expression?.form === 'raw' || (isExpression && !expression) ? raw : decodeEntities(raw),
    pieces,
  };
  return { value, end: closed ? end + 1 : end };
}
