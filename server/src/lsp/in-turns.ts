import { type CancellationToken, ResponseError } from 'vscode-languageserver/node';

/** The protocol's code of a request whose answer nobody waits for any more. */
export const CANCELLED = -32800;
/** Milliseconds of work in one go. */
const TURN = 5;
/** Milliseconds without a word from the editor that count as calm, and how long work in the background waits for it at most. */
const CALM = 15;
const PATIENCE = 40;

let heard = Number.NEGATIVE_INFINITY;
/** The editor has sent an edit, or asks something a person waits for. */
export const hear = (): void => {
  heard = performance.now();
};

/**
 * Paces work in the background: a few milliseconds at a time, and not while somebody types, so that what an editor asks in between is answered
 * at once; it never stands still for long. Call it behind each piece of work.
 */
export class Pace {
  #since = performance.now();

  /** True behind a pause. */
  async pause(): Promise<boolean> {
    if (performance.now() - this.#since < TURN) return false;
    const from = performance.now();
    // Messages are taken one per turn of the event loop: those that wait are heard before the next look.
    do await new Promise((resolve) => setTimeout(resolve, 1));
    while (performance.now() - heard < CALM && performance.now() - from < PATIENCE);
    this.#since = performance.now();
    return true;
  }
}

/** Works through a list in the background; stops when nobody waits any more. */
export async function inTurns<T>(
  list: Iterable<T>,
  token: CancellationToken,
  work: (item: T, pace: Pace) => Promise<void> | void,
  /** Called behind each turn. */
  behind: () => void = () => undefined,
): Promise<void> {
  const pace = new Pace();
  for (const item of list) {
    await work(item, pace);
    if (!(await pace.pause())) continue;
    behind();
    if (token.isCancellationRequested) throw new ResponseError(CANCELLED, 'cancelled');
  }
  behind();
}
