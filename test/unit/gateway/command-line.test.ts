import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { RunReport } from '../../../server/src/cli/emulator/results.ts';
import { run } from '../../../server/src/cli/run.ts';
import { UsageError } from '../../../server/src/cli/usage.ts';
import { policyOf } from './house.ts';

// `run` and `serve` as a person or a script calls them.

const root = fileURLToPath(new URL('../../../', import.meta.url));
const main = join(root, 'server/src/cli/main.ts');
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-run-'));
const children: ChildProcess[] = [];

function gatehouse(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [main, ...args], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1', GATEHOUSE_TEST_SECRET: 'hush-hush' },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (err += data.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}
const report = async (...args: string[]): Promise<RunReport> => {
  const { code, out, err } = await gatehouse('run', ...args, '--format', 'json');
  assert.equal(code, 0, err);
  return JSON.parse(out) as RunReport;
};

before(async () => {
  // Without the certificates of whoever works here, and without its APIOps folder, which has a test of its own.
  cpSync(join(root, 'examples'), folder, { recursive: true, filter: (path) => !/\.gatehouse.certificates|examples.apiops/.test(path) });
  assert.equal((await gatehouse('certs', 'test-set')).code, 0);
});
after(() => {
  for (const child of children) child.kill();
  rmSync(folder, { recursive: true, force: true });
});

test('the main job: the example policy with every test certificate, and what the trace says of it', async () => {
  const { results, notSimulated } = await report('client-certificate.policy.xml', '--all-certs', '--url', '/orders/1?x=1');
  assert.deepEqual(notSimulated, []);
  assert.deepEqual(
    results.map(({ certificate, response, lastError }) => [certificate, response?.status, response?.reason, lastError?.reason ?? null]),
    [
      [null, 401, 'Client certificate required', null],
      ['valid', 200, 'OK', null],
      ['expired', 403, 'Client certificate outside its validity', null],
      ['not-yet-valid', 403, 'Client certificate outside its validity', null],
      ['unregistered', 401, 'Unauthorized', 'ClientCertificateIdentityNotMatched'],
      ['other-ca', 401, 'Unauthorized', 'ClientCertificateNotTrusted'],
      ['self-signed', 401, 'Unauthorized', 'ClientCertificateNotTrusted'],
    ],
  );
  const valid = results[1]!;
  assert.deepEqual(Object.keys(valid).sort(), [
    'backend',
    'calls',
    'certificate',
    'elapsedMs',
    'error',
    'lastError',
    'request',
    'response',
    'trace',
  ]);
  assert.equal(valid.backend?.called, true);
  assert.equal(valid.backend?.request?.url, 'https://orders.gatehouse.test/v1/orders/1?x=1');
  assert.deepEqual(valid.response?.headers['X-Client'], ['CN=Test Client, O=Gatehouse Test']);
  assert.match(String(valid.calls[0]?.certificate), /^[0-9A-F]{40}$/);
  assert.equal(results[0]!.backend?.called, false);
  const taken = results[0]!.trace.find(({ outcome }) => outcome === 'taken')!;
  assert.deepEqual(
    [taken.file, taken.scope, taken.section, taken.policy, taken.path],
    ['client-certificate.policy.xml', 'api', 'inbound', 'when', 'choose\\when[1]'],
  );
  assert.equal(taken.range?.start.line, 5);
  const fragment = valid.trace.find(({ file }) => file === 'fragments/caller.fragment.xml')!;
  assert.match(fragment.path, /^include-fragment\\/);
});

test('requests of a .http file, each with its certificate', async () => {
  const { results } = await report('client-certificate.policy.xml', '--request', 'orders.http', '--backend', '503');
  assert.deepEqual(
    results.map(({ certificate, request, response }) => [certificate, request.method, response?.status]),
    [
      ['valid', 'GET', 503],
      [null, 'GET', 401],
      ['valid', 'POST', 503],
    ],
  );
});

test('values of secret named values are never shown', async () => {
  mkdirSync(join(folder, 'secret', '.gatehouse'), { recursive: true });
  writeFileSync(join(folder, 'secret/.gatehouse/config.yaml'), 'namedValues: { token: { valueEnv: GATEHOUSE_TEST_SECRET } }\n');
  writeFileSync(
    join(folder, 'secret/p.xml'),
    policyOf({
      inbound: '<base /><set-variable name="a" value="@("{{token}}" + "!")" /><set-header name="X"><value>{{token}}</value></set-header>',
    }),
  );
  const { code, out } = await gatehouse('run', 'secret/p.xml', '--workspace', 'secret', '--format', 'json');
  assert.equal(code, 0);
  assert.ok(!out.includes('hush-hush'));
  assert.ok(out.includes('***'));
});

test('a policy that holds the gateway costs the run, not the machine', async () => {
  writeFileSync(
    join(folder, 'loop.xml'),
    policyOf({ inbound: '<base /><set-variable name="a" value="@{ var s = &quot;x&quot;; while (true) { s = s + s; } return s; }" />' }),
  );
  const { results } = await report('loop.xml');
  assert.equal(results[0]?.response?.status, 500);
});

// In this process: what is wrong with the call shows before anything starts.
const wrong: [name: string, args: string[], message: RegExp][] = [
  ['no such file', ['none.xml'], /none\.xml: there is no such file/],
  ['a folder', ['templates'], /folder/],
  ['an unknown certificate', ['templates/expiry.policy.xml', '--cert', 'nobody'], /nobody.*valid, expired/],
  ['a backend that is none', ['templates/expiry.policy.xml', '--backend', 'ftp://x'], /--backend ftp:\/\/x/],
  ['a fragment', ['fragments/caller.fragment.xml'], /fragment/],
  ['an option that does not exist', ['templates/expiry.policy.xml', '--certificate', 'valid'], /--certificate/],
  ['a header without a colon', ['templates/expiry.policy.xml', '-H', 'nothing'], /-H nothing/],
  ['a tier that does not exist', ['templates/expiry.policy.xml', '--tier', 'gold'], /--tier/],
  ['an API outside of an APIOps folder', ['--api', 'orders'], /APIOps/],
];
for (const [name, args, message] of wrong)
  test(`one clear line: ${name}`, async () => {
    const absolute = args.map((arg) => (/\.xml$|^templates$/.test(arg) ? join(folder, arg) : arg));
    await assert.rejects(
      () => run([...absolute, '--workspace', folder]),
      (error: unknown) => error instanceof UsageError && message.test(error.message) && !error.message.includes('\n'),
    );
  });

test('a policy that cannot run says where', async () => {
  writeFileSync(
    join(folder, 'broken.xml'),
    '<policies>\n  <inbound>\n    <set-header name="X"><value>@(context.Nothing)</value></set-header>\n  </inbound>\n</policies>\n',
  );
  const { code, out, err } = await gatehouse('run', 'broken.xml', '--format', 'json');
  assert.equal(code, 1);
  assert.match(err, /broken\.xml:3:\d+: CS1061/);
  assert.equal((JSON.parse(out) as { error: { range: { start: { line: number } } } }).error.range.start.line, 2);
});

test('serve says where it listens, answers, and a second one hears that the port is taken', async () => {
  const child = spawn(process.execPath, [main, 'serve', 'templates', '--workspace', '.', '--format', 'json'], { cwd: folder });
  children.push(child);
  const line = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (data: Buffer) => (text += data.toString()).includes('\n') && resolve(text));
    child.stderr.on('data', (data: Buffer) => reject(new Error(data.toString())));
  });
  const { url, port } = JSON.parse(line) as { url: string; port: number };
  assert.equal(url, `https://127.0.0.1:${port}`);
  const second = await gatehouse('serve', 'templates', '--workspace', '.', '--port', String(port));
  assert.equal(second.code, 2);
  assert.match(second.err, new RegExp(`port ${port} .*taken`));
  const ended = new Promise((resolve) => child.on('close', resolve));
  child.kill('SIGTERM');
  assert.equal(await ended, 0);
});
