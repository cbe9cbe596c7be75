import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { hostCryptography as host } from '../../../server/src/certificates/cryptography.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = { spki: publicKey.export({ format: 'der', type: 'spki' }), pkcs8: privateKey.export({ format: 'der', type: 'pkcs8' }) };
const data = randomBytes(77);

test('signatures: of data and of a hash agree with PKCS#1; PSS verifies', () => {
  const signature = host.rsaSign(key, 'SHA256', 'Pkcs1', 'data', data)!;
  assert.deepEqual(host.rsaSign(key, 'SHA256', 'Pkcs1', 'hash', host.hash('SHA256', data)), signature);
  assert.ok(host.rsaVerify(key, 'SHA256', 'Pkcs1', 'data', data, signature));
  assert.ok(host.rsaVerify(key, 'SHA256', 'Pkcs1', 'hash', host.hash('SHA256', data), signature));
  assert.equal(host.rsaVerify(key, 'SHA512', 'Pkcs1', 'data', data, signature), false);
  assert.ok(host.rsaVerify(key, 'SHA256', 'Pss', 'data', data, host.rsaSign(key, 'SHA256', 'Pss', 'data', data)!));
  assert.equal(host.rsaSign({ ...key, pkcs8: null }, 'SHA256', 'Pkcs1', 'data', data), null);
});

test('encryption: there and back with each padding', () => {
  for (const oaep of [null, 'SHA1', 'SHA256'] as const)
    assert.deepEqual(host.rsaDecrypt(key, oaep, host.rsaEncrypt(key, oaep, data)!), data);
  assert.equal(host.rsaDecrypt(key, 'SHA256', data), null);
});

test('numbers of a key: out and in again', () => {
  const numbers = host.rsaExport(key)!;
  assert.equal(numbers.modulus.length, 256);
  assert.deepEqual(host.rsaImport(numbers), key);
  assert.deepEqual(host.rsaImport({ modulus: numbers.modulus, exponent: numbers.exponent }), { spki: key.spki, pkcs8: null });
});

test('block ciphers: there and back', () => {
  const plain = randomBytes(48);
  for (const [cipher, keyBytes, block] of [
    ['AES', 16, 16],
    ['AES', 24, 16],
    ['AES', 32, 16],
    ['TripleDES', 24, 8],
    ['TripleDES', 16, 8],
    ['DES', 8, 8],
  ] as const)
    for (const mode of ['CBC', 'ECB'] as const) {
      const [cipherKey, iv] = [randomBytes(keyBytes), randomBytes(block)];
      const encrypted = host.blockCipher('encrypt', cipher, mode, cipherKey, iv, plain)!;
      assert.deepEqual(host.blockCipher('decrypt', cipher, mode, cipherKey, iv, encrypted), plain, `${cipher} ${keyBytes} ${mode}`);
    }
});

test('a PFX at once', () => {
  const bytes = readFileSync(new URL('../../fixtures/certificates/pfx/dotnet-ec-default.pfx', import.meta.url));
  const found = host.readPfx(bytes, 'secret');
  assert.ok(typeof found === 'object' && found.privateKey);
  assert.equal(host.readPfx(bytes, 'wrong'), 'wrong-password');
  assert.equal(host.readPfx(bytes.subarray(0, 50), 'secret'), 'unreadable');
});
