/** Summaries in our own words; how lines are read: `documentation.ts`. */
export const securityText = `
# System.Security.Cryptography.HashAlgorithm: Computes a hash of bytes.
ComputeHash: The hash of bytes.
Hash: The hash that was computed last.
HashSize: The hash's length in bits.
TransformBlock: Takes in a part of the input.
TransformFinalBlock: Takes in the last part; Hash has the result then.
Initialize: Starts anew.
Clear, Dispose: Lets go of it.
Create: The algorithm of a name.
# System.Security.Cryptography.KeyedHashAlgorithm: A hash that takes a key.
Key: The key.
# System.Security.Cryptography.HMAC: A keyed hash: only who has the key can make it.
HashName: The name of the hash inside.
# System.Security.Cryptography.HMACMD5: HMAC with MD5, 16 bytes; for old systems only.
# System.Security.Cryptography.HMACSHA1: HMAC with SHA-1, 20 bytes.
# System.Security.Cryptography.HMACSHA256: HMAC with SHA-256, 32 bytes.
.ctor: With a key: new HMACSHA256(Encoding.UTF8.GetBytes(secret)).
# System.Security.Cryptography.HMACSHA384: HMAC with SHA-384, 48 bytes.
# System.Security.Cryptography.HMACSHA512: HMAC with SHA-512, 64 bytes.
# System.Security.Cryptography.MD5: The MD5 hash, 16 bytes; not safe any more.
# System.Security.Cryptography.SHA1, System.Security.Cryptography.SHA1Managed: The SHA-1 hash, 20 bytes; not safe any more, but what thumbprints are.
# System.Security.Cryptography.SHA256, System.Security.Cryptography.SHA256Managed: The SHA-256 hash, 32 bytes.
# System.Security.Cryptography.SHA384, System.Security.Cryptography.SHA384Managed: The SHA-384 hash, 48 bytes.
# System.Security.Cryptography.SHA512, System.Security.Cryptography.SHA512Managed: The SHA-512 hash, 64 bytes.
# System.Security.Cryptography.MD5, System.Security.Cryptography.SHA1, System.Security.Cryptography.SHA256, System.Security.Cryptography.SHA384, System.Security.Cryptography.SHA512
Create: Makes one.
HashData: The hash of bytes, at once.
# System.Security.Cryptography.HMACMD5, System.Security.Cryptography.HMACSHA1, System.Security.Cryptography.HMACSHA256, System.Security.Cryptography.HMACSHA384, System.Security.Cryptography.HMACSHA512
HashData: The keyed hash of bytes, at once: key first.
# System.Security.Cryptography.HashAlgorithmName: The name of a hash.
Name: The name as text.
MD5, SHA1, SHA256, SHA384, SHA512: This hash.
# System.Security.Cryptography.CipherMode: How blocks are chained.
CBC: Each block with the one before; needs an IV.
ECB: Each block by itself; shows patterns.
CFB, OFB: As a stream.
CTS: CBC without padding.
# System.Security.Cryptography.PaddingMode: How the last block is filled.
None: Not at all.
PKCS7: With its own count.
Zeros: With zeros.
ANSIX923: With zeros and a count.
ISO10126: With random bytes and a count.
# System.Security.Cryptography.SymmetricAlgorithm: Encryption with one key for both ways.
Key: The key.
IV: The first block's initial value.
KeySize: The key's length in bits.
BlockSize: A block's length in bits.
Mode: How blocks are chained.
Padding: How the last block is filled.
GenerateKey: Makes a random key.
GenerateIV: Makes a random initial value.
ValidKeySize: Whether a key may have this length in bits.
CreateEncryptor: What encrypts with this key.
CreateDecryptor: What decrypts with this key.
Create: The algorithm of a name.
Clear, Dispose: Lets go of the key.
# System.Security.Cryptography.Aes: The AES cipher.
Create: Makes one, with a random key and IV.
# SymmetricEncryptionExtensions: Encryption of bytes in one call.
Encrypt: Encrypts bytes, with an algorithm by name or as an object, key and initial value.
Decrypt: Decrypts bytes, with an algorithm by name or as an object, key and initial value.
# System.Security.Cryptography.RandomNumberGenerator
GetBytes: Fills an array with random bytes, fit for secrets.
# System.Security.Cryptography.RNGCryptoServiceProvider: Random bytes, fit for secrets.
# System.Security.Cryptography.AsymmetricAlgorithm: Cryptography with a public and a private key.
KeySize: The key's length in bits.
SignatureAlgorithm: How it signs.
KeyExchangeAlgorithm: How it exchanges keys.
Clear, Dispose: Lets go of the key.
# System.Security.Cryptography.RSA: Signing and encrypting with RSA.
Create: Makes one: with a new key, or with given parameters.
SignData: The signature of data: hash and padding are given.
SignHash: The signature of a hash.
VerifyData: Whether a signature of data is right.
VerifyHash: Whether a signature of a hash is right.
Encrypt: Encrypts with the public key.
Decrypt: Decrypts with the private key.
ExportParameters: The key's numbers; the private ones if asked for.
ImportParameters: Takes a key's numbers.
# System.Security.Cryptography.RSAEncryptionPadding: How RSA pads what it encrypts.
Pkcs1: PKCS #1 v1.5.
OaepSHA1, OaepSHA256, OaepSHA384, OaepSHA512: OAEP with this hash.
# System.Security.Cryptography.RSASignaturePadding: How RSA pads what it signs.
Pkcs1: PKCS #1 v1.5: RS256 and the like.
Pss: PSS: PS256 and the like.
# System.Security.Cryptography.Oid: An object identifier, such as 1.3.6.1.5.5.7.3.2.
Value: The dotted number.
FriendlyName: Its name for people, where it has one.
# System.Security.Cryptography.X509Certificates.X500DistinguishedName: A certificate's subject or issuer. Compare its Name, not the object.
Name: The name as text: CN=client, O=Contoso.
Format: The name as text, in several lines if asked for.
Decode: The name as text, with flags.
RawData: The name's bytes.
# System.Security.Cryptography.X509Certificates.X509Certificate: A certificate.
Subject: Whom it is for: CN=client, O=Contoso.
Issuer: Who issued it: CN=ca, O=Contoso.
Export: Its bytes in a format.
GetCertHash: Its SHA-1 hash, as bytes.
GetCertHashString: Its SHA-1 thumbprint, in upper case; of another hash if given.
GetEffectiveDateString: From when it is valid, as text in local time.
GetExpirationDateString: Until when it is valid, as text in local time.
GetFormat: X509.
GetIssuerName: The issuer, in an old order of parts.
GetName: The subject, in an old order of parts.
GetKeyAlgorithm: The key algorithm's identifier.
GetKeyAlgorithmParameters, GetKeyAlgorithmParametersString: The key algorithm's parameters.
Equals: Whether issuer and serial number are the same.
Dispose, Reset: Lets go of it.
GetPublicKey: The public key's bytes.
GetPublicKeyString: The public key's bytes, in hexadecimal.
GetRawCertData: All its bytes (DER).
GetRawCertDataString: All its bytes, in hexadecimal.
GetSerialNumber: The serial number's bytes, the lowest first.
GetSerialNumberString: The serial number in upper-case hexadecimal.
ToString: Subject, issuer, serial number, dates and thumbprint, for people.
# System.Security.Cryptography.X509Certificates.X509Certificate2: A certificate with all its parts.
Thumbprint: Its SHA-1 hash in upper-case hexadecimal, without spaces: compare with text in upper case.
SerialNumber: Its serial number in upper-case hexadecimal.
NotBefore: From when it is valid, in local time.
NotAfter: Until when it is valid, in local time: compare with DateTime.Now.
SubjectName: Whom it is for; SubjectName.Name is the text.
IssuerName: Who issued it; IssuerName.Name is the text.
FriendlyName: A name that Windows keeps with it; empty elsewhere.
HasPrivateKey: Whether its private key is there; never of a caller's certificate.
PrivateKey: Its private key; null when it is not there.
PublicKey: Its public key.
RawData: All its bytes (DER).
SignatureAlgorithm: How it was signed.
Version: The version of X.509: 3.
Extensions: Its extensions.
GetNameInfo: One part of subject or issuer: simple name, mail, DNS name.
Verify: Whether its chain leads to a trusted root, nothing in it has expired, and nothing has been revoked.
GetCertContentType: The format of certificate bytes.
Archived: Whether Windows keeps it as archived.
ToString: As text for people, in full if asked for.
# X509Certificate2Extensions: More for certificates, in API Management.
VerifyNoRevocation: Like Verify(), without asking whether it was revoked.
# System.Security.Cryptography.X509Certificates.X509ContentType: The format of certificate bytes.
Cert: One certificate.
Pfx, Pkcs12: A PFX file: certificate with private key.
Pkcs7: A PKCS #7 file: several certificates.
Unknown: Not known.
SerializedCert, SerializedStore, Authenticode: A Windows format.
# System.Security.Cryptography.X509Certificates.X509NameType: Which part of a name.
SimpleName: The common name, or what comes closest.
EmailName: The mail address.
UpnName: The user principal name.
DnsName: The DNS name, of the alternative names or the common name.
DnsFromAlternativeName: The DNS name of the alternative names.
UrlName: The URL of the alternative names.
# System.Security.Cryptography.X509Certificates.PublicKey: A certificate's public key.
Oid: Its algorithm.
Key: The key as an algorithm.
EncodedKeyValue: The key's bytes.
EncodedParameters: The algorithm's parameters.
GetRSAPublicKey: The key as RSA; null when it is another.
# System.Security.Cryptography.X509Certificates.RSACertificateExtensions: RSA keys of certificates.
GetRSAPublicKey: The public key as RSA; null when it is another.
GetRSAPrivateKey: The private key as RSA; null when it is another or not there.
# System.Security.Cryptography.X509Certificates.X509Extension: An extension of a certificate.
Critical: Whether who does not know it must refuse the certificate.
`;
