import type { Headers } from '../policies/step.ts';

/** One outgoing request, its answer, and the certificate that was presented: what results and tests look at. */
export interface CallRecord {
  readonly policy: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Record<string, string[]>;
    readonly body: string | null;
  };
  response: { readonly status: number; readonly reason: string; readonly headers: Record<string, string[]> } | null;
  /** Thumbprint of the client certificate presented. */
  readonly certificate: string | null;
  /** Answered by the mock, without a connection. */
  readonly mocked: boolean;
  error: { readonly code: string; readonly message: string } | null;
  elapsedMs: number;
}

export function headersJson(headers: Headers): Record<string, string[]> {
  const json: Record<string, string[]> = Object.create(null);
  for (const [name, values] of headers.entries()) json[name] = [...values];
  return json;
}

/** Bodies in results are cut at 64 KiB; what is no UTF-8 text is told by its size. */
export function bodyText(bytes: Uint8Array | null): string | null {
  if (bytes === null || bytes.length === 0) return bytes === null ? null : '';
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, BODY_SHOWN)) + (bytes.length > BODY_SHOWN ? '…' : '');
  } catch {
    return bytes.length > BODY_SHOWN ? new TextDecoder().decode(bytes.subarray(0, BODY_SHOWN)) : `(${bytes.length} bytes)`;
  }
}
const BODY_SHOWN = 64 * 1024;
