import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { DocumentText } from '../../gateway/document.ts';
import { fragmentIdOf } from '../../workspace/fragment-id.ts';

/** Folders that hold no policies, and how deep fragments are looked for. */
const SKIPPED = new Set(['node_modules', '.git', '.gatehouse', 'dist', 'out', 'bin', 'obj']);
const DEPTH = 6;
const LIMIT = 5000;

/** Fragments of a workspace by their id (`fragmentIdOf`): files whose root is `<fragment>`. */
export function findFragments(workspace: string): Map<string, DocumentText> {
  const found = new Map<string, DocumentText>();
  let files = 0;
  const walk = (folder: string, depth: number): void => {
    let names: string[];
    try {
      names = readdirSync(folder);
    } catch {
      return;
    }
    for (const name of names) {
      if (SKIPPED.has(name) || files > LIMIT) continue;
      const path = join(folder, name);
      const stat = statSync(path, { throwIfNoEntry: false });
      if (stat?.isDirectory()) {
        if (depth < DEPTH) walk(path, depth + 1);
      } else if (/\.xml$/i.test(name) && stat && stat.size < 1_000_000) {
        files++;
        const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
        if (!/^\s*(<\?xml[^>]*\?>\s*|<!--[\s\S]*?-->\s*)*<fragment[\s>]/.test(text)) continue;
        const id = fragmentIdOf(path.replaceAll('\\', '/'));
        if (!found.has(id)) found.set(id, { file: relative(workspace, path).replaceAll('\\', '/'), text });
      }
    }
  };
  walk(workspace, 0);
  return found;
}
