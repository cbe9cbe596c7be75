import type { Scope } from '../policies/policy.ts';
import { decode } from '../text/decoding.ts';
import { type Artifacts, artifactsOf, findArtifacts, readArtifacts } from './apiops.ts';
import { CONFIG_FILE, type Config, type ConfigProblem, noConfig } from './config.ts';
import { type Files, join } from './files.ts';
import { type DocumentPlace, placeOf } from './scope.ts';

/** A folder as Gatehouse understands it: its config file and the artifacts folders in it. */
export interface Workspace {
  readonly folder: string;
  readonly config: Config;
  readonly configProblems: readonly ConfigProblem[];
  readonly artifacts: readonly Artifacts[];
  /** Where a document stands in an artifacts folder; null outside of one. */
  placeOf(path: string): DocumentPlace | null;
  /** What can be named from a document: the config file's named values and back ends, and its artifacts folder's. */
  namesFor(path: string): Names;
}

export interface Names {
  readonly scope: Scope | null;
  /** Null: nothing defines any, so nothing is known about them. */
  readonly namedValues: ReadonlyMap<string, string | null> | null;
  readonly fragments: ReadonlyMap<string, string> | null;
  readonly backends: ReadonlySet<string> | null;
}

/** With `ruleIds` the config file is also searched for rules that do not exist. */
export async function openWorkspace(files: Files, folder: string, ruleIds: ReadonlySet<string> | null = null): Promise<Workspace> {
  const [configBytes, folders] = await Promise.all([files.read(join(folder, CONFIG_FILE)), findArtifacts(files, folder)]);
  const { config, problems } = configBytes ? await readBytes(configBytes, ruleIds) : { config: noConfig, problems: [] };
  const artifacts = await Promise.all(folders.map((one) => readArtifacts(files, one)));
  const byFolder = new Map(artifacts.map((one) => [one.folder, one]));
  const isArtifacts = (path: string): boolean => byFolder.has(path);
  const place = (path: string): DocumentPlace | null => placeOf(path, isArtifacts);

  const namesFor = (path: string): Names => {
    const where = place(path);
    const around = artifactsOf(path, folders);
    const service = around === null ? undefined : byFolder.get(around);
    const configured = new Map([...config.namedValues].map(([name, { value }]) => [name, value]));
    if (!service) {
      return { scope: null, namedValues: configured.size ? configured : null, fragments: null, backends: null };
    }
    // A workspace's own resources come first; the service's are seen where it has none by that name.
    const sources = [service, ...(where?.workspace ? [service.workspaces.get(where.workspace)].filter((one) => one !== undefined) : [])];
    const values = sources.flatMap(({ namedValues }) =>
      [...namedValues].map(([name, { value }]): [string, string | null] => [name, value]),
    );
    const fragments = new Map(sources.flatMap((one) => [...one.fragments]));
    const backends = new Set([...sources.flatMap((one) => [...one.backends.keys()]), ...config.backends.keys()]);
    return {
      scope: where && where.scope !== 'fragment' ? where.scope : null,
      namedValues: values.length || configured.size ? new Map([...values, ...configured]) : null,
      fragments: fragments.size ? fragments : null,
      backends: backends.size ? backends : null,
    };
  };
  return { folder, config, configProblems: problems, artifacts, placeOf: place, namesFor };
}

/** The YAML parser is loaded only where there is a file to read. */
async function readBytes(bytes: Uint8Array, ruleIds: ReadonlySet<string> | null) {
  const { readConfig } = await import('./read-config.ts');
  return readConfig(decode(bytes).text, ruleIds);
}
