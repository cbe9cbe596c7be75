import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from '../../../server/src/syntax/parser.ts';
import { configFailure } from '../../../server/src/workspace/config.ts';
import { effectivePolicy, type Layer, layOut, renderEffective } from '../../../server/src/workspace/effective.ts';
import { memoryFiles } from '../../../server/src/workspace/files.ts';
import { fragmentIdOf } from '../../../server/src/workspace/fragment-id.ts';
import { readConfig } from '../../../server/src/workspace/read-config.ts';
import { findDocuments, rootOf } from '../../../server/src/workspace/sniff.ts';
import { openWorkspace } from '../../../server/src/workspace/workspace.ts';

const roots: readonly (readonly [text: string, root: string | null])[] = [
  ['<policies>', 'policies'],
  ['\ufeff\n <policies/>', 'policies'],
  ['<?xml version="1.0"?>\n<!-- licence <fragment> -->\n<fragment>', 'fragment'],
  ['<!DOCTYPE x><policies id="1">', 'policies'],
  ['<http-data-source>', 'http-data-source'],
  ['<policiesx>', null],
  ['<project>', null],
  ['<!-- never closed', null],
  ['text <policies>', null],
  ['', null],
];
for (const [text, root] of roots) test(`root of ${JSON.stringify(text)}`, () => assert.equal(rootOf(text), root));

const policy = '<policies><inbound><base /></inbound></policies>';
const information = (properties: unknown): string => JSON.stringify({ properties });
const folder = {
  '/w/artifacts/policy.xml': '<policies><inbound /><backend><forward-request /></backend></policies>',
  '/w/artifacts/apis/echo/apiInformation.json': information({ path: 'echo', displayName: 'Echo' }),
  '/w/artifacts/apis/echo/specification.yaml': 'openapi: 3.0.1',
  '/w/artifacts/apis/echo/policy.xml': policy,
  '/w/artifacts/apis/echo/operations/get-one/policy.xml': policy,
  '/w/artifacts/apis/echo;rev=2/apiInformation.json': information({ path: 'echo', apiRevision: '2' }),
  '/w/artifacts/products/gold/productInformation.json': information({ displayName: 'Gold' }),
  '/w/artifacts/products/gold/policy.xml': policy,
  '/w/artifacts/products/gold/apis/echo/productApiInformation.json': '{}',
  '/w/artifacts/named values/aud/namedValueInformation.json': information({ displayName: 'audience', value: 'api://orders' }),
  '/w/artifacts/named values/key/namedValueInformation.json': information({ displayName: 'key', secret: true, value: 'leaked' }),
  '/w/artifacts/named values/bad/namedValueInformation.json': '{ not json',
  '/w/artifacts/backends/orders/backendInformation.json': information({ url: 'https://orders.test' }),
  '/w/artifacts/version sets/v/versionSetInformation.json': information({ displayName: 'v' }),
  '/w/artifacts/policy fragments/auth/policy.xml': '<fragment><set-variable name="a" value="1" /></fragment>',
  '/w/artifacts/workspaces/team/policy.xml': policy,
  '/w/artifacts/workspaces/team/apis/own/policy.xml': policy,
  '/w/artifacts/workspaces/team/policy fragments/theirs/policy.xml': '<fragment />',
  '/w/loose/one.txt': policy,
  '/w/loose/pom.xml': '<project />',
  '/w/node_modules/x/policy.xml': policy,
  '/w/.gatehouse/config.yaml': 'tier: v2\nnamedValues: { local: here }\nrules: { missing-base: off }\n',
};

test('documents are found by content, whatever their extension', async () => {
  const found = await findDocuments(memoryFiles(folder), '/w');
  assert.ok(found.includes('/w/loose/one.txt'));
  assert.ok(!found.some((path) => path.includes('node_modules') || path.endsWith('pom.xml')));
  assert.equal(found.length, 9);
});

test('an artifacts folder is understood', async () => {
  const workspace = await openWorkspace(memoryFiles(folder), '/w');
  const [service] = workspace.artifacts;
  assert.equal(workspace.artifacts.length, 1);
  assert.deepEqual(
    service!.apis.map(({ id, revision }) => [id, revision]),
    [
      ['echo', null],
      ['echo', '2'],
    ],
  );
  assert.equal(service!.apis[0]!.specification, '/w/artifacts/apis/echo/specification.yaml');
  assert.deepEqual([...service!.apis[0]!.operationPolicies.keys()], ['get-one']);
  assert.deepEqual(service!.products[0]!.apis, ['echo']);
  assert.deepEqual(service!.namedValues.get('audience'), { id: 'aud', value: 'api://orders', secret: false });
  assert.deepEqual(service!.namedValues.get('key'), { id: 'key', value: null, secret: true }, 'the text of a secret is never kept');
  assert.deepEqual(service!.backends.get('orders'), { url: 'https://orders.test' });
  assert.ok(service!.versionSets.has('v'));
  assert.deepEqual([...service!.workspaces.get('team')!.fragments.keys()], ['theirs']);
});

