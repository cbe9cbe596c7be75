import { resolve } from 'node:path';
import type { DocumentText } from '../../gateway/document.ts';
import { type Operation, WILDCARD } from '../../gateway/service.ts';
import { findArtifacts, isArtifacts } from '../../workspace/apiops.ts';
import { disk } from '../../workspace/disk.ts';
import { parentOf } from '../../workspace/files.ts';
import { placeOf } from '../../workspace/scope.ts';
import { closest, didYouMean } from '../../workspace/words.ts';
import { UsageError } from '../usage.ts';
import { serviceOf } from './artifacts.ts';
import { anyApi, readDocument, type ServiceParts } from './setup.ts';

/** What `gatehouse run` runs: a document by itself, or an API of an APIOps folder with all its scopes. */
export interface RunTarget {
  readonly parts: (serviceUrl: string) => Promise<ServiceParts>;
  /** The document named on the command line, for messages; null with `--api` alone. */
  readonly document: DocumentText | null;
  /** Method and path to ask for where the command line says nothing. */
  readonly request: Promise<{ readonly method: string; readonly url: string }>;
}

export function targetOf(policy: string | undefined, api: string | undefined, operation: string | undefined, workspace: string): RunTarget {
  if (api === undefined) {
    if (policy === undefined) throw new UsageError('run: expected one policy document, or --api in an APIOps folder');
    if (operation !== undefined) throw new UsageError('run: --operation needs --api');
    const document = readDocument(policy, workspace);
    if (/^\s*(<\?xml[^>]*\?>\s*|<!--[\s\S]*?-->\s*)*<fragment[\s>]/.test(document.text))
      throw new UsageError(`${policy} is a fragment: run a policy that includes it`);
    return inItsPlace(resolve(policy), document, workspace);
  }
  const document = policy === undefined ? null : readDocument(policy, workspace);
  let tell: (request: { method: string; url: string }) => void = () => {};
  return {
    document,
    request: new Promise((done) => (tell = done)),
    parts: async (serviceUrl) => {
      const [folder] = await findArtifacts(disk, resolve(workspace).replaceAll('\\', '/'));
      if (folder === undefined)
        throw new UsageError(`--api: ${workspace} holds no APIOps artifacts folder (apis, products, named values, …)`);
      const service = await serviceOf(folder, workspace, serviceUrl);
      const found = service.apis.find(({ id }) => id === api);
      if (!found)
        throw new UsageError(
          `there is no API ${api}.${didYouMean(
            closest(
              api,
              service.apis.map(({ id }) => id),
            ),
          )}`,
        );
      const chosen = operation === undefined ? found.operations[0] : found.operations.find(({ id }) => id === operation);
      if (!chosen)
        throw new UsageError(
          `the API ${api} has no operation ${operation}.${didYouMean(
            closest(
              operation ?? '',
              found.operations.map(({ id }) => id),
            ),
          )}`,
        );
      tell({ method: chosen.method === '*' ? 'GET' : chosen.method, url: addressOf(found.path, chosen) });
      if (!document) return service;
      // The document named takes the operation's place where one is named, else the API's.
      const changed =
        operation === undefined
          ? { ...found, policy: document }
          : { ...found, operations: found.operations.map((one) => (one === chosen ? { ...one, policy: document } : one)) };
      return { ...service, apis: service.apis.map((one) => (one === found ? changed : one)) };
    },
  };
}

/**
 * A document by itself: at every path. Where it stands in an APIOps folder, what is around it counts: the scopes above, named values,
 * fragments and back ends; that of an API or an operation also answers at the API's address.
 */
function inItsPlace(path: string, document: DocumentText, workspace: string): RunTarget {
  let tell: (request: { method: string; url: string }) => void = () => {};
  const request = new Promise<{ method: string; url: string }>((done) => (tell = done));
  const parts = async (serviceUrl: string): Promise<ServiceParts> => {
    const slashed = path.replaceAll('\\', '/');
    const folder = await artifactsAround(slashed);
    const byItself = anyApi('policy', '', serviceUrl, document);
    const place = folder === null ? null : placeOf(slashed, (one) => one === folder);
    if (folder === null || place === null) {
      tell({ method: 'GET', url: '/' });
      return { apis: [byItself] };
    }
    const service = await serviceOf(folder, workspace, serviceUrl);
    const [id, revision] = place.api?.split(';rev=') ?? [];
    const own = service.apis.filter((api) => api.id === id);
    const api = place.workspace === null ? own[0] : own.at(-1);
    const operation = place.operation === null ? api?.operations[0] : api?.operations.find((one) => one.id === place.operation);
    if (!api || !operation) {
      tell({ method: 'GET', url: '/' });
      if (place.scope === 'global') return { ...service, globalPolicy: document, apis: [{ ...byItself, policy: null }] };
      if (place.scope === 'workspace') return { ...service, apis: [{ ...byItself, policy: null, workspacePolicy: document }] };
      return { ...service, apis: [byItself] };
    }
    tell({ method: operation.method === '*' ? 'GET' : operation.method, url: addressOf(api.path, operation) });
    const changed = {
      ...api,
      ...(revision === undefined ? {} : { revision, isCurrentRevision: false }),
      ...(place.operation === null
        ? { policy: document }
        : { operations: api.operations.map((one) => (one === operation ? { ...one, policy: document } : one)) }),
    };
    const anywhere = { ...WILDCARD, policy: place.operation === null ? null : document };
    return { ...service, apis: [changed, { ...changed, path: '', operations: [...changed.operations, anywhere] }] };
  };
  return { document, parts, request };
}

/** The nearest artifacts folder above a document; a workspace's document belongs to the folder above `workspaces`. */
async function artifactsAround(path: string): Promise<string | null> {
  for (let folder = parentOf(path); ; folder = parentOf(folder)) {
    if (!folder.includes('/workspaces/') && (await isArtifacts(disk, folder))) return folder;
    if (folder === parentOf(folder)) return null;
  }
}

/** A path that the operation's template matches: each parameter is its own name. */
function addressOf(apiPath: string, { urlTemplate }: Operation): string {
  const path = urlTemplate
    .split('?')[0]!
    .replace(/\{\*?([^}]*)\}/g, '$1')
    .replace(/\*/g, '');
  return `/${apiPath}${path.startsWith('/') ? path : `/${path}`}`;
}
