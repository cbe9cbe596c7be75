/**
 * What a policy's handler may use: it prepares a step once, when the document is loaded, and the gateway runs that step for
 * each request. The gateway implements these interfaces; handlers know nothing else of it.
 */

import type { Span } from '../text/span.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { Chain } from '../x509/chain.ts';

export type Section = 'inbound' | 'backend' | 'outbound' | 'on-error';
export type Scope = 'global' | 'workspace' | 'product' | 'api' | 'operation';

/** A policy's behaviour: `policies/<name>/handler.ts` exports one as its default. */
export interface Handler {
  /** Reads attributes and children once; throws PolicyProblem (through `policy.problem`) where they make no sense. */
  prepare(policy: Policy): Step;
}

/** Synchronous where it can be; a promise where it waits for a body, a back end or time. */
export type Step = (flow: Flow) => void | Promise<void>;

/** Something an attribute or an element's text gives: a constant, or an expression evaluated for each request. */
export interface Value<T> {
  /** The constant; undefined where an expression decides. */
  readonly constant: T | undefined;
  read(flow: Flow): T;
}

/** A policy element (or a child element of one) as a handler sees it. */
export interface Policy {
  readonly name: string;
  /** Where it stands within its section, such as `choose[1]\when[2]`. */
  readonly path: string;
  readonly section: Section;
  /** Of the whole element, in its source file. */
  readonly span: Span;
  /** Text of an attribute as written, named values in place; null where it is missing. Expressions are not evaluated. */
  attribute(name: string): string | null;
  /** Null where the attribute is missing. */
  text(name: string): Value<string> | null;
  requiredText(name: string): Value<string>;
  flag(name: string, byDefault: boolean): Value<boolean>;
  whole(name: string, byDefault: number): Value<number>;
  requiredWhole(name: string): Value<number>;
  /** An attribute whose value keeps its .NET type where an expression gives it. */
  any(name: string): Value<unknown>;
  /** The element's own text (entities decoded), or its one expression; `trimmed` cuts blanks around literal text. */
  content(trimmed?: boolean): Value<string>;
  contentAny(): Value<unknown>;
  child(name: string): Policy | null;
  children(name?: string): readonly Policy[];
  /** The child elements as policies, run one after the other. */
  steps(): Step;
  /** The child elements as policies, each by itself. */
  eachStep(): readonly Step[];
  /** A named child as if it were a policy: its handler's step. */
  asPolicy(): Step;
  /** The same section of the next outer scope: what `<base/>` stands for. */
  outerSection(): Step;
  /** The fragment's content in place. */
  fragment(id: string): Step;
  /** Holds the bodies in memory that this policy's expressions read: done before its step, to be repeated after a new answer. */
  readBodies(flow: Flow): void | Promise<void>;
  /** Refuses the document. */
  problem(message: string): never;
}

/** What a document says that cannot be prepared. The gateway refuses to run it and shows where. */
export class PolicyProblem extends Error {
  readonly file: string;
  readonly span: Span;
  constructor(message: string, file: string, span: Span) {
    super(message);
    this.file = file;
    this.span = span;
  }
}

/** A policy failed: the rest of the section is skipped, `on-error` runs, and the caller gets `status` and `body` unless it says otherwise. */
export class PolicyFailure extends Error {
  readonly reason: string;
  readonly answer: Answer;
  /** For the trace only. */
  override readonly cause: unknown;
  /** The built-in step that failed, where it was no policy. */
  source: string | null;
  constructor(reason: string, message: string, answer: Answer = {}, cause: unknown = null, source: string | null = null) {
    super(message);
    this.reason = reason;
    this.answer = answer;
    this.cause = cause;
    this.source = source;
  }
}

/** How the caller is answered by default when a policy fails. Without a status: 500 and the gateway's own text. */
export interface Answer {
  readonly status?: number;
  readonly statusReason?: string;
  /** The text in `{ "statusCode": …, "message": … }`; the failure's own message where it is left out. */
  readonly message?: string;
  readonly headers?: readonly (readonly [string, string])[];
  /** Keep the response there is (a back end's error status) instead of making one. */
  readonly keepResponse?: boolean;
}

/** Header names keep their case, compare without it, and may stand several times. */
export interface Headers {
  get(name: string): readonly string[] | undefined;
  has(name: string): boolean;
  set(name: string, values: readonly string[]): void;
  append(name: string, values: readonly string[]): void;
  delete(name: string): void;
  entries(): Iterable<readonly [string, readonly string[]]>;
  clone(): Headers;
}

export interface Body {
  /** Whether there is one at all (a GET without a body has none). */
  readonly present: boolean;
  /** The bytes where they are in memory; null for a stream that nobody has read yet. */
  readonly buffered: Uint8Array | null;
  set(content: string | Uint8Array): void;
  clear(): void;
  /** Reads a stream to its end, up to the gateway's limit (then a PolicyFailure). */
  read(): Promise<Uint8Array>;
}

/** The URL of a request, in parts that policies change. */
export interface RequestUrl {
  scheme: string;
  host: string;
  /** -1 for the scheme's own. */
  port: number;
  /** Starts with `/`, as sent (percent-encoding kept). */
  path: string;
  /** With its `?`, or empty. */
  query: string;
}

export interface Request {
  method: string;
  /** Towards the back end: the base URL's parts and the path behind the API's own. */
  readonly url: RequestUrl;
  readonly originalUrl: Readonly<RequestUrl>;
  readonly headers: Headers;
  readonly body: Body;
  readonly clientIp: string;
  readonly matchedParameters: ReadonlyMap<string, string>;
}

