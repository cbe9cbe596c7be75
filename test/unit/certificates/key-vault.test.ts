import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  downloadCertificate,
  type Fetch,
  KeyVaultError,
  secretAddress,
  tokenVariable,
} from '../../../server/src/certificates/key-vault.ts';
import { CertificateStore } from '../../../server/src/certificates/store/store.ts';
import { parseOptions } from '../../../server/src/cli/certs/options.ts';
import { run } from '../../../server/src/cli/certs/refresh.ts';
import { UsageError } from '../../../server/src/cli/usage.ts';
import { certs, folderFor } from './run-certs.ts';

const fixture = (file: string) => fileURLToPath(new URL(`../../fixtures/certificates/pfx/${file}`, import.meta.url));
const identifier = 'https://contoso.vault.azure.net/secrets/client';
const answering =
  (status: number, body: unknown): Fetch =>
  async () =>
    new Response(JSON.stringify(body), { status });

test('a token goes to key vaults only', () => {
  assert.equal(
    secretAddress('https://Contoso.vault.azure.net/certificates/client/0123456789abcdef0123456789abcdef'),
    'https://contoso.vault.azure.net/secrets/client?api-version=7.4',
  );
  for (const wrong of [
    'http://contoso.vault.azure.net/secrets/x',
    'https://evil.example/secrets/x',
    'https://contoso.vault.azure.net.evil.example/secrets/x',
    'https://contoso.vault.azure.net/keys/x',
    'https://a@contoso.vault.azure.net/secrets/x',
  ])
    assert.throws(() => secretAddress(wrong), KeyVaultError, wrong);
});

test('each failure says what to do, and never the token', async () => {
  const failures: [string | undefined, Fetch, RegExp][] = [
    [undefined, answering(200, {}), /az account get-access-token/],
    ['t0ken', answering(401, {}), /expired/],
    ['t0ken', answering(403, {}), /may not read/],
    ['t0ken', answering(404, {}), /no secret of that name/],
    ['t0ken', answering(200, {}), /without a value/],
    ['t0ken', async () => Promise.reject(new TypeError('fetch failed', { cause: { code: 'ENOTFOUND' } })), /ENOTFOUND/],
  ];
  for (const [token, fetch, message] of failures)
    await assert.rejects(
      downloadCertificate(identifier, token, fetch),
      (error) => error instanceof KeyVaultError && message.test(error.message) && !error.message.includes('t0ken'),
    );
});

test('a refreshed certificate takes the place of the old one, and stale thumbprints are named', async (t) => {
  const workspace = folderFor(t);
  process.env.VAULT_PW = 'secret';
  process.env[tokenVariable] = 't0ken';
  t.after(() => {
    delete process.env.VAULT_PW;
    delete process.env[tokenVariable];
  });
  const first = await certs(
    workspace,
    'import',
    fixture('win-3des.pfx'),
    '--id',
    'kv',
    '--key-vault',
    identifier,
    '--password-env',
    'VAULT_PW',
  );
  assert.equal(first.json.kind, 'keyVault');
  writeFileSync(
    join(workspace, 'p.xml'),
    `<policies><inbound><authentication-certificate thumbprint="${first.json.thumbprint}" /><authentication-certificate certificate-id="kv" /></inbound></policies>`,
  );
  let asked: Parameters<Fetch> | undefined;
  const fetch: Fetch = async (...request) => {
    asked = request;
    return answering(200, {
      value: readFileSync(fixture('dotnet-rsa-nopassword.pfx')).toString('base64'),
      contentType: 'application/x-pkcs12',
    })(...request);
  };
  const options = parseOptions('refresh', ['kv', '--workspace', workspace, '--format', 'json']);
  const write = process.stdout.write;
  let printed = '';
  process.stdout.write = ((text: string | Uint8Array, ...rest: never[]) =>
    typeof text === 'string' ? Boolean((printed += text)) : write.call(process.stdout, text, ...rest)) as typeof write;
  try {
    assert.equal(await run(options, fetch), 0);
  } finally {
    process.stdout.write = write;
  }
  const { thumbprint, previousThumbprint, stale, usedBy } = JSON.parse(printed);
  assert.deepEqual([thumbprint, previousThumbprint], ['300C41B82D8156F6FE0E857907D5B5275F2E139C', first.json.thumbprint]);
  assert.equal(stale.length, 1);
  assert.equal(usedBy.length, 1);
  assert.equal(asked?.[1].headers.authorization, 'Bearer t0ken');
  const store = CertificateStore.open(workspace);
  assert.equal((await store.identity(store.get('kv')!, {})).key.type, 'private');
});

test('what does not come from a key vault is not refreshed', async (t) => {
  const workspace = folderFor(t);
  await certs(workspace, 'test-set');
  const { error } = await certs(workspace, 'refresh', 'valid');
  assert.ok(error instanceof UsageError && /does not come from a key vault/.test(error.message));
});
