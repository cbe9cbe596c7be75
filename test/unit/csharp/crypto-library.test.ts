import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { hostCryptography } from '../../../server/src/certificates/cryptography.ts';
import { declarations } from '../../../server/src/csharp/library/crypto/index.ts';
import { ClrArray, ClrException, enumValue } from '../../../server/src/csharp/runtime/index.ts';

const call = {
  typeArguments: [],
  ownerArguments: [],
  machine: {
    charge: () => undefined,
    allocate: () => undefined,
    cryptography: hostCryptography,
    randomBytes: (n: number) => new Uint8Array(n).fill(7),
  },
};
/** The behaviour declared for a member: `member('SHA256', 'static SHA256 Create()')`. */
function member(type: string, signature: string): (...args: unknown[]) => unknown {
  const found = declarations.find(({ name }) => name.endsWith(`.${type}`) || name === type)?.members[signature];
  assert.ok(found, `${type}: ${signature}`);
  const behaviour = typeof found === 'function' ? found : (found as { get: unknown }).get;
  return (...args) => (behaviour as (...all: unknown[]) => unknown)(...args, call);
}
const bytes = (text: string) => ClrArray.ofBytes(new TextEncoder().encode(text));
const base64 = (value: unknown) => Buffer.from((value as ClrArray).bytes).toString('base64');
const raises = (work: () => unknown, type: string, message?: string) =>
  assert.throws(
    work,
    (error) => error instanceof ClrException && error.type === type && (message === undefined || error.message === message),
  );
const computeHash = member('HashAlgorithm', 'byte[] ComputeHash(byte[] buffer)');

test('hashes and keyed hashes, as .NET recorded them', () => {
  const sha512 = member('SHA512', 'static SHA512 Create()')();
  assert.equal(
    base64(computeHash(sha512, bytes('hello'))),
    'm3HSJL1i83hdltRq0+o9czGb+8KJDKra4t/3JRlnPKcjI8PZm6XBHXx6zG4UuMXaDEZjR1wuXDre9G9zvN7AQw==',
  );
  const hmac = member('HMACSHA256', 'new(byte[] key)')(bytes('key'));
  assert.equal(base64(computeHash(hmac, bytes('message'))), 'bp7ym3X//Ft6uuUn1Y/a2y/kLnIZARl2kXNDBl9Y7Uo=');
  const sha256 = member('SHA256', 'static SHA256 Create()')();
  member('HashAlgorithm', 'int TransformBlock(byte[] inputBuffer, int inputOffset, int inputCount, byte[] outputBuffer, int outputOffset)')(
    sha256,
    ClrArray.ofBytes(Uint8Array.of(1, 2)),
    0,
    2,
    null,
    0,
  );
  member('HashAlgorithm', 'byte[] TransformFinalBlock(byte[] inputBuffer, int inputOffset, int inputCount)')(
    sha256,
    ClrArray.ofBytes(Uint8Array.of(3)),
    0,
    1,
  );
  assert.equal(base64(member('HashAlgorithm', 'virtual byte[] Hash { get; }')(sha256)), 'A5BYxvLAy0ksUzsKTRTvd8wPeKvMztUofYShogEc+4E=');
  raises(() => computeHash(sha256, null), 'System.ArgumentNullException', "Value cannot be null. (Parameter 'buffer')");
});

test('the gateway’s Encrypt and Decrypt', () => {
  const signature = (name: string) => `static byte[] ${name}(this byte[] input, string alg, byte[] key, byte[] iv)`;
  const encrypt = member('SymmetricEncryptionExtensions', signature('Encrypt'));
  const decrypt = member('SymmetricEncryptionExtensions', signature('Decrypt'));
  const iv = ClrArray.ofBytes(new Uint8Array(16));
  const encrypted = encrypt(bytes('plain text ü'), 'Aes', bytes('0123456789abcdef'), iv);
  assert.equal(base64(encrypted), '/UrBbcZx6D9UfEj2lpNYBA==');
  assert.deepEqual((decrypt(encrypted, 'AES', bytes('0123456789abcdef'), iv) as ClrArray).bytes, bytes('plain text ü').bytes);
  raises(
    () => encrypt(bytes('x'), 'Aes', ClrArray.ofBytes(new Uint8Array(5)), iv),
    'System.ArgumentException',
    "Specified key is not a valid size for this algorithm. (Parameter 'rgbKey')",
  );
  raises(() => decrypt(encrypted, 'Aes', bytes('fedcba9876543210'), iv), 'System.Security.Cryptography.CryptographicException');
});

