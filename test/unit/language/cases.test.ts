import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cases, run } from '../../cases/run.ts';

const escaped = (text: string): string => text.replaceAll('\n', '\\n').replaceAll('\t', '\\t');

for (const one of cases())
  test(`${one.file}: ${one.name}`, () => {
    const { answers, items, document } = run(one);
    if (document !== undefined) {
      // A final line break cannot be seen in a case file.
      assert.equal(document.replace(/\n$/, ''), one.expected.join('\n'));
      return;
    }
    const marked = one.expected.filter((line) => /^[+=-] /.test(line));
    if (!marked.length) {
      assert.deepEqual(answers, one.expected);
      return;
    }
    for (const line of marked) {
      const wanted = line.slice(2);
      // Lists of labels match whole, sentences in part.
      const has = answers.some((answer) => (items ? answer === wanted : answer.includes(wanted)));
      if (line.startsWith('+')) assert.ok(has, `${JSON.stringify(wanted)} is not among ${JSON.stringify(answers.slice(0, 60))}`);
      else if (line.startsWith('-')) assert.ok(!has, `${JSON.stringify(wanted)} is among the answers`);
      else {
        const [label, text] = wanted.split(' -> ');
        const item = items?.find((each) => each.label === label);
        assert.equal(escaped(item?.textEdit?.newText ?? ''), text, label);
      }
    }
  });
