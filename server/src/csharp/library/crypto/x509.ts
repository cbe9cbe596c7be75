import { invariantTime, type PublicKey } from '../../../x509/certificate.ts';
import { Der, orUndefined } from '../../../x509/der.ts';
import { extensionText } from '../../../x509/extension-text.ts';
import type { Extension } from '../../../x509/extensions.ts';
import {
  extensionOid,
  readAlternativeNames,
  readBasicConstraints,
  readExtendedKeyUsage,
  readSubjectKeyIdentifier,
} from '../../../x509/extensions.ts';
import { toHex } from '../../../x509/hex.ts';
import { type NameType, nameTypes } from '../../../x509/name-info.ts';
import { type DistinguishedName, formatName, formatNameForReading } from '../../../x509/names.ts';
import { keyAlgorithmNames, purposeNames, signatureAlgorithmNames } from '../../../x509/oids.ts';
import {
  ClrArray,
  type EnumValue,
  enumValue,
  type RuntimeType,
  raise,
  raiseArgument,
  raiseNull,
  runtimeType,
} from '../../runtime/index.ts';
import { type Call, type Declaration, declare } from '../declare.ts';
import { dateTime } from '../newtonsoft/foreign.ts';
import { bytesOf, toArray } from './bytes.ts';
import { CertificateValue, certificateFromBytes } from './certificate-value.ts';
import { raiseCryptographic } from './exceptions.ts';
import { privateRsa, publicRsa } from './rsa.ts';

const cryptography = 'System.Security.Cryptography.';
const space = `${cryptography}X509Certificates.`;

/** What is opened with a password may not be empty. */
const filled = (data: ClrArray | null): Uint8Array =>
  data === null || data.length === 0
    ? raiseArgument('System.ArgumentException', 'Array may not be empty or null.', 'rawData')
    : bytesOf(data, 'rawData');

const x509NameType = declare(`public enum ${space}X509NameType`, Object.fromEntries(nameTypes.map((name, i) => [name, i])));
const contentTypes = { Unknown: 0, Cert: 1, SerializedCert: 2, Pfx: 3, SerializedStore: 4, Pkcs7: 5, Authenticode: 6 };
const x509ContentType = declare(`public enum ${space}X509ContentType`, { ...contentTypes, Pkcs12: 3 });
const keyStorageFlags = declare(`[Flags] public enum ${space}X509KeyStorageFlags`, {
  DefaultKeySet: 0,
  UserKeySet: 1,
  MachineKeySet: 2,
  Exportable: 4,
  UserProtected: 8,
  PersistKeySet: 16,
  EphemeralKeySet: 32,
});
const distinguishedNameFlags = declare(`[Flags] public enum ${space}X500DistinguishedNameFlags`, {
  None: 0,
  Reversed: 1,
  UseSemicolons: 16,
  DoNotUsePlusSign: 32,
  DoNotUseQuotes: 64,
  UseCommas: 128,
  UseNewLines: 256,
  UseUTF8Encoding: 4096,
  UseT61Encoding: 8192,
  ForceUTF8Encoding: 16384,
});

class OidValue {
  readonly clrType = runtimeType(`${cryptography}Oid`);
  readonly value: string | null;
  readonly friendlyName: string | null;
  constructor(value: string | null, friendlyName: string | null) {
    this.value = value;
    this.friendlyName = friendlyName;
  }
}
const friendlyNames = new Map([...keyAlgorithmNames, ...signatureAlgorithmNames, ...purposeNames]);
/** An OID's friendly name, or the OID of a friendly name. */
const oidOf = (text: string | null): OidValue => {
  if (text === null) return raiseNull('oid');
  if (/^\d+(\.\d+)+$/.test(text)) return new OidValue(text, friendlyNames.get(text) ?? null);
  const found = [...friendlyNames].find(([, name]) => name.toLowerCase() === text.toLowerCase());
  return found ? new OidValue(found[0], found[1]) : new OidValue(text, null);
};
const oid = declare(`public sealed class ${cryptography}Oid`, {
  'new()': () => new OidValue(null, null),
  'new(string oid)': oidOf,
  'new(string value, string friendlyName)': (value: string | null, friendlyName: string | null) => new OidValue(value, friendlyName),
  'string Value { get; }': (self: OidValue) => self.value,
  'string FriendlyName { get; }': (self: OidValue) => self.friendlyName,
});

