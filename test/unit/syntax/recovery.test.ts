import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from '../../../server/src/syntax/parser.ts';
import { childElements } from '../../../server/src/syntax/queries.ts';
import type { Document, Element } from '../../../server/src/syntax/tree.ts';
import { LineMap } from '../../../server/src/text/line-map.ts';

const shape = (of: Element | Document): string =>
  childElements(of)
    .map((child) => (childElements(child).length ? `${child.name}(${shape(child)})` : child.name))
    .join(' ');

const cases = readFileSync(new URL('../../fixtures/syntax/recovery.txt', import.meta.url), 'utf8')
  .split(/^=== /m)
  .slice(1);
for (const one of cases) {
  const [name = '', ...lines] = one.trimEnd().split('\n');
  const text = lines.filter((line) => !line.startsWith('--- ')).join('\n');
  const expected = lines.filter((line) => line.startsWith('--- ')).map((line) => line.slice(4));
  test(`recovery: ${name}`, () => {
    const document = parse(text);
    const map = new LineMap(text);
    assert.deepEqual([...document.problems.map(({ id, span }) => `${map.lineAt(span.start) + 1} ${id}`), shape(document)], expected);
  });
}
