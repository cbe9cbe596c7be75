// The built command line, as a user has it: a child process on the Node that runs the tests.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const executable = fileURLToPath(new URL('../../dist/server/gatehouse.js', import.meta.url));

/** @returns `{ code, stdout, stderr }` of `gatehouse ARGS`, with `input` on its standard input. */
export function gatehouse(args, { cwd, input = '', env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [executable, ...args], { cwd, timeout: 30_000, env: { ...process.env, NO_COLOR: '1', ...env } });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr']) child[name].setEncoding('utf8').on('data', (text) => (output[name] += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...output }));
    child.stdin.on('error', () => undefined); // it may have ended without reading
    child.stdin.end(input);
  });
}
