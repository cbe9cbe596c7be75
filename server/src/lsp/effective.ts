import { effectivePolicy, type FragmentSource, type Layer, layOut } from '../workspace/effective.ts';
import { join } from '../workspace/files.ts';
import { uriOf } from './folder.ts';
import { type Folders, pathOf } from './folders.ts';

/** The policy that is in effect where a document stands. */
export interface Effective {
  /** A document: the scopes merged, the origin of each piece in a comment before it. */
  readonly text: string;
  /** Which lines of the text were written where: from 0, in the text and in the file. */
  readonly pieces: readonly {
    readonly comment: number | null;
    readonly first: number;
    readonly last: number;
    readonly uri: string;
    readonly line: number;
  }[];
  /** What it is for, as in `operation get-order of API orders`. */
  readonly of: string;
  /** Products whose policy may be in between: those that contain the API. */
  readonly products: readonly string[];
  /** Fragments that are included and not in the folder. */
  readonly missing: readonly string[];
}

/** Merges the scopes around a document of an APIOps folder, open documents as they are in the editor; a string says why there are none. */
export async function effectiveAt(uri: string, product: string | null, folders: Folders): Promise<Effective | string> {
  const folder = folders.of(uri);
  const path = pathOf(uri);
  if (folder && !folder.workspace) await folder.readFacts();
  const place = path === null ? null : (folder?.workspace?.placeOf(path) ?? null);
  if (!folder || !place)
    return 'This document stands in no APIOps artifacts folder (apis, products, named values, …), so no scopes are known around it.';
  if (place.scope === 'fragment') return `A fragment has no scopes around it: choose a policy that includes ${place.fragment}.`;
  const service = folder.workspace?.artifacts.find((one) => one.folder === place.artifacts);
  const source = place.workspace === null ? service : service?.workspaces.get(place.workspace);
  if (!service || !source) return 'The artifacts folder of this document cannot be read.';
  const [id, revision = null] = place.api?.split(';rev=') ?? [];
  const api = source.apis.find((one) => one.id === id && one.revision === revision);
  const between = product ?? place.product;
  const paths: [Layer['scope'], string | null | undefined][] = [
    ['global', service.policy],
    ['workspace', place.workspace === null ? null : source.policy],
    ['product', source.products.find((one) => one.id === between)?.policy],
    ['api', api?.policy],
    ['operation', place.operation === null ? null : api?.operationPolicies.get(place.operation)],
  ];
  const known = new Map([...folders.documents(uri)].map((text) => [pathOf(text.uri), text]));
  const read = async (file: string): Promise<FragmentSource | null> => {
    if (!known.has(file)) await folder.readDocument(file); // the folder is still being read
    const text = known.get(file) ?? folder.documents.get(file);
    return text ? { path: file.slice(folder.path.length).replace(/^\//, ''), document: text.document } : null;
  };
  const layers: Layer[] = [];
  for (const [scope, file] of paths) {
    const found = file ? await read(file) : null;
    if (found) layers.push({ scope, ...found });
  }
  const fragments = new Map<string, FragmentSource>();
  for (const one of [service, source])
    for (const [name, file] of one.fragments) {
      const found = await read(file);
      if (found) fragments.set(name, found);
    }
  const effective = effectivePolicy(layers, fragments);
  const { text, pieces } = layOut(effective);
  return {
    text,
    pieces: pieces.flatMap(({ origin, comment, first, last }) =>
      origin.path === null ? [] : [{ comment, first, last, uri: uriOf(join(folder.path, origin.path)), line: origin.line - 1 }],
    ),
    of: folders.scopeOf(uri) ?? place.scope,
    products: source.products.filter(({ apis }) => id !== undefined && apis.includes(id)).map((one) => one.id),
    missing: effective.missing,
  };
}
