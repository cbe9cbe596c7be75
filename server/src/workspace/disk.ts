import { open, readdir } from 'node:fs/promises';
import { byName, type Entry, type Files } from './files.ts';

/** The disk, read with Node. Links to folders are not followed, so that a circle of them ends. */
export const disk: Files = {
  async list(folder) {
    try {
      const entries = await readdir(folder, { withFileTypes: true });
      return entries
        .flatMap((entry): Entry[] =>
          entry.isDirectory()
            ? [{ name: entry.name, kind: 'folder' }]
            : entry.isFile() || entry.isSymbolicLink()
              ? [{ name: entry.name, kind: 'file' }]
              : [],
        )
        .sort(byName);
    } catch {
      return [];
    }
  },
  async read(path, limit) {
    try {
      const file = await open(path);
      try {
        const stat = await file.stat();
        if (!stat.isFile()) return null;
        const wanted = Math.min(stat.size, limit ?? stat.size);
        const bytes = new Uint8Array(wanted);
        let at = 0;
        while (at < wanted) {
          const { bytesRead } = await file.read(bytes, at, wanted - at, at);
          if (!bytesRead) break;
          at += bytesRead;
        }
        return bytes.subarray(0, at);
      } finally {
        await file.close();
      }
    } catch {
      return null;
    }
  },
};
