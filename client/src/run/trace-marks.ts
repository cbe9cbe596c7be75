import type { RunResult, TraceEntry } from '../shapes.ts';
import { presented } from './outcome.ts';

/**
 * How a line is marked: a branch that was taken or passed over, a policy that ran, one that ended the request, one that failed, one
 * that the emulator does not simulate.
 */
export interface Mark {
  readonly line: number;
  readonly kind: 'taken' | 'ran' | 'ended' | 'failed' | 'passedOver' | 'notSimulated';
  /** At the end of the line; empty where the mark at the margin says enough. */
  readonly text: string;
}

/** The stronger mark wins where several entries start on one line, or a policy ran more than once. */
const strength: Readonly<Record<Mark['kind'], number>> = { passedOver: 0, ran: 1, notSimulated: 2, taken: 3, ended: 4, failed: 5 };

const kinds: Readonly<Record<string, Mark['kind']>> = {
  taken: 'taken',
  'not-taken': 'passedOver',
  ended: 'ended',
  failed: 'failed',
  'not-simulated': 'notSimulated',
};

/**
 * One mark a line for what one result walked through in one file. Colour never stands alone: what decides has words too.
 * @param trace the result's entries that stand in that file
 */
export function marksOf(trace: readonly TraceEntry[], result: RunResult): Mark[] {
  const lines = new Map<number, Mark>();
  for (const { range, outcome } of trace) {
    if (!range) continue;
    const line = range.start.line;
    const kind = kinds[outcome] ?? 'ran';
    const before = lines.get(line);
    if (before && strength[before.kind] >= strength[kind]) continue;
    lines.set(line, { line, kind, text: textOf(kind, result) });
  }
  return [...lines.values()].sort((a, b) => a.line - b.line);
}

function textOf(kind: Mark['kind'], result: RunResult): string {
  const { status, reason } = result.response ?? {};
  switch (kind) {
    case 'taken':
      return `✓ taken for ${presented(result)}`;
    case 'passedOver':
      return '– not taken';
    case 'ended':
      return `⊘ answers ${status ?? ''} ${reason ?? ''}`.trimEnd();
    case 'failed':
      return `✗ ${result.lastError?.reason ?? 'failed'}`;
    case 'notSimulated':
      return '? not simulated: did nothing';
    case 'ran':
      return '';
  }
}
