import type { Workspace } from '../workspace/workspace.ts';
import type { CertificateFacts, Options, WorkspaceFacts } from './rule.ts';

/** What the command line or an editor says itself, before the config file. */
export interface Overrides {
  readonly tier?: Options['tier'];
  readonly sourceFormat?: Options['sourceFormat'];
}

/** The options and facts for one document of a workspace: the same for the editor and the command line. `path` is absolute with `/`; null for text that is in no file. */
export function contextOf(
  workspace: Pick<Workspace, 'folder' | 'config' | 'namesFor'>,
  path: string | null,
  certificates: readonly CertificateFacts[],
  variables: WorkspaceFacts['variables'],
  overrides: Overrides = {},
): { readonly options: Options; readonly facts: WorkspaceFacts } {
  const { config } = workspace;
  const names = workspace.namesFor(path ?? `${workspace.folder}/-`);
  const pins = [...config.namedValues].flatMap(([name, { thumbprintOf }]): [string, string][] => {
    const pinned = certificates.find(({ id }) => id === thumbprintOf);
    return pinned ? [[name, pinned.thumbprint]] : [];
  });
  return {
    options: {
      tier: overrides.tier ?? config.tier,
      scope: path === null ? null : names.scope,
      sourceFormat: overrides.sourceFormat ?? config.sourceFormat ?? 'auto',
      negotiateClientCertificate: config.negotiateClientCertificate,
      rules: config.rules,
    },
    facts: {
      namedValues: names.namedValues && new Map([...names.namedValues, ...pins]),
      fragments: names.fragments && new Set(names.fragments.keys()),
      backends: names.backends,
      certificates,
      variables,
    },
  };
}
