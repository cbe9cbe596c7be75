import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idFromFile, idProblem } from '../../../client/src/certificate-id.ts';
import { createPassphrases, passwordVariable } from '../../../client/src/passphrases.ts';
import { validity } from '../../../client/src/validity.ts';

test('an id is made of the file name, whatever it holds', () => {
  const ids = ['/a/b/Client One.pfx', 'C:\\certs\\my_client.p12', '/x/.pfx', `/${'a'.repeat(100)}.cer`, '/ü.pem'].map(idFromFile);
  assert.deepEqual(ids, ['Client-One', 'my-client', 'certificate', 'a'.repeat(80), 'certificate']);
});

test('an id is refused when it is taken or has other characters', () => {
  const taken = new Set(['valid']);
  assert.equal(idProblem('valid-2', taken), undefined);
  assert.match(idProblem('valid', taken) ?? '', /already/);
  for (const id of ['', 'a b', '../x', 'a'.repeat(81)]) assert.match(idProblem(id, taken) ?? '', /letters, digits and hyphens/);
});

const now = Date.parse('2026-06-01T12:00:00Z');
const spans: [string, string, string, string][] = [
  ['2020-01-01T00:00:00Z', '2049-12-31T23:59:59Z', 'valid', 'until 2049-12-31'],
  ['2020-01-01T00:00:00Z', '2026-12-31T00:00:00Z', 'valid', '212 days left'],
  ['2020-01-01T00:00:00Z', '2026-06-02T13:00:00Z', 'soon', '1 day left'],
  ['2020-01-01T00:00:00Z', '2026-06-01T12:00:01Z', 'soon', '0 days left'],
  ['2020-01-01T00:00:00Z', '2020-12-31T00:00:00Z', 'expired', 'expired on 2020-12-31'],
  ['2049-01-01T00:00:00Z', '2049-12-31T00:00:00Z', 'not-yet-valid', 'valid from 2049-01-01'],
];
for (const [notBefore, notAfter, state, text] of spans) {
  test(`from ${notBefore} to ${notAfter} is ${state}`, () => assert.deepEqual(validity({ notBefore, notAfter }, now), { state, text }));
}

test('passphrases reach a child through the variable its certificate names, and only those of this folder', async () => {
  const stored = new Map<string, string>();
  const passphrases = createPassphrases({
    get: async (key: string) => stored.get(key),
    store: async (key: string, value: string) => void stored.set(key, value),
    delete: async (key: string) => void stored.delete(key),
  } as never);
  const [one, two] = ['file:///one', 'file:///two'].map((uri) => ({ toString: () => uri }) as never);
  await passphrases.set(one!, 'my-client', '');
  await passphrases.set(two!, 'other', 'secret');
  const rows = ['my-client', 'other', 'keyless'].map((id) => ({ id, passwordEnv: id === 'keyless' ? null : 'MY_OWN_NAME' }));
  assert.deepEqual(await passphrases.environment(one!, rows), { MY_OWN_NAME: '' });
  assert.deepEqual(await passphrases.environment(one!, [{ id: 'my-client' }]), { [passwordVariable('my-client')]: '' });
  await passphrases.delete(one!, 'my-client');
  assert.deepEqual(await passphrases.environment(one!, rows), {});
});
