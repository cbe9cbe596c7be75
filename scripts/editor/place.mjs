// Puts in place what the served editor needs: the npm package code-server (a built VS Code server and workbench), kept in
// .vscode-test/ and out of the dependencies, and a Chromium to show it. Nothing here depends on the rest of the product.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const cache = join(root, '.vscode-test');
const version = '4.139.1';

/** One line for a person: what is missing and what to do about it. */
export class Missing extends Error {}

function npmInstall(folder, ...args) {
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const { status, stderr } = spawnSync(
    npm[0],
    [...npm.slice(1), 'install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...args],
    {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) throw new Missing(`npm could not install the served editor into ${folder}: ${stderr.trim().split('\n')[0] ?? status}`);
}

/** The folder of code-server, installed on first use (35 s, 350 MB). The stamp is written last: a broken install is made again. */
export function codeServer() {
  const folder = join(cache, 'node_modules/code-server');
  const stamp = join(cache, 'code-server-version');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === version) return folder;
  if (process.platform === 'win32')
    throw new Missing('the served editor does not run on Windows: let VS Code be downloaded (update.code.visualstudio.com)');
  console.log(`installing code-server ${version} into .vscode-test/ (once)`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  npmInstall(cache, '--prefix', cache, `code-server@${version}`);
  npmInstall(join(folder, 'lib/vscode'), '--omit=dev');
  writeFileSync(stamp, version);
  return folder;
}

const browsers = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'],
  darwin: ['/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  win32: [],
};

/** @returns the path of a Chromium; installs the distribution's where that is possible without asking (root, or CI with sudo). */
export function chromium(host = realHost) {
  const found = () => [host.env.GATEHOUSE_CHROMIUM, ...(browsers[host.platform] ?? [])].find((path) => path && host.exists(path));
  const there = found();
  if (there) return there;
  const install = ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'];
  const may = host.platform === 'linux' && host.exists('/usr/bin/apt-get') && (host.isRoot || host.env.CI);
  if (may) {
    host.say('installing Chromium from the distribution (once)');
    const prefix = host.isRoot ? [] : ['sudo', '-n'];
    host.run([...prefix, 'apt-get', 'update', '-qq']);
    host.run([...prefix, ...install]);
    const now = found();
    if (now) return now;
  }
  const how = {
    linux: 'install it, for example with: sudo apt-get install chromium fonts-liberation',
    darwin: 'install it, for example with: brew install --cask chromium',
  };
  throw new Missing(`the editor tests need a Chromium: ${how[host.platform] ?? 'install it'} (or set GATEHOUSE_CHROMIUM to its path)`);
}

const realHost = {
  platform: process.platform,
  env: process.env,
  isRoot: process.getuid?.() === 0,
  exists: existsSync,
  say: (text) => console.log(text),
  run: ([command, ...args]) =>
    spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }),
};
