/** `SelectToken(s)`: Newtonsoft's JSONPath, parsed and applied as its JPath does, messages included. */

import { raiseNull } from '../../runtime/exception.ts';
import type { Machine } from '../machine.ts';
import type { Filter, PathFilter } from './path-filter.ts';
import { parsePath } from './path-parser.ts';
import { isMatch, type Select } from './path-query.ts';
import { JArray, JConstructor, JContainer, JObject, JProperty, type JToken, jsonException } from './token.ts';

const known = new Map<string, readonly PathFilter[]>();
const filtersOf = (expression: string): readonly PathFilter[] => {
  let filters = known.get(expression);
  if (!filters) {
    filters = parsePath(expression);
    if (known.size < 1000) known.set(expression, filters);
  }
  return filters;
};

export function* selectTokens(root: JToken, expression: string | null, errors: boolean, machine: Machine): Iterable<JToken> {
  yield* evaluate(filtersOf(expression ?? raiseNull('expression')), root, root, errors, machine);
}
export const selectToken = (root: JToken, expression: string | null, errors: boolean, machine: Machine): JToken | null => {
  let result: JToken | null = null;
  for (const token of evaluate(filtersOf(expression ?? raiseNull('expression')), root, root, errors, machine)) {
    if (result !== null) jsonException('Path returned multiple tokens.');
    result = token;
  }
  return result;
};
export const evaluate = (
  filters: readonly PathFilter[],
  root: JToken,
  token: JToken,
  errors: boolean,
  machine: Machine,
): Iterable<JToken> => {
  let current: Iterable<JToken> = [token];
  for (const filter of filters) current = apply(filter, root, current, errors, machine);
  return current;
};

const inQuery: Select = (operand, root, token, machine) => evaluate(operand, root, token, false, machine);

const indexOf = (token: JToken, index: number, errors: boolean): JToken | null => {
  if (token instanceof JArray || token instanceof JConstructor) {
    if (index < token.children.length && index >= 0) return token.children[index]!;
    if (errors) jsonException(`Index ${index} outside the bounds of ${token.clrType.simpleName}.`);
    return null;
  }
  if (errors) jsonException(`Index ${index} not valid on ${token.clrType.simpleName}.`);
  return null;
};

/** All tokens below in document order, as JPath's scan walks them: containers' values, each with the name it stands by. */
function* scan(container: JToken, machine: Machine): Iterable<readonly [string | null, JToken]> {
  yield [null, container];
  yield* below(container, machine);
}
function* below(token: JToken, machine: Machine): Iterable<readonly [string | null, JToken]> {
  for (const child of token.children) {
    machine.charge(1);
    const value = child instanceof JProperty ? child.value : child;
    yield [child instanceof JProperty ? child.name : null, value];
    if (value instanceof JContainer) yield* below(value, machine);
  }
}

function* apply(filter: PathFilter, root: JToken, current: Iterable<JToken>, errors: boolean, machine: Machine): Iterable<JToken> {
  for (const token of current) {
    machine.charge(1);
    yield* applyOne(filter, root, token, errors, machine);
  }
}
function* applyOne(filter: PathFilter, root: JToken, token: JToken, errors: boolean, machine: Machine): Iterable<JToken> {
  switch (filter.kind) {
    case 'root':
      yield root;
      return;
    case 'field':
      if (token instanceof JObject) {
        if (filter.name === null) for (const property of token.properties) yield property.value;
        else {
          const value = token.get(filter.name);
          if (value) yield value;
          else if (errors) jsonException(`Property '${filter.name}' does not exist on JObject.`);
        }
      } else if (errors) jsonException(`Property '${filter.name ?? '*'}' not valid on ${token.clrType.simpleName}.`);
      return;
    case 'fields':
      if (token instanceof JObject) {
        for (const name of filter.names) {
          const value = token.get(name);
          if (value) yield value;
          if (errors) jsonException(`Property '${name}' does not exist on JObject.`);
        }
      } else if (errors)
        jsonException(`Properties ${filter.names.map((name) => `'${name}'`).join(', ')} not valid on ${token.clrType.simpleName}.`);
      return;
    case 'index': {
      if (filter.index !== null) {
        const found = indexOf(token, filter.index, errors);
        if (found) yield found;
      } else if (token instanceof JArray || token instanceof JConstructor) yield* token.children;
      else if (errors) jsonException(`Index * not valid on ${token.clrType.simpleName}.`);
      return;
    }
    case 'indexes':
      for (const index of filter.indexes) {
        const found = indexOf(token, index, errors);
        if (found) yield found;
      }
      return;
    case 'slice':
      yield* slice(filter, token, errors);
      return;
    case 'query':
      for (const child of token.children) if (isMatch(filter.query, root, child, machine, inQuery)) yield child;
      return;
    case 'scan':
      for (const [name, value] of scan(token, machine)) if (filter.name === null || name === filter.name) yield value;
      return;
    case 'scan-fields':
      for (const [name, value] of scan(token, machine)) if (name !== null && filter.names.includes(name)) yield value;
      return;
    case 'scan-query':
      for (const [, value] of scan(token, machine)) if (isMatch(filter.query, root, value, machine, inQuery)) yield value;
  }
}

function* slice(filter: Extract<Filter, { kind: 'slice' }>, token: JToken, errors: boolean): Iterable<JToken> {
  if (filter.step === 0) jsonException('Step cannot be zero.');
  if (!(token instanceof JArray)) {
    if (errors) jsonException(`Array slice is not valid on ${token.clrType.simpleName}.`);
    return;
  }
  const count = token.children.length;
  const step = filter.step ?? 1;
  let start = filter.start ?? (step > 0 ? 0 : count - 1);
  let stop = filter.end ?? (step > 0 ? count : -1);
  if (filter.start !== null && filter.start < 0) start = count + filter.start;
  if (filter.end !== null && filter.end < 0) stop = count + filter.end;
  start = Math.min(Math.max(start, step > 0 ? 0 : Number.NEGATIVE_INFINITY), step > 0 ? Number.POSITIVE_INFINITY : count - 1);
  stop = Math.max(Math.min(stop, count), -1);
  const positive = step > 0;
  if (positive ? start < stop : start > stop) for (let i = start; positive ? i < stop : i > stop; i += step) yield token.children[i]!;
  else if (errors) jsonException(`Array slice of ${filter.start ?? '*'} to ${filter.end ?? '*'} returned no results.`);
}
