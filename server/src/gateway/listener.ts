import { constants } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { captureIdentity } from './identity.ts';
import { ListenError } from './listen-error.ts';

export interface ListenerOptions {
  readonly host: string;
  /** 0: a free one. */
  readonly port: number;
  /** PEM, chain included. */
  readonly certificate: string;
  readonly key: string;
  readonly requestCertificate: boolean;
}

export interface Listener {
  readonly host: string;
  readonly port: number;
  /** Lets running requests end (for `graceMs`), takes no new ones. */
  stop(graceMs?: number): Promise<void>;
}

/**
 * HTTPS that asks for a client certificate and lets any through, expired, unknown or self-signed: the policy decides. It trusts no
 * CA itself, or Node 24 would show the leaf alone; it resumes no session, or a client that changed its certificate would show the old one.
 */
export async function listen(
  options: ListenerOptions,
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Listener> {
  const server = createServer(
    {
      cert: options.certificate,
      key: options.key,
      requestCert: options.requestCertificate,
      rejectUnauthorized: false,
      secureOptions: constants.SSL_OP_NO_TICKET,
      minVersion: 'TLSv1.2',
      ALPNProtocols: ['http/1.1'],
      maxHeaderSize: 64 * 1024,
      headersTimeout: 30_000,
      requestTimeout: 300_000,
      handshakeTimeout: 20_000,
      keepAliveTimeout: 30_000,
      noDelay: true,
    },
    handle,
  );
  server.maxConnections = 2000;
  server.maxRequestsPerSocket = 0;
  server.on('secureConnection', (socket: TLSSocket) => {
    socket.on('error', () => {});
    if (options.requestCertificate) captureIdentity(socket);
  });
  // Not TLS at all, a broken handshake, a reset: theirs to deal with, the server goes on.
  server.on('tlsClientError', (_error: Error, socket: TLSSocket) => socket.destroy());
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
    const status =
      error.code === 'HPE_HEADER_OVERFLOW'
        ? '431 Request Header Fields Too Large'
        : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
          ? '408 Request Timeout'
          : '400 Bad Request';
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
  await bound(server, options);
  const { port } = server.address() as AddressInfo;
  return { host: options.host, port, stop: (graceMs = 2000) => stop(server, graceMs) };
}

function bound(server: Server, { host, port }: ListenerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = {
        EADDRINUSE: `port ${port} on ${host} is taken by another program; choose another with --port, or 0 for a free one`,
        EACCES: `port ${port} on ${host} needs more rights than this process has; choose one above 1023`,
        EADDRNOTAVAIL: `${host} is no address of this machine`,
      }[error.code ?? ''];
      reject(new ListenError(error.code ?? '', why ?? `cannot listen on ${host}:${port}: ${error.message}`));
    });
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      server.on('error', () => {});
      resolve();
    });
  });
}

function stop(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
