import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { disk } from '../../../server/src/workspace/disk.ts';
import { openWorkspace } from '../../../server/src/workspace/workspace.ts';

// The folder examples/apiops as people use it: read, linted, merged, run.

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = `${root}examples/apiops`;
function gatehouse(...args: string[]): unknown {
  const main = `${root}server/src/cli/main.ts`;
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args, '--format', 'json'], { cwd: folder, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

test('the example holds one of each artifact that policies name, and a secret without its value', async () => {
  const { artifacts, namesFor } = await openWorkspace(disk, folder.replaceAll('\\', '/'));
  assert.equal(artifacts.length, 1);
  const [service] = artifacts;
  const apis = service!.apis.map(({ id, revision, operationPolicies }) => [id, revision, [...operationPolicies.keys()]]);
  assert.deepEqual(apis, [
    ['orders', null, ['get-order']],
    ['orders', '2', []],
    ['shipments', null, ['create-shipment']],
  ]);
  assert.deepEqual(
    service!.products.map(({ id, apis: linked }) => [id, linked]),
    [['partners', ['orders']]],
  );
  assert.deepEqual([...service!.fragments.keys()], ['client-certificate']);
  assert.deepEqual([...service!.versionSets.keys()], ['orders']);
  assert.deepEqual(service!.namedValues.get('orders-key'), { id: 'orders-key', value: null, secret: true });
  const names = namesFor(`${service!.folder}/apis/orders;rev=2/policy.xml`);
  assert.equal(names.scope, 'api');
  assert.deepEqual([...names.namedValues!.keys()].toSorted(), ['client-issuer', 'client-subject', 'orders-key']);
  assert.deepEqual([...names.backends!], ['orders']);
});

test('nothing is found in its documents, and they are formatted', () => {
  const { files, summary } = gatehouse('lint') as { files: { path: string; diagnostics: unknown[] }[]; summary: object };
  assert.deepEqual(summary, { files: 8, errors: 0, warnings: 0 });
  for (const { path, diagnostics } of files) assert.deepEqual(diagnostics, [], path);
  assert.deepEqual(gatehouse('fmt', '--check'), { changed: [], left: [] });
});

test('its effective policy tells where each piece comes from', () => {
  const { sections, missingFragments } = gatehouse('effective', '--api', 'orders', '--operation', 'get-order', '--product', 'partners') as {
    sections: Record<string, { element: string; origin: { scope: string; fragment: string | null } }[]>;
    missingFragments: string[];
  };
  assert.deepEqual(missingFragments, []);
  const inbound = sections.inbound!.map(({ element, origin }) => [origin.scope, origin.fragment, element]);
  assert.deepEqual(inbound, [
    ['global', null, 'set-header'],
    ['product', null, 'rate-limit'],
    ['api', 'client-certificate', 'choose'],
    ['api', 'client-certificate', 'set-variable'],
    ['api', null, 'validate-client-certificate'],
    ['api', null, 'set-backend-service'],
    ['api', null, 'set-header'],
    ['operation', null, 'set-header'],
  ]);
});

test('it runs through its scopes: the fragment of the API turns away who has no certificate', () => {
  const { results } = gatehouse('run', '--api', 'orders', '--operation', 'get-order') as {
    results: { request: { url: string }; response: { status: number }; trace: { policy: string; file: string }[] }[];
  };
  assert.equal(results.length, 1);
  assert.equal(results[0]!.request.url, '/orders/v1/id');
  assert.equal(results[0]!.response.status, 401);
  const ended = results[0]!.trace.find(({ policy }) => policy === 'return-response');
  assert.equal(ended?.file, 'policy fragments/client-certificate/policy.xml');
});

const runs: readonly (readonly [document: string, args: readonly string[], url: string, files: readonly string[]])[] = [
  ['apis/orders/policy.xml', [], '/orders/v1/', ['policy.xml', 'apis/orders/policy.xml', 'policy fragments/client-certificate/policy.xml']],
  [
    'apis/orders/operations/get-order/policy.xml',
    [],
    '/orders/v1/id',
    ['policy.xml', 'apis/orders/policy.xml', 'policy fragments/client-certificate/policy.xml'],
  ],
  ['apis/orders;rev=2/policy.xml', [], '/orders/v1/', ['policy.xml', 'apis/orders;rev=2/policy.xml']],
  ['apis/shipments/operations/create-shipment/policy.xml', [], '/shipments/', ['policy.xml', 'apis/shipments/policy.xml']],
  ['policy.xml', [], '/', ['policy.xml']],
  ['products/partners/policy.xml', [], '/', ['products/partners/policy.xml']],
  ['apis/orders/policy.xml', ['--url', '/anything'], '/anything', ['policy.xml', 'apis/orders/policy.xml']],
];
for (const [document, args, url, files] of runs)
  test(`a document runs with what is around it: ${[document, ...args].join(' ')}`, () => {
    const { results } = gatehouse('run', `${folder}/${document}`, ...args) as {
      results: { request: { url: string }; response: { status: number } | null; trace: { file: string }[]; error: unknown }[];
    };
    assert.equal(results[0]!.error, null);
    assert.equal(results[0]!.request.url, url);
    const walked = new Set(results[0]!.trace.map(({ file }) => file));
    for (const file of files) assert.ok(walked.has(file), `${file} is not among ${[...walked]}`);
  });
