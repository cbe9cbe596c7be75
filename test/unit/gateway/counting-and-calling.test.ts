import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backend, house, policyOf } from './house.ts';

const subscription = (id: string) => ({
  id,
  name: id,
  primaryKey: `key-of-${id}`,
  secondaryKey: `other-key-of-${id}`,
  scope: '/',
  state: 'active',
});

test('quota counts the calls of each subscription, and none without a key', async () => {
  const gateway = await house({
    policy: policyOf({ inbound: '<base /><quota calls="1" renewal-period="3600" />' }),
    service: { subscriptions: [subscription('a'), subscription('b')] },
  });
  const call = (key?: string) =>
    gateway.ask({ headers: key === undefined ? [] : [['Ocp-Apim-Subscription-Key', key]] }).then(({ status }) => status);
  try {
    assert.deepEqual([await call('key-of-a'), await call('key-of-b'), await call('other-key-of-a')], [200, 200, 403]);
    assert.equal(gateway.outcomes.at(-1)!.lastError?.reason, 'QuotaExceeded');
    assert.deepEqual([await call(), await call()], [200, 200]);
  } finally {
    await gateway.stop();
  }
});

test('send-one-way-request sends, and nobody waits for its answer', async () => {
  let answered: () => void = () => {};
  const late = new Promise<void>((resolve) => {
    answered = resolve;
  });
  const server = await backend([{ status: 500, headers: {}, body: 'nobody reads this' }]);
  const gateway = await house({
    policy: policyOf({
      inbound: `<base /><send-one-way-request mode="new"><set-url>http://127.0.0.1:${server.port}/log</set-url><set-method>POST</set-method><set-body>said</set-body></send-one-way-request><return-response><set-status code="202" reason="Accepted" /></return-response>`,
    }),
    backend: { mock: null, allowedHosts: [`127.0.0.1:${server.port}`, '127.0.0.1'], trusted: [] },
  });
  const waiting = setInterval(() => server.calls.length > 0 && answered(), 5);
  try {
    assert.equal((await gateway.ask()).status, 202);
    await late;
    const [{ method, url, body } = { method: '', url: '', body: '' }] = server.calls;
    assert.deepEqual([method, url, body], ['POST', `http://127.0.0.1:${server.port}/log`, 'said']);
  } finally {
    clearInterval(waiting);
    await gateway.stop();
    await server.stop();
  }
});