test('the place of a document gives its scope', async () => {
  const workspace = await openWorkspace(memoryFiles(folder), '/w');
  const scopes = [
    'policy.xml',
    'apis/echo/policy.xml',
    'apis/echo/operations/get-one/policy.xml',
    'products/gold/policy.xml',
    'workspaces/team/policy.xml',
    'workspaces/team/apis/own/policy.xml',
    'policy fragments/auth/policy.xml',
  ].map((path) => workspace.placeOf(`/w/artifacts/${path}`)?.scope);
  assert.deepEqual(scopes, ['global', 'api', 'operation', 'product', 'workspace', 'api', 'fragment']);
  assert.equal(workspace.placeOf('/w/loose/policy.xml'), null);
});

test('names of a document: its folder and the config file', async () => {
  const workspace = await openWorkspace(memoryFiles(folder), '/w');
  const names = workspace.namesFor('/w/artifacts/workspaces/team/apis/own/policy.xml');
  assert.deepEqual([...names.fragments!.keys()], ['auth', 'theirs']);
  assert.deepEqual([...workspace.namesFor('/w/artifacts/policy.xml').fragments!.keys()], ['auth']);
  assert.equal(names.namedValues!.get('local'), 'here');
  assert.equal(names.scope, 'api');
  assert.equal(workspace.namesFor('/w/loose/one.txt').fragments, null);
});

const configs: readonly (readonly [text: string, message: RegExp | null, line?: number])[] = [
  ['', null],
  ['# nothing\n', null],
  ['tier: v2\nsourceFormat: xml\nnegotiateClientCertificate: true\ngateway: { host: 127.0.0.1, port: 8443 }\n', null],
  [
    'namedValues:\n  a: text\n  b: 5\n  c: { valueEnv: C, secret: true }\n  d: { thumbprintOf: valid }\nbackends: { orders: https://orders.test }\n',
    null,
  ],
  ['rules: { missing-base: off, unused-variable: warning }', null],
  ['teir: v2', /there is no key teir .*Did you mean tier\?/, 1],
  ['\ntier: premium', /tier is classic, v2, .*not premium/, 2],
  ['negotiateClientCertificate: yes please', /true or false/],
  ['rules:\n  missing-base: loud', /the level of missing-base is off, hint/, 2],
  ['gateway: { port: 99999 }', /port is 0 to 65535/],
  ['namedValues: { a: { valeu: x } }', /there is no key valeu in the named value a.*valueEnv|value/],
  ['namedValues: { a: { value: x, secret: true } }', /name the environment variable/],
  ['- a list', /the file is a mapping/],
  ['- a list', /it takes tier, negotiateClientCertificate/],
  ['a: [', /not YAML: /],
  ['tier:\nrules:\nbackends:\ngateway:\n', null],
  ['namedValues: { a: { value: x, valueEnv: X } }', /one of value, valueEnv or thumbprintOf/],
  ['namedValues: { a: { secret: true } }', /one of value, valueEnv or thumbprintOf/],
  ['namedValues: { a: { value: [x] } }', /a: value is a text/],
  ['backends: [{ id: a, url: https://a.test }, { name: b, properties: { url: https://b.test } }]', null],
  ['backends: { a: { url: https://a.test, tls: { validateCertificateName: false } }, b: { pool: { services: [] } } }', null],
  ['backends:\n  a: 5', /the back end a is a URL, or a mapping with url/, 2],
  ['backends: { a: { ulr: x, url: y } }', /there is no key ulr in the back end a\. Did you mean url\?/],
  ['backends: { a: { title: x } }', /the back end a needs a url/],
  ['backends:\n  - id: a\n    url: https://a.test\n  - url: https://b.test', /needs its id/, 4],
  ['rules: { missing-bse: off }', /there is no rule missing-bse\. Did you mean missing-base\?/],
  ['rules: { CS1061: off, missing-base: false }', null],
];
for (const [text, message, line] of configs)
  test(`config ${JSON.stringify(text)}`, () => {
    const { problems } = readConfig(text, new Set(['missing-base', 'unused-variable']));
    if (!message) return assert.deepEqual(problems, []);
    assert.equal(problems.length >= 1, true);
    assert.match(problems[0]!.message, message);
    if (line) assert.equal(problems[0]!.line, line);
  });

test('the three ways to write back ends say the same', () => {
  const ways = [
    'backends: { a: https://a.test }',
    'backends: { a: { url: https://a.test } }',
    'backends: [{ id: a, properties: { url: https://a.test } }]',
  ];
  for (const way of ways) {
    const { config, problems } = readConfig(way);
    assert.deepEqual(problems, [], way);
    assert.deepEqual(
      [...config.backends].map(([id, { url }]) => [id, url]),
      [['a', 'https://a.test']],
      way,
    );
  }
});

test('a problem of the config file says its place, and a command says how many more there are', () => {
  const { problems } = readConfig('tier: v2\nteir: x\nrules:\n  a: loud\n');
  assert.deepEqual(problems[0]!.range, { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } });
  assert.match(configFailure(problems)!, /^\.gatehouse\/config\.yaml:2: there is no key teir .* \(and 1 more, from line 4\)$/);
  assert.equal(configFailure([]), null);
});

