import { type CancellationToken, ResponseError } from 'vscode-languageserver/node';

/** The protocol's code of a request whose answer nobody waits for any more. */
export const CANCELLED = -32800;
const TURN = 8;

/** Works through a list a few milliseconds at a time, so that what an editor asks in between is answered; stops when nobody waits any more. */
export async function inTurns<T>(
  list: Iterable<T>,
  token: CancellationToken,
  work: (item: T) => Promise<void> | void,
  /** Called behind each turn. */
  behind: () => void = () => undefined,
): Promise<void> {
  let since = performance.now();
  for (const item of list) {
    await work(item);
    if (performance.now() - since < TURN) continue;
    behind();
    await new Promise((resolve) => setImmediate(resolve));
    if (token.isCancellationRequested) throw new ResponseError(CANCELLED, 'cancelled');
    since = performance.now();
  }
  behind();
}
