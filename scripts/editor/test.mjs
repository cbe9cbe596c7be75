// The tests inside the real editor: bundles test/editor, gives them a fresh folder, and runs them through @vscode/test-electron in
// a downloaded VS Code or in the served one. An argument is a regular expression of the tests' names. Exits with 0 only when every test passed.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { chooseEditor, downloadReachable } from './choose.mjs';
import { root } from './place.mjs';

const tests = join(root, '.vscode-test/tests/index.cjs');
await build({
  entryPoints: [join(root, 'test/editor/index.ts')],
  outfile: tests,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode'],
  sourcemap: 'inline',
  logLevel: 'warning',
});

const { executable, about } = await chooseEditor({
  platform: process.platform,
  env: process.env,
  reachable: downloadReachable,
  download: () => downloadAndUnzipVSCode({ version: 'stable', cachePath: join(root, '.vscode-test') }),
  launcher: join(root, 'scripts/editor/launcher.mjs'),
});
console.log(about);

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-editor-tests-'));
const workspace = join(folder, 'workspace');
cpSync(join(root, 'test/editor/workspace'), workspace, { recursive: true });
const results = join(folder, 'results.json');
let passed = true;
try {
  await runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: root,
    extensionTestsPath: tests,
    launchArgs: [workspace],
    extensionTestsEnv: {
      GATEHOUSE_EDITOR_RESULTS: results,
      GATEHOUSE_FIXTURES: join(root, 'test/fixtures'),
      GATEHOUSE_EXAMPLES: join(root, 'examples'),
      GATEHOUSE_EDITOR_ONLY: process.argv[2] ?? '',
    },
  });
} catch {
  passed = false; // the launcher, or VS Code, has said why
}
let counts = { passed: 0, failed: 0 };
try {
  counts = JSON.parse(readFileSync(results, 'utf8'));
} catch {
  passed = false; // the tests never came to their end
}
rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
if (!passed && counts.failed === 0) counts.failed = 1;
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(passed && counts.failed === 0 && counts.passed > 0 ? 0 : 1);
