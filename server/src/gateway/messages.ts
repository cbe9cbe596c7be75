import { STATUS_CODES } from 'node:http';
import type { Readable } from 'node:stream';
import type { Request, RequestUrl, Response } from '../policies/step.ts';
import { MessageBody } from './body.ts';
import { HeaderList } from './headers.ts';

export interface GatewayRequest extends Request {
  readonly headers: HeaderList;
  readonly body: MessageBody;
}
export interface GatewayResponse extends Response {
  readonly headers: HeaderList;
  readonly body: MessageBody;
}

/** An answer in the making; the reason phrase is HTTP's own unless one is given. */
export function newResponse(
  status: number,
  statusReason?: string,
  headers = new HeaderList(),
  body: Uint8Array | Readable | null = null,
): GatewayResponse {
  const content = body === null ? MessageBody.none() : body instanceof Uint8Array ? MessageBody.of(body) : MessageBody.streaming(body);
  return { status, statusReason: statusReason ?? STATUS_CODES[status] ?? '', headers, body: content };
}

/** The parts of an absolute URL; null where it is none, or neither http nor https. */
export function parseUrl(text: string): RequestUrl | null {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return null;
  }
  const scheme = url.protocol.slice(0, -1);
  if (scheme !== 'http' && scheme !== 'https') return null;
  return { scheme, host: url.hostname, port: url.port === '' ? -1 : Number(url.port), path: url.pathname, query: url.search };
}

export const originOf = ({ scheme, host, port }: RequestUrl): string => `${scheme}://${host}${port === -1 ? '' : `:${port}`}`;
export const formatUrl = (url: RequestUrl): string => `${originOf(url)}${url.path}${url.query}`;

/** Base and rest put together with one slash between. */
export function joinPath(base: string, rest: string): string {
  const left = base.endsWith('/') ? base.slice(0, -1) : base;
  if (rest === '' || rest === '/') return left === '' ? '/' : rest === '/' && left !== '' ? `${left}/` : left;
  return `${left}${rest.startsWith('/') ? '' : '/'}${rest}`;
}
