import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { lists } from '../../../scripts/catalogue.mjs';
import { policies, policiesNamed, policyOf, rootNames } from '../../../server/src/policies/catalogue.ts';
import { childNames } from '../../../server/src/policies/placement.ts';
import type { Child, ElementFacts } from '../../../server/src/policies/policy.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

test('the lists name every folder and file', () => {
  for (const [path, text] of lists()) {
    const names = (source: string): string[] => [...source.matchAll(/from '(.*)';/g)].map(([, from]) => from!).sort();
    assert.deepEqual(names(readFileSync(join(root, path), 'utf8')), names(text), `${path}: run node scripts/catalogue.mjs`);
  }
});

test('67 documented policies, 4 older names, 8 undocumented ones', () => {
  const count = (status: string): number => policies.filter((one) => one.status === status).length;
  assert.deepEqual([count('documented'), count('legacy'), count('undocumented')], [67, 4, 8]);
});

const elementsOf = (facts: ElementFacts): ElementFacts[] => [facts, ...facts.children.flatMap((child: Child) => elementsOf(child))];

for (const policy of policies) {
  test(`${policy.id}: its facts agree with each other`, () => {
    assert.ok(policy.summary.length > 10 && policy.summary.endsWith('.'), 'a summary, one sentence');
    assert.equal(policy.docs === null, policy.status === 'undocumented');
    assert.equal(new Set(policy.sections).size, policy.sections.length);
    for (const section of policy.doubtful.sections) assert.ok(!policy.sections.includes(section), `${section} is doubtful and sure`);
    for (const scope of policy.doubtful.scopes) assert.ok(!policy.scopes.includes(scope), `${scope} is doubtful and sure`);
    if (policy.replacedBy) assert.ok(policiesNamed(policy.replacedBy).length, `there is no ${policy.replacedBy}`);
    for (const element of elementsOf(policy)) {
      for (const { name, type, values, default: usual, min, max, expression } of element.attributes.values()) {
        assert.equal(type === 'enum', values.length > 0, `${name}: an enum has values`);
        if (type === 'enum' && usual !== null) assert.ok(values.includes(usual), `${name}: its default ${usual} is one of its values`);
        if (type === 'bool' && usual !== null) assert.match(usual, /^(true|false)$/, name);
        if (min !== null || max !== null)
          assert.ok(type === 'int' || type === 'long' || type === 'number', `${name}: bounds are of numbers`);
        assert.ok(expression === null || typeof expression === 'boolean');
      }
      for (const combination of element.combinations)
        for (const [key, name] of Object.entries(combination).flatMap(([key, names]) => [names].flat().map((one) => [key, one] as const)))
          if (key !== 'is') assert.ok(element.attributes.has(name), `${element.name} has no attribute ${name}`);
      for (const name of element.childCombinations.flatMap((one) => Object.values(one).flat()))
        assert.ok(
          element.children.some((child) => child.name === name),
          `${element.name} has no child ${name}`,
        );
      for (const child of element.children) {
        assert.ok(child.min <= child.max);
        if (child.policy) assert.ok(policiesNamed(child.name).length, `${child.name} is no policy`);
      }
      assert.equal(new Set(element.children.map(({ name }) => name)).size, element.children.length, 'a child name stands once');
    }
  });
}

test('the Dapr form of set-backend-service is told by its attributes', () => {
  assert.equal(policyOf('set-backend-service', ['backend-id'])?.id, 'set-backend-service');
  assert.equal(policyOf('set-backend-service', ['backend-id', 'dapr-app-id'])?.id, 'set-backend-service-dapr');
  assert.equal(policyOf('__proto__'), null);
});

test('document roots and names inside of policies', () => {
  assert.deepEqual(rootNames, [
    'policies',
    'fragment',
    'cosmosdb-data-source',
    'graphql-data-source',
    'http-data-source',
    'sql-data-source',
  ]);
  for (const name of ['when', 'otherwise', 'value', 'identity']) assert.ok(childNames().has(name), name);
});
