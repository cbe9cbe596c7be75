import { setTimeout as wait } from 'node:timers/promises';
import { type CallOptions, type Flow, type OutgoingCall, PolicyFailure, type Response, type Services } from '../policies/step.ts';
import type { Backends, CallTarget } from './backend.ts';
import type { GatewayCertificates } from './certificates.ts';
import type { Expressions } from './expressions.ts';
import type { FlowState } from './flow.ts';
import type { HeaderList } from './headers.ts';
import { formatUrl, type GatewayResponse, joinPath, parseUrl } from './messages.ts';
import type { Api, Backend, Service } from './service.ts';
import { MemoryCache, MemoryCounters } from './state.ts';

export interface Clock {
  now(): number;
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}
export const realClock: Clock = {
  now: Date.now,
  sleep: async (milliseconds, signal) => {
    await wait(milliseconds, undefined, { signal }).catch(() => {
      throw signal.reason;
    });
  },
};

/** What the gateway gives its policies. */
export class GatewayServices implements Services {
  readonly certificates: GatewayCertificates;
  readonly counters: MemoryCounters;
  readonly cache: MemoryCache;
  readonly backends: ReadonlyMap<string, Backend>;
  readonly service: Service;
  /** What a run says of `context` beyond what the gateway knows (the context schema), as data. */
  readonly contextData: unknown;
  readonly #calls: Backends;
  readonly #mocked: boolean;
  readonly #clock: Clock;
  readonly #expressions: Expressions;

  constructor(parts: {
    service: Service;
    certificates: GatewayCertificates;
    calls: Backends;
    mocked: boolean;
    clock: Clock;
    expressions: Expressions;
    contextData: unknown;
  }) {
    this.certificates = parts.certificates;
    this.service = parts.service;
    this.contextData = parts.contextData;
    this.#calls = parts.calls;
    this.#mocked = parts.mocked;
    this.#clock = parts.clock;
    this.#expressions = parts.expressions;
    this.backends = parts.service.backends;
    this.counters = new MemoryCounters(() => this.now());
    this.cache = new MemoryCache(() => this.now());
  }

  now(): number {
    return this.#clock.now();
  }
  sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    return this.#clock.sleep(milliseconds, signal);
  }
  toText(value: unknown): string {
    return this.#expressions.toText(value);
  }
  show(value: unknown): unknown {
    return this.#expressions.show(value);
  }
  bytesOf(value: unknown): Uint8Array | null {
    return this.#expressions.bytesOf(value);
  }
  asVariable(response: Response): unknown {
    return this.#expressions.wrapResponse(response);
  }
  responseOf(value: unknown): Response | null {
    return this.#expressions.unwrapResponse(value);
  }

  addressOf(flow: Flow): string {
    const { url } = flow.request;
    const backend = this.#entity(flow);
    const base = parseUrl(backend?.url ?? flow.target.baseUrl ?? (flow.api as Api).serviceUrl);
    if (!base) throw new PolicyFailure('BackendNotFound', 'The API has no service URL, and no policy set a back end.');
    return formatUrl({ ...base, path: joinPath(base.path, url.path), query: merged(base.query, url.query) });
  }
  #entity(flow: Flow): Backend | null {
    const { backendId } = flow.target;
    return backendId === null ? null : (this.backends.get(backendId) ?? null);
  }

  async forward(flow: Flow, options: CallOptions): Promise<Response> {
    const { request } = flow;
    const url = this.addressOf(flow);
    const backend = this.#entity(flow) ?? this.#byUrl(url);
    const headers = request.headers.clone() as HeaderList;
    headers.delete('Host');
    headers.append('X-Forwarded-For', [request.clientIp]);
    const call = await this.#withCredentials(
      { method: request.method, url, headers, body: null, certificate: flow.target.certificate },
      backend,
    );
    const body = (request as FlowState['request']).body;
    const content = body.buffered ?? body.take();
    if (content instanceof Uint8Array) headers.delete('Content-Length');
    flow.note('request', { method: call.method, url: call.url, ...(call.certificate ? { certificate: call.certificate.thumbprint } : {}) });
    return this.#follow(flow, { ...call, body: content as Uint8Array | null }, options, this.#target(backend, this.#mocked));
  }

  send(flow: Flow, call: OutgoingCall, options: CallOptions): Promise<Response> {
    const backend = this.#byUrl(call.url);
    const isBackend = backend !== null || sameOrigin(call.url, (flow.api as Api).serviceUrl);
    return this.#follow(flow, call, options, { ...this.#target(backend, this.#mocked && isBackend), isBackend });
  }

  async #follow(flow: Flow, call: OutgoingCall, options: CallOptions, target: CallTarget): Promise<GatewayResponse> {
    let response = await this.#calls.call(flow, call, options, target);
    for (let hops = 0; options.followRedirects && hops < 10 && response.status >= 300 && response.status < 400; hops++) {
      const location = response.headers.get('Location')?.[0];
      if (location === undefined) break;
      await response.body.read();
      const keep = response.status === 307 || response.status === 308 || call.method === 'HEAD';
      const url = new URL(location, call.url).href;
      call = { ...call, url, method: keep ? call.method : 'GET', body: keep ? call.body : null };
      response = await this.#calls.call(flow, call, options, { ...target, isBackend: target.isBackend && sameOrigin(url, call.url) });
    }
    return response;
  }

  /** The backend entity whose URL the call's begins with also applies to it (backends page). */
  #byUrl(url: string): Backend | null {
    for (const backend of this.service.backends.values()) {
      const base = backend.url.replace(/\/$/, '').toLowerCase();
      const lower = url.toLowerCase();
      if (base !== '' && (lower === base || lower.startsWith(`${base}/`) || lower.startsWith(`${base}?`))) return backend;
    }
    return null;
  }
  #target(backend: Backend | null, mocked: boolean): CallTarget {
    return {
      validateChain: backend?.tls?.validateCertificateChain ?? true,
      validateName: backend?.tls?.validateCertificateName ?? true,
      mocked,
      isBackend: true,
    };
  }
  async #withCredentials(call: OutgoingCall, backend: Backend | null): Promise<OutgoingCall> {
    const credentials = backend?.credentials;
    if (!credentials) return call;
    for (const [name, values] of Object.entries(credentials.header ?? {})) call.headers.set(name, values);
    if (credentials.authorization)
      call.headers.set('Authorization', [`${credentials.authorization.scheme} ${credentials.authorization.parameter}`]);
    const query = Object.entries(credentials.query ?? {}).flatMap(([name, values]) =>
      values.map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`),
    );
    const url = query.length === 0 ? call.url : `${call.url}${call.url.includes('?') ? '&' : '?'}${query.join('&')}`;
    const [id] = credentials.certificateIds ?? [];
    const [thumbprint] = credentials.certificate ?? [];
    const certificate =
      call.certificate ??
      (id !== undefined
        ? await this.certificates.byId(id)
        : thumbprint !== undefined
          ? await this.certificates.byThumbprint(thumbprint)
          : null);
    return { ...call, url, certificate };
  }
}

const merged = (base: string, own: string): string => (base === '' ? own : own === '' ? base : `${base}&${own.slice(1)}`);

function sameOrigin(a: string, b: string): boolean {
  try {
    return new URL(a).host === new URL(b).host;
  } catch {
    return false;
  }
}
