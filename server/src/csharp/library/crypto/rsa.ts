import { ClrArray, enumValue, type RuntimeType, raise, raiseNull, runtimeType } from '../../runtime/index.ts';
import { type Call, type Declaration, declare } from '../declare.ts';
import type { HashName, RsaKey, RsaNumbers } from '../machine.ts';
import { bytesOf, partOf, toArray } from './bytes.ts';
import type { CertificateValue } from './certificate-value.ts';
import { raiseCryptographic } from './exceptions.ts';
import type { HashAlgorithmNameValue } from './hash.ts';

const space = 'System.Security.Cryptography.';

/** An RSA algorithm with its key; null until one is imported. */
export class RsaValue {
  readonly clrType: RuntimeType;
  key: RsaKey | null;
  constructor(key: RsaKey | null, type = 'RSA') {
    this.clrType = runtimeType(space + type);
    this.key = key;
  }
  get own(): RsaKey {
    return this.key ?? raise('System.NotSupportedException', 'Gatehouse makes no RSA keys: import one, or use that of a certificate.');
  }
  get private(): RsaKey {
    return this.own.pkcs8 ? this.own : raiseCryptographic('Key not valid for use in specified state.');
  }
}

/** RSASignaturePadding and RSAEncryptionPadding: a name, and of OAEP its hash. */
class PaddingValue {
  readonly clrType: RuntimeType;
  readonly name: string;
  readonly oaep: HashName | null;
  constructor(type: string, name: string, oaep: HashName | null = null) {
    this.clrType = runtimeType(space + type);
    this.name = name;
    this.oaep = oaep;
  }
  toText(): string {
    return this.name;
  }
}
const signature = { Pkcs1: new PaddingValue('RSASignaturePadding', 'Pkcs1'), Pss: new PaddingValue('RSASignaturePadding', 'Pss') };
const oaep = (hash: HashName) => new PaddingValue('RSAEncryptionPadding', `Oaep${hash}`, hash);
const encryption = {
  Pkcs1: new PaddingValue('RSAEncryptionPadding', 'Pkcs1'),
  OaepSHA1: oaep('SHA1'),
  OaepSHA256: oaep('SHA256'),
  OaepSHA384: oaep('SHA384'),
  OaepSHA512: oaep('SHA512'),
};

const paddings = (type: string, values: Readonly<Record<string, PaddingValue>>): Declaration =>
  declare(`public sealed class ${space}${type} : IEquatable<${type}>`, {
    ...Object.fromEntries(Object.entries(values).map(([name, value]) => [`static ${type} ${name} { get; }`, () => value])),
    [`${type}Mode Mode { get; }`]: (self: PaddingValue) => enumValue(`${space}${type}Mode`, self.name === 'Pkcs1' ? 0 : 1),
    'override string ToString()': (self: PaddingValue) => self.name,
    [`bool Equals(${type} other)`]: (self: PaddingValue, other: PaddingValue | null) => self === other,
    [`static bool operator ==(${type} left, ${type} right)`]: (left: PaddingValue | null, right: PaddingValue | null) => left === right,
    [`static bool operator !=(${type} left, ${type} right)`]: (left: PaddingValue | null, right: PaddingValue | null) => left !== right,
  });

class ParametersValue {
  readonly clrType = runtimeType(`${space}RSAParameters`);
  readonly numbers: Partial<Record<keyof RsaNumbers, Uint8Array>>;
  constructor(numbers: Partial<RsaNumbers>) {
    this.numbers = { ...numbers };
  }
}
const fields: Record<string, keyof RsaNumbers> = {
  Modulus: 'modulus',
  Exponent: 'exponent',
  D: 'd',
  P: 'p',
  Q: 'q',
  DP: 'dp',
  DQ: 'dq',
  InverseQ: 'inverseQ',
};
const rsaParameters = declare(
  `public struct ${space}RSAParameters`,
  {
    'new()': () => new ParametersValue({}),
    ...Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [
        `byte[] ${name} { get; set; }`,
        {
          get: (self: ParametersValue) => {
            const bytes = self.numbers[field];
            return bytes ? ClrArray.ofBytes(bytes) : null;
          },
          set: (self: ParametersValue, value: ClrArray | null) => {
            if (value) self.numbers[field] = value.bytes;
            else delete self.numbers[field];
          },
        },
      ]),
    ),
  },
  { default: () => new ParametersValue({}) },
);

