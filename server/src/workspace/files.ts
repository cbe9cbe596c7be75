/** What the workspace needs of a file system: the disk, an editor's or a test's. Paths use `/` and are absolute. */
export interface Files {
  /** Entries of a folder in the order of their names; empty where there is none. */
  list(folder: string): Promise<readonly Entry[]>;
  /** Bytes of a file from its start, at most `limit`; null where there is no such file or it cannot be read. */
  read(path: string, limit?: number): Promise<Uint8Array | null>;
}

export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

/** Files in memory, by absolute path. */
export function memoryFiles(contents: Readonly<Record<string, string>>): Files {
  const encoder = new TextEncoder();
  const paths = new Map(Object.entries(contents));
  return {
    list: async (folder) => {
      const prefix = folder.endsWith('/') ? folder : `${folder}/`;
      const names = new Map<string, Entry>();
      for (const path of paths.keys()) {
        if (!path.startsWith(prefix)) continue;
        const [name = '', ...rest] = path.slice(prefix.length).split('/');
        names.set(name, { name, kind: rest.length ? 'folder' : 'file' });
      }
      return [...names.values()].sort(byName);
    },
    read: async (path, limit) => {
      const text = paths.get(path);
      return text === undefined ? null : encoder.encode(text).subarray(0, limit);
    },
  };
}

export const byName = (a: Entry, b: Entry): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
export const join = (folder: string, name: string): string => (folder.endsWith('/') ? folder + name : `${folder}/${name}`);
export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/'))) || '/';
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