class NameValue {
  readonly clrType = runtimeType(`${space}X500DistinguishedName`);
  readonly name: DistinguishedName;
  constructor(name: DistinguishedName) {
    this.name = name;
  }
}
const decoded = ({ name }: NameValue, flag: EnumValue): string => {
  const bits = flag.value;
  const separator = bits & 256 ? '\n' : bits & 16 ? '; ' : ', ';
  return formatName(name, { reversed: (bits & 1) !== 0, separator, quotes: (bits & 64) === 0 });
};
const distinguishedName = declare(`public sealed class ${space}X500DistinguishedName : AsnEncodedData`, {
  'string Name { get; }': (self: NameValue) => formatName(self.name),
  'string Decode(X500DistinguishedNameFlags flag)': decoded,
  'override string Format(bool multiLine)': (self: NameValue, multiLine: boolean) => formatNameForReading(self.name, multiLine),
  'override byte[] RawData { get; }': (self: NameValue) => toArray(self.name.raw),
});

class ExtensionValue {
  readonly clrType: RuntimeType;
  readonly extension: Extension;
  constructor(extension: Extension) {
    this.clrType = runtimeType(space + (extensionTypes[extension.oid] ?? 'X509Extension'));
    this.extension = extension;
  }
}
const extensionTypes: Record<string, string> = {
  [extensionOid.basicConstraints]: 'X509BasicConstraintsExtension',
  [extensionOid.extendedKeyUsage]: 'X509EnhancedKeyUsageExtension',
  [extensionOid.subjectKeyIdentifier]: 'X509SubjectKeyIdentifierExtension',
  [extensionOid.subjectAlternativeName]: 'X509SubjectAlternativeNameExtension',
};
const asnEncodedData = declare(`public class ${cryptography}AsnEncodedData`, {
  'virtual Oid Oid { get; }': ({ extension }: ExtensionValue) =>
    new OidValue(extension.oid, extension.name === extension.oid ? null : extension.name),
  'virtual byte[] RawData { get; }': ({ extension }: ExtensionValue) => toArray(extension.value),
  'virtual string Format(bool multiLine)': ({ extension }: ExtensionValue, multiLine: boolean) => {
    const text = extensionText(extension);
    return multiLine ? `${text.split(', ').join('\n')}\n` : text;
  },
});
const extension = declare(`public class ${space}X509Extension : AsnEncodedData`, {
  'bool Critical { get; }': (self: ExtensionValue) => self.extension.critical,
});
const constraintsOf = ({ extension: { value } }: ExtensionValue) =>
  orUndefined(() => readBasicConstraints(value)) ?? raiseCryptographic('ASN1 corrupted data.');
const extensionClasses = [
  declare(`public sealed class ${space}X509BasicConstraintsExtension : X509Extension`, {
    'bool CertificateAuthority { get; }': (self: ExtensionValue) => constraintsOf(self).ca,
    'bool HasPathLengthConstraint { get; }': (self: ExtensionValue) => constraintsOf(self).pathLength !== undefined,
    'int PathLengthConstraint { get; }': (self: ExtensionValue) => constraintsOf(self).pathLength ?? 0,
  }),
  declare(`public sealed class ${space}X509EnhancedKeyUsageExtension : X509Extension`, {
    'OidCollection EnhancedKeyUsages { get; }': ({ extension: { value } }: ExtensionValue) =>
      new ListValue(
        `${cryptography}OidCollection`,
        (orUndefined(() => readExtendedKeyUsage(value)) ?? []).map((each) => oidOf(each)),
      ),
  }),
  declare(`public sealed class ${space}X509SubjectKeyIdentifierExtension : X509Extension`, {
    'string SubjectKeyIdentifier { get; }': ({ extension: { value } }: ExtensionValue) =>
      toHex(orUndefined(() => readSubjectKeyIdentifier(value)) ?? new Uint8Array()),
  }),
  declare(`public sealed class ${space}X509SubjectAlternativeNameExtension : X509Extension`, {
    'IEnumerable<string> EnumerateDnsNames()': ({ extension: { value } }: ExtensionValue) => {
      const names = orUndefined(() => readAlternativeNames(value)) ?? [];
      return ClrArray.of(
        runtimeType('System.String'),
        names.flatMap((name) => (name.kind === 'dns' ? [name.text] : [])),
      );
    },
  }),
];

