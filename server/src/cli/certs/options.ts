import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from '../usage.ts';

/** What the command line of `gatehouse certs` says. */
export interface Options {
  /** ID, FILE or NAME; '' where the command takes none. */
  readonly target: string;
  readonly json: boolean;
  /** Absolute. */
  readonly workspace: string;
  readonly passwordEnv: string | undefined;
  readonly passwordStdin: boolean;
  readonly id: string | undefined;
  readonly ca: 'root' | 'intermediate' | undefined;
  /** Identifier of the key vault secret that a file was downloaded from. */
  readonly keyVault: string | undefined;
  readonly uploaded: boolean;
  readonly issuer: string | undefined;
  readonly subject: string | undefined;
  readonly days: number | undefined;
  readonly dns: readonly string[];
  readonly server: boolean;
  readonly roots: readonly string[];
  readonly intermediates: readonly string[];
  /** Milliseconds since 1970. */
  readonly at: number | undefined;
}

const definition = {
  format: { type: 'string', default: 'text' },
  workspace: { type: 'string', default: '.' },
  'password-env': { type: 'string' },
  'password-stdin': { type: 'boolean', default: false },
  id: { type: 'string' },
  ca: { type: 'string' },
  'key-vault': { type: 'string' },
  'not-uploaded': { type: 'boolean', default: false },
  issuer: { type: 'string' },
  subject: { type: 'string' },
  days: { type: 'string' },
  dns: { type: 'string', multiple: true, default: [] as string[] },
  server: { type: 'boolean', default: false },
  root: { type: 'string', multiple: true, default: [] as string[] },
  intermediate: { type: 'string', multiple: true, default: [] as string[] },
  at: { type: 'string' },
} as const;

type OptionName = keyof typeof definition;
const everywhere: OptionName[] = ['format', 'workspace'];
const password: OptionName[] = ['password-env', 'password-stdin'];

/** Which options a command takes, and what its argument is. */
const takes: Record<string, { argument?: string; options: OptionName[] }> = {
  list: { options: [] },
  show: { argument: 'ID or FILE', options: password },
  import: { argument: 'FILE', options: [...password, 'id', 'ca', 'key-vault', 'not-uploaded'] },
  issue: { argument: 'NAME', options: ['issuer', 'subject', 'days', 'dns', 'server', 'not-uploaded'] },
  'test-set': { options: [] },
  delete: { argument: 'ID', options: [] },
  refresh: { argument: 'ID', options: [] },
  verify: { argument: 'ID or FILE', options: [...password, 'root', 'intermediate', 'at'] },
};

/** Throws UsageError. */
export function parseOptions(command: string, args: string[]): Options {
  const { argument, options } = takes[command]!;
  const allowed = Object.fromEntries([...everywhere, ...options].map((name) => [name, definition[name]])) as typeof definition;
  let parsed: ReturnType<typeof parse>;
  const parse = () => parseArgs({ args, options: allowed, allowPositionals: true, strict: true });
  try {
    parsed = parse();
  } catch (error) {
    throw new UsageError(`certs ${command}: ${(error as Error).message.split('. ')[0]}`);
  }
  const { values, positionals } = parsed;
  const wanted = argument ? 1 : 0;
  if (positionals.length < wanted) throw new UsageError(`certs ${command} needs ${argument}`);
  if (positionals.length > wanted) throw new UsageError(`certs ${command}: "${positionals[wanted]}" is too much`);
  if (values.format !== 'text' && values.format !== 'json') throw new UsageError(`--format is text or json, not "${values.format}"`);
  if (values.ca !== undefined && values.ca !== 'root' && values.ca !== 'intermediate')
    throw new UsageError(`--ca is root or intermediate, not "${values.ca}"`);
  if (values['key-vault'] !== undefined && !/^https:\/\/[^\s/]+\/(secrets|certificates)\/[^\s/]+/.test(values['key-vault']))
    throw new UsageError(`--key-vault is a secret's identifier, https://VAULT/secrets/NAME, not "${values['key-vault']}"`);
  const days = values.days === undefined ? undefined : Number(values.days);
  if (days !== undefined && !(Number.isInteger(days) && days >= 1 && days <= 36_500))
    throw new UsageError(`--days is a number from 1 to 36500, not "${values.days}"`);
  if (values['password-env'] !== undefined && values['password-stdin'])
    throw new UsageError('--password-env or --password-stdin, not both');
  return {
    target: positionals[0] ?? '',
    json: values.format === 'json',
    workspace: resolve(values.workspace),
    passwordEnv: values['password-env'],
    passwordStdin: values['password-stdin'] ?? false,
    id: values.id,
    ca: values.ca,
    keyVault: values['key-vault'],
    uploaded: !values['not-uploaded'],
    issuer: values.issuer,
    subject: values.subject,
    days,
    dns: values.dns ?? [],
    server: values.server ?? false,
    roots: values.root ?? [],
    intermediates: values.intermediate ?? [],
    at: values.at === undefined ? undefined : instant(values.at),
  };
}

/** ISO 8601, with as many digits of a second as .NET prints; without a zone it is UTC. */
function instant(text: string): number {
  const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.(\d+))?)?\s*(Z|[+-]\d\d:?\d\d)?$/.exec(text);
  const [, date, clock = '00:00', fraction = '', zone = 'Z'] = match ?? [];
  const time = Date.parse(
    `${date}T${clock.length === 5 ? `${clock}:00` : clock}.${`${fraction}000`.slice(0, 3)}${zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`,
  );
  if (!match || Number.isNaN(time)) throw new UsageError(`--at is a time such as 2026-01-01T00:00:00Z, not "${text}"`);
  return time;
}
