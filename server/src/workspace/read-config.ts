import { isMap, isScalar, parseDocument, type YAMLMap } from 'yaml';
import { CONFIG_FILE, type Config, type ConfigProblem, type ConfiguredValue, noConfig, type RuleLevel, type Tier } from './config.ts';
import { closest, didYouMean, either } from './words.ts';

const tiers: readonly Tier[] = ['classic', 'v2', 'consumption', 'self-hosted', 'workspace'];
const formats = ['auto', 'rawxml', 'xml'] as const;
const levels: readonly RuleLevel[] = ['off', 'hint', 'info', 'warning', 'error'];
const keys = ['tier', 'negotiateClientCertificate', 'sourceFormat', 'rules', 'namedValues', 'backends', 'gateway'];

/** Reads the config file; each problem says what, where and what to do. What is wrong is left out, the rest holds. */
export function readConfig(text: string): { readonly config: Config; readonly problems: readonly ConfigProblem[] } {
  const document = parseDocument(text, { uniqueKeys: true });
  const problems: ConfigProblem[] = [];
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
  const say = (node: unknown, message: string): void => {
    const range = (node as { range?: readonly number[] } | null)?.range;
    problems.push({ message, line: lineAt(range?.[0] ?? 0) });
  };
  for (const { message, pos } of document.errors) problems.push({ message: message.split('\n')[0]!, line: lineAt(pos[0]) });
  const root = document.contents;
  if (problems.length || root === null || (isScalar(root) && root.value === null)) return { config: noConfig, problems };
  if (!isMap(root)) return { config: noConfig, problems: [{ message: 'the file is a mapping: key: value', line: 1 }] };

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
    if (values.includes(value as T)) return value as T;
    say(node, `${name} is ${either(values)}, not ${String(value)}.${didYouMean(closest(String(value), values))}`);
    return null;
  };
  const mapping = (node: unknown, name: string): YAMLMap | null => {
    if (isMap(node)) return node;
    if (scalar(node) !== null) say(node, `${name} is a mapping: key: value`);
    return null;
  };

  let { tier, negotiateClientCertificate, sourceFormat, gateway } = noConfig;
  const rules = new Map<string, RuleLevel>();
  const namedValues = new Map<string, ConfiguredValue>();
  const backends = new Map<string, unknown>();
  for (const [name, node] of pairs(root, keys, CONFIG_FILE)) {
    if (name === 'tier') tier = one(node, name, tiers);
    else if (name === 'sourceFormat') sourceFormat = one(node, name, formats);
    else if (name === 'negotiateClientCertificate') {
      const value = scalar(node);
      if (typeof value === 'boolean') negotiateClientCertificate = value;
      else say(node, `negotiateClientCertificate is true or false, not ${String(value)}.`);
    } else if (name === 'rules') {
      for (const [id, level, key] of pairs(mapping(node, name) ?? ({ items: [] } as unknown as YAMLMap), null, name)) {
        // YAML 1.1 readers and people write `off` for false.
        const given = scalar(level) === false ? 'off' : scalar(level);
        if (levels.includes(given as RuleLevel)) rules.set(id, given as RuleLevel);
        else say(key, `the level of ${id} is ${either(levels)}, not ${String(given)}.`);
      }
    } else if (name === 'namedValues') {
      for (const [id, value] of pairs(mapping(node, name) ?? ({ items: [] } as unknown as YAMLMap), null, name)) {
        const read = configuredValue(id, value);
        if (read) namedValues.set(id, read);
      }
    } else if (name === 'backends') {
      for (const [id, value] of pairs(mapping(node, name) ?? ({ items: [] } as unknown as YAMLMap), null, name))
        backends.set(id, isScalar(value) ? value.value : isMap(value) ? value.toJSON() : value);
    } else if (name === 'gateway') {
      const inner = mapping(node, name);
      if (!inner) continue;
      let { host, port } = noConfig.gateway;
      for (const [part, value] of pairs(inner, ['host', 'port'], 'gateway')) {
        const given = scalar(value);
        if (part === 'host') host = String(given);
        else if (typeof given === 'number' && Number.isInteger(given) && given >= 0 && given <= 65535) port = given;
        else say(value, `port is 0 to 65535, not ${String(given)}.`);
      }
      gateway = { host, port };
    }
  }
  return { config: { tier, negotiateClientCertificate, sourceFormat, rules, namedValues, backends, gateway }, problems };

  function configuredValue(id: string, node: unknown): ConfiguredValue | null {
    const plain = { value: null, valueEnv: null, thumbprintOf: null, secret: false };
    if (!isMap(node)) {
      const value = scalar(node);
      if (value === undefined) say(node, `the named value ${id} is a text, or a mapping with value, valueEnv, thumbprintOf, secret.`);
      return value === undefined ? null : { ...plain, value: value === null ? '' : String(value) };
    }
    const given = new Map(
      pairs(node, ['value', 'valueEnv', 'thumbprintOf', 'secret'], `the named value ${id}`).map(([key, value]) => [key, scalar(value)]),
    );
    const text = (key: string): string | null => (given.has(key) ? String(given.get(key) ?? '') : null);
    const secret = given.get('secret') === true;
    if (secret && given.has('value'))
      say(node, `the named value ${id} is secret: name the environment variable that holds it (valueEnv), not the value itself.`);
    return { value: text('value'), valueEnv: text('valueEnv'), thumbprintOf: text('thumbprintOf'), secret };
  }
}
