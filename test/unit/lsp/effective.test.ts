import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LspClient } from './client.ts';

interface Effective {
  readonly text: string;
  readonly of: string;
  readonly products: readonly string[];
  readonly missing: readonly string[];
}

const folder = new URL('../../../examples/apiops/', import.meta.url);
/** As editors write URIs: with `;` and `=` escaped. */
const uri = (path: string): string => new URL(path, folder).href.replaceAll(';', '%3B').replaceAll('=', '%3D');
const client = new LspClient();
const effective = (path: string, product?: string): Promise<Effective> =>
  client.request('gatehouse/effective', { uri: uri(path), product });

before(async () => {
  await client.initialize(folder.href);
});
after(async () => {
  assert.equal(await client.stop(), 0);
});

const origins = ({ text }: Effective): string[] => [...text.matchAll(/<!-- (\w+: .*?) -->/g)].map(([, origin]) => origin!);

test('the scopes around an operation, each with its origin; a product where one is named', async () => {
  const plain = await effective('apis/orders/operations/get-order/policy.xml');
  assert.equal(plain.of, 'operation get-order of API orders');
  assert.deepEqual(plain.products, ['partners']);
  assert.deepEqual(plain.missing, []);
  assert.deepEqual(
    [...new Set(origins(plain))],
    [
      'global: policy.xml',
      'api: fragment client-certificate: policy fragments/client-certificate/policy.xml',
      'api: apis/orders/policy.xml',
      'operation: apis/orders/operations/get-order/policy.xml',
    ],
  );
  const within = await effective('apis/orders/operations/get-order/policy.xml', 'partners');
  assert.ok(origins(within).includes('product: products/partners/policy.xml'));
});

test('a revision is that of its folder, as it is in the editor before it is saved', async () => {
  client.open(uri('apis/orders;rev=2/policy.xml'), '<policies><inbound><base /><set-method>PUT</set-method></inbound></policies>');
  const { text } = await effective('apis/orders;rev=2/policy.xml');
  assert.match(text, /<!-- api: apis\/orders;rev=2\/policy\.xml -->\s+<set-method>PUT</);
});

test('a fragment, and a document outside of the folder, are refused with the reason', async () => {
  await assert.rejects(effective('policy fragments/client-certificate/policy.xml'), /choose a policy that includes client-certificate/);
  await assert.rejects(effective('../client-certificate.policy.xml'), /stands in no APIOps artifacts folder/);
});
