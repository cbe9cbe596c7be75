import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withFilters } from '../../../client/src/xml-filters.ts';

const usual = [
  { pattern: '**/*.policy.xml', enabled: false },
  { pattern: '**/policy.xml', enabled: false },
];
const rows: readonly (readonly [given: unknown, file: string, expected: unknown[]])[] = [
  [undefined, 'a.policy.xml', usual],
  [[], 'policy.xml', usual],
  [[], 'orders.xml', [...usual, { pattern: '**/orders.xml', enabled: false }]],
  [[{ pattern: '**.exsd', noGrammar: 'ignore' }], 'policy.xml', [{ pattern: '**.exsd', noGrammar: 'ignore' }, ...usual]],
  [usual, 'policy.xml', usual],
  [[{ pattern: '**/policy.xml', noGrammar: 'ignore' }], 'policy.xml', [{ pattern: '**/policy.xml', noGrammar: 'ignore' }, ...usual]],
];
for (const [given, file, expected] of rows)
  test(`XML filters for ${file} beside ${JSON.stringify(given)}`, () => assert.deepEqual(withFilters(given, file), expected));
