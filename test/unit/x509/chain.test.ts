import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readCertificate } from '../../../server/src/x509/certificate.ts';
import { buildChain } from '../../../server/src/x509/chain.ts';
import { hash } from './hash.ts';
import { verify } from './signature.ts';

interface Recorded {
  id: string;
  leaf: string;
  extra: string[];
  roots: string[];
  at: string;
  valid: boolean;
  status: string[];
  elements: { subject: string; status: string[] }[];
}

// Chains as .NET 10's X509Chain (no revocation check, custom roots) judged them.
const records = readFileSync(new URL('../../fixtures/x509/chains.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Recorded);
const read = (base64: string) => readCertificate(Buffer.from(base64, 'base64'), hash);

for (const { id, leaf, extra, roots, at, valid, status, elements } of records) {
  test(`judges ${id} as X509Chain does`, () => {
    const chain = buildChain(read(leaf), { now: Date.parse(at), roots: roots.map(read), intermediates: extra.map(read), verify });
    const shown = chain.elements.map(({ certificate, status }) => ({ subject: certificate.subject, status }));
    assert.deepEqual({ valid: chain.valid, status: chain.status, elements: shown }, { valid, status, elements });
  });
}
