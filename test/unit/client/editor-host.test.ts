import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';

// Plain JavaScript without types: the scripts that put the real editor in place for the tests.
const script = (name: string) => import(new URL(`../../../scripts/editor/${name}`, import.meta.url).href);
const { chooseEditor, downloadReachable } = await script('choose.mjs');
const { chromium, Missing } = await script('place.mjs');

const launcher = '/launcher.mjs';
const host = (more: object) => ({
  platform: 'linux',
  env: { DISPLAY: ':0' },
  reachable: async () => true,
  download: async () => '/downloaded/code',
  launcher,
  ...more,
});
const choices: [string, object, string, RegExp][] = [
  ['the download is reachable and there is a display', {}, '/downloaded/code', /^VS Code, downloaded$/],
  ['it is macOS, which always has a display', { platform: 'darwin', env: {} }, '/downloaded/code', /downloaded/],
  ['there is no display', { env: {} }, launcher, /no display/],
  ['Wayland is the display', { env: { WAYLAND_DISPLAY: 'wayland-0' } }, '/downloaded/code', /downloaded/],
  ['the download cannot be reached', { reachable: async () => false }, launcher, /cannot be reached/],
  ['the download breaks off', { download: () => Promise.reject(new Error('reset')) }, launcher, /failed: reset/],
];
for (const [when, more, executable, about] of choices) {
  test(`which editor the tests run in, when ${when}`, async () => {
    const choice = await chooseEditor(host(more));
    assert.equal(choice.executable, executable);
    assert.match(choice.about, about);
  });
}

test('a download server that is not there counts as unreachable, at once', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  assert.equal(await downloadReachable(`https://127.0.0.1:${port}/`), false);
});

const bare = { platform: 'linux', env: {}, isRoot: false, say: () => undefined, run: () => undefined };

test('a Chromium that is there is taken, the named one first', () => {
  const exists = (path: string) => path === '/usr/bin/chromium' || path === '/opt/mine';
  assert.equal(chromium({ ...bare, exists }), '/usr/bin/chromium');
  assert.equal(chromium({ ...bare, exists, env: { GATEHOUSE_CHROMIUM: '/opt/mine' } }), '/opt/mine');
});

for (const [who, more, prefix] of [
  ['root', { isRoot: true }, ''],
  ['CI', { env: { CI: 'true' } }, 'sudo -n '],
] as const) {
  test(`a Chromium that is missing is installed from the distribution as ${who}`, () => {
    const ran: string[] = [];
    const exists = (path: string) => path === '/usr/bin/apt-get' || (path === '/usr/bin/chromium' && ran.length === 2);
    const found = chromium({ ...bare, ...more, exists, run: (command: string[]) => ran.push(command.join(' ')) });
    assert.equal(found, '/usr/bin/chromium');
    assert.deepEqual(ran, [
      `${prefix}apt-get update -qq`,
      `${prefix}apt-get install -y -qq --no-install-recommends chromium fonts-liberation`,
    ]);
  });
}

test('elsewhere one line says what to install, and nothing is run', () => {
  const run = () => assert.fail('nothing may be installed unasked');
  const exists = (path: string) => path === '/usr/bin/apt-get';
  const oneLine = (error: Error) =>
    error instanceof Missing && /apt-get install chromium/.test(error.message) && !error.message.includes('\n');
  assert.throws(() => chromium({ ...bare, exists, run }), oneLine);
});
