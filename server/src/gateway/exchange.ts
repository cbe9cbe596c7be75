import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RequestUrl } from '../policies/step.ts';
import { MessageBody } from './body.ts';
import { HeaderList, HOP_BY_HOP } from './headers.ts';
import type { GatewayRequest, GatewayResponse } from './messages.ts';

/** The request as the listener read it. The URL is the one the client addressed (Host header). */
export function readRequest(incoming: IncomingMessage, clientIp: string): Omit<GatewayRequest, 'matchedParameters'> {
  const headers = HeaderList.fromRaw(incoming.rawHeaders);
  const original = originalUrl(incoming, headers);
  const hasBody = incoming.headers['transfer-encoding'] !== undefined || Number(incoming.headers['content-length'] ?? 0) > 0;
  return {
    method: incoming.method ?? 'GET',
    url: { ...original },
    originalUrl: original,
    headers,
    body: hasBody ? MessageBody.streaming(incoming) : MessageBody.none(),
    clientIp,
  };
}

function originalUrl(incoming: IncomingMessage, headers: HeaderList): RequestUrl {
  const target = incoming.url ?? '/';
  const at = target.indexOf('?');
  const authority = headers.get('Host')?.[0] ?? 'localhost';
  const port = /:(\d+)$/.exec(authority);
  const absolute = /^https?:\/\/[^/?]*/i.exec(target);
  const path = (at < 0 ? target : target.slice(0, at)).slice(absolute?.[0].length ?? 0);
  return {
    scheme: 'https',
    host: port ? authority.slice(0, port.index) : authority,
    port: port && port[1] !== '443' ? Number(port[1]) : -1,
    path: path === '' ? '/' : path,
    query: at < 0 ? '' : target.slice(at),
  };
}

/** Sends the answer; a stream from the back end goes through as it comes. */
export async function writeResponse(response: GatewayResponse, to: ServerResponse, method: string): Promise<void> {
  const { headers, status } = response;
  for (const name of HOP_BY_HOP) headers.delete(name);
  const bodiless = method === 'HEAD' || status === 204 || status === 304 || (status >= 100 && status < 200);
  const content = response.body.take();
  if (content === null || content instanceof Uint8Array) {
    if (!bodiless || content !== null) headers.set('Content-Length', [String(content?.length ?? 0)]);
    if (bodiless && method !== 'HEAD') headers.delete('Content-Length');
  }
  if (!headers.has('Date')) headers.set('Date', [new Date().toUTCString()]);
  to.writeHead(status, reasonPhrase(response.statusReason), headers.toRaw());
  if (content instanceof Readable && !bodiless) return pipeline(content, to);
  if (content instanceof Readable) content.destroy();
  to.end(bodiless || content === null ? undefined : (content as Uint8Array));
}

/** What HTTP allows in a status line. */
const reasonPhrase = (text: string): string => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, ' ');
