import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { formatCode, pieces } from '../../../server/src/language/code-format.ts';

const masked = (code: string): string => code.replace(/\{\{[^{}]*\}\}/g, (text) => `N${'_'.repeat(text.length - 1)}`);
const options = { indent: '', unit: '    ' };
/** `before` and what it becomes; cases are parted by lines of `===`, the two by a line of `---`; a first `{` or `(` tells which bracket follows `@`. */
const cases = readFileSync(new URL('../../fixtures/language/code-format.txt', import.meta.url), 'utf8')
  .split(/^===\n/m)
  .map((one) => one.replace(/\n$/, '').split('\n---\n') as [string, string]);
for (const [before, after] of cases)
  test(`format: ${before.split('\n')[0]}`, () => {
    const block = before.startsWith('@{');
    const format = (text: string): string | null => formatCode(text.slice(2, -1), masked(text.slice(2, -1)), { ...options, block });
    const once = format(before);
    assert.equal(`${before.slice(0, 2)}${once}${before.at(-1)}`, after);
    assert.equal(format(after), once, 'formatting again changes it');
  });

test('code with errors is left alone', () => {
  for (const code of ['1 +', 'a b', '"a']) assert.equal(formatCode(code, code, { ...options, block: false }), null);
});

const corpus = new URL('../../../../shared/oracle/corpus-expressions.jsonl', import.meta.url);
test('formatting keeps the tokens of every expression of the corpus, and is done after once', {
  skip: !existsSync(corpus) && 'the corpus is not here',
}, () => {
  let formatted = 0;
  const wrong: string[] = [];
  const lines = readFileSync(corpus, 'utf8').split('\n').filter(Boolean);
  for (const line of lines) {
    const { id, code, block } = JSON.parse(line) as { id: string; code: string; block: boolean };
    const once = formatCode(code, masked(code), { ...options, indent: '  ', block });
    if (once === null) continue;
    formatted++;
    const again = formatCode(once, masked(once), { ...options, indent: '  ', block });
    if (again !== once || pieces(code).join('\0') !== pieces(once).join('\0')) wrong.push(id);
  }
  assert.deepEqual(wrong, []);
  assert.ok(formatted > lines.length * 0.95, `${formatted} of ${lines.length}`);
});
