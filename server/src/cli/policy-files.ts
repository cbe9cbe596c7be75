import { accessSync, constants } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { type Decoded, decode } from '../text/decoding.ts';
import { disk } from '../workspace/disk.ts';
import { findDocuments, rootOf } from '../workspace/sniff.ts';
import { notADocument, TOO_LARGE, tooLarge } from './lint/unreadable.ts';
import { UsageError } from './usage.ts';

export interface PolicyFile extends Decoded {
  /** Absolute. */
  readonly path: string;
  /** Relative to the workspace with forward slashes, absolute where outside of it. */
  readonly shown: string;
}

/**
 * The policy documents that paths (relative to the current folder) name: files as they are, folders searched by content. Throws UsageError
 * for what cannot be read, and for a file named outright that is no policy document.
 */
export async function policyFiles(paths: readonly string[], workspace: string): Promise<PolicyFile[]> {
  const found = new Map<string, PolicyFile>();
  for (const path of paths.length ? paths : [workspace]) {
    const absolute = resolve(path);
    try {
      const isFolder = (await stat(absolute)).isDirectory();
      for (const file of isFolder ? await documentsIn(absolute, path) : [absolute]) {
        const inside = relative(workspace, file);
        const shown = inside.startsWith('..') ? file : inside.split(sep).join('/');
        const decoded = await readPolicy(file, isFolder ? shown : path);
        if (!isFolder && rootOf(decoded.text) === null)
          throw new UsageError(`${path}: no policy document: its root is not <policies> or <fragment>`);
        found.set(file, { path: file, shown, ...decoded });
      }
    } catch (error) {
      if (error instanceof UsageError) throw error;
      throw new UsageError(`${path}: ${reason(error)}`);
    }
  }
  return [...found.values()];
}

/** The documents below a folder; says on standard error when there are none, as a folder that was misspelt is easily taken for a clean one. */
export async function documentsIn(folder: string, named: string): Promise<string[]> {
  const slashed = folder.split(sep).join('/');
  const unreadable: string[] = [];
  const found = await findDocuments(disk, slashed, (path) => unreadable.push(path));
  for (const path of unreadable) {
    try {
      accessSync(path, constants.R_OK);
    } catch (error) {
      // A link to nowhere is no file.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw new UsageError(`${path}: ${reason(error)}`);
    }
  }
  if (found.length === 0) process.stderr.write(`gatehouse: there is no policy document in ${named === '.' ? slashed : named}\n`);
  return found;
}

/** The text of a document. Throws UsageError for what is too large, or no text. */
async function readPolicy(path: string, named: string): Promise<Decoded> {
  const large = (await stat(path)).size > TOO_LARGE;
  const bytes = large ? null : await readFile(path);
  const refused = bytes === null ? tooLarge(path) : notADocument(bytes);
  if (refused || bytes === null) throw new UsageError(`${named}: ${said(refused?.message ?? '')}`);
  return decode(bytes);
}

/** A finding's sentence behind a file's name. */
export const said = (message: string): string => message.replace(/^The file /, '').replace(/\.$/, '');

/** Why a file could not be read, or written. */
export function reason(error: unknown, doing = 'read'): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'there is no such file or folder';
  if (code === 'EACCES' || code === 'EPERM') return `no permission to ${doing} it`;
  if (code === 'EISDIR') return 'is a folder';
  return error instanceof Error ? error.message : String(error);
}
