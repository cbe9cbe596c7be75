// The Node versions that the built product is tried on: 24, which runs these scripts, and 20, the oldest it supports.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const major = (node) => /^v(\d+)\./.exec(spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1];

/** @returns the path of a Node 20: the one that runs npm where it is that, else one of npm's, kept in .vscode-test/. */
export function node20(root) {
  const npms = process.env.npm_node_execpath;
  if (npms && major(npms) === '20') return npms;
  const folder = join(root, '.vscode-test/node20');
  const node = join(folder, 'node_modules/node/bin/node');
  if (!existsSync(node)) {
    // The package's install script puts the binary for this platform in place.
    spawnSync('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', 'node@20'], {
      stdio: 'ignore',
      shell: process.platform === 'win32',
    });
  }
  if (major(node) !== '20') throw new Error('there is no Node 20 to try the built command line on: npm could not install node@20');
  return node;
}
