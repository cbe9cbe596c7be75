/** Which behaviour a virtual member has, where that is known before any value is there. */
import type { Implementation } from '../library/declare.ts';
import type { Definition } from '../types/definition.ts';
import type { Member } from '../types/member.ts';
import { registry } from '../types/registry.ts';

let derived: ReadonlyMap<string, readonly Definition[]> | null = null;
/** Types of the library by the simple names of the types they say they derive from. */
function derivedByName(): ReadonlyMap<string, readonly Definition[]> {
  if (derived) return derived;
  const found = new Map<string, Definition[]>();
  for (const definition of registry().all) {
    const { header } = definition.declaration;
    const colon = header.indexOf(':');
    if (colon < 0 || definition.kind === 'enum') continue;
    for (const [name] of header.slice(colon + 1).matchAll(/\w+/g)) {
      const list = found.get(name);
      if (list) list.push(definition);
      else found.set(name, [definition]);
    }
  }
  derived = found;
  return found;
}

const answers = new WeakMap<Member, Implementation | null>();
/** The member's behaviour when no type that derives from its own declares the name again; null: the value's type decides. */
export function settled(member: Member): Implementation | null {
  if (!member.isVirtual) return member.implementation;
  const { definition } = member;
  if (!member.implementation) return null;
  if (definition.owner.definition.isSealed) return member.implementation;
  if (definition.owner.definition.kind !== 'interface') return null;
  let answer = answers.get(definition);
  if (answer === undefined) {
    answer = isDeclaredAgain(definition.owner.definition, definition.name, new Set()) ? null : member.implementation;
    answers.set(definition, answer);
  }
  return answer;
}

function isDeclaredAgain(of: Definition, name: string, seen: Set<Definition>): boolean {
  seen.add(of);
  return (derivedByName().get(of.simpleName) ?? []).some(
    (type) => !seen.has(type) && (type.membersNamed(name).length > 0 || isDeclaredAgain(type, name, seen)),
  );
}
