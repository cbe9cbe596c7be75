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
  /** Back end id → what the file says of it (a URL, or ARM's shape). */
  readonly backends: ReadonlyMap<string, unknown>;
  readonly gateway: { readonly host: string | null; readonly port: number | null };
}

/** `line` counts from 1. */
export interface ConfigProblem {
  readonly message: string;
  readonly line: number;
}

export const CONFIG_FILE = '.gatehouse/config.yaml';
export const noConfig: Config = {
  tier: null,
  negotiateClientCertificate: null,
  sourceFormat: null,
  rules: new Map(),
  namedValues: new Map(),
  backends: new Map(),
  gateway: { host: null, port: null },
};
