import { type CertificateFacts, noOptions, noWorkspace, type Options, type WorkspaceFacts } from '../../../server/src/analysis/rule.ts';

/** Options and workspace facts as tests write them in JSON. */
export interface Given {
  readonly tier?: Options['tier'];
  readonly scope?: Options['scope'];
  readonly sourceFormat?: Options['sourceFormat'];
  readonly negotiateClientCertificate?: boolean;
  readonly rules?: Record<string, 'off' | 'hint' | 'info' | 'warning' | 'error'>;
  readonly namedValues?: Record<string, string | null>;
  readonly fragments?: string[];
  readonly backends?: string[];
  readonly certificates?: (Partial<CertificateFacts> & { id: string; thumbprint: string })[];
  readonly variables?: { set: string[]; read: string[] };
}

export function given({ namedValues, fragments, backends, certificates, variables, rules, ...options }: Given): {
  options: Options;
  workspace: WorkspaceFacts;
} {
  return {
    options: { ...noOptions, ...options, rules: new Map(Object.entries(rules ?? {})) },
    workspace: {
      ...noWorkspace,
      namedValues: namedValues ? new Map(Object.entries(namedValues)) : null,
      fragments: fragments ? new Set(fragments) : null,
      backends: backends ? new Set(backends) : null,
      certificates: (certificates ?? []).map((one) => ({ kind: 'custom', sha256: null, subject: '', ...one })),
      variables: variables ? { set: new Set(variables.set), read: new Set(variables.read) } : null,
    },
  };
}
