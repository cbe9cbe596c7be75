import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { ImportError } from '../../certificates/import-error.ts';
import { UsageError } from '../usage.ts';
import type { Options } from './options.ts';

/** The password that the command line gives: undefined where it gives none. Throws UsageError. */
export async function givenPassword({ passwordEnv, passwordStdin }: Options): Promise<string | undefined> {
  if (passwordStdin) return firstLine();
  if (passwordEnv === undefined) return undefined;
  const value = process.env[passwordEnv];
  if (value === undefined) throw new UsageError(`the environment variable ${passwordEnv} (--password-env) is not set`);
  return value;
}

/** Tries without a password first, where none is given; asks for it when it is needed and somebody is there to answer. */
export async function withPassword<T>(
  options: Options,
  work: (password: string | undefined) => Promise<T>,
): Promise<{ result: T; password: string | undefined }> {
  const given = await givenPassword(options);
  const progress = setTimeout(() => {
    if (process.stderr.isTTY) process.stderr.write(`Deriving the key of ${options.target}: it asks for many iterations…\n`);
  }, 1000);
  try {
    return { result: await work(given), password: given };
  } catch (error) {
    const mayAsk = given === undefined && process.stdin.isTTY && process.stderr.isTTY && !options.json;
    if (!mayAsk || !(error instanceof ImportError) || error.code !== 'wrong-password') throw error;
    const password = await ask(`Password of ${options.target}: `);
    return { result: await work(password), password };
  } finally {
    clearTimeout(progress);
  }
}

async function firstLine(): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of process.stdin) {
    pieces.push(piece as Buffer);
    length += (piece as Buffer).length;
    if (length > 65_536 || (piece as Buffer).includes(10)) break;
  }
  return Buffer.concat(pieces).toString('utf8').split(/\r?\n/, 1)[0]!;
}

function ask(question: string): Promise<string> {
  // readline echoes to its output: give it one that swallows what is typed.
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  process.stderr.write(question);
  return new Promise((resolve, reject) => {
    reader.on('SIGINT', () => {
      reader.close();
      reject(new UsageError('called off'));
    });
    reader.question('', (answer) => {
      process.stderr.write('\n');
      reader.close();
      resolve(answer);
    });
  });
}
