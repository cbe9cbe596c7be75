// Each floor with what it may see: core without Node's types, the server and the tests with them, the client with vscode's.
import { spawnSync } from 'node:child_process';

let failed = false;
for (const project of ['tsconfig.core.json', 'tsconfig.json', 'tsconfig.client.json']) {
  const { status } = spawnSync('tsc', ['-p', project], { stdio: 'inherit', shell: process.platform === 'win32' });
  failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
