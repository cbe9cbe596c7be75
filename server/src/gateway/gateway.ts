import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type LastError, PolicyFailure } from '../policies/step.ts';
import type { Document } from '../syntax/tree.ts';
import { type BackendOptions, Backends, pem } from './backend.ts';
import { bodyText, type CallRecord } from './calls.ts';
import { type CertificateMaterial, GatewayCertificates, type OpenPfx } from './certificates.ts';
import { operationNotFound } from './default-errors.ts';
import { type DocumentText, elementNames, type PreparedDocument, prepareDocument } from './document.ts';
import { readRequest, writeResponse } from './exchange.ts';
import type { Expressions } from './expressions.ts';
import { FlowState } from './flow.ts';
import { Handlers } from './handlers.ts';
import { identityOf } from './identity.ts';
import { type Listener, type ListenerOptions, listen } from './listener.ts';
import type { GatewayRequest, GatewayResponse } from './messages.ts';
import { run } from './pipeline.ts';
import { Router } from './route.ts';
import type { Api, Operation, Product, Service } from './service.ts';
import { WILDCARD } from './service.ts';
import { type Clock, GatewayServices, realClock } from './services.ts';
import { type Access, authorize } from './subscriptions.ts';
import { type Place, Trace, type TraceEntry } from './trace.ts';

export interface GatewayOptions {
  readonly service: Service;
  readonly certificates: CertificateMaterial;
  readonly backend: BackendOptions;
  readonly listener: Omit<ListenerOptions, 'requestCertificate'>;
  readonly expressions: Expressions;
  readonly parse: (text: string) => Document;
  readonly openPfx: OpenPfx;
  readonly clock?: Clock;
  /** Called once a request is answered, with its whole story; without it nothing is traced. */
  readonly onOutcome?: (outcome: Outcome) => void;
  readonly limits?: Partial<Limits>;
  /** What every request's `context` says beyond what the gateway knows: data in the shape of the context schema. */
  readonly contextData?: unknown;
  /** Address of the client that policies see instead of the socket's (tests). */
  readonly clientIp?: (incoming: IncomingMessage) => string | undefined;
}

export interface Limits {
  /** Policies per request. */
  readonly steps: number;
  /** Milliseconds per request, waiting included. */
  readonly deadlineMs: number;
}
const LIMITS: Limits = { steps: 20_000, deadlineMs: 240_000 };

/** One request's story. */
export interface Outcome {
  /** Of the client's end of the connection. */
  readonly remotePort: number;
  readonly requestId: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Record<string, string[]>;
    readonly body: string | null;
  };
  readonly lastError: LastError | null;
  readonly calls: readonly CallRecord[];
  readonly trace: readonly TraceEntry[];
  readonly elapsedMs: number;
}

export interface RunningGateway {
  readonly url: string;
  readonly port: number;
  /** Policies that the documents use and that are known, but do nothing here. */
  readonly notSimulated: readonly Place[];
  stop(): Promise<void>;
}

/** Prepares all documents (PolicyProblem where one cannot run) and opens the port (ListenError where it cannot). */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const documents = await prepareAll(options);
  const certificates = new GatewayCertificates(options.certificates, () => (options.clock ?? realClock).now(), options.openPfx);
  const trusted = [...options.certificates.roots, ...options.certificates.intermediates].map(({ der }) => pem('CERTIFICATE', der));
  const calls = new Backends({ ...options.backend, trusted: [...options.backend.trusted, ...trusted] });
  const { service, expressions } = options;
  const services = new GatewayServices({
    service,
    certificates,
    calls,
    mocked: options.backend.mock !== null,
    clock: options.clock ?? realClock,
    expressions,
    contextData: options.contextData,
  });
  const house = new House(options, documents, services);
  const listener: Listener = await listen(
    { ...options.listener, requestCertificate: service.negotiateClientCertificate },
    (incoming, outgoing) => void house.handle(incoming, outgoing),
  );
  const shownHost = listener.host.includes(':') ? `[${listener.host}]` : listener.host;
  return {
    url: `https://${shownHost}:${listener.port}`,
    port: listener.port,
    notSimulated: [...documents.values()].flatMap((document) => document.notSimulated),
    async stop() {
      await listener.stop();
      await calls.stop();
    },
  };
}

async function prepareAll(options: GatewayOptions): Promise<Map<DocumentText, PreparedDocument>> {
  const { service, expressions, parse } = options;
  const handlers = new Handlers();
  const texts: [DocumentText | null | undefined, PreparedDocument['scope']][] = [
    [service.globalPolicy, 'global'],
    ...service.products.map(({ policy }) => [policy, 'product'] as [DocumentText | null, 'product']),
    ...service.apis.flatMap((api) => [
      [api.workspacePolicy, 'workspace'] as [DocumentText | null | undefined, 'workspace'],
      [api.policy, 'api'] as [DocumentText | null, 'api'],
      ...api.operations.map(({ policy }) => [policy, 'operation'] as [DocumentText | null, 'operation']),
    ]),
  ];
  const values = service.namedValues;
  // A named value may hold elements, too: their names are looked for in its text.
  for (const text of [
    ...texts.map(([document]) => document?.text ?? ''),
    ...[...service.fragments.values()].map(({ text }) => text),
    ...values.values(),
  ])
    if (text.includes('<')) await handlers.load(elementNames(parse(text)));
  const around = { namedValues: values, fragments: service.fragments, expressions, parse, policy: (name: string) => handlers.get(name) };
  const prepared = new Map<DocumentText, PreparedDocument>();
  for (const [document, scope] of texts)
    if (document && !prepared.has(document)) prepared.set(document, prepareDocument(document, scope, around));
  return prepared;
}

