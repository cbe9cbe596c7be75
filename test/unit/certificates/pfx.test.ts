import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Credentials, readCredentials } from '../../../server/src/certificates/credentials.ts';
import { ImportError } from '../../../server/src/certificates/import-error.ts';
import { maxIterations, spend } from '../../../server/src/certificates/pkcs12/encryption.ts';

interface Flavour {
  file: string;
  dotnet: { ok: true; password: string | null; certificates: string[]; keys: number } | { ok: false; error: string };
}

const folder = new URL('../../fixtures/certificates/pfx/', import.meta.url);
// What .NET 10's loader says of each flavour.
const flavours = JSON.parse(readFileSync(new URL('pfx.json', folder), 'utf8')) as Flavour[];
/** Refused by .NET, readable here; `undefined`: imported. */
const codes: Record<string, string | undefined> = {
  'bitflip-cipher.pfx': 'wrong-password',
  'bitflip-mac.pfx': 'truncated',
  'garbage.pfx': 'not-a-pfx',
  'pem-named-pfx.pfx': 'not-a-pfx',
  'rsa-pss-key.pfx': undefined,
};

const read = (file: string, password: string | undefined): Promise<Credentials> =>
  readCredentials(readFileSync(new URL(file, folder)), { password, name: file });
const refused = (code: string) => (error: unknown) => {
  assert.ok(error instanceof ImportError, String(error));
  assert.equal(error.code, code);
  return true;
};

for (const { file, dotnet } of flavours) {
  test(`reads ${file}`, async () => {
    const password = dotnet.ok ? (dotnet.password ?? undefined) : 'secret';
    const code = dotnet.ok ? (dotnet.certificates.length ? (dotnet.keys ? undefined : 'no-private-key') : 'no-certificate') : codes[file];
    if (code) return assert.rejects(read(file, password), refused(code));
    const { leaf, others } = await read(file, password);
    assert.ok(leaf.key);
    assert.ok(dotnet.ok === false || dotnet.certificates.includes(leaf.certificate.thumbprint));
    // The dotnet-* files were recorded with the loader that takes one certificate only.
    if (dotnet.ok && !file.startsWith('dotnet-'))
      assert.equal([leaf, ...others].filter(({ key }) => key).length, dotnet.keys, 'as many certificates with a key as .NET finds');
    // Without a MAC and without encryption there is nothing that a password could open.
    if (dotnet.ok && dotnet.password && file !== 'nomac-plain.pfx') await assert.rejects(read(file, 'another'), refused('wrong-password'));
  });
}

const bytesOf = (file: string) => readFileSync(new URL(file, folder));

test('tells apart an empty file, a cut one, a certificate and PEM named .pfx', async () => {
  const cases: [string, Uint8Array, string][] = [
    ['a.pfx', new Uint8Array(), 'empty'],
    ['a.pfx', bytesOf('chain-legacy.pfx').subarray(0, 900), 'truncated'],
    ['a.p12', bytesOf('pem-named-pfx.pfx'), 'not-a-pfx'],
    ['a.cer', Buffer.from('hello'), 'corrupt'],
    ['a.pfx', Buffer.from('feedfeed00000002', 'hex'), 'not-a-pfx'],
    ['a.pfx', new Uint8Array(2 ** 20 + 1), 'unsupported'],
    ['a.pem', Buffer.from('-----BEGIN CERTIFICATE-----\nMIIB'), 'truncated'],
  ];
  for (const [name, bytes, code] of cases) await assert.rejects(readCredentials(bytes, { name }), refused(code));
});

test('refuses more than ten million iterations without trying them', () => {
  const effort = () => ({ limit: maxIterations, iterations: 0, highest: 0, weak: new Set<string>() });
  assert.throws(() => spend(effort(), 10_000_001), refused('too-many-iterations'));
  const many = effort();
  assert.throws(
    () => [1, 2, 3].forEach(() => spend(many, 9_000_000)),
    refused('too-many-iterations'),
    'nor may several bags add up to more',
  );
});

test('never crashes on a PFX with a byte changed, and never takes long', async () => {
  const original = bytesOf('dotnet-ec-3des.pfx');
  for (let at = 0; at < original.length; at += 5) {
    const bytes = Buffer.from(original);
    bytes[at]! ^= 0x55;
    await readCredentials(bytes, { password: 'secret', name: 'a.pfx' }).catch((error) =>
      assert.ok(error instanceof ImportError, `byte ${at}: ${error}`),
    );
  }
});
