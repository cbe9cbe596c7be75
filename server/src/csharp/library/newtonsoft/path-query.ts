/** Filter conditions of a JSONPath. */

import type { ClrArray } from '../../runtime/array.ts';
import { Decimal } from '../../runtime/decimal.ts';
import { textOf } from '../../runtime/operations.ts';
import type { Machine } from '../machine.ts';
import { compiled, find } from '../regex/compiled.ts';
import { base64Of } from './base64.ts';
import { dateText } from './dates.ts';
import { asDouble } from './numeric.ts';
import type { Query, QueryOperand, QueryOperator } from './path-filter.ts';
import { type JToken, JValue, TokenType } from './token.ts';

/** What a path inside of a query finds; `path.ts` gives it. */
export type Select = (operand: Exclude<QueryOperand, JValue>, root: JToken, token: JToken, machine: Machine) => Iterable<JToken>;

export const isMatch = (query: Query, root: JToken, token: JToken, machine: Machine, select: Select): boolean => {
  if (query.kind !== 'compare') {
    const holds = (part: Query): boolean => isMatch(part, root, token, machine, select);
    return query.kind === 'and' ? query.parts.every(holds) : query.parts.some(holds);
  }
  const { operator, left, right } = query;
  if (operator === 'exists') {
    for (const _ of results(left, root, token, machine, select)) return true;
    return false;
  }
  const rights = [...results(right!, root, token, machine, select)];
  for (const one of results(left, root, token, machine, select))
    if (rights.some((other) => compare(operator, one, other, machine))) return true;
  return false;
};
const results = (operand: QueryOperand, root: JToken, token: JToken, machine: Machine, select: Select): Iterable<JToken> =>
  operand instanceof JValue ? [operand] : select(operand as Exclude<QueryOperand, JValue>, root, token, machine);

const compare = (operator: QueryOperator, left: JToken, right: JToken, machine: Machine): boolean => {
  if (left instanceof JValue && right instanceof JValue) {
    switch (operator) {
      case '=~':
        return matches(left, right, machine);
      case '==':
        return equalLoosely(left, right);
      case '===':
        return equalStrictly(left, right);
      case '!=':
        return !equalLoosely(left, right);
      case '!==':
        return !equalStrictly(left, right);
      case '>':
        return left.compareTo(right) > 0;
      case '>=':
        return left.compareTo(right) >= 0;
      case '<':
        return left.compareTo(right) < 0;
      case '<=':
        return left.compareTo(right) <= 0;
      default:
        return true;
    }
  }
  // Containers only differ.
  return operator === '!=' || operator === '!==';
};

const options: Readonly<Record<string, number>> = { i: 1, m: 2, s: 16, x: 4 };
const matches = (input: JValue, pattern: JValue, machine: Machine): boolean => {
  if (input.type !== TokenType.String || pattern.type !== TokenType.String) return false;
  const [, body = '', letters = ''] = /^\/(.*)\/([a-zA-Z]*)$/s.exec(textOf(pattern.value)) ?? [];
  let flags = 0;
  for (const letter of letters.toLowerCase()) flags |= options[letter] ?? 0;
  return find(compiled(body, flags), textOf(input.value), 0, -1, machine) !== null;
};
const equalLoosely = (value: JValue, query: JValue): boolean => {
  const number = (token: JValue): boolean => token.type === TokenType.Integer || token.type === TokenType.Float;
  if (number(value) && number(query))
    return value.value instanceof Decimal || query.value instanceof Decimal
      ? value.compareTo(query) === 0
      : asDouble(value.value) === asDouble(query.value);
  if (value.equalsValue(query)) return true;
  if (query.type !== TokenType.String) return false;
  const wanted = textOf(query.value);
  switch (value.type) {
    case TokenType.Date:
      return dateText(value.value) === wanted;
    case TokenType.Bytes:
      return base64Of((value.value as ClrArray).bytes) === wanted;
    case TokenType.Guid:
    case TokenType.TimeSpan:
    case TokenType.Uri:
      return textOf(value.value) === wanted;
    default:
      return false;
  }
};
const equalStrictly = (value: JValue, query: JValue): boolean => {
  const number = (token: JValue): boolean => token.type === TokenType.Integer || token.type === TokenType.Float;
  if (number(value) && number(query)) return asDouble(value.value) === asDouble(query.value);
  return value.type === query.type && value.equalsValue(query);
};
