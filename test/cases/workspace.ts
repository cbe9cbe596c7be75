import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { analyze } from '../../server/src/analysis/analyze.ts';
import { codeFeatures } from '../../server/src/language/code-features.ts';
import { type CertificateFacts, PolicyText, type Surroundings } from '../../server/src/language/language.ts';
import { readCertificate } from '../../server/src/x509/certificate.ts';

const [line = ''] = readFileSync(new URL('../fixtures/x509/chains.jsonl', import.meta.url), 'utf8').split('\n');
const der = Buffer.from((JSON.parse(line) as { leaf: string }).leaf, 'base64');

export const certificate: CertificateFacts = {
  id: 'client-1',
  kind: 'custom',
  uploaded: true,
  caStore: null,
  hasPrivateKey: true,
  certificate: readCertificate(der, (algorithm, data) => createHash(algorithm).update(data).digest()),
};

const fragment = new PolicyText(
  'file:///w/auth.xml',
  '<fragment>\n    <set-variable name="user" value="@(context.User.Id)" />\n    <set-header name="X-A"><value>1</value></set-header>\n</fragment>\n',
);
const other = new PolicyText(
  'file:///w/other.xml',
  '<policies>\n  <inbound>\n    <include-fragment fragment-id="auth" />\n    <authentication-certificate certificate-id="client-1" />\n  </inbound>\n</policies>\n',
);
const folder = [fragment, other];

/** The workspace of every case: two more documents, a certificate, named values, a back end. */
export const surroundings = (text: PolicyText): Surroundings => ({
  code: codeFeatures,
  tier: null,
  namedValues: new Map([
    [
      'audience',
      {
        value: 'api://orders',
        secret: false,
        place: { uri: 'file:///w/.gatehouse/config.yaml', range: { start: { line: 1, character: 2 }, end: { line: 1, character: 10 } } },
      },
    ],
    ['api-key', { value: null, secret: true, place: null }],
  ]),
  fragments: new Map([['auth', fragment.uri]]),
  backends: new Map([['orders', { url: 'https://orders.test', place: null }]]),
  certificates: [certificate],
  chain: () => ({ subjects: ['leaf', 'Issuing'], explanation: 'No trusted root.' }),
  documents: () => [text, ...folder],
  document: (uri) => folder.find((one) => one.uri === uri) ?? null,
  findings: (one) => analyze(one.document),
  scope: () => 'API echo',
  shown: (uri) => uri.replace('file:///w/', ''),
  now: () => Date.parse('2026-01-01T00:00:00Z'),
  trusted: true,
  runLens: true,
});
