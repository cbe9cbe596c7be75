import assert from 'node:assert/strict';
import { createCipheriv, createHash } from 'node:crypto';
import { test } from 'node:test';
import { deriveAtOnce } from '../../../server/src/certificates/pkcs12/deriving.ts';
import { decryptTripleDesCbc } from '../../../server/src/certificates/pkcs12/des.ts';
import { bmpString, derivePkcs12, purpose } from '../../../server/src/certificates/pkcs12/kdf.ts';
import { decryptRc2Cbc } from '../../../server/src/certificates/pkcs12/rc2.ts';
import { rc4 } from '../../../server/src/certificates/pkcs12/rc4.ts';

const hex = (text: string) => Buffer.from(text, 'hex');

test('RC2: the vectors of RFC 2268 §5', () => {
  const vectors: [string, number, string, string][] = [
    ['0000000000000000', 63, '0000000000000000', 'ebb773f993278eff'],
    ['ffffffffffffffff', 64, 'ffffffffffffffff', '278b27e42e2f0d49'],
    ['3000000000000000', 64, '1000000000000001', '30649edf9be7d2c2'],
    ['88', 64, '0000000000000000', '61a8a244adacccf0'],
    ['88bca90e90875a', 64, '0000000000000000', '6ccf4308974c267f'],
    ['88bca90e90875a7f0f79c384627bafb2', 64, '0000000000000000', '1a807d272bbe5db1'],
    ['88bca90e90875a7f0f79c384627bafb2', 128, '0000000000000000', '2269552ab0f85ca6'],
  ];
  for (const [key, bits, plain, cipher] of vectors)
    assert.equal(Buffer.from(decryptRc2Cbc(hex(key), bits, new Uint8Array(8), hex(cipher))).toString('hex'), plain);
});

test('RC4: the vectors of RFC 6229', () => {
  assert.equal(Buffer.from(rc4(hex('0102030405'), new Uint8Array(16))).toString('hex'), 'b2396305f03dc027ccc3524a0a1118a8');
});

test('3DES: the same as OpenSSL', () => {
  for (let n = 0; n < 20; n++) {
    const key = createHash('sha256').update(`key ${n}`).digest().subarray(0, 24);
    const iv = createHash('sha256').update(`iv ${n}`).digest().subarray(0, 8);
    const plain = createHash('sha512').update(`plain ${n}`).digest();
    const cipher = createCipheriv('des-ede3-cbc', key, iv).setAutoPadding(false);
    const encrypted = Buffer.concat([cipher.update(plain), cipher.final()]);
    assert.deepEqual(Buffer.from(decryptTripleDesCbc(key, iv, encrypted)), plain);
  }
});

test('PKCS12 key derivation: known answers', () => {
  // From the test vectors that OpenSSL and Bouncy Castle share.
  const cases: [string, string, number, number, number, string][] = [
    ['smeg', '0a58cf64530d823f', 1, purpose.key, 24, '8aaae6297b6cb04642ab5b077851284eb7128f1a2a7fbca3'],
    ['smeg', '0a58cf64530d823f', 1, purpose.iv, 8, '79993dfe048d3b76'],
    ['smeg', '3d83c0e4546ac140', 1, purpose.mac, 20, '8d967d88f6caa9d714800ab3d48051d63f73a312'],
    ['queeg', '05dec959acff72f7', 1000, purpose.key, 24, 'ed2034e36328830ff09df1e1a07dd357185dac0d4f9eb3d4'],
  ];
  for (const [password, salt, iterations, id, length, expected] of cases)
    assert.equal(
      Buffer.from(deriveAtOnce(derivePkcs12('sha1', bmpString(password), hex(salt), iterations, id, length))).toString('hex'),
      expected,
    );
});
