// All tests, as `npm test` runs them: every step runs, whatever became of those before it; the last line says how many checks
// passed and failed. A step is one check; tests count one each.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './editor/place.mjs';
import { node20 } from './runtimes.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'gatehouse-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

/** Runs a command with its output kept; prints one line when it has ended, and the output when it failed or is `loud`. */
async function step(title, [command, ...args], { counts = () => null, loud = false, env = {} } = {}) {
  const start = Date.now();
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
      if (loud) process.stdout.write(text);
    });
  }
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      output += error.message;
      resolve(-1);
    });
    child.once('close', resolve);
  });
  const result = counts(output) ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  if (code !== 0 && result.failed === 0) result.failed = 1;
  for (const key of Object.keys(total)) total[key] += result[key] ?? 0;
  if (result.failed > 0) {
    failures.push(title);
    if (!loud) process.stdout.write(output);
  }
  const many =
    result.passed + result.failed > 1
      ? ` ${result.passed} passed, ${result.failed} failed${result.skipped ? `, ${result.skipped} skipped` : ''}`
      : '';
  console.log(`${result.failed > 0 ? '✗' : '✓'} ${title}${many} (${((Date.now() - start) / 1000).toFixed(0)} s)`);
}

let files = 0;
/** `node --test` on a pattern, with dots for a person and counts for the last line. */
function tests(title, node, patterns) {
  const file = join(scratch, `${files++}.json`);
  const reporters = [
    '--test-reporter=dot',
    '--test-reporter-destination=stdout',
    `--test-reporter=./scripts/report-counts.mjs`,
    `--test-reporter-destination=${file}`,
  ];
  const counts = () => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8') || '{"passed":0,"failed":1}') : { passed: 0, failed: 1 });
  return step(title, [node, '--test', ...reporters, ...patterns], { counts });
}

const lastLine = (output) => {
  const found = /(\d+) passed, (\d+) failed\s*$/.exec(output);
  return found && { passed: Number(found[1]), failed: Number(found[2]) };
};

const bin = (name) => join(root, 'node_modules/.bin', name);
const node = process.execPath;
const smoke = readdirSync(join(root, 'test/smoke'))
  .filter((name) => name.endsWith('.test.mjs'))
  .map((name) => `test/smoke/${name}`);

// What the editor tests need is fetched while the compiler works.
const place = step('served editor and Chromium in place', [node, 'scripts/editor/put-in-place.mjs']);
await step('type check', [node, 'scripts/typecheck.mjs']);
await step('format and lint', [bin('biome'), 'check', '.', '--error-on-warnings']);
await step('floors', [bin('depcruise'), '--config', '.dependency-cruiser.cjs', 'server', 'client']);
await tests('unit tests', node, ['test/unit/**/*.test.ts']);
await tests('answers of a real .NET (skipped where there is none)', node, ['test/oracle/*.test.ts']);
await step('build', [node, 'scripts/build.mjs']);
await step('package', [node, 'scripts/package.mjs']);
await tests(`built product, Node ${process.versions.node}`, node, smoke);
await tests('built product, Node 20', node20(root), smoke);
if (existsSync(join(root, 'test/bench/smoke.mjs'))) await step('benchmarks run', [node, 'test/bench/smoke.mjs']);
await place;
await step('a dead extension host is noticed', [node, 'scripts/editor/dead-host.mjs']);
await step('editor tests', [node, 'scripts/editor/test.mjs'], { counts: lastLine, loud: true });

await tests('the packaged extension in a window', node, ['test/window/*.test.mjs']);

rmSync(scratch, { recursive: true, force: true });
if (failures.length > 0) console.log(`failed: ${failures.join(', ')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
