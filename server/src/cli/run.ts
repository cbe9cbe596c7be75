import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ListenError } from '../gateway/listen-error.ts';
import { type SupervisedGateway, startSupervised } from '../gateway/supervise.ts';
import { PolicyProblem } from '../policies/step.ts';
import { type ClientCertificate, clientCertificate, type LockedCertificate } from './emulator/certificates.ts';
import { readContextFile } from './emulator/context-file.ts';
import { readHttpFile } from './emulator/http-file.ts';
import { problemText } from './emulator/problem.ts';
import { reportText } from './emulator/report.ts';
import { type ClientRequest, NoAnswer, send } from './emulator/request.ts';
import type { RunReport, RunResult } from './emulator/results.ts';
import { type Emulator, setUp } from './emulator/setup.ts';
import { targetOf } from './emulator/target.ts';
import { UsageError } from './usage.ts';

export const help = `gatehouse run POLICY [OPTION…]    runs a policy: real requests over real TLS handshakes, and the trace

  -X METHOD  -H 'Name: value'…  -d BODY  --url PATH    the request; without them GET /
  --request FILE.http       the requests of a file; "# @certificate ID" picks the client certificate
  --cert ID|FILE…           client certificates of the store, or files (PEM with its key, PFX); one result each
  --all-certs               first without a certificate, then with each client certificate of the store
  --password-env NAME       environment variable with the password of --cert FILE
  --backend STATUS|URL      a back end that answers STATUS (200 where left out), or a real one
  --allow-host HOST…        a host that the policy may call besides the back end
  --named-value NAME=VALUE… VALUE may be thumbprintOf:ID
  --api A --operation O     in an APIOps folder: with all scopes around it; POLICY, if given, takes the place of its document
  --context FILE            user, subscription, variables … as data (JSON or YAML, docs/command-line.md)
  --tier TIER               classic, v2, consumption, self-hosted or workspace
  --format text|json        --workspace FOLDER (default: the current folder)

A POLICY that stands in an APIOps folder runs with what is around it there: scopes, named values, fragments, back ends.
Named values, backends and the store come from .gatehouse/ of the workspace. Exit code 0: there were answers, whatever their status;
1: the policy cannot be run; 2: bad usage or unreadable input.
`;

/** Longest that one request of `run` may take. */
const DEADLINE_MS = 60_000;

export async function run(args: string[]): Promise<number> {
  const options = readOptions(args);
  const workspace = resolve(options.workspace);
  const target = targetOf(options.policy, options.api, options.operation, workspace);
  const emulator = await setUp(
    {
      workspace,
      backend: options.backend,
      allowHosts: options['allow-host'],
      namedValues: options['named-value'],
      host: '127.0.0.1',
      port: 0,
      record: true,
      tier: options.tier,
      contextData: options.context === undefined ? undefined : await readContextFile(options.context),
    },
    target.parts,
  );
  const plan = await planOf({ ...options, single: singleRequest(options, await target.request) }, emulator);
  let gateway: SupervisedGateway;
  try {
    gateway = await startSupervised({ ...emulator.setup, limits: { deadlineMs: DEADLINE_MS - 1000 } });
  } catch (error) {
    if (error instanceof ListenError) throw new UsageError(error.message);
    if (!(error instanceof PolicyProblem)) throw error;
    const problem = problemText(error, workspace, target.document ?? { file: '', text: '' });
    if (options.format === 'json') process.stdout.write(`${JSON.stringify({ error: { code: 'policy', ...problem } })}\n`);
    process.stderr.write(
      `gatehouse: ${problem.file}:${problem.range.start.line + 1}:${problem.range.start.character + 1}: ${problem.message}\n`,
    );
    return 1;
  }
  const results: RunResult[] = [];
  try {
    for (const { request, certificate } of plan) results.push(await one(gateway, request, certificate));
  } finally {
    await gateway.stop();
  }
  const notSimulated = gateway.notSimulated.map(({ policy: name, file, path, range }) => ({ policy: name, file, path, range }));
  const report: RunReport = { results, notSimulated };
  const shown = mask(JSON.stringify(report), emulator.setup.service.secrets);
  process.stdout.write(options.format === 'json' ? `${shown}\n` : reportText(JSON.parse(shown) as RunReport));
  return results.every(({ error }) => error?.code === 'gateway') ? 1 : 0;
}

type Planned = { readonly request: ClientRequest; readonly certificate: ClientCertificate | LockedCertificate | null };

