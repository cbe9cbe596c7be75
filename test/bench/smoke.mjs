// The benchmarks have to run, not to meet a time: whoever wants figures runs them by hand on a quiet machine.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

let failed = false;
for (const file of ['parse.ts', 'evaluate.ts', 'check.ts']) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(new URL(file, import.meta.url))], {
    encoding: 'utf8',
    timeout: 120_000,
    env: { ...process.env, GATEHOUSE_BENCH_WITHOUT_DOTNET: '1' },
  });
  process.stdout.write(`${file}\n${stdout}`);
  if (status !== 0 || !stdout.trim()) {
    failed = true;
    process.stderr.write(`${file} did not run: ${stderr}\n`);
  }
}
process.exitCode = failed ? 1 : 0;
