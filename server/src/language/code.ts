import { inspect } from '../csharp/csharp.ts';
import type * as cs from '../csharp/tree.ts';
import type { Member } from '../csharp/types/member.ts';
import type { Expression } from '../syntax/tree.ts';
import { bindingAt, type CodeNode } from './code-scope.ts';
import { type Scope, type Value, valueOf } from './code-types.ts';

/** The C# with named values as names of the same length, so that it parses and offsets hold. */
export const masked = ({ code, namedValues }: Expression): string =>
  namedValues.length ? code.replace(/\{\{[^{}]*\}\}/g, (text) => `N${'_'.repeat(text.length - 1)}`) : code;

/** A parameter as C# writes it: `params string[] values`, `bool preserveContent = false`. */
export function parameterLabel({ type, name, modifier, params, optional, default: value }: Member['parameters'][number]): string {
  const shown =
    value === null ? 'null' : typeof value === 'string' ? JSON.stringify(value) : /^\w+$/.test(String(value)) ? String(value) : '…';
  return `${modifier ? `${modifier} ` : ''}${params ? 'params ' : ''}${type.text} ${name}${optional ? ` = ${shown}` : ''}`;
}

/** `string IRequest.Method`, as C# writes it; an extension method without what it extends. */
export function signature(member: Member): string {
  const parameters = (member.isExtension ? member.parameters.slice(1) : member.parameters).map(parameterLabel).join(', ');
  const generic = member.typeParameters.length ? `<${member.typeParameters.map(({ name }) => name).join(', ')}>` : '';
  if (member.kind === 'method') return `${member.type.text} ${member.owner.text}.${member.name}${generic}(${parameters})`;
  if (member.kind === 'constructor') return `${member.owner.text}(${parameters})`;
  if (member.kind === 'indexer') return `${member.type.text} ${member.owner.text}[${parameters}]`;
  return `${member.type.text} ${member.owner.text}.${member.name}`;
}

/** What every object has: last in lists. */
export const isCommon = (name: string): boolean => common.has(name);
const common = new Set(['Equals', 'GetHashCode', 'GetType', 'ReferenceEquals', 'GetEnumerator', 'GetTypeCode', 'Deconstruct']);

/**
 * What stands before a dot: by the checker where it knows the type (it resolves overloads as C# does), else by our own guess, which bears with
 * half-typed code.
 */
export function targetOf(node: cs.Expression, code: string, block: boolean, path: readonly CodeNode[], scope: Scope): Value | null {
  const guess = valueOf(node, scope, bindingAt(path, scope));
  if (guess && !('type' in guess)) return guess;
  const { start, end } = node.span;
  const known = inspect(code, { block }).nodes?.findLast(
    ({ span, type, kind }) =>
      span.start === start && span.end === end && type.kind !== 'unknown' && type.kind !== 'function' && kind !== 'conversion',
  );
  return known ? { type: known.type } : guess;
}
