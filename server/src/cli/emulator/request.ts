import { request as httpsRequest, type RequestOptions } from 'node:https';
import type { ClientCertificate } from './certificates.ts';

/** What is sent; the URL is path and query, or absolute (its host is then the Host header). */
export interface ClientRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | null;
}

export interface ClientAnswer {
  readonly localPort: number;
  readonly status: number;
  readonly reason: string;
  readonly headers: Record<string, string[]>;
  readonly body: string;
}

/** No answer: the handshake failed, the connection broke, time ran out. */
export class NoAnswer extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** One request over a connection and a handshake of its own. */
export function send(
  port: number,
  host: string,
  { method, url, headers, body }: ClientRequest,
  client: ClientCertificate | null,
  timeoutMs: number,
): Promise<ClientAnswer> {
  const absolute = /^https?:\/\/([^/?#]+)([^#]*)/i.exec(url);
  const path = absolute ? absolute[2] || '/' : url.startsWith('/') ? url : `/${url}`;
  const named = new Set(headers.map(([name]) => name.toLowerCase()));
  const list = headers.flat();
  if (!named.has('host')) list.push('Host', absolute?.[1] ?? `localhost:${port}`);
  const bytes = body === null ? null : Buffer.from(body, 'utf8');
  if (bytes && !named.has('content-length') && !named.has('transfer-encoding')) list.push('Content-Length', String(bytes.length));
  return new Promise((resolve, reject) => {
    let localPort = 0;
    const fail = (error: NodeJS.ErrnoException) =>
      reject(
        new NoAnswer(
          error.code ?? 'NoAnswer',
          localPort === 0
            ? `The TLS handshake failed: ${error.message}`
            : `The connection broke before there was an answer: ${error.message}`,
        ),
      );
    const options: RequestOptions & { setDefaultHeaders: boolean } = {
      host,
      port,
      method,
      path: encodeUnsafe(path),
      headers: list,
      agent: false,
      setDefaultHeaders: false,
      // Our own listener, on this machine.
      rejectUnauthorized: false,
      ...(client ? { cert: client.certificate, key: client.key } : {}),
    };
    const outgoing = httpsRequest(options, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', fail);
      incoming.on('end', () => {
        const raw: Record<string, string[]> = Object.create(null);
        for (let i = 0; i + 1 < incoming.rawHeaders.length; i += 2) (raw[incoming.rawHeaders[i]!] ??= []).push(incoming.rawHeaders[i + 1]!);
        resolve({
          localPort,
          status: incoming.statusCode ?? 0,
          reason: incoming.statusMessage ?? '',
          headers: raw,
          body: Buffer.concat(chunks).toString('utf8'),
        });
      });
    });
    outgoing.on('socket', (socket) => socket.on('secureConnect', () => (localPort = socket.localPort ?? 0)));
    outgoing.setTimeout(timeoutMs, () => outgoing.destroy(new NoAnswer('Timeout', `No answer within ${timeoutMs / 1000} s.`)));
    outgoing.on('error', (error: Error) => (error instanceof NoAnswer ? reject(error) : fail(error)));
    outgoing.end(bytes ?? undefined);
  });
}

/** Characters that no request line may hold. */
const encodeUnsafe = (path: string): string => path.replace(/[^\x21-\x7e]/g, encodeURIComponent);
