import { parentPort } from 'node:worker_threads';
import { PolicyProblem } from '../policies/step.ts';
import { parse } from '../syntax/parser.ts';
import { csharp } from './csharp.ts';
import { type Outcome, startGateway } from './gateway.ts';
import { ListenError } from './listen-error.ts';
import { openPfx } from './open-pfx.ts';
import type { GatewaySetup, Told } from './thread-messages.ts';

/** The supervised thread's own side: starts the gateway, tells how it goes, answers that it is alive. */
export async function serve({ record, ...setup }: GatewaySetup): Promise<void> {
  const tell = (told: Told) => parentPort!.postMessage(told);
  try {
    const gateway = await startGateway({
      ...setup,
      expressions: csharp,
      parse,
      openPfx,
      ...(record ? { onOutcome: (outcome: Outcome) => tell({ kind: 'outcome', outcome }) } : {}),
    });
    parentPort!.on('message', (message: unknown) => {
      if (message === 'alive?') tell({ kind: 'alive' });
      if (message === 'stop') void gateway.stop().then(() => tell({ kind: 'stopped' }));
    });
    tell({ kind: 'ready', url: gateway.url, port: gateway.port, notSimulated: gateway.notSimulated });
  } catch (error) {
    if (error instanceof PolicyProblem) tell({ kind: 'problem', message: error.message, file: error.file, span: error.span });
    else if (error instanceof ListenError) tell({ kind: 'listen', code: error.code, message: error.message });
    else tell({ kind: 'broken', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
