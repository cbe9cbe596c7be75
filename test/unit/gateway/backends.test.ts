import assert from 'node:assert/strict';
import { test } from 'node:test';
import { issue } from '../../../server/src/certificates/authority/issue.ts';
import { encodeName } from '../../../server/src/certificates/authority/parse-name.ts';
import { anyApi } from '../../../server/src/cli/emulator/setup.ts';
import { type BackendAnswer, backend, house, policyOf, serverIdentity, testSet } from './house.ts';

const OK: BackendAnswer = { status: 200, headers: { 'Content-Type': 'text/plain' }, body: 'from the back end' };
const selfSigned = serverIdentity;
const trusted = issue({
  subject: encodeName('CN=backend.test'),
  notBefore: Date.now() - 1000,
  notAfter: Date.now() + 86_400_000,
  usage: 'server',
  dnsNames: ['backend.test'],
  issuer: testSet.get('issuing')!,
});

/** A gateway whose API's back end is a TLS server on this machine. */
async function withBackend(
  inbound: string,
  tls: Parameters<typeof backend>[1],
  entity: { tls?: object; credentials?: object } | null,
  check: (asked: Awaited<ReturnType<typeof house>>, server: Awaited<ReturnType<typeof backend>>) => Promise<void>,
): Promise<void> {
  const server = await backend([OK], tls);
  const gateway = await house({
    policy: '',
    service: {
      apis: [anyApi('api', '', 'https://backend.test/base', { file: 'policy.xml', text: policyOf({ inbound: `<base />${inbound}` }) })],
      ...(entity ? { backends: new Map([['main', { id: 'main', url: 'https://backend.test/base', ...entity }]]) } : {}),
    },
    backend: { mock: null, allowedHosts: [], addresses: { 'backend.test:443': { host: '127.0.0.1', port: server.port } }, trusted: [] },
  });
  try {
    await check(gateway, server);
  } finally {
    await gateway.stop();
    await server.stop();
  }
}

test('a self-signed back end gives 500, with the cause in the trace', () =>
  withBackend('', { identity: selfSigned, requestCert: false }, null, async (gateway, server) => {
    const answer = await gateway.ask({ url: '/x' });
    assert.equal(answer.status, 500);
    assert.match(answer.body, /^\{ "statusCode": 500, "message": "Internal server error", "activityId": "[0-9a-f-]{36}" \}$/);
    assert.equal(server.calls.length, 0);
    const { lastError, trace, calls } = gateway.outcomes[0]!;
    assert.deepEqual(
      [lastError?.source, lastError?.reason, lastError?.section, lastError?.scope],
      ['forward-request', 'BackendConnectionFailure', 'backend', 'global'],
    );
    const failed = trace.find(({ policy }) => policy === 'forward-request')!;
    assert.equal(failed.outcome, 'failed');
    assert.match(String(failed.data.message), /self-signed \(DEPTH_ZERO_SELF_SIGNED_CERT\).*validateCertificateChain/);
    assert.equal(calls[0]?.error?.code, 'BackendConnectionFailure');
  }));

test('chain validation is off for a backend entity that says so', () =>
  withBackend('', { identity: selfSigned, requestCert: false }, { tls: { validateCertificateChain: false } }, async (gateway, server) => {
    const answer = await gateway.ask({ url: '/x?y=1' });
    assert.deepEqual([answer.status, answer.body], [200, 'from the back end']);
    assert.equal(server.calls[0]?.url, 'https://backend.test/base/x?y=1');
    assert.equal(server.calls[0]?.headers['x-forwarded-for'], '127.0.0.1');
  }));

test('a back end whose chain ends at an uploaded root is trusted, and gets the client certificate of the policy', () =>
  withBackend(
    '<authentication-certificate certificate-id="valid" />',
    { identity: { ...trusted }, requestCert: true },
    { tls: { validateCertificateChain: true } },
    async (gateway, server) => {
      const answer = await gateway.ask();
      assert.equal(answer.status, 200, answer.body);
      assert.equal(server.calls[0]?.certificate, testSet.get('valid')!.certificate.thumbprint);
      assert.equal(gateway.outcomes[0]!.calls[0]?.certificate, testSet.get('valid')!.certificate.thumbprint);
    },
  ));

test('a backend entity presents its own certificate', () =>
  withBackend(
    '',
    { identity: trusted, requestCert: true },
    { credentials: { certificateIds: ['self-signed'], header: { 'x-key': ['k'] } } },
    async (gateway, server) => {
      assert.equal((await gateway.ask()).status, 200);
      assert.equal(server.calls[0]?.certificate, testSet.get('self-signed')!.certificate.thumbprint);
      assert.equal(server.calls[0]?.headers['x-key'], 'k');
    },
  ));

