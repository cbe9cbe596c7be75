/** What the cases of `evaluate.ts` are evaluated with: the `context` of the library, and the same request as a gateway written in JavaScript would hold it. */
import { randomBytes } from 'node:crypto';
import { issue } from '../../../server/src/certificates/authority/issue.ts';
import { encodeName } from '../../../server/src/certificates/authority/parse-name.ts';
import { hostCryptography } from '../../../server/src/certificates/cryptography.ts';
import { contextValue } from '../../../server/src/csharp/library/context/entity.ts';
import { contextFromData } from '../../../server/src/csharp/library/context/from-data.ts';
import type { Certificate } from '../../../server/src/x509/certificate.ts';

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = { sub: 'ann', iss: 'https://login.test/', aud: 'api://orders', exp: 4_102_444_800, roles: ['reader', 'admin'] };
const headers: Readonly<Record<string, string>> = {
  Host: 'gateway.test',
  Accept: 'application/json',
  Authorization: `Bearer ${encoded({ alg: 'RS256', typ: 'JWT', kid: 'k1' })}.${encoded(claims)}.${randomBytes(32).toString('base64url')}`,
  'X-Forwarded-For': '203.0.113.9:51234, 10.0.0.1',
  'X-Api-Key': 'k-4711',
  'X-Basic': `Basic ${Buffer.from('ann:s3cret').toString('base64')}`,
  'User-Agent': 'bench/1.0',
};
const order = {
  order: { id: 'A-17', placed: 'yesterday', customer: { name: 'Ann', city: 'Ghent' } },
  lines: [
    { sku: 'pen', quantity: 3, price: 120, note: 'blue' },
    { sku: 'ink', quantity: 1, price: 990, note: 'black' },
    { sku: 'pad', quantity: 12, price: 45, note: 'squared' },
  ],
};
const body = JSON.stringify(order);
const variables = {
  count: 42,
  name: 'ann',
  csv: 'red, green ,blue,  cyan,magenta , yellow',
  words: 'the quick brown fox jumps over the lazy dog and the cat',
  expires: '2090-05-17T10:30:00Z',
};
const url = 'https://backend.test/orders/42?page=2&size=50';

const day = 86_400_000;
const certificateNamed = (name: string): Certificate =>
  issue({ subject: encodeName(`CN=${name}`), notBefore: Date.now() - day, notAfter: Date.now() + 30 * day, usage: 'client' }).certificate;
const certificates = ['one', 'two', 'three'].map(certificateNamed);

const unixEpoch = 621_355_968_000_000_000n;
export const machineHost = {
  utcNow: () => BigInt(Date.now()) * 10_000n + unixEpoch,
  random: () => 0.5,
  randomBytes: (count: number) => new Uint8Array(randomBytes(count)),
  cryptography: hostCryptography,
};

export const context = contextValue(
  contextFromData(
    {
      request: { method: 'GET', url, headers, body, certificate: '2' },
      response: { statusCode: 503 },
      user: { id: 'ann', groups: [{ id: 'readers' }, { id: 'admins' }] },
      deployment: { certificates: certificates.map((_, i) => ({ id: String(i), file: String(i) })) },
      variables,
    },
    {
      now: machineHost.utcNow(),
      certificate: (file) => ({ der: certificates[Number(file)]!.der, privateKey: null, verify: () => true }),
    },
  ),
);

interface HeldCertificate {
  readonly thumbprint: string;
  readonly notAfter: Date;
}
const held = certificates.map(({ thumbprint, notAfter }): HeldCertificate => ({ thumbprint, notAfter: new Date(notAfter) }));
/** By hand: header names in lower case, the URL parsed once, certificates read once. */
export const request = {
  method: 'GET',
  url: new URL(url),
  headers: new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const)),
  headerNames: Object.keys(headers),
  body: new TextEncoder().encode(body),
  certificate: held[2] as HeldCertificate | undefined,
};
export const response = { statusCode: 503 };
export const user = { id: 'ann', groups: [{ name: 'readers' }, { name: 'admins' }] } as { groups: { name: string }[] } | undefined;
export const uploaded = new Map(held.map((certificate) => [certificate.thumbprint, certificate]));
export const variable = new Map<string, unknown>(Object.entries(variables));