/** A read-only collection of .NET's old kind. */
class ListValue<T> {
  readonly clrType: RuntimeType;
  readonly items: readonly T[];
  constructor(type: string, items: readonly T[]) {
    this.clrType = runtimeType(type);
    this.items = items;
  }
  [Symbol.iterator](): Iterator<T> {
    return this.items[Symbol.iterator]();
  }
}
const at = <T>({ items }: ListValue<T>, index: number): T =>
  items[index] ??
  raiseArgument(
    'System.ArgumentOutOfRangeException',
    'Index was out of range. Must be non-negative and less than the size of the collection.',
    'index',
  );
const collections = [
  declare(`public sealed class ${cryptography}OidCollection : IEnumerable<Oid>`, {
    'int Count { get; }': (self: ListValue<OidValue>) => self.items.length,
    'Oid this[int index] { get; }': at,
    'Oid this[string oid] { get; }': (self: ListValue<OidValue>, wanted: string | null) =>
      self.items.find(({ value, friendlyName }) => value === wanted || friendlyName === wanted) ?? null,
  }),
  declare(`public sealed class ${space}X509ExtensionCollection : IEnumerable<X509Extension>`, {
    'int Count { get; }': (self: ListValue<ExtensionValue>) => self.items.length,
    'X509Extension this[int index] { get; }': at,
    'X509Extension this[string oid] { get; }': (self: ListValue<ExtensionValue>, wanted: string | null) =>
      self.items.find((each) => each.extension.oid === wanted || each.extension.name === wanted) ?? null,
  }),
];

class PublicKeyValue {
  readonly clrType = runtimeType(`${space}PublicKey`);
  readonly owner: CertificateValue;
  constructor(owner: CertificateValue) {
    this.owner = owner;
  }
  get key(): PublicKey {
    return this.owner.certificate.publicKey;
  }
}
class EncodedValue {
  readonly clrType = runtimeType(`${cryptography}AsnEncodedData`);
  readonly extension: Extension;
  constructor(oidText: string, value: Uint8Array) {
    this.extension = { oid: oidText, name: keyAlgorithmNames.get(oidText) ?? oidText, critical: false, value };
  }
}
const publicKey = declare(`public sealed class ${space}PublicKey`, {
  'Oid Oid { get; }': ({ key }: PublicKeyValue) => new OidValue(key.oid, key.name),
  'AsymmetricAlgorithm Key { get; }': (self: PublicKeyValue) =>
    publicRsa(self.owner) ?? raise('System.NotSupportedException', 'The certificate key algorithm is not supported.'),
  'AsnEncodedData EncodedKeyValue { get; }': ({ key }: PublicKeyValue) => new EncodedValue(key.oid, key.key),
  'AsnEncodedData EncodedParameters { get; }': ({ key }: PublicKeyValue) => new EncodedValue(key.oid, key.parameters ?? new Uint8Array()),
  'byte[] ExportSubjectPublicKeyInfo()': ({ key }: PublicKeyValue) => toArray(key.spki),
  'RSA GetRSAPublicKey()': (self: PublicKeyValue) => publicRsa(self.owner),
});

/** Ticks of 1970 (100 ns since 0001-01-01). */
const unixEpoch = 621_355_968_000_000_000n;
const local = 2;
/** The gateway's local time is UTC. */
const localTime = (milliseconds: number): unknown => dateTime(unixEpoch + BigInt(milliseconds) * 10_000n, local);

