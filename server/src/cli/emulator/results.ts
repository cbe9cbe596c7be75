import type { Outcome } from '../../gateway/gateway.ts';
import type { Place } from '../../gateway/trace.ts';
import type { ClientAnswer, ClientRequest } from './request.ts';

/** One result of the report: see the JSON shapes in docs/command-line.md. */
export interface RunResult {
  readonly certificate: string | null;
  readonly request: Omit<ClientRequest, 'headers'> & { readonly headers: Record<string, string[]> };
  readonly response: Pick<ClientAnswer, 'status' | 'reason' | 'headers' | 'body'> | null;
  readonly lastError: Outcome['lastError'];
  readonly backend: { readonly called: boolean; readonly request: Outcome['calls'][number]['request'] | null } | null;
  readonly calls: Outcome['calls'];
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly trace: Outcome['trace'];
  readonly elapsedMs: number;
}
export interface RunReport {
  readonly results: readonly RunResult[];
  /** Policies of the document that did nothing, because Gatehouse does not simulate them. */
  readonly notSimulated: readonly Pick<Place, 'policy' | 'file' | 'path' | 'range'>[];
}
