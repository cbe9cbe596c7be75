import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { type Decoded, decode } from '../text/decoding.ts';
import { UsageError } from './usage.ts';

export interface PolicyFile extends Decoded {
  /** Absolute. */
  readonly path: string;
  /** Relative to the workspace with forward slashes, absolute where outside of it. */
  readonly shown: string;
}

const ROOT = /^\ufeff?(?:\s+|<\?[^>]*\?>|<!--[\s\S]*?-->)*<(?:policies|fragment)[\s>/]/;
/** Whether a text is a policy document or a fragment, by its root element. */
export const isPolicyDocument = (text: string): boolean => ROOT.test(text);

/** The policy documents that paths name: files as they are, folders searched by content. Throws UsageError for what cannot be read. */
export function policyFiles(paths: readonly string[], workspace: string): PolicyFile[] {
  const found = new Map<string, PolicyFile>();
  const read = (path: string): PolicyFile => {
    const inside = relative(workspace, path);
    return { path, shown: inside.startsWith('..') ? path : inside.split(sep).join('/'), ...decode(readFileSync(path)) };
  };
  for (const path of paths.length ? paths : ['.']) {
    const absolute = resolve(workspace, path);
    try {
      if (!statSync(absolute).isDirectory()) found.set(absolute, read(absolute));
      else
        for (const file of search(absolute))
          if (!found.has(file)) {
            const one = read(file);
            if (one.encoding !== 'unknown' && isPolicyDocument(one.text)) found.set(file, one);
          }
    } catch (error) {
      throw new UsageError(`${path}: ${reason(error)}`);
    }
  }
  return [...found.values()];
}

const MAX_BYTES = 4 * 1024 * 1024;

function* search(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name === 'node_modules' || entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* search(path);
    else if (entry.isFile() && statSync(path).size <= MAX_BYTES) yield path;
  }
}

export function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'no permission to read it';
  if (code === 'EISDIR') return 'is a folder';
  return error instanceof Error ? error.message : String(error);
}