/** Each request with each certificate. */
async function planOf(
  options: ReturnType<typeof readOptions> & { readonly single: ClientRequest },
  { store }: Emulator,
): Promise<Planned[]> {
  const password = options['password-env'] === undefined ? undefined : process.env[options['password-env']];
  if (options['password-env'] !== undefined && password === undefined)
    throw new UsageError(`--password-env: there is no environment variable ${options['password-env']}`);
  const load = (name: string) => clientCertificate(store, name, password);
  const chosen: (ClientCertificate | LockedCertificate | null)[] = [];
  if (options['all-certs']) {
    const clients = store.clients.map(({ id }) => id);
    if (clients.length === 0)
      throw new UsageError(
        '--all-certs: the store holds no client certificate with a private key (gatehouse certs test-set makes the test certificates)',
      );
    chosen.push(null, ...(await Promise.all(clients.map(load))));
  }
  for (const name of options.cert) chosen.push(await load(name));
  const requests = options.request === undefined ? [{ ...options.single, certificate: null }] : readRequests(options.request);
  const plan: Planned[] = [];
  for (const { certificate, ...request } of requests) {
    const own = certificate === null || chosen.length > 0 ? chosen : [await load(certificate)];
    for (const one of own.length === 0 ? [null] : own) plan.push({ request, certificate: one });
  }
  return plan;
}

function readRequests(file: string) {
  try {
    return readHttpFile(readFileSync(file, 'utf8'), file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`--request ${file}: cannot be read`);
  }
}

async function one(
  gateway: SupervisedGateway,
  request: ClientRequest,
  certificate: ClientCertificate | LockedCertificate | null,
): Promise<RunResult> {
  const started = performance.now();
  const shown = { ...request, headers: grouped(request.headers) };
  const nothing = { response: null, lastError: null, backend: null, calls: [], trace: [] };
  const failed = (code: string, message: string): RunResult => ({
    certificate: certificate?.name ?? null,
    request: shown,
    ...nothing,
    error: { code, message },
    elapsedMs: elapsed(started),
  });
  if (certificate && 'locked' in certificate) return failed('certificate-locked', certificate.locked);
  try {
    const asked = send(gateway.port, '127.0.0.1', request, certificate, DEADLINE_MS);
    const answer = await Promise.race([asked, gateway.lost.then((reason) => Promise.reject(new NoAnswer('gateway', reason)))]);
    const { localPort, ...response } = answer;
    const outcome = await gateway.outcomeFor(localPort);
    const forwarded = outcome.calls.find(({ policy }) => policy === 'forward-request');
    return {
      certificate: certificate?.name ?? null,
      request: shown,
      response,
      lastError: outcome.lastError,
      backend: { called: forwarded !== undefined, request: forwarded?.request ?? null },
      calls: outcome.calls,
      error: null,
      trace: outcome.trace,
      elapsedMs: elapsed(started),
    };
  } catch (error) {
    if (error instanceof NoAnswer) return failed(error.code, error.message);
    return failed('gateway', error instanceof Error ? error.message : String(error));
  }
}

const elapsed = (since: number): number => Math.round((performance.now() - since) * 1000) / 1000;

function grouped(headers: ClientRequest['headers']): Record<string, string[]> {
  const all: Record<string, string[]> = Object.create(null);
  for (const [name, value] of headers) (all[name] ??= []).push(value);
  return all;
}

/** Secret named values never leave: in JSON text, so also where a value needed escapes. */
function mask(json: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= 4)
    .reduce((text, secret) => text.replaceAll(JSON.stringify(secret).slice(1, -1), '***'), json);
}

function readOptions(args: string[]) {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    throw new UsageError(`run: ${(error as Error).message}`);
  }
  const { values, positionals } = parsed;
  if (positionals.length > 1) throw new UsageError(`run: expected one policy document, not ${positionals.length}`);
  if (values.format !== 'text' && values.format !== 'json') throw new UsageError(`run: --format is text or json, not "${values.format}"`);
  if (values.tier !== undefined && !TIERS.includes(values.tier))
    throw new UsageError(`run: --tier is one of ${TIERS.join(', ')}, not "${values.tier}"`);
  return { ...values, policy: positionals[0] };
}
const TIERS = ['classic', 'v2', 'consumption', 'self-hosted', 'workspace'];

function singleRequest(options: ReturnType<typeof readOptions>, byDefault: { method: string; url: string }): ClientRequest {
  const headers = options.H.map((header): [string, string] => {
    const match = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+)\s*:\s*(.*)$/.exec(header);
    if (!match) throw new UsageError(`-H ${header}: expected 'Name: value'`);
    return [match[1]!, match[2]!];
  });
  return {
    method: options.X ?? (options.d === undefined ? byDefault.method : 'POST'),
    url: options.url ?? byDefault.url,
    headers,
    body: options.d ?? null,
  };
}

function parse(args: string[]) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      X: { type: 'string', short: 'X' },
      H: { type: 'string', short: 'H', multiple: true, default: [] },
      d: { type: 'string', short: 'd' },
      url: { type: 'string' },
      request: { type: 'string' },
      api: { type: 'string' },
      operation: { type: 'string' },
      tier: { type: 'string' },
      context: { type: 'string' },
      cert: { type: 'string', multiple: true, default: [] },
      'all-certs': { type: 'boolean', default: false },
      'password-env': { type: 'string' },
      backend: { type: 'string' },
      'allow-host': { type: 'string', multiple: true, default: [] },
      'named-value': { type: 'string', multiple: true, default: [] },
      format: { type: 'string', default: 'text' },
      workspace: { type: 'string', default: '.' },
    },
  });
}
