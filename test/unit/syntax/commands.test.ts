import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import * as convert from '../../../server/src/cli/convert.ts';
import * as fmt from '../../../server/src/cli/fmt.ts';
import { UsageError } from '../../../server/src/cli/usage.ts';

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-fmt-'));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'policy.xml');
const bom = '\ufeff';

test('fmt --check says what would change, fmt changes it once and keeps the byte order mark', async () => {
  writeFileSync(file, `${bom}<policies>\n<inbound>\n<base/>\n</inbound>\n</policies>\n`);
  writeFileSync(join(folder, 'other.xml'), '<root>\n<a/></root>');
  assert.equal(await fmt.run(['--check', '--workspace', folder]), 1);
  assert.equal(await fmt.run(['--workspace', folder]), 0);
  assert.equal(readFileSync(file, 'utf8'), `${bom}<policies>\n    <inbound>\n        <base />\n    </inbound>\n</policies>\n`);
  assert.equal(readFileSync(join(folder, 'other.xml'), 'utf8'), '<root>\n<a/></root>');
  assert.equal(await fmt.run(['--check', '--workspace', folder]), 0);
});

test('convert writes the other format, in the encoding it was read in', async () => {
  const raw = '<a b="@(x == "y")" />';
  writeFileSync(file, Buffer.from(bom + raw, 'utf16le'));
  assert.equal(await convert.run(['--to', 'xml', file, '-o', join(folder, 'xml')]), 0);
  assert.equal(readFileSync(join(folder, 'xml'), 'utf16le'), `${bom}<a b="@(x == &quot;y&quot;)" />`);
  assert.equal(await convert.run(['--to', 'rawxml', join(folder, 'xml'), '-o', join(folder, 'raw')]), 0);
  assert.deepEqual(readFileSync(join(folder, 'raw')), readFileSync(file));
});

for (const args of [
  ['x.xml'],
  ['--to', 'json', 'x.xml'],
  ['--to', 'xml'],
  ['--to', 'xml', '--from', 'x', 'y'],
  ['--to', 'xml', 'does-not-exist.xml'],
  ['--nonsense'],
])
  test(`convert ${args.join(' ')} is bad usage`, () => assert.rejects(convert.run(args), UsageError));
test('fmt of what is not there is bad usage', () => assert.rejects(fmt.run(['--workspace', folder, 'nowhere']), UsageError));
