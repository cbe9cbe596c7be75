import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export interface Place {
  /** Relative to the workspace, with forward slashes. */
  readonly path: string;
  /** Zero-based lines, UTF-16 characters. */
  readonly range: { readonly start: Position; readonly end: Position };
}
interface Position {
  readonly line: number;
  readonly character: number;
}

/** Finds where a certificate is referred to; the workspace room may have a better one than searching the folder. */
export type FindUses = (certificate: { readonly id: string; readonly thumbprint: string }) => readonly Place[];

/**
 * The places in a policy document's text that refer to a certificate: its thumbprint (in any case), or its id in an attribute such as
 * `certificate-id`. Comments do not count.
 */
export function usesInPolicy(text: string, id: string, thumbprint: string): [start: number, end: number][] {
  const bare = text.replace(/<!--[\s\S]*?-->/g, (comment) => ' '.repeat(comment.length));
  const places: [number, number][] = [];
  for (const { index, 0: found } of bare.matchAll(new RegExp(`(?<![0-9A-Fa-f])${thumbprint}(?![0-9A-Fa-f])`, 'gi')))
    places.push([index, index + found.length]);
  for (const { index, 0: found, 1: before = '' } of bare.matchAll(
    new RegExp(`(\\b(?:issuer-)?certificate-id\\s*=\\s*["']\\s*)${id}(?=\\s*["'])`, 'g'),
  ))
    places.push([index + before.length, index + found.length]);
  return places.sort(([a], [b]) => a - b);
}

/** The places in configuration that pin a certificate: `thumbprintOf: ID`, or its thumbprint. */
function usesInConfiguration(text: string, id: string, thumbprint: string): [number, number][] {
  const pattern = new RegExp(
    `(\\bthumbprintOf["']?\\s*:\\s*["']?)${id}(?![A-Za-z0-9-])|(?<![0-9A-Fa-f])${thumbprint}(?![0-9A-Fa-f])`,
    'gi',
  );
  return Array.from(text.matchAll(pattern), ({ index, 0: found, 1: before = '' }) => [index + before.length, index + found.length]);
}

const skipped = new Set(['node_modules', '.git', 'dist', 'out', 'bin', 'obj', '.vscode-test']);
const largest = 2 * 1024 * 1024;

/** Searches the policy documents (known by their root element) and the configuration of a workspace folder. */
export function findUsesInFolder(workspace: string, { id, thumbprint }: { id: string; thumbprint: string }): Place[] {
  const places: Place[] = [];
  const search = (path: string, find: typeof usesInPolicy, isOurs: (text: string) => boolean) => {
    const text = readText(path);
    if (text === undefined || !isOurs(text)) return;
    for (const [start, end] of find(text, id, thumbprint))
      places.push({
        path: relative(workspace, path).split(sep).join('/'),
        range: { start: position(text, start), end: position(text, end) },
      });
  };
  const walk = (folder: string, depth: number) => {
    let entries: Dirent[];
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch {
      return; // a folder that may not be read holds no policy of ours
    }
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (depth < 12 && !skipped.has(entry.name) && !entry.name.startsWith('.')) walk(path, depth + 1);
      } else if (entry.isFile() && /\.(xml|cshtml|policy|txt|razor)$/i.test(entry.name)) search(path, usesInPolicy, isPolicy);
    }
  };
  walk(workspace, 0);
  search(join(workspace, '.gatehouse', 'config.yaml'), usesInConfiguration, () => true);
  return places;
}

const isPolicy = (text: string) => /^\ufeff?(?:\s|<!--[\s\S]*?-->|<\?[\s\S]*?\?>)*<(policies|fragment)[\s/>]/.test(text);

function readText(path: string): string | undefined {
  try {
    const size = statSync(path).size;
    return size > largest ? undefined : readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function position(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lines = before.split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines.at(-1)!.length };
}
