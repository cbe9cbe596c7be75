import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { PolicyProblem } from '../../../server/src/policies/step.ts';
import { clientOf, house, policyOf, testSet } from './house.ts';

// docs/templates.md is the specification: its table is run, cell by cell, over real handshakes.

const root = new URL('../../../', import.meta.url);
const page = readFileSync(new URL('docs/templates.md', root), 'utf8');
const rows = (heading: string): string[][] =>
  page
    .slice(page.indexOf(heading))
    .split('\n\n')[0]!
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
const [header, , ...table] = rows('| template |') as [string[], string[], ...string[][]];
const [reasonHeader, , reasons] = rows('| (none) | expired') as [string[], string[], string[]];

const named = new Map([
  ['client-thumbprint', testSet.get('valid')!.certificate.thumbprint],
  ['client-issuer', 'CN=Gatehouse Test Issuing CA, O=Gatehouse Test'],
  ['client-subject', 'CN=Test Client, O=Gatehouse Test'],
]);
const clients = header.slice(1);
const client = (id: string) => (id === '(none)' ? null : clientOf(id, testSet.get(id)!));

/** What a policy answers to each client: status, and the reason of LastError where there is one. */
async function answers(
  policy: string,
  ids = clients,
): Promise<{ statuses: Record<string, number>; reasons: Record<string, string | undefined>; presented: (string | null)[] }> {
  const gateway = await house({ policy, service: { namedValues: named } });
  try {
    const statuses: Record<string, number> = {};
    for (const id of ids) statuses[id] = (await gateway.ask({}, client(id))).status;
    return {
      statuses,
      reasons: Object.fromEntries(ids.map((id, i) => [id, gateway.outcomes[i]?.lastError?.reason])),
      presented: gateway.outcomes.map(({ calls }) => calls[0]?.certificate ?? null),
    };
  } finally {
    await gateway.stop();
  }
}

test('the table covers every template and all six test certificates', () => {
  const files = readdirSync(new URL('examples/templates/', root)).map((name) => name.replace('.policy.xml', ''));
  assert.deepEqual([...table.map(([name]) => name!)].sort(), files.sort());
  assert.deepEqual(clients, ['(none)', 'valid', 'expired', 'not-yet-valid', 'unregistered', 'other-ca', 'self-signed']);
});

for (const [name, ...cells] of table)
  test(`template ${name} answers as docs/templates.md says`, async () => {
    const policy = readFileSync(new URL(`examples/templates/${name}.policy.xml`, root), 'utf8');
    const { statuses, reasons: said, presented } = await answers(policy);
    assert.deepEqual(statuses, Object.fromEntries(clients.map((id, i) => [id, Number(cells[i])])));
    if (name === 'validate-client-certificate') for (const [i, id] of reasonHeader.entries()) assert.equal(said[id], reasons[i], id);
    if (name === 'authentication-certificate')
      assert.deepEqual(new Set(presented), new Set([testSet.get('valid')!.certificate.thumbprint]));
  });

// The snippets as they are, their placeholders filled with what the test certificates need.
const snippets = JSON.parse(readFileSync(new URL('snippets/apim-policy.json', root), 'utf8')) as Record<
  string,
  { prefix: string[]; body: string[] }
>;
const templateOf: Record<string, string> = {
  'cert-expiry': 'expiry',
  'cert-issuer-subject': 'issuer-subject',
  'cert-thumbprint': 'thumbprint',
  'cert-uploaded': 'uploaded',
  'validate-client-certificate': 'validate-client-certificate',
  'authentication-certificate': 'authentication-certificate',
};
const filled: Record<string, string> = {
  'CN=Contoso Issuing CA, O=Contoso, C=US': named.get('client-issuer')!,
  'CN=client.contoso.com, O=Contoso, C=US': named.get('client-subject')!,
  '0123456789ABCDEF0123456789ABCDEF01234567': named.get('client-thumbprint')!,
  'certificate-id': 'valid',
};
const expand = (body: readonly string[]): string =>
  body
    .join('\n')
    .replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, (_, text: string) => filled[text] ?? text)
    .replace(/\$\d/g, '');

for (const [prefix, name] of Object.entries(templateOf))
  test(`snippet ${prefix} answers as its template`, async () => {
    const snippet = Object.values(snippets).find(({ prefix: prefixes }) => prefixes.includes(prefix));
    assert.ok(snippet, `snippets/apim-policy.json has no ${prefix}`);
    const { statuses } = await answers(policyOf({ inbound: `<base />${expand(snippet.body)}` }));
    const cells = table.find(([template]) => template === name)!.slice(1);
    assert.deepEqual(statuses, Object.fromEntries(clients.map((id, i) => [id, Number(cells[i])])));
  });

const refusing = (condition: string): string =>
  policyOf({
    inbound: `<base /><choose><when condition="@(${condition})"><return-response><set-status code="403" /></return-response></when></choose>`,
  });

test('wrong form: NotAfter > Now in a refusing branch turns valid callers away and lets the expired one in', async () => {
  const { statuses } = await answers(refusing('context.Request.Certificate.NotAfter > DateTime.Now'), ['valid', 'expired']);
  assert.deepEqual(statuses, { valid: 403, expired: 200 });
});

test('wrong form: a thumbprint in lower case refuses everybody', async () => {
  const lower = named.get('client-thumbprint')!.toLowerCase();
  const { statuses } = await answers(refusing(`context.Request.Certificate.Thumbprint != "${lower}"`), ['valid', 'unregistered']);
  assert.deepEqual(statuses, { valid: 403, unregistered: 403 });
});

test('wrong form: indexing the uploaded certificates by an id fails the request', async () => {
  const { statuses, reasons: said } = await answers(
    refusing('context.Deployment.Certificates["valid"].Thumbprint != context.Request.Certificate.Thumbprint'),
    ['valid'],
  );
  assert.deepEqual([statuses, said], [{ valid: 500 }, { valid: 'ExpressionValueEvaluationFailure' }]);
});

test('wrong form: comparing SubjectName with a string does not compile', () =>
  assert.rejects(
    () => answers(refusing('context.Request.Certificate.SubjectName != "CN=Test Client, O=Gatehouse Test"'), ['valid']),
    (error: unknown) => error instanceof PolicyProblem && error.message.startsWith('CS0019'),
  ));

test('wrong form: attributes that do not exist cannot be saved, so cannot be run', async () => {
  for (const [inbound, message] of [
    ['<validate-client-certificate validate-expiry="true" />', /takes no attribute "validate-expiry"/],
    [
      '<validate-client-certificate><identities><identity subject-name="CN=x" /></identities></validate-client-certificate>',
      /takes no attribute "subject-name"/,
    ],
    ['<authentication-certificate id-of-certificate="x" />', /takes no attribute "id-of-certificate"/],
  ] as const)
    await assert.rejects(
      () => answers(policyOf({ inbound: `<base />${inbound}` }), []),
      (error: unknown) => error instanceof PolicyProblem && message.test(error.message),
    );
});
