import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Certificate, readCertificate } from '../../../server/src/x509/certificate.ts';
import { buildChain } from '../../../server/src/x509/chain.ts';
import { Der, DerError } from '../../../server/src/x509/der.ts';
import { describeCertificate } from '../../../server/src/x509/describe.ts';
import { explainChain } from '../../../server/src/x509/explain.ts';
import { hash } from './hash.ts';

const lines = (file: string) =>
  readFileSync(new URL(`../../fixtures/x509/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const ders: Uint8Array[] = [
  ...lines('names.jsonl')
    .slice(0, 20)
    .map(({ der }) => Buffer.from(der, 'base64')),
  ...lines('chains.jsonl').flatMap(({ leaf, extra }) => [leaf, ...extra].map((one: string) => Buffer.from(one, 'base64'))),
];

/** Reads what it can; only DerError may come out of it. */
function exercise(der: Uint8Array): Certificate | undefined {
  let certificate: Certificate;
  try {
    certificate = readCertificate(der, hash);
  } catch (error) {
    assert.ok(error instanceof DerError, String(error));
    return undefined;
  }
  certificate.toText(true);
  describeCertificate(certificate, 0);
  const chain = buildChain(certificate, { now: 0, roots: [certificate], intermediates: [certificate], verify: () => true });
  explainChain(chain, 0);
  return certificate;
}

test('a changed byte anywhere gives a DerError or another certificate, never another exception', () => {
  let read = 0;
  for (const [n, der] of ders.entries()) {
    for (let at = n % 3; at < der.length; at += 3) {
      const changed = Uint8Array.from(der);
      changed[at] = (changed[at]! ^ (1 << ((at + n) % 8))) & 255;
      if (exercise(changed)) read++;
    }
  }
  assert.ok(read > 1000, 'most changes do not make it unreadable');
});

test('a prefix is no certificate, nor is one with something behind it', () => {
  for (const der of ders.slice(0, 5)) {
    for (let length = 0; length < der.length; length += 7) assert.equal(exercise(der.subarray(0, length)), undefined);
    assert.equal(exercise(Buffer.concat([der, Uint8Array.of(0)])), undefined);
  }
});

test('nesting without end is refused', () => {
  const deep = new Uint8Array(5000);
  for (let i = 0; i < deep.length; i += 2) deep.set([0x30, 0x80], i);
  assert.throws(() => Der.at(deep), DerError);
});

test('numbers, identifiers and times are read as their encodings say', () => {
  const one = (...bytes: number[]) => Der.only(Uint8Array.from(bytes));
  assert.equal(one(2, 2, 0xff, 0x7f).number, -129);
  assert.equal(one(2, 3, 0x00, 0x80, 0x00).number, 32768);
  assert.equal(one(6, 3, 0x88, 0x37, 0x03).oid, '2.999.3');
  assert.equal(one(6, 9, 0x2b, 0x06, 0x01, 0x04, 0x01, 0x82, 0x37, 0x14, 0x02).oid, '1.3.6.1.4.1.311.20.2');
  const text = (tag: number, value: string) => one(tag, value.length, ...Buffer.from(value));
  assert.equal(text(0x17, '491231235959Z').time, Date.UTC(2049, 11, 31, 23, 59, 59));
  assert.equal(text(0x17, '500101000000Z').time, Date.UTC(1950, 0, 1));
  assert.equal(text(0x18, '20500101000000Z').time, Date.UTC(2050, 0, 1));
  for (const wrong of ['20500230000000Z', '20501301000000Z', '2050010100000Z', '20500101250000Z'])
    assert.throws(() => text(0x18, wrong).time, DerError);
});
