import type { Scope } from '../policies/policy.ts';

/** What the place of a document in an APIOps folder says of it. */
export interface DocumentPlace {
  readonly scope: Scope | 'fragment';
  /** The artifacts folder; of a workspace, the folder above `workspaces`. */
  readonly artifacts: string;
  readonly workspace: string | null;
  readonly api: string | null;
  readonly operation: string | null;
  readonly product: string | null;
  readonly fragment: string | null;
}

const PATTERN =
  /^(.*?)(?:\/workspaces\/([^/]+))?(?:\/apis\/([^/]+)(?:\/operations\/([^/]+))?|\/products\/([^/]+)|\/policy fragments\/([^/]+))?\/policy\.[^/]+$/;

/** Reads an absolute path as APIOps lays out its folders; null for a path that follows no such layout. A bare `policy.xml` counts where `isArtifacts` says so of its folder. */
export function placeOf(path: string, isArtifacts: (folder: string) => boolean): DocumentPlace | null {
  const [, artifacts = '', workspace = null, api = null, operation = null, product = null, fragment = null] = PATTERN.exec(path) ?? [];
  if (!PATTERN.test(path) || !isArtifacts(artifacts || '/')) return null;
  const scope = fragment ? 'fragment' : operation ? 'operation' : api ? 'api' : product ? 'product' : workspace ? 'workspace' : 'global';
  return { scope, artifacts: artifacts || '/', workspace, api, operation, product, fragment };
}
