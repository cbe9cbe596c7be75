import type { RunResult } from '../shapes.ts';

/** How one result is summed up: `passed` below 400, `refused` from 400, `failed` where there was no answer. Not a verdict on the policy. */
export interface Outcome {
  readonly kind: 'passed' | 'refused' | 'failed';
  /** "200 OK", "no answer". */
  readonly status: string;
  /** Why, in a word (LastError's reason) and in one line; empty where nothing needs saying. */
  readonly reason: string;
  readonly why: string;
}

export function outcome(result: RunResult): Outcome {
  if (result.error) return { kind: 'failed', status: 'no answer', reason: result.error.message, why: result.error.message };
  const { status = 0, reason } = result.response ?? {};
  const error = result.lastError;
  const said = error ? [error.reason, error.message].filter(Boolean).join(': ') : '';
  const kind = status >= 400 ? 'refused' : 'passed';
  const own = kind === 'refused' && !error ? answeredBy(result) : '';
  return { kind, status: `${status} ${reason ?? ''}`.trim(), reason: error?.reason ?? own, why: said || own };
}

/** The policy that answered by itself, such as "return-response, line 8"; empty where none did. */
function answeredBy({ trace }: RunResult): string {
  const entry = trace.findLast(({ outcome: became }) => became === 'ended');
  return entry ? `${entry.policy}${entry.range ? `, line ${entry.range.start.line + 1}` : ''}` : '';
}

/** What a result is called: its certificate, or that there was none. */
export function presented(result: RunResult): string {
  return result.certificate ?? 'no certificate';
}
