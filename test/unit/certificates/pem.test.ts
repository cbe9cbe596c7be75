import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CertificateStore } from '../../../server/src/certificates/store/store.ts';
import { certs, folderFor } from './run-certs.ts';

test('PEM, DER and CA certificates become what they are', async (t) => {
  const source = folderFor(t);
  await certs(source, 'test-set');
  const folder = join(source, '.gatehouse', 'certificates');
  const read = (...path: string[]) => readFileSync(join(folder, ...path));
  const file = (name: string, data: string | Uint8Array) => {
    writeFileSync(join(source, name), data);
    return join(source, name);
  };
  const [certificate, key] = [read('valid.cer').toString(), read('private', 'valid.key').toString()];
  const encrypted = createPrivateKey(key)
    .export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'pässwörd' })
    .toString();
  const chain = read('issuing.cer').toString();
  const der = Buffer.from(certificate.replace(/-----[^-]*-----/g, ''), 'base64');

  const workspace = folderFor(t);
  process.env.PEM_PASSWORD = 'pässwörd';
  t.after(() => delete process.env.PEM_PASSWORD);
  const imported = async (...args: string[]) => (await certs(workspace, 'import', ...args)).json;

  const plain = await imported(file('plain.pem', `${chain}${certificate}${key}`));
  assert.deepEqual([plain.id, plain.kind, plain.hasPrivateKey, plain.passwordEnv], ['plain', 'custom', true, null]);
  assert.equal(plain.thumbprint, CertificateStore.open(source).get('valid')!.thumbprint, 'the one with the key, not the first');

  const locked = file('locked.pem', `${encrypted}${certificate}`);
  assert.equal((await imported(locked)).error.code, 'wrong-password');
  const kept = await imported(locked, '--password-env', 'PEM_PASSWORD');
  assert.deepEqual([kept.hasPrivateKey, kept.passwordEnv], [true, 'PEM_PASSWORD']);
  assert.match(readFileSync(join(workspace, '.gatehouse', 'certificates', 'private', 'locked.pem'), 'utf8'), /ENCRYPTED PRIVATE KEY/);
  const store = CertificateStore.open(workspace);
  assert.equal((await store.identity(store.get('locked')!, process.env)).key.type, 'private');

  const bare = await imported(file('bare.der', der), '--not-uploaded');
  assert.deepEqual([bare.kind, bare.hasPrivateKey, bare.uploaded, bare.caStore], ['custom', false, false, null]);
  const root = await imported(join(folder, 'root.cer'));
  assert.deepEqual([root.kind, root.caStore, root.uploaded], ['ca', 'root', false]);
  assert.equal((await imported(join(folder, 'issuing.cer'))).caStore, 'intermediate');
  assert.equal((await imported(file('named.pfx', certificate), '--id', 'x')).error.code, 'not-a-pfx');
  assert.equal((await imported(file('der.pfx', der), '--id', 'x')).error.code, 'not-a-pfx');
  assert.equal((await imported(file('key.pem', key), '--id', 'x')).error.code, 'no-certificate');
  assert.equal(
    (
      await imported(
        file(
          'base64.pfx',
          readFileSync(new URL('../../fixtures/certificates/pfx/dotnet-rsa-nopassword.pfx', import.meta.url)).toString('base64'),
        ),
      )
    ).hasPrivateKey,
    true,
    'as a key vault hands it out',
  );

  assert.deepEqual((await certs(workspace, 'verify', 'plain')).json.status, []);
  assert.equal((await certs(workspace, 'verify', 'plain', '--at', '2050-01-01T00:00:00Z')).code, 1);
  const byFile = await certs(folderFor(t), 'verify', join(source, 'plain.pem'), '--root', join(folder, 'root.cer'));
  assert.equal(byFile.json.valid, true, 'a file brings its own intermediates');
});
