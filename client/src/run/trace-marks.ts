import type { TraceEntry } from '../shapes.ts';

/** How a line is marked: a branch that was taken, a policy that ran, one that ended the request, one that failed, one passed over. */
export interface Mark {
  readonly line: number;
  readonly kind: 'taken' | 'ran' | 'ended' | 'failed' | 'passedOver';
  /** At the end of the line; empty where the colour's neighbours say it already. */
  readonly text: string;
}

/** The stronger mark wins where several entries start on one line, or a policy ran more than once. */
const strength = { passedOver: 0, ran: 1, taken: 2, ended: 3, failed: 4 };

/**
 * One mark a line for what one result's trace walked through. Colour never stands alone: what decides has words too.
 * @param who what the request presented, as in "taken for expired"
 */
export function marksOf(trace: readonly TraceEntry[], who: string): Mark[] {
  const lines = new Map<number, Mark>();
  for (const entry of trace) {
    if (!entry.range) continue;
    const line = entry.range.start.line;
    const kind = kindOf(entry);
    const before = lines.get(line);
    if (before && strength[before.kind] >= strength[kind]) continue;
    lines.set(line, { line, kind, text: textOf(entry, kind, who) });
  }
  return [...lines.values()].sort((a, b) => a.line - b.line);
}

const outcomes: Readonly<Record<string, Mark['kind']>> = {
  taken: 'taken',
  'not taken': 'passedOver',
  'not-taken': 'passedOver',
  skipped: 'passedOver',
  ended: 'ended',
  returned: 'ended',
  failed: 'failed',
  error: 'failed',
};

function kindOf(entry: TraceEntry): Mark['kind'] {
  return outcomes[entry.outcome] ?? (entry.policy === 'return-response' ? 'ended' : 'ran');
}

function textOf(entry: TraceEntry, kind: Mark['kind'], who: string): string {
  if (kind === 'taken') return `✓ taken for ${who}`;
  if (kind === 'passedOver') return 'not taken';
  if (kind === 'ended') return `⊘ answers ${statusOf(entry) ?? ''}`.trimEnd();
  if (kind === 'failed') return `✗ ${reasonOf(entry) ?? 'failed'}`;
  return '';
}

const dataOf = (entry: TraceEntry): Record<string, unknown> =>
  typeof entry.data === 'object' && entry.data !== null ? (entry.data as Record<string, unknown>) : {};
const statusOf = (entry: TraceEntry) => stringOf(dataOf(entry).status ?? dataOf(entry).statusCode);
const reasonOf = (entry: TraceEntry) => stringOf(dataOf(entry).reason ?? dataOf(entry).message ?? dataOf(entry).error);
const stringOf = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined);
