// Proves that the served editor's launcher tells a dead extension host from passed tests: VS Code itself reports 0 for both.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './place.mjs';

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-dead-host-'));
const tests = join(folder, 'tests.cjs');
writeFileSync(tests, 'exports.run = async () => process.exit(0);');
const args = [join(root, 'scripts/editor/launcher.mjs'), `--extensionDevelopmentPath=${root}`, `--extensionTestsPath=${tests}`, folder];
const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, GATEHOUSE_EDITOR_MINUTES: '2' } });
rmSync(folder, { recursive: true, force: true });
if (status !== 1 || !stdout.includes('the extension host died')) {
  console.error(`the launcher ended with ${status} although the extension host had died:\n${stdout}`);
  process.exit(1);
}
