import { pbkdf2, pbkdf2Sync } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';

/** A key wanted from PBKDF2, which Node derives beside the event loop. */
export interface Pbkdf2 {
  readonly password: Uint8Array;
  readonly salt: Uint8Array;
  readonly iterations: number;
  readonly length: number;
  readonly digest: string;
}

/**
 * Reading that derives keys on its way: it yields what it wants from PBKDF2 and is given the key, or yields null where it has computed
 * for a few milliseconds. So the same reader works at once (an expression cannot wait) and without blocking (everything else).
 */
export type Deriving<T> = Generator<Pbkdf2 | null, T, Uint8Array>;

const nothing = new Uint8Array();
const pbkdf2Async = promisify(pbkdf2);

export async function deriveInTurns<T>(work: Deriving<T>): Promise<T> {
  let step = work.next(nothing);
  while (!step.done) {
    const { value } = step;
    if (value) step = work.next(await pbkdf2Async(value.password, value.salt, value.iterations, value.length, value.digest));
    else {
      await setImmediate();
      step = work.next(nothing);
    }
  }
  return step.value;
}

export function deriveAtOnce<T>(work: Deriving<T>): T {
  let step = work.next(nothing);
  while (!step.done) {
    const { value } = step;
    step = work.next(value ? pbkdf2Sync(value.password, value.salt, value.iterations, value.length, value.digest) : nothing);
  }
  return step.value;
}
