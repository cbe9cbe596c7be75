import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';

const root = new URL('../../', import.meta.url);
const size = (path) => statSync(new URL(path, root)).size;
const budget = (path, bytes, limit) => assert.ok(bytes <= limit, `${path}: ${bytes} bytes, more than ${limit}`);

test('the client is at most 500 KB', () => budget('dist/client.cjs', size('dist/client.cjs'), 500_000));

test('what the language server loads for language features is at most 900 KB', () => {
  const seen = new Set();
  const load = (file) => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = readFileSync(new URL(`dist/server/${file}`, root), 'utf8');
    // Static imports only: import() is loaded on demand, but for the entry's own, which stand behind the compile cache.
    const imports = file === 'server.js' ? /(?:from|import)\s*\(?\s*"\.\/([\w-]+\.js)"/g : /(?:from|import)\s*"\.\/([\w-]+\.js)"/g;
    for (const [, name] of text.matchAll(imports)) load(name);
  };
  load('server.js');
  assert.ok(seen.size > 1);
  budget(
    [...seen].join(' + '),
    [...seen].reduce((sum, file) => sum + size(`dist/server/${file}`), 0),
    900_000,
  );
});

test('the VSIX is at most 2.5 MB', () => {
  assert.ok(existsSync(new URL('gatehouse.vsix', root)), 'npm run package makes it');
  budget('gatehouse.vsix', size('gatehouse.vsix'), 2_500_000);
});
