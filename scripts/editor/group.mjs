// Child processes that end with everything they started: a group of their own, ended as one, also on Ctrl+C and at exit.
import { spawn } from 'node:child_process';

const running = new Set();

/** Spawns in a new process group. `end()` ends the whole group and resolves when the leader is gone. */
export function spawnGroup(command, args, options) {
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const kill = (signal) => {
    try {
      if (process.platform === 'win32') child.kill(signal);
      else process.kill(-child.pid, signal);
    } catch {
      // The group is gone already.
    }
  };
  running.add(kill);
  return {
    child,
    async end() {
      running.delete(kill);
      if (child.exitCode === null && child.signalCode === null) {
        kill('SIGTERM');
        await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 3000))]);
      }
      kill('SIGKILL'); // those of the group that outlived their leader
    },
  };
}

const endAll = () => {
  for (const kill of running) kill('SIGKILL');
};
process.once('exit', endAll);
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
])
  process.once(signal, () => process.exit(code));
