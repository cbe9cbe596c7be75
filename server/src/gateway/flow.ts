import type {
  ApiFacts,
  Headers,
  LastError,
  OperationFacts,
  PeerCertificate,
  Policy,
  Request,
  Response,
  Section,
  Services,
  Step,
  Target,
} from '../policies/step.ts';
import { PolicyFailure } from '../policies/step.ts';
import type { CallRecord } from './calls.ts';
import { lastErrorOf } from './default-errors.ts';
import type { PreparedDocument } from './document.ts';
import type { FlowControl } from './flow-control.ts';
import { HeaderList } from './headers.ts';
import { type GatewayRequest, type GatewayResponse, newResponse } from './messages.ts';
import type { PreparedPolicy } from './prepare.ts';
import type { Access } from './subscriptions.ts';
import type { Place, Trace, TraceEntry } from './trace.ts';

/** What one request brings along, decided before the first policy runs. */
export interface FlowStart {
  readonly requestId: string;
  readonly request: GatewayRequest;
  readonly peer: PeerCertificate | null;
  readonly api: ApiFacts;
  readonly operation: OperationFacts;
  readonly subscriptionId: string | null;
  readonly access: Access;
  /** Innermost first. */
  readonly chain: readonly PreparedDocument[];
  readonly gateway: Services;
  readonly trace: Trace | null;
  readonly signal: AbortSignal;
  /** Policies that one request may run. */
  readonly stepLimit: number;
}

/** What the policies of one request share; views of it (`fork`) differ in their trace entry alone. */
interface Shared {
  response: GatewayResponse | null;
  section: Section;
  lastError: LastError | null;
  /** Where each failure happened: the innermost policy. */
  readonly places: Map<PolicyFailure, Place>;
  preflight: boolean;
  ended: boolean;
  steps: number;
  level: number;
  readonly atEnd: (() => void)[];
  context: unknown;
}

/** One request's way through the house: what handlers see (Flow), and what the pipeline needs besides. */
export class FlowState implements FlowControl {
  readonly start: FlowStart;
  /** Every outgoing request, in order. */
  readonly calls: CallRecord[] = [];
  readonly variables = new Map<string, unknown>();
  readonly target: Target = { backendId: null, baseUrl: null, certificate: null };
  readonly #shared: Shared;
  #current: TraceEntry | null = null;

