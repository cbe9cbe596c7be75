import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { CertificateStore, LockedError } from '../../../server/src/certificates/store/store.ts';
import { usesInArtifact, usesInConfiguration, usesInPolicy } from '../../../server/src/certificates/uses.ts';
import { UsageError } from '../../../server/src/cli/usage.ts';
import { certs, folderFor } from './run-certs.ts';

const fixture = (file: string) => fileURLToPath(new URL(`../../fixtures/certificates/pfx/${file}`, import.meta.url));
const inStore = (workspace: string, ...path: string[]) => join(workspace, '.gatehouse', 'certificates', ...path);
const windows = process.platform === 'win32';

test('an import keeps the PFX as it was, for this user alone, and no password', async (t) => {
  const workspace = folderFor(t);
  process.env.PFX_TEST = 'secret';
  t.after(() => delete process.env.PFX_TEST);
  const imported = await certs(workspace, 'import', fixture('dotnet-rsa-default.pfx'), '--id', 'client-1', '--password-env', 'PFX_TEST');
  assert.equal(imported.code, 0, imported.error?.message);
  assert.equal(imported.json.thumbprint, '300C41B82D8156F6FE0E857907D5B5275F2E139C');
  assert.deepEqual(
    [imported.json.id, imported.json.kind, imported.json.hasPrivateKey, imported.json.usedBy],
    ['client-1', 'custom', true, []],
  );
  const key = inStore(workspace, 'private', 'client-1.pfx');
  assert.deepEqual(readFileSync(key), readFileSync(fixture('dotnet-rsa-default.pfx')));
  if (!windows) {
    assert.equal(statSync(key).mode & 0o777, 0o600);
    assert.equal(statSync(inStore(workspace, 'private')).mode & 0o777, 0o700);
  }
  assert.equal(readFileSync(inStore(workspace, 'private', '.gitignore'), 'utf8'), '*\n');
  for (const file of readdirSync(inStore(workspace)))
    if (file !== 'private') assert.doesNotMatch(readFileSync(inStore(workspace, file), 'utf8'), /secret/);

  const store = CertificateStore.open(workspace);
  const entry = store.get('client-1')!;
  assert.equal((await store.identity(entry, { PFX_TEST: 'secret' })).key.asymmetricKeyType, 'rsa');
  await assert.rejects(store.identity(entry, {}), (error) => error instanceof LockedError && /PFX_TEST/.test(error.message));
  await assert.rejects(store.identity(entry, { PFX_TEST: 'wrong' }), LockedError);
  const [row] = (await certs(workspace, 'list')).json;
  assert.equal(row.locked, false);
  const again = await certs(workspace, 'import', fixture('dotnet-rsa-default.pfx'), '--id', 'client-1', '--password-env', 'PFX_TEST');
  assert.ok(again.error instanceof UsageError && /already/.test(again.error.message));
});

test('a refused import says its code and changes nothing', async (t) => {
  const workspace = folderFor(t);
  const outcome = await certs(workspace, 'import', fixture('dotnet-rsa-default.pfx'), '--id', 'a');
  assert.equal(outcome.json.error.code, 'wrong-password');
  assert.ok(outcome.error instanceof UsageError);
  assert.equal(existsSync(inStore(workspace)), false);
});

test('deletion is refused while a policy refers to the certificate', async (t) => {
  const workspace = folderFor(t);
  await certs(workspace, 'test-set');
  const { thumbprint } = (await certs(workspace, 'show', 'valid')).json;
  mkdirSync(join(workspace, 'apis'));
  writeFileSync(
    join(workspace, 'apis', 'p.xml'),
    `<policies>\n  <inbound>\n    <authentication-certificate certificate-id="expired" />\n    <set-header name="x"><value>@(c.Thumbprint == "${thumbprint.toLowerCase()}")</value></set-header>\n  </inbound>\n</policies>`,
  );
  writeFileSync(join(workspace, 'other.xml'), `<root certificate-id="expired">${thumbprint}</root>`);
  const byId = await certs(workspace, 'delete', 'expired');
  assert.equal(byId.code, 1);
  assert.deepEqual(byId.json.usedBy, [
    { path: 'apis/p.xml', range: { start: { line: 2, character: 48 }, end: { line: 2, character: 55 } } },
  ]);
  const byThumbprint = await certs(workspace, 'delete', 'valid');
  assert.equal(byThumbprint.json.usedBy[0].range.start.line, 3);
  assert.deepEqual((await certs(workspace, 'show', 'valid')).json.usedBy, byThumbprint.json.usedBy);
  assert.equal((await certs(workspace, 'delete', 'self-signed')).code, 0);
  assert.equal(existsSync(inStore(workspace, 'private', 'self-signed.key')), false);
  assert.equal((await certs(workspace, 'list')).json.length, 9);
});

test('uses: whole thumbprints and ids only, and none in comments', () => {
  const thumbprint = 'A'.repeat(40);
  const uses = (text: string) => usesInPolicy(text, 'api', thumbprint).length;
  assert.equal(uses(`x="${thumbprint}"`), 1);
  assert.equal(uses(`x="${thumbprint}A"`), 0);
  assert.equal(uses(`<!-- ${thumbprint} -->`), 0);
  assert.equal(uses('certificate-id="api"'), 1);
  assert.equal(uses("issuer-certificate-id = 'api'"), 1);
  assert.equal(uses('certificate-id="api-2"'), 0);
  assert.equal(uses('api-id="api"'), 0);
  assert.equal(uses('context.Deployment.Certificates["api"]'), 1);
  assert.equal(uses('context.Deployment.Certificates[&quot;api&quot;]'), 1);
});

