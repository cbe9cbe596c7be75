/** What the next token can begin: an expression, a statement, a member of a type. Recovery from mistakes turns on it, and follows Roslyn's. */
import { predefinedTypes } from '../scanner/token.ts';
import type { Cursor } from './cursor.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

export const prefixes = words('+ - ! ~ ++ -- & * ^');
const binaries = words('+ - * / % & | ^ << > < >= <= == != && || ?? is as = += -= *= /= %= &= |= ^= <<= ??=');
const expressionKeywords = words('typeof default sizeof stackalloc checked unchecked false true null new delegate this base throw ref');
const statementKeywords = words(
  'fixed break continue try const do for foreach goto if else lock return switch throw unchecked checked unsafe using while static readonly volatile ref extern void',
);
const memberKeywords = words(
  'abstract bool byte char class const decimal delegate double enum event explicit extern fixed float implicit int interface internal long namespace new object override private protected public readonly ref sbyte sealed short static string struct uint ulong unsafe ushort using virtual void volatile',
);
/** Words of a query's clauses. */
export const queryWords: ReadonlySet<string> = words('from where select group into orderby join let on equals by ascending descending');
const neverInside = words('break case catch const continue do finally for foreach goto if else lock return switch try using while');

/** Whether an operand can begin here. */
export function startsOperand(c: Cursor): boolean {
  const { kind, text } = c.token;
  if (kind === 'identifier') return !(c.inQuery && queryWords.has(text) && text !== 'from');
  if (kind === 'literal' || kind === 'interpolated') return true;
  if (kind === 'keyword') return expressionKeywords.has(text) || (predefinedTypes.has(text) && text !== 'void');
  return kind === 'punctuation' && (text === '(' || text === '[' || text === '..' || prefixes.has(text));
}

/** Whether an expression goes on or begins here: an operand or an operator. */
export const startsExpression = (c: Cursor): boolean =>
  startsOperand(c) || ((c.token.kind === 'punctuation' || c.token.kind === 'keyword') && binaries.has(c.token.text));

export const startsArgument = (c: Cursor): boolean => c.is('ref') || c.is('out') || c.is('in') || startsExpression(c);

export function startsStatement(c: Cursor): boolean {
  const { kind, text } = c.token;
  if (kind === 'keyword' && (statementKeywords.has(text) || predefinedTypes.has(text))) return true;
  return c.is('{') || c.is(';') || startsExpression(c);
}

/** A token at which a list gives up: a statement or something larger may begin here. */
export const endsLists = (c: Cursor): boolean =>
  c.atEnd || c.is('}') || startsStatement(c) || (c.token.kind === 'keyword' && memberKeywords.has(c.token.text));

/** A keyword that never stands inside an expression: the expression ends before it. */
export const isStatementWord = (c: Cursor): boolean => c.token.kind === 'keyword' && neverInside.has(c.token.text);
