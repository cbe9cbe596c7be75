// The command line and the editor say the same of the same folder: ids, severities, words and places. Over the examples, every rule page's
// examples, and certificates of a store.
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gatehouse } from './gatehouse.mjs';
import { connect } from './lsp-client.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gatehouse-same-')));
after(() => rmSync(folder, { recursive: true, force: true }));

async function fill() {
  cpSync(join(root, 'examples/apiops'), join(folder, 'apiops'), { recursive: true, filter: (path) => !/\.gatehouse/.test(path) });
  for (const name of readdirSync(join(root, 'examples/templates'))) cpSync(join(root, 'examples/templates', name), join(folder, name));
  mkdirSync(join(folder, 'rules'));
  for (const page of readdirSync(join(root, 'docs/rules'))) {
    const blocks = readFileSync(join(root, 'docs/rules', page), 'utf8').matchAll(/```xml\r?\n([\s\S]*?)```/g);
    for (const [i, [, text]] of [...blocks].entries()) writeFileSync(join(folder, 'rules', `${page.slice(0, -3)}-${i}.xml`), text);
  }
  await gatehouse(['certs', 'test-set'], { cwd: folder });
  const { raw } = new X509Certificate(readFileSync(join(folder, '.gatehouse/certificates/valid.cer')));
  const sha256 = new X509Certificate(raw).fingerprint256.replaceAll(':', '');
  const identity = (thumbprint) =>
    `<policies><inbound><validate-client-certificate><identities><identity thumbprint="${thumbprint}" /></identities></validate-client-certificate></inbound></policies>`;
  writeFileSync(join(folder, 'sha256.policy.xml'), identity(sha256));
  writeFileSync(join(folder, 'pinned.policy.xml'), identity('{{pin}}'));
  writeFileSync(
    join(folder, '.gatehouse/config.yaml'),
    'tier: consumption\nnegotiateClientCertificate: false\nnamedValues:\n  pin: { thumbprintOf: valid }\nrules:\n  duplicate-id: error\n  unused-variable: off\n',
  );
}

const severities = ['', 'error', 'warning', 'info', 'hint'];
const sorted = (findings) =>
  findings
    .map(({ rule, severity, message, range }) => ({ rule, severity, message, range }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

test('lint and the language server find the same', { timeout: 60_000 }, async (t) => {
  await fill();
  const linted = JSON.parse((await gatehouse(['lint', '--format', 'json'], { cwd: folder })).stdout);
  const expected = new Map(linted.files.map(({ path, diagnostics }) => [path, sorted(diagnostics)]));
  assert.ok(linted.summary.errors > 20, JSON.stringify(linted.summary));

  const { child, send, request } = connect();
  t.after(() => child.kill());
  const uri = pathToFileURL(folder).href;
  await request('initialize', {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: 'same' }],
    capabilities: { textDocument: { diagnostic: {} }, workspace: { workspaceFolders: true } },
  });
  send({ method: 'initialized', params: {} });
  let found = new Map();
  const same = () => JSON.stringify([...found].sort()) === JSON.stringify([...expected].sort());
  // The folder is read behind the first answers.
  for (const end = Date.now() + 20_000; !same() && Date.now() < end; ) {
    const { items } = await request('workspace/diagnostic', { previousResultIds: [] });
    found = new Map(
      items.map(({ uri: of, items: diagnostics }) => [
        relative(folder, fileURLToPath(of)).split(sep).join('/'),
        sorted(diagnostics.map((it) => ({ ...it, rule: it.code, severity: severities[it.severity] }))),
      ]),
    );
    if (!same()) await new Promise((resolve) => setTimeout(resolve, 200));
  }
  assert.deepEqual([...found.keys()].sort(), [...expected.keys()].sort());
  for (const [path, findings] of expected) assert.deepEqual(found.get(path), findings, path);
});
