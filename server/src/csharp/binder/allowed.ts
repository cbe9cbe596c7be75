/** The gateway's own rule: only documented types and members may be used. Apart from the compiler's errors. */
import type { Span } from '../../text/span.ts';
import { allowedTypes, exceptions } from '../library/allowed-types.ts';
import type { Definition } from '../types/definition.ts';
import type { Member } from '../types/member.ts';
import type { Binder } from './context.ts';

/** What the language itself needs, and the context's own types (which stand in no namespace). */
const implied = (definition: Definition): boolean =>
  definition.namespace === '' ||
  definition.kind === 'delegate' ||
  /^System\.(Object|ValueType|Enum|Void|Type|ValueTuple|Nullable|IDisposable|IComparable|IEquatable|IFormattable|Collections\.(Generic\.)?I\w+|Linq\.I\w+)$/.test(
    definition.name,
  ) ||
  /Exception$/.test(definition.name);

const verdicts = new WeakMap<Definition, ReadonlySet<string> | 'all' | 'none'>();
const verdict = (definition: Definition): ReadonlySet<string> | 'all' | 'none' => {
  let found = verdicts.get(definition);
  if (!found) {
    const listed = allowedTypes.get(definition.name);
    found = listed === '*' ? 'all' : listed !== undefined ? new Set(listed.split(' ')) : implied(definition) ? 'all' : 'none';
    verdicts.set(definition, found);
  }
  return found;
};

export const checkType = (b: Binder, definition: Definition, span: Span): void => {
  if (verdict(definition) === 'none') b.offList.push({ name: definition.name, ofValue: false, span });
};
export const checkMember = (b: Binder, member: Member, span: Span): void => {
  const { definition } = member.owner;
  const allowed = verdict(definition);
  const full = (): string => `${definition.name}.${member.name}`;
  if (allowed === 'all') {
    if (!exceptional.has(definition.name) || (!exceptions.has(full()) && !exceptions.has(`${full()}/${member.parameters.length}`))) return;
  } else if (allowed !== 'none') {
    if (member.kind === 'operator' || allowed.has(member.kind === 'indexer' ? 'Item' : member.name)) return;
  }
  b.offList.push({ name: full(), ofValue: (!member.isStatic && member.kind !== 'constructor') || member.isExtension, span });
};
/** Types that have exceptions at all. */
const exceptional = new Set([...exceptions].map((name) => name.slice(0, name.lastIndexOf('.'))));
