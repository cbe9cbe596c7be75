import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { type Issued, issue } from '../../../server/src/certificates/authority/issue.ts';
import { encodeName } from '../../../server/src/certificates/authority/parse-name.ts';
import type { Api, Operation, Product } from '../../../server/src/gateway/service.ts';
import { WILDCARD } from '../../../server/src/gateway/service.ts';
import { backend, clientOf, house, pemOf, serverIdentity, uploadedOf } from './house.ts';

// Cases derived from public documentation and public live-gateway test suites: (policy, request) → answer, over real sockets.

interface Case {
  name: string;
  policy: string;
  context: {
    namedValues?: Record<string, string>;
    fragments?: Record<string, string>;
    certificates?: { caRoot?: string[]; caIntermediate?: string[]; uploaded?: { id: string; fixture: string }[] };
    backend?: {
      status?: number;
      headers?: Record<string, string>;
      body?: string;
      sequence?: { status: number; headers: Record<string, string>; body: string }[];
      down?: boolean;
    };
    scopes?: { global?: string };
    api?: Partial<Api>;
    operations?: Partial<Operation>[];
    subscriptions?: { id: string; primaryKey: string; scope: string; state: string }[];
    products?: Record<string, { apis: string[]; policy: string }>;
  };
  request: {
    method: string;
    url: string;
    headers: Record<string, string>;
    body: string | null;
    clientCert: string;
    clientIp?: string;
    repeat?: number;
  };
  expect: { status?: number; reason?: string; headers?: Record<string, Matcher | null>; body?: Matcher };
  expectBackend?: {
    calls?: number;
    method?: string;
    url?: string;
    headers?: Record<string, Matcher | null>;
    body?: Matcher;
    clientCertThumbprint?: string;
  };
}
type Matcher = string | { json?: unknown; xml?: string; contains?: string; regex?: string };

/** Policies whose cases wait for their behaviour: Gatehouse says at run time that it does not simulate them. */
const NOT_SIMULATED = new Map([
  ['validate-jwt-expired-reason', 'validate-jwt'],
  ['json-to-xml-document-root', 'json-to-xml'],
  ['liquid-json-to-json', 'Liquid templates'],
]);

const cases = JSON.parse(readFileSync(new URL('../../fixtures/gateway/gateway-cases.json', import.meta.url), 'utf8')) as Case[];
const certificates = makeFixtures();

for (const one of cases) {
  const awaited = NOT_SIMULATED.get(one.name);
  test(`gateway case: ${one.name}${awaited ? ` (not simulated: ${awaited})` : ''}`, async () => {
    if (awaited) await assert.rejects(() => play(one), assert.AssertionError, `${awaited} works now: take the case off the list`);
    else await play(one);
  });
}

async function play({ policy, context, request, expect, expectBackend }: Case): Promise<void> {
  const fill = (text: string) =>
    text.replace(/%%(\w+)\.(\w+)%%/g, (_, id: string, field: string) => {
      const { certificate } = certificates.get(id)!;
      return field === 'thumbprintLower' ? certificate.thumbprint.toLowerCase() : String(certificate[field as 'thumbprint']);
    });
  const said = context.backend ?? {};
  const answer = { status: said.status ?? 200, headers: said.headers ?? {}, body: said.body ?? '' };
  const server = await backend(said.sequence ?? [answer]);
  if (said.down) await server.stop();
  const operations = (context.operations ?? [WILDCARD]).map((operation) => ({ ...WILDCARD, ...operation }));
  const api: Api = {
    id: 'echo',
    name: 'Echo',
    path: 'echo',
    serviceUrl: 'http://backend.test/base',
    revision: '1',
    version: '',
    isCurrentRevision: true,
    protocols: ['https'],
    subscriptionRequired: false,
    keyNames: { header: 'Ocp-Apim-Subscription-Key', query: 'subscription-key' },
    ...context.api,
    operations,
    policy: { file: 'policy.xml', text: fill(policy) },
  };
  const products = Object.entries(context.products ?? {}).map(
    ([id, product]): Product => ({
      id,
      name: id,
      apis: product.apis,
      subscriptionRequired: true,
      policy: { file: `${id}.xml`, text: product.policy },
    }),
  );
  const ca = (ids: readonly string[] = []) => ids.map((id) => ({ id, der: certificates.get(id)!.certificate.der }));
  const ip = request.clientIp;
  const gateway = await house({
    policy: '',
    service: {
      apis: [api],
      products,
      subscriptions: (context.subscriptions ?? []).map((subscription) => ({
        name: subscription.id,
        secondaryKey: 'unused',
        ...subscription,
      })),
      namedValues: new Map(Object.entries(context.namedValues ?? {}).map(([name, value]) => [name, fill(value)])),
      fragments: new Map(Object.entries(context.fragments ?? {}).map(([id, text]) => [id, { file: `${id}.xml`, text }])),
      ...(context.scopes?.global ? { globalPolicy: { file: 'global.xml', text: context.scopes.global } } : {}),
    },
    certificates: {
      uploaded: (context.certificates?.uploaded ?? []).map(({ id, fixture }) => uploadedOf(id, certificates.get(fixture)!)),
      roots: ca(context.certificates?.caRoot),
      intermediates: ca(context.certificates?.caIntermediate),
    },
    backend: {
      mock: null,
      allowedHosts: [],
      addresses: { 'backend.test:80': { host: '127.0.0.1', port: server.port } },
      trusted: [pemOf(serverIdentity).certificate],
    },
    ...(ip === undefined ? {} : { clientIp: () => ip }),
  }).catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  try {
    const client = request.clientCert === 'none' ? null : clientOf(request.clientCert, certificates.get(request.clientCert)!);
    const { method, url, body } = request;
    let response = await gateway.ask({ method, url, body, headers: Object.entries(request.headers) }, client);
    for (let i = 1; i < (request.repeat ?? 1); i++)
      response = await gateway.ask({ method, url, body, headers: Object.entries(request.headers) }, client);
    const story = JSON.stringify({ response, lastError: gateway.outcomes.at(-1)?.lastError });
    if (expect.status !== undefined) assert.equal(response.status, expect.status, story);
    if (expect.reason !== undefined) assert.equal(response.reason, expect.reason, story);
    const headers = new Map(Object.entries(response.headers).map(([name, values]) => [name.toLowerCase(), values.join(',')]));
    for (const [name, matcher] of Object.entries(expect.headers ?? {}))
      assertMatch(headers.get(name.toLowerCase()), matcher, `header ${name}: ${story}`);
    if (expect.body !== undefined) assertMatch(response.body, expect.body, story);
    if (!expectBackend) return;
    if (expectBackend.calls !== undefined) assert.equal(server.calls.length, expectBackend.calls);
    const last = server.calls.at(-1);
    if (expectBackend.method !== undefined) assert.equal(last?.method, expectBackend.method);
    if (expectBackend.url !== undefined) assert.equal(last?.url, expectBackend.url);
    if (expectBackend.body !== undefined) assertMatch(last?.body, expectBackend.body, 'body at the back end');
    if (expectBackend.clientCertThumbprint !== undefined) assert.equal(last?.certificate, fill(expectBackend.clientCertThumbprint));
    for (const [name, matcher] of Object.entries(expectBackend.headers ?? {}))
      assertMatch([last?.headers[name.toLowerCase()]].flat().join(','), matcher, `header ${name} at the back end`);
  } finally {
    await gateway.stop();
    if (!said.down) await server.stop();
  }
}

