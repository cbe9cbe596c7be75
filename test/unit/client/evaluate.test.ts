import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Evaluated, shown } from '../../../client/src/evaluate/answer.ts';
import { inOrder } from '../../../client/src/evaluate/context-files.ts';

const answers: [name: string, answer: Evaluated, unknown: string[], line: string, failed: boolean][] = [
  ['a string in quotes', { type: 'System.String', value: 'a\nb', error: null }, [], '"a\\nb" : System.String', false],
  ['a number', { type: 'System.Int32', value: 5, error: null }, [], '5 : System.Int32', false],
  ['64 bits without quotes', { type: 'System.Int64', value: '5', error: null }, [], '5 : System.Int64', false],
  ['null', { type: null, value: null, error: null }, [], 'null', false],
  [
    'an exception',
    { type: null, value: null, error: { type: 'System.FormatException', message: 'Input string was not in a correct format.' } },
    [],
    'System.FormatException: Input string was not in a correct format.',
    true,
  ],
  [
    'a compile error',
    { type: null, value: null, error: { type: 'compile', code: 'CS1002', message: '; expected' } },
    [],
    'CS1002: ; expected',
    true,
  ],
];
for (const [name, answer, unknown, line, failed] of answers)
  test(`an answer: ${name}`, () => {
    const result = shown(answer, unknown);
    assert.equal(result.line, line);
    assert.equal(result.failed, failed);
  });

test('a named value without text is what is said, not what the compiler makes of its braces', () => {
  const { whole } = shown({ type: null, value: null, error: { type: 'compile', code: 'CS1525', message: '…' } }, ['limit']);
  assert.match(whole, /"limit" has no text here: .*config\.yaml/);
});

test('a long value is cut to a line and shown whole on hovering', () => {
  const { line, whole } = shown({ type: 'System.String', value: 'x'.repeat(5000), error: null });
  assert.ok(line.length < 200);
  assert.ok(whole.length > 5000);
});

test("the policy's own context file comes first, then others beside it, then the folder's", () => {
  assert.deepEqual(
    inOrder('orders.policy.xml', ['/w/b.context.yaml', '/w/a.context.json', '/w/orders.context.yml'], ['/w/.gatehouse/context.yaml']),
    ['/w/orders.context.yml', '/w/a.context.json', '/w/b.context.yaml', '/w/.gatehouse/context.yaml'],
  );
});