const modeOf = (padding: PaddingValue | null): 'Pkcs1' | 'Pss' => {
  const { name } = padding ?? raiseNull('padding');
  return name === 'Pss' ? 'Pss' : 'Pkcs1';
};
const failed = 'The RSA operation failed: the key, the padding or the length of the data does not fit.';
/** RSA is dear: as many steps as a few thousand additions. */
const cost = 2000;

const sign = (
  self: RsaValue,
  signed: 'data' | 'hash',
  data: Uint8Array,
  hash: HashAlgorithmNameValue,
  padding: PaddingValue | null,
  { machine }: Call,
) => {
  machine.charge(cost);
  const made = machine.cryptography.rsaSign(self.private, hash.known, modeOf(padding), signed, data);
  return toArray(made ?? raiseCryptographic(failed));
};
const verify = (
  self: RsaValue,
  signed: 'data' | 'hash',
  data: Uint8Array,
  given: ClrArray | null,
  hash: HashAlgorithmNameValue,
  padding: PaddingValue | null,
  { machine }: Call,
) => {
  machine.charge(cost);
  return machine.cryptography.rsaVerify(self.own, hash.known, modeOf(padding), signed, data, bytesOf(given, 'signature'));
};

type Bytes = ClrArray | null;
type Hash = HashAlgorithmNameValue;
type Padding = PaddingValue | null;

const asymmetricAlgorithm = declare(`public abstract class ${space}AsymmetricAlgorithm : IDisposable`, {
  'virtual int KeySize { get; }': (self: RsaValue, call: Call) => (call.machine.cryptography.rsaExport(self.own)?.modulus.length ?? 0) * 8,
  'virtual string SignatureAlgorithm { get; }': () => 'RSA',
  'virtual string KeyExchangeAlgorithm { get; }': () => 'RSA',
  'void Clear()': () => undefined,
  'void Dispose()': () => undefined,
});

