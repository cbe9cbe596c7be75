// A VS Code that is served to a Chromium: the same extension host and workbench as the desktop's, without a display.
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';
import { chromium as playwright } from 'playwright-core';
import { spawnGroup } from './group.mjs';
import { chromium, codeServer } from './place.mjs';

export const quietSettings = {
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
};

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** VS Code's complaint about native modules that nothing here needs (logging to files). */
const absentModules = 'Could not locate the bindings file';

/** Opens a browser; `close` it. */
export const browser = () => playwright.launch({ executablePath: chromium(), args: flags });

/** A folder with a HOME and a TMPDIR of its own: the server writes to both. */
export function freshHome(prefix) {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  for (const name of ['home', 'tmp', 'data/User']) mkdirSync(join(folder, name), { recursive: true });
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  process.once('exit', remove); // after the servers have been ended, whose handler came first
  return {
    folder,
    env: { HOME: join(folder, 'home'), TMPDIR: join(folder, 'tmp') },
    remove,
  };
}

/** Spawns a server and waits for the line that tells its port. */
export async function serve(args, env, portPattern, seconds = 60) {
  const server = spawnGroup(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const port = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the editor's server gave no port within ${seconds} s:\n${output}`)), seconds * 1000);
    const read = (data) => {
      output = (output + data).slice(-20_000);
      const found = portPattern.exec(output);
      if (found) resolve(clearTimeout(timer) ?? Number(found[1]));
    };
    server.child.stdout.on('data', read);
    server.child.stderr.on('data', read);
    server.child.once('exit', (code) => reject(new Error(`the editor's server ended with ${code}:\n${output}`)));
  }).catch(async (error) => {
    await server.end();
    throw error;
  });
  return { port, end: () => server.end() };
}

/**
 * Runs a tests module (it exports `run()`) in the extension host of a served VS Code, with the extension under development loaded.
 * Prints the host's console.
 * @returns whether it passed: VS Code reports 0 also when the extension host died, so only 0 together with a random token that is
 * logged after `run()` resolved counts.
 */
export async function runInServedEditor({ extension, tests, workspace, extensions, minutes = 5, print = console.log }) {
  const home = freshHome('gatehouse-editor-');
  const token = randomBytes(16).toString('hex');
  const wrapper = join(home.folder, 'tests.cjs');
  writeFileSync(
    wrapper,
    `exports.run = async () => {
  const tests = await import(${JSON.stringify(pathToFileURL(tests).href)});
  await (tests.run ?? tests.default.run)();
  console.log(${JSON.stringify(token)});
};`,
  );
  writeFileSync(join(home.folder, 'data/User/settings.json'), JSON.stringify(quietSettings));
  const vscode = join(codeServer(), 'lib/vscode/out/server-main.js');
  let server;
  let window;
  try {
    server = await serve(
      // biome-ignore format: one option a line says less here
      [vscode, '--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms', '--server-data-dir', home.folder,
        '--enable-smoke-test-driver', '--disable-telemetry', '--disable-workspace-trust', ...(extensions ? ['--extensions-dir', extensions] : [])],
      home.env,
      /Extension host agent listening on (\d+)/,
    );
    const remote = (path) => `vscode-remote://127.0.0.1:${server.port}${encodeURI(path)}`;
    const payload = [
      ['extensionDevelopmentPath', remote(extension)],
      ['extensionTestsPath', remote(wrapper)],
      ['skipWelcome', 'true'],
    ];
    const key = workspace.endsWith('.code-workspace') ? 'workspace' : 'folder';
    window = await browser();
    const context = await window.newContext({ permissions: ['clipboard-read', 'clipboard-write'], viewport: { width: 1400, height: 900 } });
    const page = await context.newPage();
    let sawToken = false;
    const ended = new Promise((resolve) => {
      page.exposeFunction('codeAutomationLog', (_type, args) => {
        const line = format(...args);
        if (line.includes(token)) sawToken = true;
        else if (!line.includes(absentModules)) print(line);
      });
      page.exposeFunction('codeAutomationExit', (code) => resolve(code));
    });
    const timer = new Promise((resolve) => setTimeout(() => resolve('time'), minutes * 60_000).unref());
    await page.goto(
      `http://127.0.0.1:${server.port}/?${key}=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`,
    );
    const code = await Promise.race([ended, timer]);
    if (code === 'time') print(`the editor tests did not end within ${minutes} minutes`);
    else if (code === 0 && !sawToken) print('the extension host died before the tests ended');
    return code === 0 && sawToken;
  } finally {
    await window?.close();
    await server?.end();
    home.remove();
  }
}
