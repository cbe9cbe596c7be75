import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contextSource } from './context-source.ts';

const here = new URL('.', import.meta.url).pathname;
const folder = join(tmpdir(), 'gatehouse-oracle');
const program = join(folder, 'bin', 'Debug', 'net10.0', 'Oracle.dll');

/** Builds the oracle outside of the project; null, or why there is none here. */
export function prepare(): string | null {
  const version = spawnSync('dotnet', ['--version'], { encoding: 'utf8' });
  if (version.status !== 0) return 'no .NET SDK on this machine';
  if (Number.parseInt(version.stdout, 10) < 10) return `the .NET SDK is ${version.stdout.trim()}, the oracle needs 10`;
  mkdirSync(folder, { recursive: true });
  for (const file of ['Oracle.csproj', 'Program.cs']) copyFileSync(join(here, file), join(folder, file));
  writeFileSync(join(folder, 'context.txt'), contextSource());
  const restored = spawnSync('dotnet', ['restore', '--nologo'], { cwd: folder, encoding: 'utf8', timeout: 180_000 });
  if (restored.status !== 0) return 'its packages (Microsoft.CodeAnalysis.CSharp, Newtonsoft.Json) cannot be restored';
  const built = spawnSync('dotnet', ['build', '--no-restore', '--nologo', '-v', 'q'], { cwd: folder, encoding: 'utf8', timeout: 300_000 });
  if (built.status !== 0 || !existsSync(program)) throw new Error(`The oracle does not build:\n${built.stdout}`);
  return null;
}

export interface Asked {
  readonly id: string;
  readonly code: string;
  readonly block: boolean;
}

/** What .NET says of each, in their order. */
export function ask<T>(mode: 'verdicts' | 'values' | 'bench', asked: readonly Asked[]): T[] {
  const input = asked.map(({ id, code, block }) => JSON.stringify({ id, code, block })).join('\n');
  const { status, stdout, stderr } = spawnSync('dotnet', [program, mode, join(folder, 'context.txt')], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: 300_000,
  });
  if (status !== 0) throw new Error(`The oracle failed: ${stderr}`);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}
