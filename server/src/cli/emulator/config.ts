import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, YAMLError } from 'yaml';
import type { Backend } from '../../gateway/service.ts';
import { UsageError } from '../usage.ts';

/** What of `.gatehouse/config.yaml` the emulator uses. */
export interface EmulatorConfig {
  readonly tier: string | null;
  readonly negotiateClientCertificate: boolean;
  /** Values as written; see `namedValues.ts`. */
  readonly namedValues: Readonly<Record<string, unknown>>;
  readonly backends: readonly Backend[];
  readonly gateway: { readonly host: string; readonly port: number };
}

/** Reads the configuration of a workspace folder; throws UsageError where it is no YAML, or says what it cannot say. */
export function readConfig(workspace: string): EmulatorConfig {
  const path = join(workspace, '.gatehouse', 'config.yaml');
  const said: Record<string, unknown> = existsSync(path) ? read(path) : {};
  const gateway = mapping(said.gateway, `${path}: gateway`);
  const backends = said.backends ?? [];
  if (!Array.isArray(backends)) throw new UsageError(`${path}: backends is a list`);
  return {
    tier: typeof said.tier === 'string' ? said.tier : null,
    negotiateClientCertificate: said.negotiateClientCertificate !== false,
    namedValues: mapping(said.namedValues, `${path}: namedValues`),
    backends: backends.map((entry, i) => readBackend(entry, `${path}: backend ${i + 1}`)),
    gateway: {
      host: typeof gateway.host === 'string' ? gateway.host : '127.0.0.1',
      port: typeof gateway.port === 'number' ? gateway.port : 0,
    },
  };
}

function read(path: string): Record<string, unknown> {
  try {
    return mapping(parse(readFileSync(path, 'utf8')), path);
  } catch (error) {
    if (error instanceof YAMLError) throw new UsageError(`${path} is no YAML: ${error.message.split('\n')[0]}`);
    throw error;
  }
}

export function mapping(value: unknown, where: string): Record<string, unknown> {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw new UsageError(`${where} holds names and values`);
  return value as Record<string, unknown>;
}

/** A backend entity in ARM's shape. */
export function readBackend(value: unknown, where: string): Backend {
  const { id, url, credentials, tls } = mapping(value, where);
  if (typeof id !== 'string' || typeof url !== 'string') throw new UsageError(`${where} needs "id" and "url"`);
  return {
    id,
    url,
    credentials: mapping(credentials, where) as Backend['credentials'] & object,
    tls: mapping(tls, where) as Backend['tls'] & object,
  };
}
