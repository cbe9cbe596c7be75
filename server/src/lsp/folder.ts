import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { ruleIds } from '../analysis/rule-ids.ts';
import { isSignedBy } from '../certificates/host-cryptography.ts';
import { CertificateStore, type StoredCertificate } from '../certificates/store/store.ts';
import type { BackendFacts, ChainFacts, NamedValueFacts, Place } from '../language/language.ts';
import { PolicyText } from '../language/language.ts';
import { decode } from '../text/decoding.ts';
import { CONFIG_FILE } from '../workspace/config.ts';
import { disk } from '../workspace/disk.ts';
import { join } from '../workspace/files.ts';
import { fragmentIdOf } from '../workspace/fragment-id.ts';
import { findDocuments, HEAD, rootOf } from '../workspace/sniff.ts';
import { openWorkspace, type Workspace } from '../workspace/workspace.ts';
import { buildChain } from '../x509/chain.ts';
import { explainChain } from '../x509/explain.ts';
import { Pace } from './in-turns.ts';

const TOP = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const LARGEST = 4 * 1024 * 1024;
export const uriOf = (path: string): string => pathToFileURL(path).href;

/** What names mean to one document. */
export interface NameFacts {
  readonly namedValues: ReadonlyMap<string, NamedValueFacts>;
  readonly fragments: ReadonlyMap<string, string>;
  readonly backends: ReadonlyMap<string, BackendFacts>;
}

/** One workspace folder: its configuration, artifacts, certificates and policy documents as they are on disk. */
export class Folder {
  /** With forward slashes. */
  readonly path: string;
  workspace: Workspace | null = null;
  certificates: readonly StoredCertificate[] = [];
  /** What could not be read, in words. */
  problems: readonly string[] = [];
  /** Path → document on disk. */
  readonly documents = new Map<string, PolicyText>();
  /** All documents have been read once. */
  complete = false;
  #configText = '';
  #chains = new Map<string, ChainFacts>();
  #names = new Map<string, NameFacts>();

  constructor(path: string) {
    this.path = path.replaceAll('\\', '/').replace(/\/$/, '') || '/';
  }

  contains(path: string): boolean {
    return path === this.path || path.startsWith(this.path === '/' ? '/' : `${this.path}/`);
  }

  /** Reads configuration, artifacts and certificates anew. */
  async readFacts(): Promise<void> {
    const problems: string[] = [];
    this.workspace = await openWorkspace(disk, this.path, ruleIds);
    this.#configText = await readFile(join(this.path, CONFIG_FILE), 'utf8').catch(() => '');
    for (const { message, line } of this.workspace.configProblems) problems.push(`${CONFIG_FILE}:${line}: ${message}`);
    try {
      const store = CertificateStore.open(this.path);
      this.certificates = store.certificates;
      problems.push(...store.problems);
    } catch (error) {
      this.certificates = [];
      problems.push(error instanceof Error ? error.message : String(error));
    }
    this.problems = problems;
    this.#chains = new Map();
    this.#names = new Map();
  }

  /** Reads every policy document of the folder, a few at a time, so that requests in between are answered. */
  async readDocuments(): Promise<void> {
    const paths = await findDocuments(disk, this.path);
    const there = new Set(paths);
    for (const path of this.documents.keys()) if (!there.has(path)) this.documents.delete(path);
    const pace = new Pace();
    for (const path of paths) {
      await this.readDocument(path);
      await pace.pause();
    }
    this.complete = true;
    this.#names = new Map();
  }

  /** Reads what may have become a document, changed or gone. True where documents set or read other variables than before. */
  async refresh(path: string): Promise<boolean> {
    const before = this.documents.get(path);
    await this.readDocument(path);
    const after = this.documents.get(path);
    if (after === before) return false;
    if (after && rootOf(after.text.slice(0, HEAD)) === null) this.documents.delete(path);
    const names = (text: PolicyText | undefined): string => JSON.stringify(text?.variables ?? null);
    return names(before) !== names(this.documents.get(path));
  }

