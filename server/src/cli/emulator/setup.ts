import { readFileSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { CertificateStore } from '../../certificates/store/store.ts';
import type { BackendOptions } from '../../gateway/backend.ts';
import type { DocumentText } from '../../gateway/document.ts';
import { type Api, type Backend, DEFAULT_GLOBAL_POLICY, type Service, WILDCARD } from '../../gateway/service.ts';
import type { GatewaySetup } from '../../gateway/thread-messages.ts';
import { decode } from '../../text/decoding.ts';
import { CONFIG_FILE, type Config } from '../../workspace/config.ts';
import { reason } from '../policy-files.ts';
import { UsageError } from '../usage.ts';
import { materialOf, openStore, serverCertificate } from './certificates.ts';
import { backendOf, loadConfig } from './config.ts';
import { findFragments } from './fragments.ts';
import { resolveNamedValues } from './named-values.ts';

export interface EmulatorOptions {
  readonly workspace: string;
  /** `--backend`: a status, or a base URL. */
  readonly backend: string | undefined;
  readonly allowHosts: readonly string[];
  readonly namedValues: readonly string[];
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly record: boolean;
  /** `--tier`; left out: the configuration's. */
  readonly tier?: string | undefined;
  readonly contextData?: unknown;
}

/** What of a service the caller knows; the rest is the workspace's, or empty. */
export type ServiceParts = Partial<Service> & { readonly apis: readonly Api[] };

export interface Emulator {
  readonly setup: GatewaySetup;
  readonly store: CertificateStore;
  readonly config: Config;
}

/** Everything a gateway needs for the APIs given, from the workspace and the command line. */
export async function setUp(
  options: EmulatorOptions,
  apisOf: (serviceUrl: string) => ServiceParts | Promise<ServiceParts>,
): Promise<Emulator> {
  const config = await loadConfig(options.workspace);
  const store = openStore(options.workspace);
  const { values, secrets } = resolveNamedValues(config.namedValues, options.namedValues, store);
  const { backend, serviceUrl } = readBackendOption(options.backend, options.allowHosts);
  const made = await apisOf(serviceUrl);
  const service: Service = {
    products: [],
    subscriptions: [],
    users: [],
    globalPolicy: DEFAULT_GLOBAL_POLICY,
    negotiateClientCertificate: config.negotiateClientCertificate ?? true,
    ...made,
    fragments: new Map([...findFragments(options.workspace), ...(made.fragments ?? [])]),
    backends: new Map<string, Backend>([
      ...(made.backends ?? []),
      ...[...config.backends].map(([id, value]): [string, Backend] => [id, backendOf(id, value, CONFIG_FILE)]),
    ]),
    namedValues: new Map([...(made.namedValues ?? []), ...values]),
    secrets: [...(made.secrets ?? []), ...secrets],
  };
  const material = await materialOf(store);
  const tier = options.tier ?? config.tier ?? 'classic';
  // No CA certificates can be uploaded there, so no private chain is trusted.
  const certificates = tier === 'v2' || tier === 'consumption' ? { ...material, roots: [], intermediates: [] } : material;
  const listener = {
    host: options.host ?? config.gateway.host ?? '127.0.0.1',
    port: options.port ?? config.gateway.port ?? 0,
    ...(await serverCertificate(store)),
  };
  return { setup: { service, certificates, backend, listener, record: options.record, contextData: options.contextData }, store, config };
}

/** `200`, `https://…`; left out: a mock that answers 200. */
function readBackendOption(said: string | undefined, allowedHosts: readonly string[]): { backend: BackendOptions; serviceUrl: string } {
  const mock = (status: number): BackendOptions => ({ mock: { status, headers: {}, body: '' }, allowedHosts, trusted: [] });
  if (said === undefined) return { backend: mock(200), serviceUrl: MOCK_URL };
  if (/^\d{3}$/.test(said) && Number(said) >= 100) return { backend: mock(Number(said)), serviceUrl: MOCK_URL };
  if (!/^https?:\/\/[^/]/i.test(said))
    throw new UsageError(`--backend ${said}: expected a status such as 200, or a URL such as https://localhost:8443/base`);
  let host: string;
  try {
    host = new URL(said).host;
  } catch {
    throw new UsageError(`--backend ${said} is no URL`);
  }
  return { backend: { mock: null, allowedHosts: [...allowedHosts, host], trusted: [] }, serviceUrl: said };
}
const MOCK_URL = 'https://backend.test';

/** An API that takes any method; its policy is the document given. */
export function anyApi(id: string, path: string, serviceUrl: string, policy: DocumentText): Api {
  return {
    id,
    name: id,
    path,
    serviceUrl,
    revision: '1',
    version: '',
    isCurrentRevision: true,
    protocols: ['https'],
    subscriptionRequired: false,
    keyNames: { header: 'Ocp-Apim-Subscription-Key', query: 'subscription-key' },
    operations: [WILDCARD],
    policy,
  };
}

/** Reads a policy document; named relative to the workspace where it lies in it. */
export function readDocument(path: string, workspace: string): DocumentText {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new UsageError(`${path}: ${reason(error)}`);
  }
  const { text, encoding } = decode(bytes);
  if (encoding === 'unknown' || text.includes('\0')) throw new UsageError(`${path} is no text, so no policy document`);
  if (text.trim() === '') throw new UsageError(`${path} is empty`);
  return { file: shownPath(path, workspace), text };
}

export function shownPath(path: string, workspace: string): string {
  const inside = relative(workspace, resolve(path));
  return inside.startsWith('..') || isAbsolute(inside) ? resolve(path) : inside.split(sep).join('/');
}