const rsa = declare(`public abstract class ${space}RSA : AsymmetricAlgorithm`, {
  'static RSA Create()': () => new RsaValue(null),
  'static RSA Create(int keySizeInBits)': () => new RsaValue(null),
  'static RSA Create(RSAParameters parameters)': (parameters: ParametersValue, call: Call) => new RsaValue(imported(parameters, call)),
  'virtual byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)': (
    self: RsaValue,
    data: Bytes,
    hash: Hash,
    padding: Padding,
    call: Call,
  ) => sign(self, 'data', bytesOf(data, 'data'), hash, padding, call),
  'virtual byte[] SignData(byte[] data, int offset, int count, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)': (
    self: RsaValue,
    data: Bytes,
    offset: number,
    count: number,
    hash: Hash,
    padding: Padding,
    call: Call,
  ) => sign(self, 'data', partOf(data, offset, count, 'data'), hash, padding, call),
  'virtual byte[] SignHash(byte[] hash, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)': (
    self: RsaValue,
    data: Bytes,
    hash: Hash,
    padding: Padding,
    call: Call,
  ) => sign(self, 'hash', bytesOf(data, 'hash'), hash, padding, call),
  'virtual bool VerifyData(byte[] data, byte[] signature, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)': (
    self: RsaValue,
    data: Bytes,
    given: Bytes,
    hash: Hash,
    padding: Padding,
    call: Call,
  ) => verify(self, 'data', bytesOf(data, 'data'), given, hash, padding, call),
  'virtual bool VerifyHash(byte[] hash, byte[] signature, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)': (
    self: RsaValue,
    data: Bytes,
    given: Bytes,
    hash: Hash,
    padding: Padding,
    call: Call,
  ) => verify(self, 'hash', bytesOf(data, 'hash'), given, hash, padding, call),
  'virtual byte[] Encrypt(byte[] data, RSAEncryptionPadding padding)': (
    self: RsaValue,
    data: Bytes,
    padding: Padding,
    { machine }: Call,
  ) => {
    machine.charge(cost);
    return toArray(
      machine.cryptography.rsaEncrypt(self.own, (padding ?? raiseNull('padding')).oaep, bytesOf(data, 'data')) ??
        raiseCryptographic(failed),
    );
  },
  'virtual byte[] Decrypt(byte[] data, RSAEncryptionPadding padding)': (
    self: RsaValue,
    data: Bytes,
    padding: Padding,
    { machine }: Call,
  ) => {
    machine.charge(cost);
    return toArray(
      machine.cryptography.rsaDecrypt(self.private, (padding ?? raiseNull('padding')).oaep, bytesOf(data, 'data')) ??
        raiseCryptographic(failed),
    );
  },
  'virtual RSAParameters ExportParameters(bool includePrivateParameters)': (self: RsaValue, includePrivate: boolean, { machine }: Call) => {
    const key = includePrivate ? self.private : { ...self.own, pkcs8: null };
    return new ParametersValue(machine.cryptography.rsaExport(key) ?? raiseCryptographic(failed));
  },
  'virtual void ImportParameters(RSAParameters parameters)': (self: RsaValue, parameters: ParametersValue, call: Call) => {
    self.key = imported(parameters, call);
  },
});

const imported = ({ numbers }: ParametersValue, { machine }: Call): RsaKey => {
  const { modulus, exponent } = numbers;
  if (!modulus || !exponent) return raiseCryptographic('The specified RSA parameters are not valid.');
  return (
    machine.cryptography.rsaImport({ ...numbers, modulus, exponent }) ?? raiseCryptographic('The specified RSA parameters are not valid.')
  );
};

const provider = (name: string): Declaration =>
  declare(`public sealed class ${space}${name} : RSA`, { 'new()': () => new RsaValue(null, name) });

const rsaOid = '1.2.840.113549.1.1.1';
const certificateExtensions = declare(`public static class ${space}X509Certificates.RSACertificateExtensions`, {
  'static RSA GetRSAPublicKey(this X509Certificate2 certificate)': (certificate: CertificateValue | null) =>
    publicRsa(certificate ?? raiseNull('certificate')),
  'static RSA GetRSAPrivateKey(this X509Certificate2 certificate)': (certificate: CertificateValue | null) =>
    privateRsa(certificate ?? raiseNull('certificate')),
});

/** The RSA of a certificate's public key; null where it has another kind of key. */
export const publicRsa = ({ certificate }: CertificateValue): RsaValue | null =>
  certificate.publicKey.oid === rsaOid ? new RsaValue({ spki: certificate.publicKey.spki, pkcs8: null }) : null;
export const privateRsa = ({ certificate, source }: CertificateValue): RsaValue | null =>
  certificate.publicKey.oid === rsaOid && source.privateKey
    ? new RsaValue({ spki: certificate.publicKey.spki, pkcs8: source.privateKey })
    : null;

export const rsaTypes: readonly Declaration[] = [
  asymmetricAlgorithm,
  rsa,
  provider('RSACng'),
  provider('RSACryptoServiceProvider'),
  declare(`public enum ${space}RSASignaturePaddingMode`, { Pkcs1: 0, Pss: 1 }),
  declare(`public enum ${space}RSAEncryptionPaddingMode`, { Pkcs1: 0, Oaep: 1 }),
  paddings('RSASignaturePadding', signature),
  paddings('RSAEncryptionPadding', encryption),
  rsaParameters,
  certificateExtensions,
];