test('connections are kept apart by client certificate', async () => {
  const inbound = '<choose><when condition="true"><authentication-certificate thumbprint="{{tp}}" /></when></choose>';
  for (const id of ['valid', 'expired'])
    await withBackend(
      inbound.replace('{{tp}}', testSet.get(id)!.certificate.thumbprint.toLowerCase()),
      { identity: trusted, requestCert: true },
      null,
      async (gateway, server) => {
        assert.equal((await gateway.ask()).status, 200);
        assert.equal(server.calls[0]?.certificate, testSet.get(id)!.certificate.thumbprint);
      },
    );
});

test('a certificate that is not uploaded, or has no key, fails and says so', () =>
  withBackend(
    '<authentication-certificate certificate-id="unregistered" />',
    { identity: trusted, requestCert: true },
    null,
    async (gateway, server) => {
      assert.equal((await gateway.ask()).status, 500);
      const { lastError } = gateway.outcomes[0]!;
      assert.deepEqual([lastError?.source, lastError?.reason], ['authentication-certificate', 'CertificateNotFound']);
      assert.match(lastError!.message, /"unregistered"/);
      assert.equal(server.calls.length, 0);
    },
  ));

test('a name that is not in the certificate is refused unless the entity does not care', async () => {
  const wrong = issue({
    subject: encodeName('CN=other'),
    notBefore: Date.now() - 1000,
    notAfter: Date.now() + 1e8,
    usage: 'server',
    dnsNames: ['other.test'],
    issuer: testSet.get('issuing')!,
  });
  await withBackend('', { identity: wrong, requestCert: false }, null, async (gateway) => {
    assert.equal((await gateway.ask()).status, 500);
    assert.match(String(gateway.outcomes[0]!.lastError?.message), /ERR_TLS_CERT_ALTNAME_INVALID/);
  });
  await withBackend('', { identity: wrong, requestCert: false }, { tls: { validateCertificateName: false } }, async (gateway) => {
    assert.equal((await gateway.ask()).status, 200);
  });
  await withBackend(
    '',
    { identity: wrong, requestCert: false },
    { tls: { validateCertificateChain: false, validateCertificateName: true } },
    async (gateway) => {
      assert.equal((await gateway.ask()).status, 500);
    },
  );
});

test('a back end that is down gives 500 BackendConnectionFailure', async () => {
  const server = await backend([OK]);
  await server.stop();
  const gateway = await house({
    policy: '',
    service: { apis: [anyApi('api', '', `http://127.0.0.1:${server.port}`, { file: 'policy.xml', text: policyOf({}) })] },
    backend: { mock: null, allowedHosts: [], trusted: [] },
  });
  try {
    assert.equal((await gateway.ask()).status, 500);
    assert.equal(gateway.outcomes[0]!.lastError?.reason, 'BackendConnectionFailure');
    assert.match(gateway.outcomes[0]!.lastError!.message, /ECONNREFUSED/);
  } finally {
    await gateway.stop();
  }
});

test('a host that is neither the back end nor allowed is not called, loudly', async () => {
  const send =
    '<send-request mode="new" response-variable-name="r"><set-url>https://example.invalid/x</set-url><set-method>GET</set-method></send-request>';
  const gateway = await house({ policy: policyOf({ inbound: `<base />${send}` }) });
  try {
    assert.equal((await gateway.ask()).status, 500);
    const { lastError, calls, trace } = gateway.outcomes[0]!;
    assert.deepEqual([lastError?.source, lastError?.reason], ['send-request', 'HostNotAllowed']);
    assert.match(String(trace.find(({ policy }) => policy === 'send-request')?.data.message), /--allow-host example\.invalid/);
    assert.equal(calls[0]?.error?.code, 'HostNotAllowed');
  } finally {
    await gateway.stop();
  }
});

test('bodies stream through both ways, whatever their size', async () => {
  const server = await backend([{ status: 200, headers: { 'Content-Type': 'text/plain' }, body: 'y'.repeat(3_000_000) }]);
  const gateway = await house({
    policy: '',
    service: { apis: [anyApi('api', '', `http://127.0.0.1:${server.port}`, { file: 'policy.xml', text: policyOf({}) })] },
    backend: { mock: null, allowedHosts: [], trusted: [] },
  });
  try {
    const answer = await gateway.ask({ method: 'POST', body: 'x'.repeat(2_000_000) });
    assert.equal(answer.body.length, 3_000_000);
    assert.equal(server.calls[0]?.body.length, 2_000_000);
  } finally {
    await gateway.stop();
    await server.stop();
  }
});