test('uses in the configuration and in artifacts', () => {
  const thumbprint = 'A'.repeat(40);
  const configured = (text: string) => usesInConfiguration(text, 'api', thumbprint).map(([start, end]) => text.slice(start, end));
  assert.deepEqual(configured('namedValues:\n  pin: { thumbprintOf: api }\n  other: { thumbprintOf: api-2 }'), ['api']);
  assert.deepEqual(configured('backends:\n  one:\n    certificateIds:\n      - api\n      - other\n'), ['api']);
  const inArtifact = (text: string) => usesInArtifact(text, 'api', thumbprint).map(([start, end]) => text.slice(start, end));
  assert.deepEqual(inArtifact(`{"value":"${thumbprint.toLowerCase()}"}`), [thumbprint.toLowerCase()]);
  assert.deepEqual(inArtifact('{"credentials":{"certificateIds":["api","/certificates/api","api-2"]},"title":"api"}'), ['api', 'api']);
});

test('a store that was tampered with or cut is reported, not followed', async (t) => {
  const workspace = folderFor(t);
  await certs(workspace, 'test-set');
  const index = inStore(workspace, 'index.json');
  const text = readFileSync(index, 'utf8');
  writeFileSync(inStore(workspace, 'valid.cer'), 'nothing');
  const store = CertificateStore.open(workspace);
  assert.equal(store.certificates.length, 9);
  assert.match(store.problems[0]!, /"valid" is left out/);
  const cases: [string, RegExp][] = [
    [text.replace('"valid.cer"', '"../../valid.cer"'), /"file" of valid/],
    [text.replace('"private/valid.key"', '"private/../../x.key"'), /"keyFile"/],
    [text.replace('"version": 1', '"version": 2'), /newer Gatehouse/],
    [text.slice(0, 200), /no JSON/],
    [text.replace('"id": "valid"', '"id": "root"'), /two certificates "root"/],
  ];
  for (const [content, message] of cases) {
    writeFileSync(index, content);
    assert.match((await certs(workspace, 'list')).error?.message ?? '', message);
  }
});

test('what a crash leaves behind does no harm', async (t) => {
  const workspace = folderFor(t);
  await certs(workspace, 'test-set');
  writeFileSync(inStore(workspace, 'private', 'ghost.key'), 'half');
  writeFileSync(inStore(workspace, '.0123456789ab.tmp'), 'half');
  assert.equal((await certs(workspace, 'list')).json.length, 10);
  assert.equal((await certs(workspace, 'issue', 'ghost')).code, 0);
  assert.equal((await certs(workspace, 'verify', 'ghost')).json.valid, true);
});

test('a process killed in the middle of a change loses nothing and blocks nobody', async (t) => {
  const workspace = folderFor(t);
  await certs(workspace, 'test-set');
  const script = `import { CertificateStore } from ${JSON.stringify(new URL('../../../server/src/certificates/store/store.ts', import.meta.url).href)};
    const { certificate } = CertificateStore.open(process.argv[1]).get('valid');
    const entry = { kind: 'custom', uploaded: true, caStore: null, passwordEnv: null, keyVault: null };
    process.stdout.write('ready');
    for (let n = 0; ; n++) await CertificateStore.add(process.argv[1], [{ entry: { ...entry, id: 'c' + (n % 7) }, certificate, key: { extension: 'key', data: 'key ' + n } }]);`;
  for (const delay of [3, 11, 29]) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, workspace], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    await new Promise((resolve) => setTimeout(resolve, delay));
    child.kill('SIGKILL');
    await once(child, 'exit');
    const store = CertificateStore.open(workspace);
    assert.deepEqual(store.problems, []);
    assert.ok(store.certificates.length >= 10);
    const started = performance.now();
    const after = await CertificateStore.add(workspace, [
      {
        entry: { id: `after-${delay}`, kind: 'custom', uploaded: true, caStore: null, passwordEnv: null, keyVault: null },
        certificate: store.get('valid')!.certificate,
      },
    ]);
    assert.ok(after.get(`after-${delay}`) && performance.now() - started < 2000);
  }
});

test('imports at the same time all end up in the index', async (t) => {
  const workspace = folderFor(t);
  const { code } = await certs(workspace, 'test-set');
  assert.equal(code, 0);
  const { CertificateStore: store } = await import('../../../server/src/certificates/store/store.ts');
  const certificate = CertificateStore.open(workspace).get('valid')!.certificate;
  await Promise.all(
    ['a', 'b', 'c', 'd'].map((id) =>
      store.add(workspace, [
        { entry: { id, kind: 'custom', uploaded: true, caStore: null, passwordEnv: null, keyVault: null }, certificate },
      ]),
    ),
  );
  assert.equal(CertificateStore.open(workspace).certificates.length, 14);
});

test('bad usage is one line', async (t) => {
  const workspace = folderFor(t);
  const cases: [string[], RegExp][] = [
    [['frobnicate'], /no command "certs frobnicate"/],
    [['show'], /needs ID or FILE/],
    [['show', 'nobody'], /no certificate "nobody"/],
    [['import', 'nowhere.pfx'], /no file/],
    [['import', fixture('pem-named-pfx.pfx'), '--id', 'a/b'], /cannot be an id/],
    [['show', fixture('chain-legacy.pfx'), '--password-env', 'GATEHOUSE_NOT_SET'], /GATEHOUSE_NOT_SET/],
    [['verify', 'x', '--at', 'soon'], /--at/],
    [['list', '--bogus'], /bogus/],
    [['constructor'], /no command/],
  ];
  for (const [args, message] of cases) {
    const { error } = await certs(workspace, ...args);
    assert.ok(error instanceof UsageError, args.join(' '));
    assert.match(error.message, message);
    assert.doesNotMatch(error.message, /\n/);
  }
});
