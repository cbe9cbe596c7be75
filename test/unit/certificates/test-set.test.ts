import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { encodeName, NameError } from '../../../server/src/certificates/authority/parse-name.ts';
import { makeTestSet } from '../../../server/src/certificates/authority/test-set.ts';
import { isSignedBy } from '../../../server/src/certificates/host-cryptography.ts';
import { CertificateStore } from '../../../server/src/certificates/store/store.ts';
import { buildChain } from '../../../server/src/x509/chain.ts';
import { Der } from '../../../server/src/x509/der.ts';
import { formatName, readName } from '../../../server/src/x509/names.ts';
import { certs, folderFor } from './run-certs.ts';

const now = Date.UTC(2026, 0, 1);
const set = new Map(makeTestSet(now).map((one) => [one.id, one]));
const get = (id: string) => set.get(id as never)!;
const certificate = (id: string) => get(id).certificate;

test('the test set differs from "valid" in one thing each', () => {
  const valid = certificate('valid');
  for (const id of ['expired', 'not-yet-valid', 'unregistered', 'other-ca', 'self-signed'])
    assert.equal(certificate(id).subject, valid.subject, id);
  for (const id of ['expired', 'not-yet-valid', 'unregistered']) assert.equal(certificate(id).issuer, valid.issuer, id);
  for (const id of ['unregistered', 'other-ca', 'self-signed'])
    assert.deepEqual([certificate(id).notBefore, certificate(id).notAfter], [valid.notBefore, valid.notAfter], id);
  assert.equal(certificate('self-signed').issuer, valid.subject);
  assert.equal(certificate('other-ca').issuer, certificate('other').subject);
  assert.deepEqual([valid.notBefore, valid.notAfter], [Date.UTC(2020, 0, 1), Date.UTC(2049, 11, 31, 23, 59, 59)]);
  assert.equal(new Date(certificate('expired').notAfter).toISOString().slice(0, 10), '2020-12-31');
  assert.equal(new Date(certificate('not-yet-valid').notBefore).getUTCFullYear(), 2049);
  const uploaded = [...set.values()].filter((one) => one.uploaded).map(({ id }) => id);
  assert.deepEqual(uploaded, ['valid', 'expired', 'not-yet-valid', 'other-ca', 'self-signed']);
});

test('chains of the test set', () => {
  const judge = (id: string) =>
    buildChain(certificate(id), { now, roots: [certificate('root')], intermediates: [certificate('issuing')], verify: isSignedBy }).status;
  const expected = {
    valid: [],
    unregistered: [],
    server: [],
    expired: ['NotTimeValid'],
    'not-yet-valid': ['NotTimeValid'],
    'other-ca': ['PartialChain'],
    'self-signed': ['UntrustedRoot'],
  };
  assert.deepEqual(Object.fromEntries(Object.keys(expected).map((id) => [id, judge(id)])), expected);
});

test('every key belongs to its certificate', () => {
  for (const { id, certificate, key } of set.values())
    assert.ok(new X509Certificate(Buffer.from(certificate.der)).checkPrivateKey(key), id);
});

const openssl = spawnSync('openssl', ['version']).status === 0;

test('openssl agrees about the test set', { skip: !openssl && 'no openssl on this machine' }, async (t) => {
  const workspace = folderFor(t);
  const started = performance.now();
  const made = await certs(workspace, 'test-set');
  assert.ok(performance.now() - started < 2000, 'made in under two seconds');
  assert.equal(made.code, 0);
  assert.equal(made.json.length, 10);
  const file = (id: string) => join(workspace, '.gatehouse', 'certificates', `${id}.cer`);
  const verdict = (id: string) =>
    /error (\d+) at/.exec(
      spawnSync('openssl', ['verify', '-CAfile', file('root'), '-untrusted', file('issuing'), file(id)]).stderr.toString(),
    )?.[1] ?? 'ok';
  const expected = {
    valid: 'ok',
    unregistered: 'ok',
    server: 'ok',
    expired: '10',
    'not-yet-valid': '9',
    'other-ca': '20',
    'self-signed': '18',
  };
  assert.deepEqual(Object.fromEntries(Object.keys(expected).map((id) => [id, verdict(id)])), expected);
  const store = CertificateStore.open(workspace);
  assert.deepEqual(
    store.clients.map(({ id }) => id),
    ['valid', 'expired', 'not-yet-valid', 'unregistered', 'other-ca', 'self-signed'],
  );
  const { key, chain } = await store.identity(store.get('valid')!, {});
  assert.equal(key.type, 'private');
  assert.deepEqual(
    chain.map(({ subject }) => subject),
    ['CN=Gatehouse Test Issuing CA, O=Gatehouse Test'],
  );
  assert.match(readFileSync(file('valid'), 'utf8'), /^-----BEGIN CERTIFICATE-----/);
});

test('names as .NET writes them are read back', () => {
  for (const name of ['CN=a', 'CN=leaf, O="Contoso, Inc.", C=US', 'CN="say ""hi""", E=a@b.c, DC=contoso', 'OID.1.2.3.4=x'])
    assert.equal(formatName(readName(Der.only(encodeName(name)))), name);
  for (const name of ['', 'CN', 'CN="open', 'NOPE=x', 'CN=a, ,']) assert.throws(() => encodeName(name), NameError, name);
});