function assertMatch(actual: string | undefined, matcher: Matcher | null, where: string): void {
  if (matcher === null) return assert.equal(actual, undefined, where);
  assert.ok(actual !== undefined, `${where}: missing`);
  if (typeof matcher === 'string') return assert.equal(actual, matcher, where);
  if (matcher.contains !== undefined) assert.ok(actual.includes(matcher.contains), `${where}: ${actual} has no ${matcher.contains}`);
  if (matcher.regex !== undefined) assert.match(actual, new RegExp(matcher.regex), where);
  if (matcher.xml !== undefined) assert.equal(actual.replace(/>\s+</g, '><').trim(), matcher.xml, where);
  if (matcher.json !== undefined) {
    let parsed: unknown = actual;
    try {
      parsed = JSON.parse(actual);
    } catch {}
    assert.ok(isDeepStrictEqual(parsed, matcher.json), `${where}: ${actual}`);
  }
}

/** The certificates of the cases' page: made anew, since keys are never committed. */
function makeFixtures(): Map<string, Issued> {
  const made = new Map<string, Issued>();
  const now = Date.now();
  const year = 365 * 86_400_000;
  const ca = (id: string, name: string, issuer?: string) =>
    made.set(
      id,
      issue({
        subject: encodeName(name),
        notBefore: now - year,
        notAfter: now + 10 * year,
        usage: 'authority',
        ...(issuer ? { issuer: made.get(issuer)! } : {}),
      }),
    );
  const client = (id: string, name: string, issuer: string, from = now - year, until = now + year, dnsNames: string[] = []) =>
    made.set(
      id,
      issue({ subject: encodeName(name), notBefore: from, notAfter: until, usage: 'client', dnsNames, issuer: made.get(issuer)! }),
    );
  ca('root', 'CN=APIM Sample Root CA');
  ca('devIntermediate', 'CN=APIM Sample DEV Intermediate CA', 'root');
  ca('tstIntermediate', 'CN=APIM Sample TST Intermediate CA', 'root');
  client('valid', 'CN=Valid Client', 'devIntermediate');
  client('unregistered', 'CN=Unregistered Client', 'devIntermediate');
  client('expired', 'CN=Expired Client', 'devIntermediate', now - year, now - 1000);
  client('notYetValid', 'CN=Not Yet Valid Client', 'devIntermediate', now + year / 2);
  client('otherCA', 'CN=Untrusted Client', 'tstIntermediate');
  client(
    'rich',
    'CN=orders.contoso.com, OU=Payments, O="Contoso, Inc.", L=Chicago, S=Illinois, C=US',
    'devIntermediate',
    now - year,
    now + year,
    ['orders.contoso.com'],
  );
  client('backendClient', 'CN=Backend Client', 'devIntermediate');
  return made;
}