type Self = CertificateValue;
const exported = (self: Self, type: EnumValue): ClrArray => {
  if (type.value === contentTypes.Cert) return toArray(self.certificate.der);
  if (type.value === contentTypes.Pfx) return raise('System.NotSupportedException', 'Gatehouse does not export a certificate as PFX.');
  return raiseCryptographic('Invalid content type.');
};
const make = (type: 'X509Certificate' | 'X509Certificate2') => ({
  'new(byte[] data)': (data: ClrArray | null, call: Call) => certificateFromBytes(bytesOf(data, 'data'), null, call.machine, type),
  'new(byte[] rawData, string password)': (data: ClrArray | null, password: string | null, call: Call) =>
    certificateFromBytes(filled(data), password, call.machine, type),
  'new(byte[] rawData, string password, X509KeyStorageFlags keyStorageFlags)': (
    data: ClrArray | null,
    password: string | null,
    _flags: EnumValue,
    call: Call,
  ) => certificateFromBytes(filled(data), password, call.machine, type),
  [`new(X509Certificate ${type === 'X509Certificate' ? 'cert' : 'certificate'})`]: (other: Self | null, call: Call) =>
    new CertificateValue((other ?? raiseNull('cert')).source, call.machine.cryptography, type),
});

const certificate = declare(`public class ${space}X509Certificate : IDisposable`, {
  ...make('X509Certificate'),
  'string Subject { get; }': (self: Self) => self.certificate.subject,
  'string Issuer { get; }': (self: Self) => self.certificate.issuer,
  'virtual byte[] Export(X509ContentType contentType)': exported,
  'virtual byte[] Export(X509ContentType contentType, string password)': exported,
  'virtual byte[] GetCertHash()': (self: Self, { machine }: Call) => toArray(machine.cryptography.hash('SHA1', self.certificate.der)),
  'virtual string GetCertHashString()': (self: Self) => self.certificate.thumbprint,
  'virtual string GetEffectiveDateString()': (self: Self) => invariantTime(self.certificate.notBefore),
  'virtual string GetExpirationDateString()': (self: Self) => invariantTime(self.certificate.notAfter),
  'virtual string GetFormat()': () => 'X509',
  'virtual string GetIssuerName()': (self: Self) =>
    formatName(self.certificate.issuerName, { reversed: false, separator: ', ', quotes: true }),
  'virtual string GetName()': (self: Self) => formatName(self.certificate.subjectName, { reversed: false, separator: ', ', quotes: true }),
  'virtual string GetKeyAlgorithm()': (self: Self) => self.certificate.publicKey.oid,
  'virtual byte[] GetKeyAlgorithmParameters()': (self: Self) => toArray(self.certificate.publicKey.parameters ?? new Uint8Array()),
  'virtual string GetKeyAlgorithmParametersString()': (self: Self) => toHex(self.certificate.publicKey.parameters ?? new Uint8Array()),
  'virtual byte[] GetPublicKey()': (self: Self) => toArray(self.certificate.publicKey.key),
  'virtual string GetPublicKeyString()': (self: Self) => toHex(self.certificate.publicKey.key),
  'virtual byte[] GetRawCertData()': (self: Self) => toArray(self.certificate.der),
  'virtual string GetRawCertDataString()': (self: Self) => toHex(self.certificate.der),
  'virtual byte[] GetSerialNumber()': (self: Self) => toArray(self.certificate.serialBytes.toReversed()),
  'virtual string GetSerialNumberString()': (self: Self) => self.certificate.serialNumber,
  'virtual bool Equals(X509Certificate other)': (self: Self, other: Self | null) => self.equalsValue(other),
  'override bool Equals(object obj)': (self: Self, other: unknown) => self.equalsValue(other),
  'override string ToString()': (self: Self) => self.toText(),
  'virtual string ToString(bool fVerbose)': (self: Self) => self.toText(),
  'void Dispose()': () => undefined,
  'virtual void Reset()': () => raise('System.PlatformNotSupportedException', 'Operation is not supported on this platform.'),
});

