import { statSync } from 'node:fs';
import { CONFIG_FILE } from '../workspace/config.ts';
import { isSkipped } from '../workspace/sniff.ts';
import type { Folder } from './folder.ts';

const CREATED = 1;
const CHANGED = 2;
const DELETED = 3;
const DELAY = 150;
/** A folder that came may still be filling, and a watcher that is late to watch it misses what is written meanwhile: it is looked at once more. */
const SETTLING = 1500;

/** Reads anew what has changed on disk, a moment after the last word of it: single documents where that is enough. */
export class Rereading {
  /** By folder: the documents to read; null: all of it. */
  readonly #stale = new Map<Folder, Set<string> | null>();
  readonly #readAll: (folder: Folder) => Promise<void>;
  readonly #changed: (concernsOthers: boolean) => void;
  #waiting: NodeJS.Timeout | undefined;
  /** One reading after the other: an older one that ends late would put back what it saw. */
  #reading: Promise<void> = Promise.resolve();

  /** `changed` is called behind single documents, and told whether they set or read other variables than before. */
  constructor(readAll: (folder: Folder) => Promise<void>, changed: (concernsOthers: boolean) => void) {
    this.#readAll = readAll;
    this.#changed = changed;
  }

  /** `type` as the protocol counts: created, changed, deleted. */
  note(folder: Folder, path: string, type: number, isOpen: boolean): void {
    if (isSkipped(path.slice(folder.path.length))) return;
    if (concernsAll(folder, path, type)) this.#stale.set(folder, null);
    else if (isOpen || folder.documents.has(path) || /\.(?:xml|cshtml|policy|txt|razor)$/i.test(path)) {
      const paths = this.#stale.get(folder);
      if (paths === undefined) this.#stale.set(folder, new Set([path]));
      else paths?.add(path);
    } else return;
    if (type === CREATED && isDirectory(path)) setTimeout(() => this.#later(folder), SETTLING).unref();
    this.#soon();
  }

  #later(folder: Folder): void {
    this.#stale.set(folder, null);
    this.#soon();
  }

  #soon(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      this.#reading = this.#reading.then(() => this.#read());
    }, DELAY);
  }

  async #read(): Promise<void> {
    const stale = [...this.#stale];
    this.#stale.clear();
    for (const [folder, paths] of stale) {
      if (paths === null || !folder.complete) {
        await this.#readAll(folder);
        continue;
      }
      let others = false;
      for (const path of paths) others = (await folder.refresh(path)) || others;
      this.#changed(others);
    }
  }
}

const isDirectory = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** Configuration, certificates, artifacts, documents that come and go where their place says what they are for, a folder that is gone. */
function concernsAll(folder: Folder, path: string, type: number): boolean {
  if (path.includes('/.gatehouse/') || path.endsWith(CONFIG_FILE) || /Information\.json$/.test(path)) return true;
  if (/\/policy\.[^/]+$/.test(path)) return type !== CHANGED || !folder.documents.has(path);
  if (folder.documents.has(path)) return false;
  // A watcher tells of a folder that came or went without naming what is in it.
  if (type === CREATED) return isDirectory(path);
  if (type !== DELETED) return false;
  if (folder.workspace?.artifacts.some((one) => path === one.folder || path.startsWith(`${one.folder}/`))) return true;
  for (const document of folder.documents.keys()) if (document.startsWith(`${path}/`)) return true;
  return false;
}