/** Takes requests: route, keys, pipeline, answer. */
class House {
  readonly #options: GatewayOptions;
  readonly #documents: ReadonlyMap<DocumentText, PreparedDocument>;
  readonly #services: GatewayServices;
  readonly #router: Router;
  readonly #limits: Limits;
  /** What every request begins with. */
  readonly #variables: ReadonlyMap<string, unknown>;

  constructor(options: GatewayOptions, documents: ReadonlyMap<DocumentText, PreparedDocument>, services: GatewayServices) {
    this.#options = options;
    this.#documents = documents;
    this.#services = services;
    this.#router = new Router(options.service.apis);
    this.#limits = { ...LIMITS, ...options.limits };
    this.#variables = options.contextData === undefined ? new Map() : options.expressions.variablesOf(options.contextData);
  }

  async handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const started = performance.now();
    const remotePort = incoming.socket.remotePort ?? 0;
    const controller = new AbortController();
    const deadline = setTimeout(
      () => controller.abort(new PolicyFailure('DeadlineExceeded', `The request took longer than ${this.#limits.deadlineMs / 1000} s.`)),
      this.#limits.deadlineMs,
    );
    outgoing.on('close', () => {
      if (!outgoing.writableFinished) controller.abort(new PolicyFailure('ClientConnectionFailure', 'The client closed the connection.'));
    });
    const { flow, before, isPreflight } = this.#begin(incoming, controller.signal);
    const sent = {
      method: flow.request.method,
      url: incoming.url ?? '/',
      headers: this.#options.onOutcome ? flow.request.headers.toJson() : NO_HEADERS,
    };
    try {
      await writeResponse(await run(flow, before, isPreflight), outgoing, incoming.method ?? 'GET');
    } catch {
      // The answer could not be written to its end: the client has gone, or the back end broke off.
      outgoing.destroy();
    } finally {
      clearTimeout(deadline);
      if (this.#options.onOutcome) this.#tell(flow, sent, remotePort, performance.now() - started);
    }
  }

  #begin(incoming: IncomingMessage, signal: AbortSignal): { flow: FlowState; before: () => void; isPreflight: boolean } {
    const { service } = this.#options;
    const clientIp = this.#options.clientIp?.(incoming) ?? (incoming.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
    const read = readRequest(incoming, clientIp);
    const match = this.#router.match(read.method, read.originalUrl);
    const request: GatewayRequest = { ...read, matchedParameters: match?.parameters ?? new Map() };
    if (match) request.url.path = match.restPath;
    let access: Access = { subscription: null, product: null };
    let refused: PolicyFailure | null = match?.operation ? null : operationNotFound();
    if (match?.operation) {
      try {
        access = authorize(service, match.api, request, read.originalUrl);
      } catch (error) {
        refused = error as PolicyFailure;
      }
    }
    const flow = new FlowState({
      requestId: randomUUID(),
      request,
      peer: identityOf(incoming.socket),
      api: match?.api ?? NO_API,
      operation: match?.operation ?? WILDCARD,
      subscriptionId: access.subscription?.id ?? null,
      access,
      chain: this.#chain(match?.api ?? null, match?.operation ?? null, access.product),
      gateway: this.#services,
      trace: this.#options.onOutcome ? new Trace() : null,
      signal,
      stepLimit: this.#limits.steps,
    });
    for (const [name, value] of this.#variables) flow.variables.set(name, value);
    // An OPTIONS operation of the API's own is an ordinary call.
    const isPreflight =
      request.method === 'OPTIONS' &&
      match?.operation?.method !== 'OPTIONS' &&
      request.headers.has('Origin') &&
      request.headers.has('Access-Control-Request-Method');
    return {
      flow,
      isPreflight,
      before: () => {
        if (refused) throw refused;
      },
    };
  }

  #chain(api: Api | null, operation: Operation | null, product: Product | null): PreparedDocument[] {
    const texts = [operation?.policy, api?.policy, product?.policy, api?.workspacePolicy, this.#options.service.globalPolicy];
    return texts.flatMap((text) => (text ? [this.#documents.get(text)!] : []));
  }

  #tell(flow: FlowState, sent: Omit<Outcome['request'], 'body'>, remotePort: number, elapsedMs: number): void {
    this.#options.onOutcome!({
      remotePort,
      requestId: flow.start.requestId,
      request: { ...sent, body: bodyText(flow.request.body.buffered) },
      lastError: flow.lastError,
      calls: flow.calls,
      trace: flow.start.trace?.entries ?? [],
      elapsedMs: Math.round(elapsedMs * 1000) / 1000,
    });
  }
}

const NO_HEADERS: Record<string, string[]> = {};

const NO_API: Api = {
  id: '',
  name: '',
  path: '',
  serviceUrl: '',
  revision: '1',
  version: '',
  isCurrentRevision: true,
  protocols: ['https'],
  subscriptionRequired: false,
  keyNames: { header: 'Ocp-Apim-Subscription-Key', query: 'subscription-key' },
  operations: [],
  policy: null,
};

export type { GatewayResponse };