const fixture = (file: string) => readFileSync(new URL(`../../fixtures/${file}`, import.meta.url));
const create = member('X509Certificate2', 'new(byte[] data)');
const withPassword = member('X509Certificate2', 'new(byte[] rawData, string password)');
const cryptographic = 'System.Security.Cryptography.CryptographicException';

test('certificates from bytes: DER, PEM, PFX; what is none', () => {
  const { der, subject, nameInfo, toStringVerbose } = JSON.parse(fixture('x509/names.jsonl').toString().split('\n')[3]!);
  const raw = Buffer.from(der, 'base64');
  const certificate = create(ClrArray.ofBytes(raw));
  const subjectOf = member('X509Certificate', 'string Subject { get; }');
  assert.equal(subjectOf(certificate), subject);
  const pem = `-----BEGIN CERTIFICATE-----\n${der.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
  assert.equal(subjectOf(create(bytes(pem))), subject);
  for (const [i, name] of ['SimpleName', 'EmailName', 'UpnName', 'DnsName', 'DnsFromAlternativeName', 'UrlName'].entries())
    assert.equal(
      member('X509Certificate2', 'string GetNameInfo(X509NameType nameType, bool forIssuer)')(
        certificate,
        enumValue('System.Security.Cryptography.X509Certificates.X509NameType', i),
        false,
      ),
      nameInfo[name],
    );
  assert.equal(member('X509Certificate2', 'override string ToString(bool verbose)')(certificate, true), toStringVerbose);
  const pfx = withPassword(ClrArray.ofBytes(fixture('certificates/pfx/dotnet-rsa-default.pfx')), 'secret');
  assert.equal(member('X509Certificate2', 'string Thumbprint { get; }')(pfx), '300C41B82D8156F6FE0E857907D5B5275F2E139C');
  assert.equal(member('X509Certificate2', 'bool HasPrivateKey { get; }')(pfx), true);
  raises(() => withPassword(ClrArray.ofBytes(fixture('certificates/pfx/dotnet-rsa-default.pfx')), 'wrong'), cryptographic);
  raises(() => create(ClrArray.ofBytes(Uint8Array.of(0, 0, 0))), cryptographic, 'ASN1 corrupted data.');
  raises(() => create(bytes('garbage')), cryptographic);
  raises(() => create(ClrArray.ofBytes(raw.subarray(0, 75))), cryptographic, 'ASN1 corrupted data.');
  raises(() => subjectOf(create(ClrArray.ofBytes(new Uint8Array()))), cryptographic, 'm_safeCertContext is an invalid handle.');
});

test('RSA of a certificate: what its private key signs its public key verifies', () => {
  const pfx = withPassword(ClrArray.ofBytes(fixture('certificates/pfx/dotnet-rsa-default.pfx')), 'secret');
  const [own, shared] = ['Private', 'Public'].map((half) =>
    member('RSACertificateExtensions', `static RSA GetRSA${half}Key(this X509Certificate2 certificate)`)(pfx),
  );
  const sha256 = member('HashAlgorithmName', 'static HashAlgorithmName SHA256 { get; }')();
  const padding = member('RSASignaturePadding', 'static RSASignaturePadding Pkcs1 { get; }')();
  const sign = member('RSA', 'virtual byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)');
  const verify = member(
    'RSA',
    'virtual bool VerifyData(byte[] data, byte[] signature, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)',
  );
  const signature = sign(own, bytes('data'), sha256, padding);
  assert.equal(verify(shared, bytes('data'), signature, sha256, padding), true);
  assert.equal(verify(shared, bytes('date'), signature, sha256, padding), false);
  raises(() => sign(shared, bytes('data'), sha256, padding), cryptographic);
});
