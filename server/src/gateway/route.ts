import type { RequestUrl } from '../policies/step.ts';
import type { Api, Operation } from './service.ts';

export interface Match {
  readonly api: Api;
  readonly operation: Operation | null;
  readonly parameters: ReadonlyMap<string, string>;
  /** Behind the API's own path. */
  readonly restPath: string;
}

interface Template {
  readonly operation: Operation;
  readonly segments: readonly string[];
  /** Query parameters of the template and their value or `{parameter}`. */
  readonly query: readonly (readonly [string, string])[];
}

/** Finds API and operation for a request. APIs by their longest path, operations by their most literal template. */
export class Router {
  readonly #apis: { readonly api: Api; readonly path: string; readonly templates: readonly Template[] }[];

  constructor(apis: readonly Api[]) {
    this.#apis = apis
      .map((api) => ({ api, path: normal(api.path).toLowerCase(), templates: api.operations.map(template).sort(moreLiteral) }))
      .sort((a, b) => b.path.length - a.path.length);
  }

  /** Null where no API has the path. */
  match(method: string, url: RequestUrl): Match | null {
    const lower = url.path.toLowerCase();
    let inApi: Match | null = null;
    for (const { api, path, templates } of this.#apis) {
      if (path !== '' && lower !== path && !lower.startsWith(`${path}/`)) continue;
      const restPath = url.path.slice(path.length) || '/';
      const segments = split(restPath);
      const query = new URLSearchParams(url.query);
      for (const { operation, segments: wanted, query: wantedQuery } of templates) {
        if (operation.method !== '*' && operation.method.toUpperCase() !== method.toUpperCase()) continue;
        const parameters = matchSegments(wanted, segments);
        if (!parameters || !matchQuery(wantedQuery, query, parameters)) continue;
        return { api, operation, parameters, restPath };
      }
      inApi ??= { api, operation: null, parameters: new Map(), restPath };
    }
    return inApi;
  }
}

/** Names of the query parameters that a template takes for itself. */
export function templateQueryNames(urlTemplate: string): string[] {
  const at = urlTemplate.indexOf('?');
  return at < 0
    ? []
    : urlTemplate
        .slice(at + 1)
        .split('&')
        .map((pair) => decode(pair.split('=')[0]!));
}

const normal = (path: string): string => (path === '' || path === '/' ? '' : `/${path.replace(/^\/|\/$/g, '')}`);
const split = (path: string): string[] =>
  path
    .split('/')
    .slice(1)
    .filter((segment, i, all) => segment !== '' || i < all.length - 1);

function template(operation: Operation): Template {
  const [path = '', query = ''] = operation.urlTemplate.split('?');
  const pairs =
    query === ''
      ? []
      : query.split('&').map((pair): [string, string] => {
          const at = pair.indexOf('=');
          return at < 0 ? [decode(pair), ''] : [decode(pair.slice(0, at)), pair.slice(at + 1)];
        });
  return { operation, segments: split(path.startsWith('/') ? path : `/${path}`), query: pairs };
}

const parameterName = (segment: string): string | null => (segment.startsWith('{') && segment.endsWith('}') ? segment.slice(1, -1) : null);
const isWild = (segment: string): boolean => segment === '*' || segment.startsWith('{*');

function moreLiteral(a: Template, b: Template): number {
  const weight = ({ segments, query }: Template): number =>
    segments.reduce((sum, segment) => sum + (isWild(segment) ? -1000 : segment.includes('{') ? 1 : 10), 0) + query.length;
  return weight(b) - weight(a);
}

function matchSegments(wanted: readonly string[], given: readonly string[]): Map<string, string> | null {
  const parameters = new Map<string, string>();
  for (let i = 0; i < wanted.length; i++) {
    const segment = wanted[i]!;
    if (isWild(segment)) {
      if (segment.startsWith('{*')) parameters.set(segment.slice(2, -1), given.slice(i).map(decode).join('/'));
      return parameters;
    }
    const value = given[i];
    if (value === undefined) return null;
    const name = parameterName(segment);
    if (name !== null) {
      if (value === '') return null;
      parameters.set(name, decode(value));
    } else if (segment.includes('{')) {
      if (!matchMixed(segment, value, parameters)) return null;
    } else if (segment.toLowerCase() !== decode(value).toLowerCase()) return null;
  }
  return given.length === wanted.length ? parameters : null;
}

/** A segment such as `report.{format}`: literal pieces in their order, each parameter as short as it can be. */
function matchMixed(segment: string, value: string, parameters: Map<string, string>): boolean {
  const pieces = segment.split(/(\{[^}]*\})/).filter((piece) => piece !== '');
  let at = 0;
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!;
    const name = parameterName(piece);
    if (name === null) {
      if (!value.startsWith(piece, at)) return false;
      at += piece.length;
    } else {
      const next = pieces[i + 1];
      const end = next === undefined ? value.length : value.indexOf(next, at + 1);
      if (end <= at) return false;
      parameters.set(name, decode(value.slice(at, end)));
      at = end;
    }
  }
  return at === value.length;
}

/** Template query parameters are optional for `{parameter}`, required for a literal. */
function matchQuery(wanted: Template['query'], given: URLSearchParams, parameters: Map<string, string>): boolean {
  for (const [name, value] of wanted) {
    const sent = given.get(name);
    const parameter = parameterName(value);
    if (parameter !== null) {
      if (sent !== null) parameters.set(parameter, sent);
    } else if (sent !== value && value !== '') return false;
  }
  return true;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
