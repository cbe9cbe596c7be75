import { fileURLToPath } from 'node:url';
import { contextOf } from '../analysis/facts.ts';
import type { Options, CertificateFacts as RuleCertificate, WorkspaceFacts } from '../analysis/rule.ts';
import { certificateFactsOf } from '../certificates/facts.ts';
import type { StoredCertificate } from '../certificates/store/store.ts';
import type { CodeFeatures } from '../language/code-features.ts';
import type { CertificateFacts, PolicyText, Surroundings } from '../language/language.ts';
import { noConfig } from '../workspace/config.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Folder } from './folder.ts';

/** Null for a URI that is no file. */
export function pathOf(uri: string): string | null {
  if (!uri.startsWith('file:')) return null;
  try {
    return fileURLToPath(uri).replaceAll('\\', '/');
  } catch {
    return null;
  }
}

interface Names {
  readonly set: ReadonlySet<string>;
  readonly read: ReadonlySet<string>;
}

function together(texts: Iterable<PolicyText>): Names {
  const set = new Set<string>();
  const read = new Set<string>();
  for (const text of texts) {
    for (const name of text.variables.set) set.add(name);
    for (const name of text.variables.read) read.add(name);
  }
  return { set, read };
}

/** For a document outside of every folder, and while a folder is still being read. */
const nowhere: Pick<Workspace, 'folder' | 'config' | 'namesFor'> = {
  folder: '/',
  config: noConfig,
  namesFor: () => ({ scope: null, namedValues: null, fragments: null, backends: null }),
};

const known = new WeakMap<StoredCertificate, RuleCertificate>();
const factsOf = (stored: StoredCertificate): RuleCertificate => {
  let facts = known.get(stored);
  if (!facts) known.set(stored, (facts = certificateFactsOf(stored)));
  return facts;
};

/** All folders of the workspace, with the documents that are open in the editor over those on disk. */
export class Folders {
  readonly list: Folder[] = [];
  /** Grows whenever what documents may refer to has changed. */
  revision = 0;
  trusted = false;
  code: CodeFeatures | null = null;
  runLens = false;
  /** Open documents by URI, as the editor has them. */
  readonly #open: () => Iterable<PolicyText>;
  readonly #openOne: (uri: string) => PolicyText | null;

  constructor(open: () => Iterable<PolicyText>, openOne: (uri: string) => PolicyText | null) {
    this.#open = open;
    this.#openOne = openOne;
  }

  of(uri: string): Folder | null {
    const path = pathOf(uri);
    if (path === null) return null;
    let best: Folder | null = null;
    for (const folder of this.list) if (folder.contains(path) && folder.path.length > (best?.path.length ?? -1)) best = folder;
    return best;
  }

  /** Every document of the folder a URI is in, open ones as they are in the editor. */
  *documents(uri: string): Generator<PolicyText> {
    const folder = this.of(uri);
    const seen = new Set<string>();
    for (const text of this.#open()) {
      if (text.uri !== uri && this.of(text.uri) !== folder) continue;
      seen.add(pathOf(text.uri) ?? text.uri);
      yield text;
    }
    if (folder) for (const [path, text] of folder.documents) if (!seen.has(path)) yield text;
  }

  document(uri: string): PolicyText | null {
    const open = this.#openOne(uri);
    if (open) return open;
    const path = pathOf(uri);
    return path === null ? null : (this.of(uri)?.documents.get(path) ?? null);
  }

  /** What analysis needs to know of a document's folder. */
  facts(uri: string): { readonly options: Options; readonly workspace: WorkspaceFacts } {
    const folder = this.of(uri);
    const path = pathOf(uri);
    const certificates = (folder?.certificates ?? []).map(factsOf);
    const { options, facts } = contextOf(folder?.workspace ?? nowhere, path, certificates, folder?.complete ? this.#variables(uri) : null);
    return { options, workspace: facts };
  }

  /** Of all documents: those on disk are put together once per revision, the open ones each time. */
  #variables(uri: string): WorkspaceFacts['variables'] {
    const folder = this.of(uri);
    const open = [...this.#open()].filter((text) => text.uri === uri || this.of(text.uri) === folder);
    const key = `${this.revision} ${folder?.path} ${open.map((text) => text.uri).join(' ')}`;
    if (this.#closed?.key !== key) {
      const paths = new Set(open.map((text) => pathOf(text.uri)));
      const texts = [...(folder?.documents ?? [])].filter(([path]) => !paths.has(path)).map(([, text]) => text);
      this.#closed = { key, ...together(texts) };
    }
    const [here, elsewhere] = [together(open), this.#closed];
    const either = (kind: keyof Names) => ({ has: (name: string) => here[kind].has(name) || elsewhere[kind].has(name) });
    return { set: either('set'), read: either('read') };
  }
  #closed: ({ readonly key: string } & Names) | null = null;

  /** What the features know around a document. */
  around(uri: string, checks: Pick<Surroundings, 'findings'>): Surroundings {
    const folder = this.of(uri);
    const path = pathOf(uri);
    const names = folder && path !== null ? folder.names(path) : { namedValues: new Map(), fragments: new Map(), backends: new Map() };
    return {
      code: this.code,
      tier: folder?.workspace?.config.tier ?? null,
      namedValues: names.namedValues,
      fragments: names.fragments,
      backends: names.backends,
      certificates: (folder?.certificates ?? []) satisfies readonly CertificateFacts[],
      chain: ({ id }) => folder?.chain(id, Date.now()) ?? null,
      documents: () => this.documents(uri),
      document: (other) => this.document(other),
      findings: (text) => checks.findings(text),
      scope: (other) => this.scopeOf(other),
      shown: (other) => {
        const file = pathOf(other);
        const inside = file !== null && folder?.contains(file) ? file.slice(folder.path.length).replace(/^\//, '') : file;
        return inside ?? other;
      },
      now: () => Date.now(),
      trusted: this.trusted,
      runLens: this.runLens,
    };
  }

  /** What a document is for by where it stands, in words; null outside of an artifacts folder. */
  scopeOf(uri: string): string | null {
    const path = pathOf(uri);
    const place = path === null ? null : (this.of(uri)?.workspace?.placeOf(path) ?? null);
    if (!place) return null;
    switch (place.scope) {
      case 'operation':
        return `operation ${place.operation} of API ${place.api}`;
      case 'api':
        return `API ${place.api}`;
      case 'product':
        return `product ${place.product}`;
      case 'workspace':
        return `workspace ${place.workspace}`;
      case 'fragment':
        return `fragment ${place.fragment}`;
      default:
        return 'all APIs';
    }
  }
}
