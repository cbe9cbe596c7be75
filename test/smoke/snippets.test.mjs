import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gatehouse } from './gatehouse.mjs';

const snippets = Object.entries(JSON.parse(readFileSync(new URL('../../snippets/apim-policy.json', import.meta.url), 'utf8')));

/** What a snippet inserts when every placeholder is left as it is. */
const expand = (body) =>
  body
    .join('\n')
    .replace(/\$\{\d+\|([^,|]*)[^}]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\d+/g, '')
    .replaceAll('\t', '  ');

for (const [name, { body }] of snippets) {
  test(`the snippet "${name}" lints clean`, async () => {
    const text = `<policies>\n<inbound>\n<base />\n${expand(body)}\n</inbound>\n<backend>\n<base />\n</backend>\n<outbound>\n<base />\n</outbound>\n<on-error>\n<base />\n</on-error>\n</policies>\n`;
    const { stdout } = await gatehouse(['lint', '-', '--format', 'json'], { input: text });
    const found = JSON.parse(stdout)
      .files.flatMap(({ diagnostics }) => diagnostics)
      .filter(({ severity }) => severity !== 'hint');
    // A placeholder names no certificate of any store.
    const real = found.filter(({ message }) => !/0123456789ABCDEF0123456789ABCDEF01234567|"certificate-id"/.test(message));
    assert.deepEqual(real, []);
  });
}
