import { decode } from '../text/decoding.ts';
import { type Files, join, parentOf } from './files.ts';

/** An APIOps artifacts folder, or one of its workspaces: what it says of a service. Paths are absolute; policy: null where there is none. */
export interface Artifacts {
  readonly folder: string;
  readonly policy: string | null;
  readonly apis: readonly ApiArtifact[];
  readonly products: readonly ProductArtifact[];
  /** Fragment id → its document. */
  readonly fragments: ReadonlyMap<string, string>;
  /** By display name, which is what `{{…}}` names. Text is null where it is secret or in a key vault. */
  readonly namedValues: ReadonlyMap<string, { readonly id: string; readonly value: string | null; readonly secret: boolean }>;
  /** Back end id → its properties as ARM gives them. */
  readonly backends: ReadonlyMap<string, Properties>;
  readonly versionSets: ReadonlyMap<string, Properties>;
  readonly workspaces: ReadonlyMap<string, Artifacts>;
}
export type Properties = Readonly<Record<string, unknown>>;

export interface ApiArtifact {
  /** Without its revision. */
  readonly id: string;
  /** Null for the current one, whose folder has no `;rev=`. */
  readonly revision: string | null;
  readonly folder: string;
  readonly properties: Properties;
  readonly policy: string | null;
  readonly specification: string | null;
  /** Operation id → its policy document. The operations themselves stand in the specification. */
  readonly operationPolicies: ReadonlyMap<string, string>;
}

export interface ProductArtifact {
  readonly id: string;
  readonly properties: Properties;
  readonly policy: string | null;
  readonly apis: readonly string[];
}

const MARKS = new Set([
  'apis',
  'products',
  'named values',
  'policy fragments',
  'backends',
  'version sets',
  'workspaces',
  'gateways',
  'loggers',
  'diagnostics',
  'tags',
  'groups',
  'subscriptions',
]);
const INFORMATION = /Information\.json$/;

/** Whether a folder is laid out as APIOps extracts it: two of its folders, or one that holds what only APIOps writes. */
export async function isArtifacts(files: Files, folder: string): Promise<boolean> {
  const marks = (await files.list(folder)).filter(({ name, kind }) => kind === 'folder' && MARKS.has(name));
  if (marks.some(({ name }) => name === 'named values' || name === 'policy fragments' || name === 'version sets')) return true;
  for (const { name } of marks) {
    if (name === 'workspaces') continue;
    const first = (await files.list(join(folder, name))).find(({ kind }) => kind === 'folder');
    if (first && (await files.list(join(join(folder, name), first.name))).some((entry) => INFORMATION.test(entry.name))) return true;
  }
  return false;
}

/** Every artifacts folder at or below a folder, at most `depth` deep. */
export async function findArtifacts(files: Files, folder: string, depth = 4): Promise<string[]> {
  if (await isArtifacts(files, folder)) return [folder];
  if (depth === 0) return [];
  const inner = (await files.list(folder)).filter(
    ({ name, kind }) => kind === 'folder' && !name.startsWith('.') && name !== 'node_modules',
  );
  return (await Promise.all(inner.map(({ name }) => findArtifacts(files, join(folder, name), depth - 1)))).flat();
}

/** Reads an artifacts folder. What cannot be read is left out: the policies are still there. */
export async function readArtifacts(files: Files, folder: string): Promise<Artifacts> {
  const [apis, products, fragments, namedValues, backends, versionSets, workspaces] = await Promise.all([
    each(files, join(folder, 'apis'), (path, name) => readApi(files, path, name)),
    each(files, join(folder, 'products'), (path, name) => readProduct(files, path, name)),
    each(files, join(folder, 'policy fragments'), async (path, name): Promise<[string, string] | null> => {
      const policy = await policyIn(files, path);
      return policy === null ? null : [name, policy];
    }),
    each(files, join(folder, 'named values'), async (path, name) => {
      const properties = await information(files, path, 'namedValueInformation.json');
      const secret = properties['secret'] === true || properties['keyVault'] != null;
      const value = typeof properties['value'] === 'string' && !secret ? properties['value'] : null;
      return [typeof properties['displayName'] === 'string' ? properties['displayName'] : name, { id: name, value, secret }] as const;
    }),
    each(files, join(folder, 'backends'), async (path, name) => [name, await information(files, path, 'backendInformation.json')] as const),
    each(
      files,
      join(folder, 'version sets'),
      async (path, name) => [name, await information(files, path, 'versionSetInformation.json')] as const,
    ),
    each(files, join(folder, 'workspaces'), async (path, name) => [name, await readArtifacts(files, path)] as const),
  ]);
  return {
    folder,
    policy: await policyIn(files, folder),
    apis,
    products,
    fragments: new Map(fragments),
    namedValues: new Map(namedValues),
    backends: new Map(backends),
    versionSets: new Map(versionSets),
    workspaces: new Map(workspaces),
  };
}

async function readApi(files: Files, folder: string, name: string): Promise<ApiArtifact> {
  const [id = name, revision = null] = name.split(';rev=');
  const entries = await files.list(folder);
  const specification = entries.find(
    (entry) => entry.kind === 'file' && /^specification\.(ya?ml|json|graphql|wsdl|wadl)$/.test(entry.name),
  );
  const operations = await each(files, join(folder, 'operations'), async (path, operation): Promise<[string, string] | null> => {
    const policy = await policyIn(files, path);
    return policy === null ? null : [operation, policy];
  });
  return {
    id,
    revision,
    folder,
    properties: await information(files, folder, 'apiInformation.json'),
    policy: await policyIn(files, folder),
    specification: specification ? join(folder, specification.name) : null,
    operationPolicies: new Map(operations),
  };
}

async function readProduct(files: Files, folder: string, id: string): Promise<ProductArtifact> {
  const apis = (await files.list(join(folder, 'apis'))).filter(({ kind }) => kind === 'folder').map(({ name }) => name);
  return { id, properties: await information(files, folder, 'productInformation.json'), policy: await policyIn(files, folder), apis };
}

async function policyIn(files: Files, folder: string): Promise<string | null> {
  const found = (await files.list(folder)).find(({ name, kind }) => kind === 'file' && /^policy\.(xml|cshtml)$/.test(name));
  return found ? join(folder, found.name) : null;
}

async function each<T>(files: Files, folder: string, read: (path: string, name: string) => Promise<T | null>): Promise<T[]> {
  const folders = (await files.list(folder)).filter(({ kind }) => kind === 'folder');
  return (await Promise.all(folders.map(({ name }) => read(join(folder, name), name)))).filter(
    (one): one is Awaited<T> & T => one !== null,
  );
}

async function information(files: Files, folder: string, name: string): Promise<Properties> {
  const bytes = await files.read(join(folder, name));
  if (!bytes) return {};
  try {
    const { properties } = JSON.parse(decode(bytes).text) as { properties?: unknown };
    return typeof properties === 'object' && properties !== null ? (properties as Properties) : {};
  } catch {
    return {};
  }
}

/** The artifacts folder above a path, of those given. */
export function artifactsOf(path: string, folders: readonly string[]): string | null {
  for (let folder = parentOf(path); ; folder = parentOf(folder)) {
    if (folders.includes(folder)) return folder;
    if (folder === '/') return null;
  }
}
