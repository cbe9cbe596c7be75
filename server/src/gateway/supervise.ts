import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { PolicyProblem } from '../policies/step.ts';
import type { Outcome } from './gateway.ts';
import { ListenError } from './listen-error.ts';
import type { GatewaySetup, Told } from './thread-messages.ts';
import type { Place } from './trace.ts';

export interface SupervisedGateway {
  readonly url: string;
  readonly port: number;
  readonly notSimulated: readonly Place[];
  /** The story of the request that came from this port of the client's; rejects when the gateway had to be stopped. */
  outcomeFor(remotePort: number): Promise<Outcome>;
  /** Resolves, with the reason, when the gateway died or hung. */
  readonly lost: Promise<string>;
  stop(): Promise<void>;
}

/** Heap of the gateway's thread; what a policy can take from the machine. */
const HEAP_MB = 512;
/** A thread that has not answered for so long is hung: a policy's own budgets end far earlier. */
const SILENCE_MS = 15_000;

/**
 * Runs the gateway, listener included, in a thread of its own with a heap cap, and watches it: a hostile policy costs that thread, never
 * the editor or the command line. Throws PolicyProblem, ListenError.
 */
export async function startSupervised(setup: GatewaySetup): Promise<SupervisedGateway> {
  const worker = new Worker(new URL(import.meta.url), {
    workerData: { gatehouse: 'gateway', setup },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    stderr: false,
  });
  const waiting = new Map<number, { resolve: (outcome: Outcome) => void; reject: (error: Error) => void }>();
  const early = new Map<number, Outcome>();
  let lose: (reason: string) => void = () => {};
  let stopping = false;
  const lost = new Promise<string>((resolve) => (lose = resolve));
  const fail = (reason: string) => {
    if (stopping) return;
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
    lose(reason);
  };
  worker.on('exit', () => fail('The gateway stopped unexpectedly.'));

  const ready = new Promise<Extract<Told, { kind: 'ready' }>>((resolve, reject) => {
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? `The policy used more than ${HEAP_MB} MB of memory; the gateway was stopped.`
          : `The gateway broke: ${error.message}`;
      fail(reason);
      reject(new Error(reason));
    });
    worker.on('message', (told: Told) => {
      if (told.kind === 'ready') resolve(told);
      else if (told.kind === 'problem') reject(new PolicyProblem(told.message, told.file, told.span));
      else if (told.kind === 'listen') reject(new ListenError(told.code, told.message));
      else if (told.kind === 'broken') reject(new Error(told.message));
      else if (told.kind === 'outcome') {
        const { outcome } = told;
        const waiter = waiting.get(outcome.remotePort);
        if (waiter) waiter.resolve(outcome);
        else if (early.size < 1000) early.set(outcome.remotePort, outcome);
        waiting.delete(outcome.remotePort);
      }
    });
  });
  const { url, port, notSimulated } = await ready.catch(async (error: unknown) => {
    stopping = true;
    await worker.terminate();
    throw error;
  });

  let silence: NodeJS.Timeout | undefined;
  const beat = setInterval(() => {
    worker.postMessage('alive?');
    silence ??= setTimeout(() => {
      fail(`The gateway did not respond for ${SILENCE_MS / 1000} s and was stopped: a policy holds it.`);
      stopping = true;
      void worker.terminate();
    }, SILENCE_MS);
    silence.unref();
  }, 1000);
  beat.unref();
  worker.on('message', ({ kind }: Told) => {
    if (kind !== 'alive') return;
    clearTimeout(silence);
    silence = undefined;
  });

  return {
    url,
    port,
    notSimulated,
    lost,
    outcomeFor(remotePort) {
      const known = early.get(remotePort);
      if (known) {
        early.delete(remotePort);
        return Promise.resolve(known);
      }
      return new Promise((resolve, reject) => waiting.set(remotePort, { resolve, reject }));
    },
    async stop() {
      stopping = true;
      clearInterval(beat);
      clearTimeout(silence);
      const stopped = new Promise<void>((resolve) => worker.on('message', ({ kind }: Told) => kind === 'stopped' && resolve()));
      worker.postMessage('stop');
      await Promise.race([stopped, new Promise((resolve) => setTimeout(resolve, 3000).unref())]);
      await worker.terminate();
    },
  };
}

// The bundler may put this module into any chunk; whichever it is, the thread starts with it and finds its part here. The gateway itself
// is loaded in the thread alone.
if (!isMainThread && (workerData as { gatehouse?: string } | null)?.gatehouse === 'gateway')
  void import('./thread.ts').then(({ serve }) => serve((workerData as { setup: GatewaySetup }).setup));
