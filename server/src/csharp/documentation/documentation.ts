/**
 * One sentence on the types and members that people use, for completion and hovers. Only the editor loads it. The texts are read when first asked:
 *
 *     # Type, Type: a summary of the types (left out: only members follow)
 *     Member, Member: a summary of all overloads
 */
import type { Member } from '../types/member.ts';
import type { NamedType } from '../types/type.ts';
import { collectionsText } from './collections.ts';
import { contextText } from './context.ts';
import { dataText } from './data.ts';
import { securityText } from './security.ts';
import { systemText } from './system.ts';
import { textText } from './text.ts';
import { timeText } from './time.ts';

/** One line: what several types or members have in common; of types, `members` is the empty name. */
export interface Entry {
  readonly types: readonly string[];
  readonly members: readonly string[];
  readonly text: string;
}

export function* entries(): Generator<Entry> {
  let types: string[] = [];
  for (const line of [systemText, textText, timeText, collectionsText, dataText, securityText, contextText].join('').split('\n')) {
    if (line === '') continue;
    const isType = line.startsWith('# ');
    const colon = line.indexOf(': ');
    const names = line.slice(isType ? 2 : 0, colon < 0 ? undefined : colon).split(', ');
    if (isType) types = names;
    if (colon > 0) yield { types, members: isType ? [''] : names, text: line.slice(colon + 2) };
  }
}

let read: Map<string, Map<string, string>> | undefined;
/** By type (`System.Collections.Generic.List`1`) and member name; the type's own under the empty name. */
function documentation(): ReadonlyMap<string, ReadonlyMap<string, string>> {
  if (read) return read;
  read = new Map();
  for (const { types, members, text } of entries())
    for (const type of types) {
      const known = read.get(type) ?? new Map<string, string>();
      read.set(type, known);
      for (const member of members) known.set(member, text);
    }
  return read;
}

const of = ({ definition }: NamedType, member: string): string => {
  const key = definition.arity ? `${definition.name}\`${definition.arity}` : definition.name;
  return documentation().get(key)?.get(member) ?? definition.declaration.options.docs?.[member] ?? '';
};

export const typeDocumentation = (type: NamedType): string => of(type, '');

/** Of the member, or of what it overrides; a delegate's or object's own members speak for themselves. */
export function memberDocumentation({ name, owner }: Member): string {
  const own = of(owner, name);
  if (own || name === '.ctor') return own || (name === '.ctor' ? of(owner, '') : '');
  if (name === 'Deconstruct') return '';
  for (let { base } = owner.definition.bases; base; { base } = base.definition.bases) {
    const inherited = of(base, name);
    if (inherited) return inherited;
  }
  return '';
}
