import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gatehouse } from './gatehouse.mjs';

let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-smoke-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const policy = (inbound) => `<policies>
  <inbound>
    <base />
    ${inbound}
  </inbound>
  <backend>
    <base />
  </backend>
  <outbound>
    <base />
  </outbound>
  <on-error>
    <base />
  </on-error>
</policies>
`;
const expiry = policy(`<choose>
      <when condition="@(context.Request.Certificate == null || context.Request.Certificate.NotAfter < DateTime.Now || context.Request.Certificate.NotBefore > DateTime.Now)">
        <return-response>
          <set-status code="403" reason="Invalid client certificate" />
        </return-response>
      </when>
    </choose>`);

test('every command is listed, and explains itself', async () => {
  const { code, stdout } = await gatehouse(['--help']);
  assert.equal(code, 0);
  const names = [...stdout.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map(([, name]) => name);
  for (const name of ['lint', 'eval', 'run', 'certs', 'serve', 'convert', 'lsp'])
    assert.ok(names.includes(name), `${name} is not among ${names}`);
  for (const name of names) {
    const help = await gatehouse([name, '--help']);
    assert.equal(help.code, 0, name);
    assert.match(help.stdout, new RegExp(`gatehouse ${name}`), name);
    assert.equal(help.stderr, '', name);
  }
});

test('bad usage is one line on stderr and exit code 2, never a stack trace', async () => {
  for (const args of [['nonsense'], ['run'], ['run', 'missing.xml'], ['lint', '--no-such-option'], ['certs', 'show', 'nobody'], ['eval']]) {
    const { code, stderr } = await gatehouse(args, { cwd: folder });
    assert.equal(code, 2, args.join(' '));
    assert.match(stderr, /^gatehouse: [^\n]+\n$/, args.join(' '));
  }
});

test('the main job: test certificates, and what a policy answers to each', async () => {
  writeFileSync(join(folder, 'expiry.policy.xml'), expiry);
  const made = await gatehouse(['certs', 'test-set', '--format', 'json'], { cwd: folder });
  assert.equal(made.code, 0, made.stderr);
  assert.ok(JSON.parse(made.stdout).length >= 10);
  const run = await gatehouse(['run', 'expiry.policy.xml', '--all-certs', '--format', 'json'], { cwd: folder });
  assert.equal(run.code, 0, run.stderr);
  const statuses = Object.fromEntries(JSON.parse(run.stdout).results.map(({ certificate, response }) => [certificate, response.status]));
  assert.deepEqual(statuses, {
    null: 403,
    valid: 200,
    expired: 403,
    'not-yet-valid': 403,
    unregistered: 200,
    'other-ca': 200,
    'self-signed': 200,
  });
});

test('lint reads standard input, finds what is wrong where it is, and tells it by its exit code', async () => {
  const wrong = expiry.replace('Certificate.NotAfter', 'Certificate.NotAftr');
  const { code, stdout } = await gatehouse(['lint', '-', '--format', 'json'], { cwd: folder, input: wrong });
  assert.equal(code, 1);
  const { files, summary } = JSON.parse(stdout);
  assert.equal(summary.errors, 1);
  const [{ rule, range }] = files[0].diagnostics.filter(({ severity }) => severity === 'error');
  const line = wrong.split('\n')[range.start.line];
  assert.deepEqual([rule, line.slice(range.start.character, range.end.character)], ['CS1061', 'NotAftr']);
  assert.equal((await gatehouse(['lint', '-'], { cwd: folder, input: expiry })).code, 0);
});

test('eval prints the value and its type', async () => {
  const { code, stdout } = await gatehouse(['eval', '@(string.Join("-", new[] { 1, 2 }.Select(n => n * 2)))', '--format', 'json'], {
    cwd: folder,
  });
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(stdout), { type: 'System.String', value: '2-4', error: null });
});

test('convert there and back is the identity', async () => {
  const there = await gatehouse(['convert', '--to', 'xml', '-'], { cwd: folder, input: expiry });
  assert.match(there.stdout, /&lt;/);
  const back = await gatehouse(['convert', '--to', 'rawxml', '--from', 'xml', '-'], { cwd: folder, input: there.stdout });
  assert.equal(back.stdout, expiry);
});

test('a real back end is called, and one that is down is named', async () => {
  const file = join(folder, 'forward.policy.xml');
  writeFileSync(file, policy(''));
  const server = createServer((_, response) => response.writeHead(202, { 'X-From': 'back end' }).end('hello'));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}`;
  const up = JSON.parse((await gatehouse(['run', file, '--backend', url, '--format', 'json', '--workspace', folder])).stdout).results[0];
  assert.deepEqual([up.response.status, up.response.body], [202, 'hello']);
  await new Promise((resolve) => server.close(resolve));
  const down = JSON.parse((await gatehouse(['run', file, '--backend', url, '--format', 'json', '--workspace', folder])).stdout).results[0];
  assert.equal(down.response.status, 500);
  assert.equal(down.lastError.reason, 'BackendConnectionFailure');
  assert.match(down.lastError.message, /ECONNREFUSED|refused/i);
});
