import { Readable } from 'node:stream';
import { checkServerIdentity, createSecureContext, type PeerCertificate as NodePeer, rootCertificates, type TLSSocket } from 'node:tls';
import { type CallOptions, type Flow, type OutgoingCall, type OutgoingCertificate, PolicyFailure } from '../policies/step.ts';
import { bodyText, type CallRecord, headersJson } from './calls.ts';
import type { FlowState } from './flow.ts';
import { HeaderList, HOP_BY_HOP } from './headers.ts';
import { type GatewayResponse, newResponse, originOf, parseUrl } from './messages.ts';

export interface BackendOptions {
  /** Answers what is forwarded, whatever the host, without a connection; null: the back end is real. */
  readonly mock: MockAnswer | null;
  /** Hosts (`name` or `name:port`) that may be called besides the back end; `*`: any. */
  readonly allowedHosts: readonly string[];
  /** Where a host really is (`name:port` → address and port): tests put theirs there. */
  readonly addresses?: Readonly<Record<string, { readonly host: string; readonly port: number }>>;
  /** CA certificates (PEM) that back ends' chains may end at, besides the well-known ones. */
  readonly trusted: readonly string[];
}
export interface MockAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface CallTarget {
  readonly validateChain: boolean;
  readonly validateName: boolean;
  /** Whether the mock answers it. */
  readonly mocked: boolean;
  /** Reached although no `allowedHosts` names it: it is the back end. */
  readonly isBackend: boolean;
}

type Undici = typeof import('undici');
type Pool = InstanceType<Undici['Pool']>;

/** Calls to back ends: one pool of connections per origin, client certificate and TLS setting. */
export class Backends {
  readonly #options: BackendOptions;
  readonly #pools = new Map<string, Pool>();
  #undici: Undici | null = null;

  constructor(options: BackendOptions) {
    this.#options = options;
  }

  /** Makes the call and writes it into the flow's records; throws PolicyFailure with the cause. */
  async call(
    flow: Flow,
    call: Omit<OutgoingCall, 'body'> & { body: Uint8Array | Readable | null },
    options: CallOptions,
    target: CallTarget,
  ): Promise<GatewayResponse> {
    const started = performance.now();
    const { certificate } = call;
    const record: CallRecord = {
      policy: options.policy,
      request: {
        method: call.method,
        url: call.url,
        headers: headersJson(call.headers),
        body: call.body instanceof Uint8Array ? bodyText(call.body) : null,
      },
      response: null,
      certificate: certificate?.thumbprint ?? null,
      mocked: target.mocked,
      error: null,
      elapsedMs: 0,
    };
    (flow as FlowState).calls.push(record);
    try {
      const response = target.mocked ? await this.#mocked(call.body) : await this.#real(flow, call, options, target);
      record.response = { status: response.status, reason: response.statusReason, headers: response.headers.toJson() };
      return response;
    } catch (error) {
      const failure = error instanceof PolicyFailure ? error : connectionFailure(error, call.url);
      record.error = { code: failure.reason, message: failure.message };
      throw failure;
    } finally {
      record.elapsedMs = Math.round((performance.now() - started) * 1000) / 1000;
    }
  }