  async readDocument(path: string): Promise<void> {
    try {
      const bytes = await readFile(path);
      const { text, encoding } = decode(bytes);
      if (bytes.length > LARGEST || encoding === 'unknown') this.documents.delete(path);
      // What it names is worked out now, in the background, not when a hover first asks; its tree is not kept.
      else if (this.documents.get(path)?.text !== text) this.documents.set(path, new PolicyText(uriOf(path), text).release());
    } catch {
      this.documents.delete(path); // gone, or not to be read by us
    }
  }

  /** Outside of an artifacts folder the gateway of `run` finds fragments by their file's name. */
  *#looseFragments(): Generator<[id: string, path: string]> {
    for (const [path, { text }] of this.documents)
      if (rootOf(text.slice(0, HEAD)) === 'fragment' && !this.workspace?.placeOf(path)) yield [fragmentIdOf(path), path];
  }

  names(path: string): NameFacts {
    let found = this.#names.get(path);
    if (!found) this.#names.set(path, (found = this.#readNames(path)));
    return found;
  }

  #readNames(path: string): NameFacts {
    const { workspace } = this;
    const namedValues = new Map<string, NamedValueFacts>();
    const fragments = new Map<string, string>();
    const backends = new Map<string, BackendFacts>();
    if (!workspace) return { namedValues, fragments, backends };
    const names = workspace.namesFor(path);
    for (const [id, file] of names.fragments ?? this.#looseFragments()) fragments.set(id, uriOf(file));
    for (const service of workspace.artifacts) {
      for (const [name, { id, value, secret }] of service.namedValues)
        if (names.namedValues?.has(name))
          namedValues.set(name, {
            value,
            secret,
            place: { uri: uriOf(`${service.folder}/named values/${id}/namedValueInformation.json`), range: TOP },
          });
      for (const [id, properties] of service.backends)
        if (names.backends?.has(id))
          backends.set(id, {
            url: typeof properties['url'] === 'string' ? properties['url'] : null,
            place: { uri: uriOf(`${service.folder}/backends/${id}/backendInformation.json`), range: TOP },
          });
    }
    for (const [name, { value, thumbprintOf, secret }] of workspace.config.namedValues) {
      const pinned = thumbprintOf === null ? undefined : this.certificates.find(({ id }) => id === thumbprintOf)?.thumbprint;
      namedValues.set(name, { value: secret ? null : (value ?? pinned ?? null), secret, place: this.#configPlace(name) });
    }
    for (const [id, about] of workspace.config.backends) {
      backends.set(id, { url: typeof about['url'] === 'string' ? about['url'] : null, place: this.#configPlace(id) });
    }
    return { namedValues, fragments, backends };
  }

  #configPlace(key: string): Place {
    const lines = this.#configText.split('\n');
    const line = lines.findIndex(
      (text) =>
        text.trimStart().replace(/^["']/, '').startsWith(key) && /^["']?\s*:/.test(text.trimStart().replace(/^["']/, '').slice(key.length)),
    );
    const start = { line: Math.max(0, line), character: Math.max(0, (lines[line] ?? '').indexOf(key)) };
    return {
      uri: uriOf(join(this.path, CONFIG_FILE)),
      range: { start, end: { ...start, character: start.character + (line < 0 ? 0 : key.length) } },
    };
  }

  chain(id: string, now: number): ChainFacts | null {
    const found = this.#chains.get(id);
    if (found) return found;
    const one = this.certificates.find((stored) => stored.id === id);
    if (!one) return null;
    const of = (store: 'root' | 'intermediate') =>
      this.certificates.filter(({ caStore }) => caStore === store).map(({ certificate }) => certificate);
    const chain = buildChain(one.certificate, { now, roots: of('root'), intermediates: of('intermediate'), verify: isSignedBy });
    const facts = {
      subjects: chain.elements.map(({ certificate }) => certificate.nameInfo('SimpleName') || certificate.subject),
      explanation: explainChain(chain, now),
    };
    this.#chains.set(id, facts);
    return facts;
  }
}
