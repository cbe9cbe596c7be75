import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { run } from '../../../server/src/cli/certs.ts';

/** A folder that is gone after the test. */
export function folderFor(test: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-certs-'));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Outcome {
  code: number;
  stdout: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the command printed
  json: any;
  error: Error | undefined;
}

/** Runs `gatehouse certs …` in this process with JSON output. */
export async function certs(workspace: string, ...args: string[]): Promise<Outcome> {
  const write = process.stdout.write;
  let stdout = '';
  // The test runner reports through the same stream, in bytes.
  process.stdout.write = ((chunk: string | Uint8Array, ...rest: never[]) => {
    if (typeof chunk !== 'string') return write.call(process.stdout, chunk, ...rest);
    stdout += chunk;
    return true;
  }) as typeof write;
  let code = 2;
  let error: Error | undefined;
  try {
    code = await run([...args, '--format', 'json', '--workspace', workspace]);
  } catch (caught) {
    error = caught as Error;
  } finally {
    process.stdout.write = write;
  }
  return { code, stdout, json: stdout ? JSON.parse(stdout) : undefined, error };
}