export interface Response {
  status: number;
  statusReason: string;
  readonly headers: Headers;
  readonly body: Body;
}

/** A client's certificate as its handshake showed it, and what it sent along. One object per connection. */
export interface PeerCertificate {
  readonly certificate: Certificate;
  readonly sent: readonly Certificate[];
}

export interface LastError {
  source: string;
  reason: string;
  message: string;
  scope: string;
  section: string;
  path: string;
  policyId: string;
}

export interface Flow {
  readonly request: Request;
  response: Response | null;
  /** What set-header and set-body change: the request before the back end has answered, the response behind it. */
  readonly message: Request | Response;
  readonly variables: Map<string, unknown>;
  readonly peer: PeerCertificate | null;
  readonly lastError: LastError | null;
  readonly section: Section;
  /** How the back end is to be reached. */
  readonly target: Target;
  readonly api: ApiFacts;
  readonly operation: OperationFacts;
  readonly subscriptionId: string | null;
  readonly gateway: Services;
  /** Ends the pipeline: the caller gets `response`. */
  end(response: Response): void;
  /** Adds to the trace entry of the policy that runs. */
  note(name: string, value: unknown): void;
  /** An entry of its own beside the policy's (a branch, a call, a message). */
  entry(policy: Policy, outcome: string, data: Record<string, unknown>): void;
  /** Runs at the end of outbound (counters that wait for the answer). */
  atEnd(action: () => void): void;
  newResponse(status: number, statusReason?: string): Response;
  newHeaders(): Headers;
  /** Fires when the caller has gone or the request has taken too long. */
  readonly signal: AbortSignal;
  /** A view with a trace position of its own, for steps that run side by side. */
  fork(): Flow;
}

export interface ApiFacts {
  readonly id: string;
  readonly name: string;
  readonly path: string;
}
export interface ExampleResponse {
  readonly statusCode: number;
  readonly contentType: string;
  readonly example: string | null;
}
export interface OperationFacts {
  readonly id: string;
  readonly name: string;
  readonly method: string;
  readonly urlTemplate: string;
  readonly responses: readonly ExampleResponse[];
}

export interface Target {
  /** Id of the backend entity, null where only a URL is known. */
  backendId: string | null;
  /** Set by set-backend-service; null: the API's own service URL. */
  baseUrl: string | null;
  certificate: OutgoingCertificate | null;
}

/** A certificate with its private key for the connection to a back end; both DER, the key PKCS#8. */
export interface OutgoingCertificate {
  readonly thumbprint: string;
  readonly certificate: Uint8Array;
  readonly chain: readonly Uint8Array[];
  readonly key: Uint8Array;
}

export interface Services {
  /** Milliseconds since 1970. */
  now(): number;
  /** Waits, on the gateway's clock. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  readonly certificates: CertificateAccess;
  readonly counters: Counters;
  readonly cache: Cache;
  readonly backends: ReadonlyMap<string, { readonly url: string }>;
  /** The text of a .NET value where text is wanted, and its short form for the trace. */
  toText(value: unknown): string;
  show(value: unknown): unknown;
  /** The bytes of a byte[]; null for anything else. */
  bytesOf(value: unknown): Uint8Array | null;
  /** A response as `context.Variables` holds it, and back (null for anything else). */
  asVariable(response: Response): unknown;
  responseOf(value: unknown): Response | null;
  /** Where `forward` would send the request: an absolute URL. */
  addressOf(flow: Flow): string;
  /** Sends what `request` and `target` say to the back end. */
  forward(flow: Flow, options: CallOptions): Promise<Response>;
  /** Another call; only hosts that are allowed are reached. */
  send(flow: Flow, call: OutgoingCall, options: CallOptions): Promise<Response>;
}

export interface CallOptions {
  readonly timeoutMs: number;
  readonly followRedirects: boolean;
  /** Name of the policy, for LastError and the list of calls. */
  readonly policy: string;
}

export interface OutgoingCall {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: Uint8Array | null;
  readonly certificate: OutgoingCertificate | null;
}

export interface CertificateAccess {
  /** With its key, by certificate id or by thumbprint (either case); PolicyFailure says why not. */
  byId(id: string): Promise<OutgoingCertificate>;
  byThumbprint(thumbprint: string): Promise<OutgoingCertificate>;
  fromPfx(pfx: Uint8Array, password: string): Promise<OutgoingCertificate>;
  /** An uploaded certificate by its id, CA certificates included; null where there is none. */
  publicById(id: string): Certificate | null;
  /** The client's chain, judged against the uploaded CA certificates; `explanation` in words. */
  chain(peer: PeerCertificate): { readonly chain: Chain; readonly explanation: string };
}

export interface Counters {
  /** Counts in a sliding window; `limited` says how long to wait when the limit is reached (then nothing is counted). */
  slide(key: string, limit: number, windowMs: number, by: number): { readonly used: number; readonly retryAfterMs: number | null };
  /** Looks without counting. */
  peek(key: string, limit: number, windowMs: number): { readonly used: number; readonly retryAfterMs: number | null };
  /** A fixed window (0: for ever) from `startMs` on. */
  fixed(
    key: string,
    limit: number,
    windowMs: number,
    startMs: number,
    by: number,
  ): { readonly used: number; readonly renewInMs: number | null };
  /** Runs at once; null when `limit` are running. Call the result to leave. */
  enter(key: string, limit: number): (() => void) | null;
}

export interface Cache {
  get(key: string): unknown;
  set(key: string, value: unknown, seconds: number): void;
  delete(key: string): void;
}
