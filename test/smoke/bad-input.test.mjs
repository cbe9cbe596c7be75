// What is no policy document, and what cannot be read: one clear line, never a stack trace, from every command that reads documents.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gatehouse } from './gatehouse.mjs';

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-bad-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const put = (name, bytes) => writeFileSync(join(folder, name), bytes);
const policy = '<policies>\n    <inbound>\n        <base />\n    </inbound>\n</policies>\n';
put('empty.xml', '');
put('blank.xml', '  \n');
put('binary.xml', Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 73) % 256)));
put('words.xml', 'just words\n');
put('other.xml', '<project><a/></project>\n');
put('half.xml', '<policies>\n  <inbound>\n    <choose>');
put('huge.xml', '');
truncateSync(join(folder, 'huge.xml'), 100 * 1024 * 1024);
put('latin1.xml', Buffer.from('<policies><!-- \u00e9 --></policies>', 'latin1'));
put('utf16.xml', Buffer.from(`\ufeff${policy}`, 'utf16le'));
put('bom.xml', `\ufeff${policy}`);
mkdirSync(join(folder, 'nothing'));

const cases = [
  // file, what lint finds (null: nothing), fmt --check, convert, run: what they say and their exit code
  ['empty.xml', /The file is empty/, [2, /^gatehouse: empty\.xml: is empty/], [2, /is empty/], [2, /is empty/]],
  ['blank.xml', /only blanks/, [2, /holds only blanks/], [2, /holds only blanks/], [2, /is empty/]],
  ['binary.xml', /binary/, [2, /is binary or in an unknown encoding/], [2, /is binary/], [2, /no text/]],
  ['words.xml', /holds no element/, [2, /holds no element/], [2, /holds no element/], [1, /root <policies>/]],
  ['other.xml', /There is no element project/, [2, /no policy document: its root is not/], [0, null], [1, /not <project>/]],
  ['half.xml', /ends inside <choose>/, [0, /left as it is/], [0, null], [1, /ends inside <choose>/]],
  ['huge.xml', /larger than 4 MB/, [2, /is larger than 4 MB/], [2, /is larger than 4 MB/], [2, /./]],
  ['latin1.xml', /unknown encoding/, [2, /unknown encoding/], [2, /unknown encoding/], [2, /no text/]],
  ['missing.xml', [2, /^gatehouse: missing\.xml: there is no such file/], [2, /no such file/], [2, /no such file/], [2, /no such file/]],
  ['nothing', [0, /there is no policy document in nothing/], [0, /no policy document in nothing/], [2, /is a folder/], [2, /is a folder/]],
  ['utf16.xml', null, [0, null], [0, null], [0, null]],
  ['bom.xml', null, [0, null], [0, null], [0, null]],
];
for (const [file, lint, ...others] of cases)
  test(`bad input: ${file}`, async () => {
    const linted = await gatehouse(['lint', file, '--format', 'json'], { cwd: folder });
    if (Array.isArray(lint)) {
      assert.equal(linted.code, lint[0]);
      assert.match(linted.stderr, lint[1]);
    } else {
      const found = JSON.parse(linted.stdout).files[0].diagnostics.filter(({ severity }) => severity === 'error');
      if (lint) assert.match(found[0].message, lint);
      else assert.deepEqual(found, []);
      assert.equal(linted.code, lint ? 1 : 0);
      assert.equal(linted.stderr, '');
    }
    const commands = [
      ['fmt', '--check', file],
      ['convert', '--to', 'xml', file],
      ['run', file],
    ];
    for (const [i, args] of commands.entries()) {
      const [code, says] = others[i];
      const answer = await gatehouse(args, { cwd: folder });
      assert.equal(answer.code, code, `${args.join(' ')}: ${answer.stderr}`);
      if (says === null) assert.equal(answer.stderr, '', args.join(' '));
      else assert.match(answer.stderr, says, args.join(' '));
      assert.ok(answer.stderr.split('\n').length <= 2, `one line: ${answer.stderr}`);
    }
  });

test('standard input is linted like a file, and its problems have a name', async () => {
  const piped = (args, input) => gatehouse(args, { cwd: folder, input });
  const wrong = await piped(['lint', '-', '--format', 'json'], policy.replace('<base', '<bsae'));
  assert.equal(wrong.code, 1);
  assert.equal(JSON.parse(wrong.stdout).files[0].path, '-');
  assert.equal((await piped(['lint', '-'], policy)).code, 0);
  assert.equal((await piped(['lint', '-'], '')).code, 1);
  assert.match((await piped(['convert', '--to', 'xml', '-'], '')).stderr, /^gatehouse: standard input: is empty/);
});
