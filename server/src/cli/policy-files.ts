import { readFile, stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { type Decoded, decode } from '../text/decoding.ts';
import { disk } from '../workspace/disk.ts';
import { findDocuments } from '../workspace/sniff.ts';
import { UsageError } from './usage.ts';

export interface PolicyFile extends Decoded {
  /** Absolute. */
  readonly path: string;
  /** Relative to the workspace with forward slashes, absolute where outside of it. */
  readonly shown: string;
}

/** The policy documents that paths name: files as they are, folders searched by content. Throws UsageError for what cannot be read. */
export async function policyFiles(paths: readonly string[], workspace: string): Promise<PolicyFile[]> {
  const found = new Map<string, PolicyFile>();
  for (const path of paths.length ? paths : ['.']) {
    const absolute = resolve(workspace, path);
    try {
      const files = (await stat(absolute)).isDirectory() ? await findDocuments(disk, absolute.split(sep).join('/')) : [absolute];
      for (const file of files) {
        const inside = relative(workspace, file);
        found.set(file, {
          path: file,
          shown: inside.startsWith('..') ? file : inside.split(sep).join('/'),
          ...decode(await readFile(file)),
        });
      }
    } catch (error) {
      throw new UsageError(`${path}: ${reason(error)}`);
    }
  }
  return [...found.values()];
}

export function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'no permission to read it';
  if (code === 'EISDIR') return 'is a folder';
  return error instanceof Error ? error.message : String(error);
}