test('prototype names are just keys', () => {
  const { config } = readConfig('namedValues: { __proto__: x, constructor: y }');
  assert.deepEqual([...config.namedValues.keys()], ['__proto__', 'constructor']);
});

const layer = (scope: Layer['scope'], text: string): Layer => ({ scope, path: `${scope}.xml`, document: parse(text) });

test('the effective policy puts wider scopes where base stands', () => {
  const effective = effectivePolicy(
    [
      layer('global', '<policies><inbound><set-method>A</set-method></inbound><backend><forward-request /></backend></policies>'),
      layer(
        'api',
        '<policies><inbound><set-method>B</set-method><base /><include-fragment fragment-id="f" /></inbound><outbound /></policies>',
      ),
      layer('operation', '<policies><inbound><base /><set-method>C</set-method></inbound></policies>'),
    ],
    new Map([['f', { path: 'f.xml', document: parse('<fragment>\n<set-status code="200" /></fragment>') }]]),
  );
  const inbound = effective.sections
    .get('inbound')!
    .map(({ text, origin }) => `${origin.scope} ${origin.fragment ?? '-'} ${origin.line} ${text}`);
  assert.deepEqual(inbound, [
    'api - 1 <set-method>B</set-method>',
    'global - 1 <set-method>A</set-method>',
    'api f 2 <set-status code="200" />',
    'operation - 1 <set-method>C</set-method>',
  ]);
  assert.deepEqual(
    effective.sections.get('backend')!.map(({ element }) => element),
    ['forward-request'],
  );
  assert.equal(parse(renderEffective(effective)).problems.length, 0);
});

test('without base the wider scopes are gone; without a global policy the default one forwards', () => {
  const effective = effectivePolicy([layer('api', '<policies><inbound /><backend><base /></backend></policies>')], new Map());
  assert.deepEqual(effective.sections.get('inbound'), []);
  assert.deepEqual(
    effective.sections.get('backend')!.map(({ origin, element }) => [origin.scope, element]),
    [['default', 'forward-request']],
  );
});

test('base inside of a branch, and fragments that include each other, end', () => {
  const effective = effectivePolicy(
    [
      layer('global', '<policies><inbound><set-method>A</set-method></inbound></policies>'),
      layer(
        'api',
        '<policies><inbound><choose><when condition="@(true)"><base /></when></choose><include-fragment fragment-id="f" /></inbound></policies>',
      ),
    ],
    new Map([['f', { path: 'f.xml', document: parse('<fragment><include-fragment fragment-id="f" /></fragment>') }]]),
  );
  const inbound = effective.sections.get('inbound')!.map(({ text }) => text);
  assert.deepEqual(inbound, [
    '<choose><when condition="@(true)"><!-- base --><set-method>A</set-method><!-- end of base --></when></choose>',
    '<include-fragment fragment-id="f" />',
  ]);
});

test('each rendered piece knows its lines and where it was written', () => {
  const effective = effectivePolicy(
    [
      layer('global', '<policies>\n<inbound>\n<set-method>A</set-method>\n<set-method>B</set-method></inbound></policies>'),
      layer('api', '<policies><inbound><base />\n<choose>\n<when condition="@(true)" /></choose></inbound></policies>'),
    ],
    new Map(),
  );
  const { text, pieces } = layOut(effective);
  const lines = text.split('\n');
  assert.deepEqual(
    pieces.map(({ origin, comment, first, last }) => [
      origin.path,
      origin.line,
      comment === null ? null : lines[comment]!.trim(),
      lines[first]!.trim(),
      last - first,
    ]),
    [
      ['global.xml', 3, '<!-- global: global.xml -->', '<set-method>A</set-method>', 0],
      ['global.xml', 4, null, '<set-method>B</set-method>', 0],
      ['api.xml', 2, '<!-- api: api.xml -->', '<choose>', 1],
    ],
  );
});

test('a fragment that is not there stays as it is, and is named', () => {
  const effective = effectivePolicy(
    [
      layer(
        'api',
        '<policies><inbound><choose><when condition="@(true)"><include-fragment fragment-id="x" /></when></choose></inbound></policies>',
      ),
    ],
    new Map(),
  );
  assert.deepEqual(effective.missing, ['x']);
  assert.match(effective.sections.get('inbound')![0]!.text, /include-fragment/);
});

const fragmentFiles: readonly (readonly [path: string, id: string])[] = [
  ['/w/policy fragments/auth/policy.xml', 'auth'],
  ['/w/auth.xml', 'auth'],
  ['/w/auth.fragment.xml', 'auth'],
  ['/w/auth.policy.xml', 'auth'],
  ['/w/a.b.cshtml', 'a.b'],
];
for (const [path, id] of fragmentFiles) test(`the fragment in ${path} is ${id}`, () => assert.equal(fragmentIdOf(path), id));
