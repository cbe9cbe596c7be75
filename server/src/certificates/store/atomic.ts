import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** Writes a file as a whole or not at all: beside its place first, on the disk, then in its place. */
export function writeAtomic(path: string, data: string | Uint8Array, mode: number): void {
  const temporary = join(dirname(path), `.${randomBytes(6).toString('hex')}.tmp`);
  const file = openSync(temporary, 'wx', mode);
  try {
    writeSync(file, typeof data === 'string' ? Buffer.from(data) : data);
    fsyncSync(file);
  } catch (error) {
    closeSync(file);
    rmSync(temporary, { force: true });
    throw error;
  }
  closeSync(file);
  renameSync(temporary, path);
}

/** Removes what a crash left half-written more than a minute ago. */
export function sweep(folder: string, now: number): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (/^\.[0-9a-f]{12}\.tmp$/.test(name) && now - statSync(path).mtimeMs > 60_000) rmSync(path, { force: true });
  }
}

const stale = 30_000;

/** Runs `work` while no other process does so for this folder. A lock left behind by a crash counts no longer than its owner lives. */
export async function locked<T>(folder: string, work: () => T | Promise<T>): Promise<T> {
  const lock = join(folder, '.lock');
  mkdirSync(folder, { recursive: true });
  for (let tries = 0; !take(lock); tries++) {
    if (isAbandoned(lock)) rmSync(lock, { force: true });
    else if (tries > 200) throw new Error(`another Gatehouse is changing the certificates (${lock} exists)`);
    else await setTimeout(50);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

const owner = () => `${process.pid} ${hostname()}`;

function take(lock: string): boolean {
  try {
    writeFileSync(lock, owner(), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

function isAbandoned(lock: string): boolean {
  const stat = statSync(lock, { throwIfNoEntry: false });
  if (!stat) return false;
  if (Date.now() - stat.mtimeMs > stale) return true;
  const [pid, host] = readIfThere(lock).split(' ');
  return host === hostname() && Number(pid) > 0 && !isRunning(Number(pid));
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // released in the meantime
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
