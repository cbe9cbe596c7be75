import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { parse } from 'yaml';
import type { Api, Operation, Product, Service } from '../../gateway/service.ts';
import { DEFAULT_GLOBAL_POLICY, WILDCARD } from '../../gateway/service.ts';
import { type ApiArtifact, type Artifacts, readArtifacts } from '../../workspace/apiops.ts';
import { disk } from '../../workspace/disk.ts';
import { backendOf } from './config.ts';
import { readDocument } from './setup.ts';

/** An APIOps artifacts folder as the service it describes. Other revisions than the current one are left out. */
export async function serviceOf(folder: string, workspace: string, fallbackUrl: string): Promise<Partial<Service> & { apis: Api[] }> {
  const artifacts = await readArtifacts(disk, folder);
  const document = (path: string | null) => (path === null ? null : readDocument(path, workspace));
  const apis = await Promise.all(
    artifacts.apis.filter(({ revision }) => revision === null).map((api) => apiOf(api, artifacts, document, fallbackUrl)),
  );
  for (const inner of artifacts.workspaces.values()) {
    const policy = document(inner.policy);
    for (const api of inner.apis.filter(({ revision }) => revision === null))
      apis.push({ ...(await apiOf(api, inner, document, fallbackUrl)), workspacePolicy: policy });
  }
  const products = artifacts.products.map(
    ({ id, properties, policy, apis: linked }): Product => ({
      id,
      name: text(properties.displayName) ?? id,
      apis: linked,
      subscriptionRequired: properties.subscriptionRequired !== false,
      policy: document(policy),
    }),
  );
  return {
    apis,
    products,
    globalPolicy: document(artifacts.policy) ?? DEFAULT_GLOBAL_POLICY,
    fragments: new Map([...artifacts.fragments].map(([id, path]) => [id, readDocument(path, workspace)])),
    namedValues: new Map(
      [...artifacts.namedValues].flatMap(([name, { value }]): [string, string][] => (value === null ? [] : [[name, value]])),
    ),
    backends: new Map(
      [...artifacts.backends].flatMap(([id, properties]) =>
        typeof properties.url === 'string' ? [[id, backendOf(id, properties, id)] as const] : [],
      ),
    ),
  };
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

async function apiOf(
  api: ApiArtifact,
  artifacts: Artifacts,
  document: (path: string | null) => ReturnType<typeof readDocument> | null,
  fallbackUrl: string,
): Promise<Api> {
  const { properties } = api;
  const names = (properties.subscriptionKeyParameterNames ?? {}) as Record<string, unknown>;
  const operations = await operationsOf(api);
  return {
    id: api.id,
    name: text(properties.displayName) ?? api.id,
    path: pathOf(properties, artifacts),
    serviceUrl: text(properties.serviceUrl) ?? fallbackUrl,
    revision: text(properties.apiRevision) ?? '1',
    version: text(properties.apiVersion) ?? '',
    isCurrentRevision: true,
    protocols: Array.isArray(properties.protocols) ? properties.protocols.map(String) : ['https'],
    // Subscriptions are not part of the artifacts, and their keys never are: none is asked for here.
    subscriptionRequired: false,
    keyNames: { header: text(names.header) ?? 'Ocp-Apim-Subscription-Key', query: text(names.query) ?? 'subscription-key' },
    operations: operations.map((operation) => ({ ...operation, policy: document(api.operationPolicies.get(operation.id) ?? null) })),
    policy: document(api.policy),
  };
}

/** With its version where the version set puts it into the path. */
function pathOf(properties: ApiArtifact['properties'], artifacts: Artifacts): string {
  const path = text(properties.path) ?? '';
  const version = text(properties.apiVersion);
  const set = artifacts.versionSets.get((text(properties.apiVersionSetId) ?? '').split('/').at(-1) ?? '');
  return version !== null && set?.versioningScheme === 'Segment' ? `${path}/${version}` : path;
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Operations of an OpenAPI specification (2 or 3); a wildcard where there is none that can be read. */
async function operationsOf({ specification }: ApiArtifact): Promise<Operation[]> {
  if (specification === null || !/^\.(ya?ml|json)$/.test(extname(specification))) return [WILDCARD];
  let root: { paths?: Record<string, Record<string, unknown>> } | null;
  try {
    root = parse(await readFile(specification, 'utf8')) as typeof root;
  } catch {
    return [WILDCARD];
  }
  const operations: Operation[] = [];
  for (const [path, item] of Object.entries(root?.paths ?? {})) {
    for (const method of METHODS) {
      const said = item?.[method] as { operationId?: string; summary?: string; responses?: Record<string, unknown> } | undefined;
      if (!said) continue;
      // The id that the service makes where the specification has none.
      const id =
        said.operationId ??
        `${method}-${path
          .replace(/[{}]/g, '')
          .replace(/[^A-Za-z0-9]+/g, '-')
          .replace(/^-|-$/g, '')}`;
      operations.push({
        id,
        name: said.summary ?? id,
        method: method.toUpperCase(),
        urlTemplate: path,
        responses: examplesOf(said.responses ?? {}),
        policy: null,
      });
    }
  }
  return operations.length === 0 ? [WILDCARD] : operations;
}

function examplesOf(responses: Record<string, unknown>): Operation['responses'] {
  return Object.entries(responses).flatMap(([code, response]) => {
    const { content, examples } = (response ?? {}) as {
      content?: Record<string, { example?: unknown; examples?: Record<string, { value?: unknown }> }>;
      examples?: Record<string, unknown>;
    };
    const shown = (value: unknown): string | null =>
      value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);
    const openapi3 = Object.entries(content ?? {}).map(([contentType, media]) => ({
      statusCode: Number(code),
      contentType,
      example: shown(media?.example ?? Object.values(media?.examples ?? {})[0]?.value),
    }));
    const openapi2 = Object.entries(examples ?? {}).map(([contentType, value]) => ({
      statusCode: Number(code),
      contentType,
      example: shown(value),
    }));
    return [...openapi3, ...openapi2];
  });
}
