import type { Range } from '../text/line-map.ts';

export type Tier = 'classic' | 'v2' | 'consumption' | 'self-hosted' | 'workspace';
export type RuleLevel = 'off' | 'hint' | 'info' | 'warning' | 'error';
/** A named value's text, or where it comes from. */
export interface ConfiguredValue {
  readonly value: string | null;
  readonly valueEnv: string | null;
  readonly thumbprintOf: string | null;
  readonly secret: boolean;
}

/** `.gatehouse/config.yaml`. What is left out is null or empty. */
export interface Config {
  readonly tier: Tier | null;
  readonly negotiateClientCertificate: boolean | null;
  readonly sourceFormat: 'auto' | 'rawxml' | 'xml' | null;
  readonly rules: ReadonlyMap<string, RuleLevel>;
  readonly namedValues: ReadonlyMap<string, ConfiguredValue>;
  /** Back end id → ARM's properties of it, `url` among them. */
  readonly backends: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly gateway: { readonly host: string | null; readonly port: number | null };
}

/** What is wrong, and what to do. `line` counts from 1; the range is the key or value it is about. */
export interface ConfigProblem {
  readonly message: string;
  readonly line: number;
  readonly range: Range;
}

export const CONFIG_FILE = '.gatehouse/config.yaml';

/** The problems of a config file in one line, for a command that cannot go on; null where there are none. */
export function configFailure(problems: readonly ConfigProblem[]): string | null {
  const [first, ...more] = problems;
  if (!first) return null;
  return `${CONFIG_FILE}:${first.line}: ${first.message}${more.length ? ` (and ${more.length} more, from line ${more[0]!.line})` : ''}`;
}

export const noConfig: Config = {
  tier: null,
  negotiateClientCertificate: null,
  sourceFormat: null,
  rules: new Map(),
  namedValues: new Map(),
  backends: new Map(),
  gateway: { host: null, port: null },
};
