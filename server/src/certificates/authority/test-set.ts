import { type Issued, type Issuer, issue, type Request } from './issue.ts';
import { encodeName } from './parse-name.ts';

/** Ids of the client certificates, `valid` first: each of the others differs from it in one thing. */
export const clientIds = ['valid', 'expired', 'not-yet-valid', 'unregistered', 'other-ca', 'self-signed'] as const;
export const authorityIds = ['root', 'issuing', 'other'] as const;

export interface TestCertificate extends Issued {
  readonly id: (typeof clientIds)[number] | (typeof authorityIds)[number] | 'server';
  /** Seen by policies in context.Deployment.Certificates. */
  readonly uploaded: boolean;
  /** Uploaded as a CA certificate. */
  readonly caStore: 'root' | 'intermediate' | null;
}

const subject = encodeName('CN=Test Client, O=Gatehouse Test');
const start = Date.UTC(2020, 0, 1);
const end = Date.UTC(2049, 11, 31, 23, 59, 59);
const year = 365 * 86_400_000;

/**
 * The test certificates: three authorities, six clients, a server for the listener. Client validity is fixed (2020 to 2049), so that
 * tests with a frozen clock hold; the server's begins a day before `now` and lasts a year.
 */
export function makeTestSet(now: number): TestCertificate[] {
  const authority = (name: string, rest: Partial<Request>) =>
    issue({ subject: encodeName(`CN=${name}, O=Gatehouse Test`), notBefore: start, notAfter: end, usage: 'authority', ...rest });
  const root = authority('Gatehouse Test Root CA', {});
  const issuing = authority('Gatehouse Test Issuing CA', { pathLength: 0, issuer: root });
  const other = authority('Gatehouse Test Other CA', {});
  const client = (issuer: Issuer | undefined, notBefore = start, notAfter = end) =>
    issue({ subject, notBefore, notAfter, usage: 'client', dnsNames: ['client.gatehouse.test'], ...(issuer && { issuer }) });
  const day = Math.floor(now / 86_400_000) * 86_400_000;
  const server = issue({
    subject: encodeName('CN=localhost, O=Gatehouse Test'),
    notBefore: day - 86_400_000,
    notAfter: day + year,
    usage: 'server',
    dnsNames: ['localhost', '*.gatehouse.test'],
    addresses: ['127.0.0.1', '::1'],
    issuer: issuing,
  });
  return [
    { id: 'root', ...root, uploaded: false, caStore: 'root' },
    { id: 'issuing', ...issuing, uploaded: false, caStore: 'intermediate' },
    { id: 'other', ...other, uploaded: false, caStore: null },
    { id: 'valid', ...client(issuing), uploaded: true, caStore: null },
    { id: 'expired', ...client(issuing, start, Date.UTC(2020, 11, 31, 23, 59, 59)), uploaded: true, caStore: null },
    { id: 'not-yet-valid', ...client(issuing, Date.UTC(2049, 0, 1)), uploaded: true, caStore: null },
    { id: 'unregistered', ...client(issuing), uploaded: false, caStore: null },
    { id: 'other-ca', ...client(other), uploaded: true, caStore: null },
    { id: 'self-signed', ...client(undefined), uploaded: true, caStore: null },
    { id: 'server', ...server, uploaded: false, caStore: null },
  ];
}