  async #mocked(body: Uint8Array | Readable | null): Promise<GatewayResponse> {
    if (body instanceof Readable) body.resume();
    const { status, headers, body: text } = this.#options.mock!;
    const list = new HeaderList();
    for (const [name, value] of Object.entries(headers)) list.set(name, [value]);
    return newResponse(status, undefined, list, text === '' ? null : new TextEncoder().encode(text));
  }

  async #real(
    flow: Flow,
    call: Omit<OutgoingCall, 'body'> & { body: Uint8Array | Readable | null },
    options: CallOptions,
    target: CallTarget,
  ): Promise<GatewayResponse> {
    const url = parseUrl(call.url);
    if (!url) throw new PolicyFailure('InvalidUrl', `"${call.url}" is not an absolute http or https URL.`);
    const host = `${url.host}:${url.port === -1 ? (url.scheme === 'https' ? 443 : 80) : url.port}`;
    if (!target.isBackend && !this.#allowed(url.host, host))
      throw new PolicyFailure(
        'HostNotAllowed',
        `Gatehouse did not call ${host}: it is neither the back end nor allowed (--allow-host ${url.host}).`,
      );
    const headers = call.headers.clone() as HeaderList;
    for (const name of HOP_BY_HOP) headers.delete(name);
    // undici counts bytes itself; of a stream only the caller's count is known.
    if (!(call.body instanceof Readable)) headers.delete('Content-Length');
    const timeout = AbortSignal.timeout(Math.max(1, options.timeoutMs));
    const pool = await this.#pool(originOf(url), host, call.certificate, target);
    try {
      const {
        statusCode,
        statusText,
        headers: answered,
        body,
      } = await pool.request({
        method: call.method as 'GET',
        path: url.path + url.query,
        headers: joined(headers.toRaw()),
        body: call.body,
        signal: AbortSignal.any([flow.signal, timeout]),
        responseHeaders: 'raw',
      });
      const list = HeaderList.fromRaw(answered as unknown as string[]);
      for (const name of HOP_BY_HOP) list.delete(name);
      const response = newResponse(statusCode, statusText || undefined, list, body as unknown as Readable);
      if (call.method === 'HEAD' || statusCode === 204 || statusCode === 304) {
        await body.dump();
        return newResponse(statusCode, statusText || undefined, list);
      }
      return response;
    } catch (error) {
      if (timeout.aborted) throw new PolicyFailure('Timeout', `No answer from ${host} within ${options.timeoutMs / 1000} s.`, {}, error);
      throw error;
    }
  }

  #allowed(name: string, hostAndPort: string): boolean {
    return this.#options.allowedHosts.some(
      (allowed) => allowed === '*' || allowed.toLowerCase() === name.toLowerCase() || allowed.toLowerCase() === hostAndPort.toLowerCase(),
    );
  }

  async #pool(origin: string, host: string, certificate: OutgoingCertificate | null, target: CallTarget): Promise<Pool> {
    const key = `${origin}|${certificate?.thumbprint ?? ''}|${target.validateChain}|${target.validateName}`;
    const known = this.#pools.get(key);
    if (known) return known;
    this.#undici ??= await loadUndici();
    const { Pool, buildConnector } = this.#undici;
    const address = this.#options.addresses?.[host];
    const own = certificate
      ? {
          cert: [certificate.certificate, ...certificate.chain].map((der) => pem('CERTIFICATE', der)).join(''),
          key: pem('PRIVATE KEY', certificate.key),
        }
      : {};
    const connector = buildConnector({
      // Made once per pool: reading the roots takes longer than a handshake.
      secureContext: createSecureContext({ ca: [...rootCertificates, ...this.#options.trusted], ...own }),
      rejectUnauthorized: target.validateChain,
      checkServerIdentity: (name: string, peer: NodePeer) => (target.validateName ? checkServerIdentity(name, peer) : undefined),
      maxCachedSessions: 0,
      timeout: 10_000,
    });
    const pool = new Pool(origin, {
      connections: 64,
      connect: (options, callback) => {
        const where = address
          ? { hostname: address.host, host: address.host, port: String(address.port), servername: options.hostname }
          : {};
        connector({ ...options, ...where }, (...[error, socket]) => {
          // With an untrusted chain let through, Node has not looked at the name.
          const wrong =
            !error && target.validateName && !target.validateChain && isTls(socket)
              ? checkServerIdentity(options.hostname, socket.getPeerCertificate())
              : undefined;
          if (wrong) socket?.destroy();
          if (error || wrong) callback((error ?? wrong)!, null);
          else callback(null, socket!);
        });
      },
    });
    this.#pools.set(key, pool);
    return pool;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.destroy()));
    this.#pools.clear();
  }
}

/** Loaded with the first call. In the bundle its names stand on the default export, in Node on the module too. */
async function loadUndici(): Promise<Undici> {
  const module: Undici & { readonly default?: Undici } = await import('undici');
  return module.default ?? module;
}

/** undici takes a name several times only as a list. */
function joined(raw: readonly string[]): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = Object.create(null);
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const before = headers[raw[i]!];
    headers[raw[i]!] = before === undefined ? raw[i + 1]! : [before, raw[i + 1]!].flat();
  }
  return headers;
}

const isTls = (socket: unknown): socket is TLSSocket => typeof socket === 'object' && socket !== null && 'getPeerCertificate' in socket;

export function pem(label: string, der: Uint8Array): string {
  return `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n').trimEnd()}\n-----END ${label}-----\n`;
}

function connectionFailure(error: unknown, url: string): PolicyFailure {
  const { code } = error as { code?: string };
  const why = code !== undefined && code in CAUSES ? CAUSES[code]! : error instanceof Error ? error.message : String(error);
  return new PolicyFailure('BackendConnectionFailure', `The back end could not be reached at ${url}: ${why}`, {}, error);
}

const CAUSES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there (ECONNREFUSED).',
  ENOTFOUND: 'there is no such host (ENOTFOUND).',
  ECONNRESET: 'it closed the connection (ECONNRESET).',
  UND_ERR_SOCKET: 'it closed the connection.',
  UND_ERR_CONNECT_TIMEOUT: 'it did not accept the connection in time.',
  DEPTH_ZERO_SELF_SIGNED_CERT:
    'its certificate is self-signed (DEPTH_ZERO_SELF_SIGNED_CERT). Upload its CA certificate, or set validateCertificateChain to false for this backend entity.',
  SELF_SIGNED_CERT_IN_CHAIN:
    'its chain ends in a root that is not trusted (SELF_SIGNED_CERT_IN_CHAIN). Upload that root, or set validateCertificateChain to false for this backend entity.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its chain could not be built to a trusted root (UNABLE_TO_VERIFY_LEAF_SIGNATURE).',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its issuer is not known (UNABLE_TO_GET_ISSUER_CERT_LOCALLY).',
  CERT_HAS_EXPIRED: 'its certificate has expired (CERT_HAS_EXPIRED).',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet (CERT_NOT_YET_VALID).',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name (ERR_TLS_CERT_ALTNAME_INVALID).',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'it wants a client certificate (authentication-certificate).',
};
