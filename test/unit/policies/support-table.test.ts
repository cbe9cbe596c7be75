import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { policies } from '../../../server/src/policies/catalogue.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const rows = readFileSync(join(root, 'docs/policies.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(1);

test('every policy has a row (node scripts/support-table.mjs)', () => {
  const names = rows.map((row) => /^\| \[?([a-z0-9-]+)/.exec(row)?.[1]);
  assert.deepEqual(
    names,
    policies.map(({ id }) => id),
  );
});

test('what a row calls emulated has a handler, and the tests it names are there and hold the policy', () => {
  let proofs = 0;
  for (const [i, policy] of policies.entries()) {
    const emulated = rows[i]!.split(' | ').at(-1)!;
    if (!emulated.startsWith('yes')) continue;
    assert.ok(existsSync(join(root, 'server/src/policies', policy.id, 'handler.ts')), `${policy.id} has no handler.ts`);
    for (const [, path] of emulated.matchAll(/\]\(\.\.\/([^)]+)\)/g)) {
      assert.match(readFileSync(join(root, path!), 'utf8'), new RegExp(`<${policy.name}[\\s/>]`), `${path} proves nothing of ${policy.id}`);
      proofs++;
    }
    assert.ok(!emulated.includes('unproven'), `no test shows that ${policy.id} is emulated`);
  }
  assert.ok(proofs > 10);
});
