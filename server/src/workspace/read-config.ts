import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';
import { LineMap } from '../text/line-map.ts';
import { CONFIG_FILE, type Config, type ConfigProblem, type ConfiguredValue, noConfig, type RuleLevel, type Tier } from './config.ts';
import { closest, didYouMean, either } from './words.ts';

const tiers: readonly Tier[] = ['classic', 'v2', 'consumption', 'self-hosted', 'workspace'];
const formats = ['auto', 'rawxml', 'xml'] as const;
const levels: readonly RuleLevel[] = ['off', 'hint', 'info', 'warning', 'error'];
const keys = ['tier', 'negotiateClientCertificate', 'sourceFormat', 'rules', 'namedValues', 'backends', 'gateway'];

const backendKeys = [
  ...['id', 'name', 'type', 'properties', 'title', 'description', 'url', 'protocol', 'resourceId'],
  ...['credentials', 'tls', 'proxy', 'circuitBreaker', 'pool', 'failureResponse'],
];

/**
 * Reads the config file: the one reader of it, for the editor and every command. Each problem says what, where and what to do; what is
 * wrong is left out, the rest holds. With `ruleIds` also rules that do not exist are problems.
 */
export function readConfig(
  text: string,
  ruleIds: ReadonlySet<string> | null = null,
): { readonly config: Config; readonly problems: readonly ConfigProblem[] } {
  const document = parseDocument(text, { uniqueKeys: true });
  const problems: ConfigProblem[] = [];
  const lines = new LineMap(text);
  const sayAt = (start: number, end: number, message: string): void => {
    const range = lines.rangeOf({ start, end: Math.min(Math.max(end, start), text.length) });
    problems.push({ message, line: range.start.line + 1, range });
  };
  const say = (node: unknown, message: string): void => {
    const [start = 0, end = start] = (node as { range?: readonly number[] } | null)?.range ?? [];
    sayAt(start, end, message);
  };
  for (const { message, pos } of document.errors)
    sayAt(pos[0], pos[1], `not YAML: ${message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, '')}`);
  const root = document.contents;
  if (problems.length || root === null || (isScalar(root) && root.value === null)) return { config: noConfig, problems };
  if (!isMap(root)) {
    say(root, `the file is a mapping (key: value); it takes ${either(keys, 'and')}.`);
    return { config: noConfig, problems };
  }

  const pairs = (map: YAMLMap, allowed: readonly string[] | null, what: string): [string, unknown, unknown][] =>
    map.items.flatMap(({ key, value }): [string, unknown, unknown][] => {
      const name = String(isScalar(key) ? key.value : key);
      if (!allowed || allowed.includes(name)) return [[name, value, key]];
      say(key, `there is no key ${name} in ${what}.${didYouMean(closest(name, allowed))} It takes ${either(allowed, 'and')}.`);
      return [];
    });
  const scalar = (node: unknown): unknown => (isScalar(node) ? node.value : node === null ? null : undefined);
  const one = <T extends string>(node: unknown, name: string, values: readonly T[]): T | null => {
    const value = scalar(node);
    if (value === null) return null;
    if (values.includes(value as T)) return value as T;
    say(node, `${name} is ${either(values)}, not ${String(value)}.${didYouMean(closest(String(value), values))}`);
    return null;
  };
  const mapping = (node: unknown, name: string): YAMLMap | null => {
    if (isMap(node)) return node;
    if (scalar(node) !== null) say(node, `${name} is a mapping: key: value`);
    return null;
  };

  const entries = (node: unknown, name: string): [string, unknown, unknown][] => {
    const map = mapping(node, name);
    return map ? pairs(map, null, name) : [];
  };

  let { tier, negotiateClientCertificate, sourceFormat, gateway } = noConfig;
  const rules = new Map<string, RuleLevel>();
  const namedValues = new Map<string, ConfiguredValue>();
  const backends = new Map<string, Readonly<Record<string, unknown>>>();
  for (const [name, node] of pairs(root, keys, CONFIG_FILE)) {
    if (name === 'tier') tier = one(node, name, tiers);
    else if (name === 'sourceFormat') sourceFormat = one(node, name, formats);
    else if (name === 'negotiateClientCertificate') {
      const value = scalar(node);
      if (typeof value === 'boolean') negotiateClientCertificate = value;
      else if (value !== null) say(node, `negotiateClientCertificate is true or false, not ${String(value)}.`);
    } else if (name === 'rules') {
      for (const [id, level, key] of entries(node, name)) {
        if (ruleIds && !ruleIds.has(id) && !/^CS\d{4}$/.test(id)) {
          say(key, `there is no rule ${id}.${didYouMean(closest(id, ruleIds))}`);
          continue;
        }
        // YAML 1.1 readers and people write `off` for false.
        const given = scalar(level) === false ? 'off' : scalar(level);
        if (levels.includes(given as RuleLevel)) rules.set(id, given as RuleLevel);
        else say(key, `the level of ${id} is ${either(levels)}, not ${String(given)}.`);
      }
    } else if (name === 'namedValues') {
      for (const [id, value, key] of entries(node, name)) {
        const read = configuredValue(id, value, key);
        if (read) namedValues.set(id, read);
      }
    } else if (name === 'backends') {
      const listed = isSeq(node) ? node.items.map((value): [null, unknown, unknown] => [null, value, value]) : entries(node, name);
      for (const [id, value, key] of listed) configuredBackend(id, value, key);
    } else if (name === 'gateway') {
      const inner = mapping(node, name);
      if (!inner) continue;
      let { host, port } = noConfig.gateway;
      for (const [part, value] of pairs(inner, ['host', 'port'], 'gateway')) {
        const given = scalar(value);
        if (given === null) continue;
        if (part === 'host') {
          if (typeof given === 'string') host = given;
          else say(value, 'host is an address such as 127.0.0.1.');
        } else if (typeof given === 'number' && Number.isInteger(given) && given >= 0 && given <= 65535) port = given;
        else say(value, `port is 0 to 65535, not ${String(given)}.`);
      }
      gateway = { host, port };
    }
  }
  return { config: { tier, negotiateClientCertificate, sourceFormat, rules, namedValues, backends, gateway }, problems };

  function configuredValue(id: string, node: unknown, key: unknown): ConfiguredValue | null {
    const plain = { value: null, valueEnv: null, thumbprintOf: null, secret: false };
    if (!isMap(node)) {
      const value = scalar(node);
      if (value === undefined) say(node, `the named value ${id} is a text, or a mapping with value, valueEnv, thumbprintOf, secret.`);
      return value === undefined ? null : { ...plain, value: value === null ? '' : String(value) };
    }
    const given = new Map(
      pairs(node, ['value', 'valueEnv', 'thumbprintOf', 'secret'], `the named value ${id}`).map(([part, value]) => [part, scalar(value)]),
    );
    const sources = ['value', 'valueEnv', 'thumbprintOf'].filter((source) => given.has(source));
    const wrong = sources.find((source) => given.get(source) === undefined);
    if (wrong) say(key, `the named value ${id}: ${wrong} is a text.`);
    else if (sources.length !== 1) say(key, `the named value ${id} takes one of value, valueEnv or thumbprintOf.`);
    const text = (part: string): string | null => (given.has(part) ? String(given.get(part) ?? '') : null);
    const secret = given.get('secret') === true;
    if (secret && given.has('value'))
      say(node, `the named value ${id} is secret: name the environment variable that holds it (valueEnv), not the value itself.`);
    return { value: text('value'), valueEnv: text('valueEnv'), thumbprintOf: text('thumbprintOf'), secret };
  }

  /** A URL, or ARM's shape with or without `properties` around it: `ID: …`, or an item of a list that says its `id` (ARM's `name`). */
  function configuredBackend(id: string | null, node: unknown, key: unknown): void {
    const url = scalar(node);
    if (id !== null && typeof url === 'string') return void backends.set(id, { url });
    const about = id === null ? 'a back end of the list' : `the back end ${id}`;
    if (!isMap(node)) return say(key, `${about} is ${id === null ? '' : 'a URL, or '}a mapping with ${id === null ? 'id and ' : ''}url.`);
    const said = node.toJSON() as Record<string, unknown>;
    const name = id ?? said.id ?? said.name;
    if (typeof name !== 'string' || name === '') return say(key, `${about} needs its id, by which policies name it (backend-id).`);
    pairs(node, backendKeys, `the back end ${name}`);
    const inner = node.get('properties');
    if (isMap(inner)) pairs(inner, backendKeys, `the back end ${name}`);
    const properties = (isMap(inner) ? said.properties : said) as Record<string, unknown>;
    if (typeof properties.url !== 'string' && properties.pool === undefined) return say(key, `the back end ${name} needs a url.`);
    backends.set(name, properties);
  }
}
