import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { analyze } from '../../../server/src/analysis/analyze.ts';
import { checkCode } from '../../../server/src/analysis/code-check.ts';
import { parse } from '../../../server/src/syntax/parser.ts';
import { type Given, given } from './given.ts';

// A line each: the section's content, what is found as `severity rule@text`, joined by commas; `-` for nothing.
const lines = readFileSync(new URL('../../fixtures/analysis/constraints.txt', import.meta.url), 'utf8').split('\n');

for (const line of lines) {
  if (line.trim() === '' || line.startsWith('#')) continue;
  const [content = '', wanted = '', known = '{}'] = line.split(' => ');
  test(line, () => {
    const [, section = 'inbound', inner = ''] = /^(?:([a-z-]+): )?(.*)$/.exec(content)!;
    const text = content.startsWith('<cosmosdb') ? content : `<policies><${section}>${inner}</${section}></policies>`;
    const { options, workspace } = given(JSON.parse(known) as Given);
    const found = analyze(parse(text), options, workspace, checkCode).map(
      ({ severity, rule, span }) => `${severity} ${rule}@${text.slice(span.start, span.end)}`,
    );
    assert.equal(found.join(', ') || '-', wanted.trim());
  });
}
