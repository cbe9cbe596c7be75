// The tests inside the real editor: bundles test/editor, gives them a fresh folder, and runs them through @vscode/test-electron in
// a downloaded VS Code or in the served one. An argument is a regular expression of the tests' names. Exits with 0 only when every test passed.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { chooseEditor, downloadReachable } from './choose.mjs';
import { root } from './place.mjs';

const bundles = join(root, '.vscode-test/tests');
await build({
  entryPoints: { index: join(root, 'test/editor/index.ts'), beside: join(root, 'test/editor/beside/index.ts') },
  outdir: bundles,
  outExtension: { '.js': '.cjs' },
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
cpSync(join(root, 'test/editor/workspace'), join(folder, 'workspace'), { recursive: true });
cpSync(join(root, 'test/editor/beside'), join(folder, 'beside'), { recursive: true });
const total = { passed: 0, failed: 0 };

/** One editor on a workspace, with the extensions of a folder beside ours; adds its counts up. */
async function runEditor(name, workspace, extensions) {
  const results = join(folder, `${name}.json`);
  let passed = true;
  try {
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: root,
      extensionTestsPath: join(bundles, `${name}.cjs`),
      launchArgs: [join(folder, workspace), `--extensions-dir=${join(folder, extensions)}`],
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
  total.passed += counts.passed;
  total.failed += counts.failed + (passed || counts.failed > 0 ? 0 : 1);
}

await runEditor('index', 'workspace', 'extensions');
console.log('A workspace of two folders, beside extensions that check policies as XML');
await runEditor('beside', 'beside/roots/both.code-workspace', 'beside/extensions');
rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
