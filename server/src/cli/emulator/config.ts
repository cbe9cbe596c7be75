import { join } from 'node:path';
import type { Backend } from '../../gateway/service.ts';
import { decode } from '../../text/decoding.ts';
import { CONFIG_FILE, type Config, configFailure, noConfig } from '../../workspace/config.ts';
import { disk } from '../../workspace/disk.ts';
import { readConfig } from '../../workspace/read-config.ts';
import { UsageError } from '../usage.ts';

/** The workspace's configuration; throws UsageError where the file says what it cannot say. */
export async function loadConfig(workspace: string): Promise<Config> {
  const bytes = await disk.read(join(workspace, CONFIG_FILE));
  if (!bytes) return noConfig;
  const { config, problems } = readConfig(decode(bytes).text);
  const failure = configFailure(problems);
  if (failure) throw new UsageError(failure);
  return config;
}

/** A backend entity: a URL, or ARM's shape (with or without `properties` around it). */
export function backendOf(id: string, value: unknown, where: string): Backend {
  if (typeof value === 'string') return { id, url: value };
  const said = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const { url, credentials, tls } = (typeof said.properties === 'object' && said.properties !== null ? said.properties : said) as Record<
    string,
    unknown
  >;
  if (typeof url !== 'string') throw new UsageError(`${where}: the backend "${id}" needs a "url"`);
  return {
    id,
    url,
    credentials: (credentials ?? {}) as NonNullable<Backend['credentials']>,
    tls: (tls ?? {}) as NonNullable<Backend['tls']>,
  };
}