  constructor(start: FlowStart, shared?: Shared) {
    this.start = start;
    this.#shared = shared ?? {
      response: null,
      section: 'inbound',
      lastError: null,
      places: new Map(),
      preflight: false,
      ended: false,
      steps: 0,
      level: 0,
      atEnd: [],
      context: null,
    };
  }
  fork(): FlowState {
    const view = new FlowState(this.start, this.#shared);
    Object.assign(view, { calls: this.calls, variables: this.variables, target: this.target });
    view.#current = this.#current;
    return view;
  }

  get request(): GatewayRequest {
    return this.start.request;
  }
  get response(): GatewayResponse | null {
    return this.#shared.response;
  }
  set response(response: Response | null) {
    this.#shared.response = response as GatewayResponse | null;
  }
  get message(): Request | Response {
    const { section, response } = this.#shared;
    if (section === 'inbound' || section === 'backend') return this.start.request;
    return response ?? (this.response = this.newResponse(200));
  }
  get section(): Section {
    return this.#shared.section;
  }
  get lastError(): LastError | null {
    return this.#shared.lastError;
  }
  /** A CORS preflight: of inbound only `cors` runs, and what leads to it. */
  get preflight(): boolean {
    return this.#shared.preflight;
  }
  set preflight(on: boolean) {
    this.#shared.preflight = on;
  }
  get ended(): boolean {
    return this.#shared.ended;
  }
  get peer(): PeerCertificate | null {
    return this.start.peer;
  }
  get api(): ApiFacts {
    return this.start.api;
  }
  get operation(): OperationFacts {
    return this.start.operation;
  }
  get subscriptionId(): string | null {
    return this.start.subscriptionId;
  }
  get gateway(): Services {
    return this.start.gateway;
  }
  get signal(): AbortSignal {
    return this.start.signal;
  }

  /** The model that expressions see as `context`; made by the expressions' side when it is first needed. */
  get context(): unknown {
    return this.#shared.context;
  }
  set context(model: unknown) {
    this.#shared.context = model;
  }

  end(response: Response): void {
    this.response = response;
    this.#shared.ended = true;
    if (this.#current) this.#current.outcome = 'ended';
  }
  atEnd(action: () => void): void {
    this.#shared.atEnd.push(action);
  }
  newResponse(status: number, statusReason?: string): GatewayResponse {
    return newResponse(status, statusReason);
  }
  newHeaders(): Headers {
    return new HeaderList();
  }

  note(name: string, value: unknown): void {
    if (this.#current) this.#current.data[name] = value;
  }
  noteExpression(expression: string, value: () => unknown, error?: string): void {
    if (!this.#current) return;
    const list = (this.#current.data.expressions ??= []) as unknown[];
    if (list.length < 50) list.push(error === undefined ? { expression, value: value() } : { expression, error });
  }
  entry(policy: Policy, outcome: string, data: Record<string, unknown>): void {
    this.start.trace?.add((policy as PreparedPolicy).place, outcome, data);
  }

  /** Runs a section of the innermost document (or of what it inherits). */
  async runSection(section: Section): Promise<void> {
    this.#shared.section = section;
    await this.#runLevel(0);
  }
  /** `<base/>`: the same section of the next scope outwards. */
  runOuter(): Promise<void> {
    return this.#runLevel(this.#shared.level + 1);
  }
  /** A section that a document leaves out is inherited. */
  async #runLevel(level: number): Promise<void> {
    const { chain } = this.start;
    let step: Step | null | undefined = null;
    while (level < chain.length && !(step = chain[level]!.sections[this.section])) level++;
    if (!step) return;
    const before = this.#shared.level;
    this.#shared.level = level;
    await step(this);
    this.#shared.level = before;
  }

  /** A policy begins: counted, and written into the trace. Gives what `leave` and `failed` close. */
  enter(place: Place): [TraceEntry | null, TraceEntry | null] | null {
    if (++this.#shared.steps > this.start.stepLimit)
      throw new PolicyFailure('BudgetExceeded', `The request ran more than ${this.start.stepLimit} policies.`);
    if (this.start.signal.aborted) throw this.start.signal.reason;
    const { trace } = this.start;
    if (!trace) return null;
    const outer = this.#current;
    this.#current = trace.begin(place);
    return [this.#current, outer];
  }
  leave(_place: Place, entries: [TraceEntry | null, TraceEntry | null] | null, outcome: string | null = null): void {
    if (!entries) return;
    const [own, outer] = entries;
    if (own) this.start.trace?.finish(own, outcome);
    this.#current = outer;
  }
  /** The policy failed; the innermost one gives LastError its place. */
  failed(place: Place, entries: [TraceEntry | null, TraceEntry | null] | null, error: unknown): never {
    const failure = error instanceof PolicyFailure ? error : unexpected(error);
    const { places } = this.#shared;
    if (!places.has(failure)) {
      places.set(failure, place);
      if (entries?.[0]) {
        const { data } = entries[0];
        data.reason = failure.reason;
        data.message = failure.message;
        const cause = describe(failure.cause);
        if (cause) data.cause = cause;
      }
    }
    this.leave(place, entries, 'failed');
    throw failure;
  }
  /** The failure that ends the walk becomes LastError; a later one, in on-error, does not replace it. Says whether it was a policy's. */
  fail(failure: PolicyFailure): boolean {
    const place = this.#shared.places.get(failure);
    const { scope = '', section = '', path = '', policyId = '' } = place ?? {};
    this.#shared.lastError ??= lastErrorOf(failure, { source: place?.policy ?? failure.source ?? '', scope, section, path, policyId });
    return place !== undefined;
  }
  /** Known by name, not simulated: said in the trace each time it is passed. */
  skipped(place: Place): void {
    this.start.trace?.add(place, 'not-simulated', { message: `Gatehouse does not simulate <${place.policy}> yet: it did nothing.` });
  }
  runEndActions(): void {
    for (const action of this.#shared.atEnd.splice(0)) action();
  }
  /** After a failure: policies run again, in on-error. */
  reopen(response: GatewayResponse): void {
    this.#shared.ended = false;
    this.#shared.preflight = false;
    this.#shared.level = 0;
    this.#shared.response = response;
  }

  /** Holds the bodies in memory that expressions may read. */
  readBodies(): Promise<void> | undefined {
    const { request } = this.start;
    const { response } = this.#shared;
    const requestPending = request.body.present && !request.body.buffered;
    const responsePending = response?.body.present && !response.body.buffered;
    if (!requestPending && !responsePending) return undefined;
    return (async () => {
      if (requestPending) await request.body.read();
      if (responsePending) await response.body.read();
    })();
  }
}

/** Anything else thrown is a defect of ours or a limit; the caller gets the gateway's 500, the trace the text. */
function unexpected(error: unknown): PolicyFailure {
  return new PolicyFailure('InternalError', error instanceof Error ? error.message : String(error), {}, error);
}

export function describe(cause: unknown): string | null {
  if (cause === null || cause === undefined) return null;
  if (cause instanceof Error) {
    const { code } = cause as { code?: unknown };
    return typeof code === 'string' && !cause.message.includes(code) ? `${code}: ${cause.message}` : cause.message;
  }
  if (typeof cause === 'object' && 'type' in cause && 'message' in cause) return `${cause.type}: ${cause.message}`;
  return String(cause);
}
