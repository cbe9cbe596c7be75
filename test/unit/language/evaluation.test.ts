import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluableAt, evaluables, evaluateActions } from '../../../server/src/language/evaluation.ts';
import { PolicyText } from '../../../server/src/language/language.ts';

const namedValues = new Map([
  ['audience', { value: 'api://orders', secret: false, place: null }],
  ['api-key', { value: null, secret: true, place: null }],
]);
/** Text with ▌ for the caret → what is evaluated, and the named values nobody knows. */
const cases: [name: string, given: string, expression: string | null, unknown?: string[]][] = [
  ['an attribute', '<fragment><set-variable name="x" value="@(1 ▌+ 1)" /></fragment>', '@(1 + 1)'],
  ['escaped quotes', '<fragment><set-variable name="x" value="▌@(&quot;a&quot; + 1)" /></fragment>', '@("a" + 1)'],
  ['statements, the caret behind them', '<fragment><set-body>@{ return 1; }▌</set-body></fragment>', '@{ return 1; }'],
  ['a named value that is known', '<fragment><set-body>@("{{ audience }}"▌)</set-body></fragment>', '@("api://orders")'],
  ['one that is secret', '<fragment><set-body>@("{{api-key}}"▌)</set-body></fragment>', '@("{{api-key}}")', ['api-key']],
  ['no expression', '<fragment><set-b▌ody>@(1)</set-body></fragment>', null],
  ['one without an end', '<fragment><set-body>@(1 +▌</set-body></fragment>', null],
];
for (const [name, given, expression, unknown = []] of cases)
  test(`to evaluate: ${name}`, () => {
    const [before = ''] = given.split('▌');
    const text = new PolicyText('file:///w/a.xml', given.replace('▌', ''));
    const found = evaluableAt(text, before.length, { namedValues });
    assert.equal(found?.expression ?? null, expression);
    assert.deepEqual(found?.unknown ?? [], unknown);
    const actions = evaluateActions(text, { start: before.length, end: before.length });
    assert.equal(actions.length, expression === null ? 0 : 1);
    assert.deepEqual(evaluateActions(text, { start: before.length, end: before.length }, ['quickfix']), []);
  });

test('each expression that has an end is offered for evaluation', () => {
  const text = new PolicyText('file:///w/a.xml', '<fragment>\n<set-body>@(1)</set-body>\n<set-body>@(2</set-body>\n</fragment>');
  assert.deepEqual(evaluables(text), [{ start: { line: 1, character: 10 }, end: { line: 1, character: 14 } }]);
});
