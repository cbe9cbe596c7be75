import { relative, sep } from 'node:path';
import { usesInArtifact, usesInConfiguration, usesInPolicy } from '../../certificates/uses.ts';
import { decode } from '../../text/decoding.ts';
import { LineMap, type Range } from '../../text/line-map.ts';
import { CONFIG_FILE } from '../../workspace/config.ts';
import { disk } from '../../workspace/disk.ts';
import { join } from '../../workspace/files.ts';
import { findDocuments } from '../../workspace/sniff.ts';

export interface Place {
  /** Relative to the workspace, with forward slashes. */
  readonly path: string;
  readonly range: Range;
}

const largest = 4 * 1024 * 1024;
const artifact = /^(namedValue|backend)Information\.(json|ya?ml)$/;

/** Where policies, the configuration, named values and back ends of the workspace refer to a certificate. */
export async function findUses(
  workspace: string,
  { id, thumbprint }: { readonly id: string; readonly thumbprint: string },
): Promise<Place[]> {
  const folder = workspace.split(sep).join('/');
  const places: Place[] = [];
  const search = async (path: string, find: typeof usesInPolicy) => {
    const bytes = await disk.read(path, largest);
    if (!bytes) return;
    const { text } = decode(bytes);
    const found = find(text, id, thumbprint);
    if (!found.length) return;
    const lines = new LineMap(text);
    const shown = relative(workspace, path).split(sep).join('/');
    for (const [start, end] of found) places.push({ path: shown, range: { start: lines.positionAt(start), end: lines.positionAt(end) } });
  };
  for (const path of await findDocuments(disk, folder)) await search(path, usesInPolicy);
  for (const path of await findArtifactFiles(folder, 6)) await search(path, usesInArtifact);
  await search(join(folder, CONFIG_FILE), usesInConfiguration);
  return places;
}

async function findArtifactFiles(folder: string, depth: number): Promise<string[]> {
  const found: string[] = [];
  for (const { name, kind } of await disk.list(folder)) {
    if (kind === 'file' && artifact.test(name)) found.push(join(folder, name));
    else if (kind === 'folder' && depth > 0 && !/^(\.|node_modules$|bin$|obj$)/.test(name))
      found.push(...(await findArtifactFiles(join(folder, name), depth - 1)));
  }
  return found;
}
