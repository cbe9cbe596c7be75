/** `switch` and `goto`. */
import type { Statement, Switch, SwitchLabel, SwitchSection } from '../tree.ts';
import { statementsUntil } from './blocks.ts';
import { inBrackets } from './brackets.ts';
import type { Cursor } from './cursor.ts';
import { parseExpression } from './expressions.ts';
import { missing } from './unary.ts';

export function switchStatement(c: Cursor): Switch {
  const { start } = c.next();
  const bare = c.is('(') ? null : c.token;
  const value = bare ? parseExpression(c) : inBrackets(c);
  if (bare) c.error('CS8515', 'Parentheses are required around the switch governing expression.', value.span);
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
  if (c.is(':')) {
    c.error('CS0150', 'A constant value is expected', { start: c.token.start, end: c.token.end });
    c.next();
    return {
      kind: 'case',
      pattern: { kind: 'type-or-constant', type: null, expression: missing(c), span: c.since(start) },
      when: null,
      span: c.since(start),
    };
  }
  const pattern = c.grammar.pattern(c);
  const when = c.isWord('when') && c.next() ? parseExpression(c) : null;
  c.expect(':');
  return { kind: 'case', pattern, when, span: c.since(start) };
}

export function gotoStatement(c: Cursor): Statement {
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