const certificate2 = declare(`public class ${space}X509Certificate2 : X509Certificate`, {
  'new()': (call: Call) => certificateFromBytes(new Uint8Array(), null, call.machine),
  ...make('X509Certificate2'),
  'string Thumbprint { get; }': (self: Self) => self.certificate.thumbprint,
  'string SerialNumber { get; }': (self: Self) => self.certificate.serialNumber,
  'DateTime NotBefore { get; }': (self: Self) => localTime(self.certificate.notBefore),
  'DateTime NotAfter { get; }': (self: Self) => localTime(self.certificate.notAfter),
  'X500DistinguishedName SubjectName { get; }': (self: Self) => new NameValue(self.certificate.subjectName),
  'X500DistinguishedName IssuerName { get; }': (self: Self) => new NameValue(self.certificate.issuerName),
  'string FriendlyName { get; }': (self: Self) => self.source.friendlyName ?? '',
  'bool HasPrivateKey { get; }': (self: Self) => self.source.privateKey !== null,
  'AsymmetricAlgorithm PrivateKey { get; }': (self: Self) =>
    self.source.privateKey === null
      ? null
      : (privateRsa(self) ?? raise('System.NotSupportedException', 'The certificate key algorithm is not supported.')),
  'PublicKey PublicKey { get; }': (self: Self) => new PublicKeyValue(self),
  'byte[] RawData { get; }': (self: Self) => toArray(self.certificate.der),
  'Oid SignatureAlgorithm { get; }': ({ certificate: { signatureAlgorithm } }: Self) =>
    new OidValue(signatureAlgorithm.oid, signatureAlgorithm.name),
  'int Version { get; }': (self: Self) => self.certificate.version,
  'bool Archived { get; }': () => false,
  'X509ExtensionCollection Extensions { get; }': (self: Self) =>
    new ListValue(
      `${space}X509ExtensionCollection`,
      self.certificate.extensions.map((each) => new ExtensionValue(each)),
    ),
  'string GetNameInfo(X509NameType nameType, bool forIssuer)': (self: Self, type: EnumValue, forIssuer: boolean) => {
    const name: NameType | undefined = nameTypes[type.value];
    return name ? self.certificate.nameInfo(name, forIssuer) : raiseArgument('System.ArgumentException', 'Invalid name type.', 'nameType');
  },
  'override string ToString()': (self: Self) => self.toText(),
  'override string ToString(bool verbose)': (self: Self, verbose: boolean) => (verbose ? self.certificate.toText(true) : self.toText()),
  'bool Verify()': (self: Self, { machine }: Call) => verified(self, true, machine),
  'static X509ContentType GetCertContentType(byte[] rawData)': (data: ClrArray | null) => {
    const bytes = bytesOf(data, 'rawData');
    const isCertificate = bytes[0] === 0x2d || orUndefined(() => readSignature(bytes)) !== undefined;
    const kind = isCertificate ? contentTypes.Cert : bytes[0] === 0x30 ? contentTypes.Pfx : contentTypes.Unknown;
    return enumValue(`${space}X509ContentType`, kind);
  },
});

/** A certificate's own signature field: what a PFX has not. */
const readSignature = (bytes: Uint8Array) => {
  const parts = Der.only(bytes).expect(0x30);
  return parts.child(0, 0x30) && parts.child(2, 0x03);
};
const verified = (self: Self, revocation: boolean, machine: Call['machine']): boolean => {
  machine.charge(2000);
  void self.certificate;
  return self.source.verify(revocation);
};

/** The gateway's own: like Verify, without asking for revocation. */
const verifyExtension = declare('public static class X509Certificate2Extensions', {
  'static bool VerifyNoRevocation(this X509Certificate2 input)': (certificate: Self | null, { machine }: Call) =>
    verified(certificate ?? raiseNull('input'), false, machine),
});

export const x509Types: readonly Declaration[] = [
  x509NameType,
  x509ContentType,
  keyStorageFlags,
  distinguishedNameFlags,
  asnEncodedData,
  oid,
  distinguishedName,
  extension,
  ...extensionClasses,
  ...collections,
  publicKey,
  certificate,
  certificate2,
  verifyExtension,
];
