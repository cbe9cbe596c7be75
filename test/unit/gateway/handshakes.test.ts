import assert from 'node:assert/strict';
import { connect as connectPlain, createServer } from 'node:net';
import { test } from 'node:test';
import { connect } from 'node:tls';
import { ListenError } from '../../../server/src/gateway/listen-error.ts';
import { clientOf, house, pemOf, policyOf, testSet } from './house.ts';

const valid = testSet.get('valid')!;
const client = (id: string) => clientOf(id, testSet.get(id)!);

// The conformance table of validate-client-certificate on live gateways (ronaldbosma/mtls-with-apim, ProtectedApiTests): status, LastError, body.
const identity = `<identities><identity thumbprint="${valid.certificate.thumbprint}" /></identities>`;
const trusting = policyOf({
  inbound: `<base /><validate-client-certificate validate-revocation="false">${identity}</validate-client-certificate>`,
});
const untrusting = trusting.replace('validate-revocation', 'validate-trust="false" validate-revocation');
const missing = '{ "statusCode": 401, "message": "Client certificate missing" }';
const invalid = '{ "statusCode": 401, "message": "Invalid client certificate" }';
const table: [policy: string, certificate: string | null, status: number, reason: string | null, body: string][] = [
  [trusting, 'valid', 200, null, '{"ok":true}'],
  [trusting, null, 401, 'ClientCertificateNotFound', missing],
  [trusting, 'unregistered', 401, 'ClientCertificateIdentityNotMatched', invalid],
  [trusting, 'other-ca', 401, 'ClientCertificateNotTrusted', invalid],
  [trusting, 'self-signed', 401, 'ClientCertificateNotTrusted', invalid],
  [untrusting, 'other-ca', 401, 'ClientCertificateIdentityNotMatched', invalid],
  [trusting, 'expired', 401, 'ClientCertificateExpired', invalid],
  [trusting, 'not-yet-valid', 401, 'ClientCertificateNotYetValid', invalid],
];
for (const [policy, certificate, status, reason, body] of table)
  test(`validate-client-certificate${policy === untrusting ? ' validate-trust="false"' : ''}: ${certificate ?? 'no certificate'} gives ${reason ?? status}`, async () => {
    const gateway = await house({ policy });
    try {
      const answer = await gateway.ask({}, certificate === null ? null : client(certificate));
      assert.equal(answer.status, status);
      assert.equal(answer.body, body);
      const { lastError, calls } = gateway.outcomes[0]!;
      assert.equal(calls.length, status === 200 ? 1 : 0);
      if (reason === null) return assert.equal(lastError, null);
      const { message, ...rest } = lastError!;
      assert.deepEqual(rest, {
        source: 'validate-client-certificate',
        reason,
        scope: 'api',
        section: 'inbound',
        path: 'validate-client-certificate',
        policyId: '',
      });
      assert.notEqual(message, '');
      if (reason === 'ClientCertificateIdentityNotMatched') assert.equal(message, 'Certificate does not match any of allowed identities.');
      if (reason === 'ClientCertificateNotTrusted')
        assert.equal(message, 'A certificate chain could not be built to a trusted root authority.');
      assert.deepEqual(answer.headers['Content-Type'], ['application/json']);
    } finally {
      await gateway.stop();
    }
  });

test('a listener that does not negotiate shows no certificate', async () => {
  const gateway = await house({ policy: trusting, service: { negotiateClientCertificate: false } });
  try {
    assert.equal((await gateway.ask({}, client('valid'))).body, missing);
  } finally {
    await gateway.stop();
  }
});

test('what a client presented counts for its connection alone: no session is resumed', async () => {
  const gateway = await house({ policy: trusting });
  try {
    const once = (session: Buffer | undefined, id: string | null) =>
      new Promise<{ status: string; session: Buffer | undefined; reused: boolean }>((resolve, reject) => {
        const pem = id === null ? null : pemOf(testSet.get(id)!);
        const socket = connect({
          port: gateway.gateway.port,
          host: '127.0.0.1',
          rejectUnauthorized: false,
          ...(pem ? { cert: pem.certificate, key: pem.key } : {}),
          ...(session ? { session } : {}),
        });
        let seen: Buffer | undefined;
        let text = '';
        socket.on('session', (ticket: Buffer) => (seen = ticket));
        socket.on('secureConnect', () => socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'));
        socket.on('data', (data: Buffer) => (text += data.toString('latin1')));
        socket.on('end', () =>
          resolve({ status: text.slice(9, 12), session: seen ?? socket.getSession(), reused: socket.isSessionReused() }),
        );
        socket.on('error', reject);
      });
    const first = await once(undefined, 'valid');
    const second = await once(first.session, null);
    assert.equal(first.status, '200');
    assert.equal(second.reused, false);
    assert.equal(second.status, '401');
  } finally {
    await gateway.stop();
  }
});

test('a taken port is said to be taken', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  try {
    await assert.rejects(
      () => house({ policy: trusting, listener: { host: '127.0.0.1', port, ...pemOf(testSet.get('server')!) } }),
      (error: unknown) => error instanceof ListenError && error.code === 'EADDRINUSE' && error.message.includes(String(port)),
    );
  } finally {
    other.close();
  }
});

const garbage: [string, Buffer][] = [
  ['plain HTTP', Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')],
  ['a cut ClientHello', Buffer.from('16030100f80100', 'hex')],
  ['noise', Buffer.from(Array.from({ length: 512 }, (_, i) => (i * 73) % 256))],
];
test('malformed TLS costs its connection alone', async () => {
  const gateway = await house({ policy: trusting });
  try {
    for (const [, bytes] of garbage)
      await new Promise<void>((resolve) => {
        const socket = connectPlain(gateway.gateway.port, '127.0.0.1', () => socket.end(bytes));
        socket.on('error', () => {});
        socket.on('close', () => resolve());
        socket.resume();
      });
    assert.equal((await gateway.ask({}, client('valid'))).status, 200);
  } finally {
    await gateway.stop();
  }
});

test('what is no HTTP inside TLS gets 400, headers without end 431, and the gateway goes on', async () => {
  const gateway = await house({ policy: trusting });
  try {
    const raw = (text: string) =>
      new Promise<string>((resolve) => {
        const socket = connect({ port: gateway.gateway.port, host: '127.0.0.1', rejectUnauthorized: false }, () => socket.write(text));
        let answer = '';
        socket.on('data', (data: Buffer) => (answer += data.toString('latin1')));
        socket.on('error', () => resolve(answer));
        socket.on('close', () => resolve(answer));
      });
    assert.match(await raw('this is no request\r\n\r\n'), /^HTTP\/1\.1 400 /);
    assert.match(await raw(`GET / HTTP/1.1\r\nHost: x\r\nX-Large: ${'x'.repeat(70_000)}\r\n\r\n`), /^HTTP\/1\.1 431 /);
    assert.equal((await gateway.ask({}, client('valid'))).status, 200);
  } finally {
    await gateway.stop();
  }
});
