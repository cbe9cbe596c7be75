import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { invariantTime, readCertificate, roundTripTime } from '../../../server/src/x509/certificate.ts';
import { extensionText } from '../../../server/src/x509/extension-text.ts';
import { toHex } from '../../../server/src/x509/hex.ts';
import { nameTypes } from '../../../server/src/x509/name-info.ts';
import { formatName, formatNameForReading } from '../../../server/src/x509/names.ts';
import { hash } from './hash.ts';

// Certificates with every string that .NET 10 prints of them.
const records = readFileSync(new URL('../../fixtures/x509/names.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Record<string, unknown> & { id: string; der: string });

for (const { id, der, ...recorded } of records) {
  test(`prints ${id} as .NET does`, () => {
    const certificate = readCertificate(Buffer.from(der, 'base64'), hash);
    const { subjectName } = certificate;
    const names = nameTypes.flatMap((type) => [
      [type, certificate.nameInfo(type)],
      [`${type}:issuer`, certificate.nameInfo(type, true)],
    ]);
    assert.deepEqual(
      {
        subject: certificate.subject,
        issuer: certificate.issuer,
        subjectName: formatName(subjectName),
        subjectFormat: formatNameForReading(subjectName, false),
        subjectFormatLines: formatNameForReading(subjectName, true),
        decodeNone: formatName(subjectName, { reversed: false, separator: ', ', quotes: true }),
        decodeReversed: formatName(subjectName),
        serialNumber: certificate.serialNumber,
        serialBytes: toHex(certificate.serialBytes.toReversed()),
        thumbprint: certificate.thumbprint,
        sha256: certificate.sha256,
        notBefore: roundTripTime(certificate.notBefore),
        notAfter: roundTripTime(certificate.notAfter),
        version: certificate.version,
        signatureAlgorithm: certificate.signatureAlgorithm.name,
        signatureAlgorithmOid: certificate.signatureAlgorithm.oid,
        keyAlgorithm: certificate.publicKey.oid,
        keyOid: certificate.publicKey.name,
        toString: certificate.toText(),
        toStringVerbose: certificate.toText(true),
        nameInfo: Object.fromEntries(names),
        extensions: certificate.extensions.map((extension) => ({
          oid: extension.oid,
          name: extension.name,
          Critical: extension.critical,
          format: extensionText(extension),
        })),
        effectiveDate: invariantTime(certificate.notBefore),
        expirationDate: invariantTime(certificate.notAfter),
        certHash: certificate.thumbprint,
        issuerName: formatName(certificate.issuerName),
      },
      recorded,
    );
  });
}
