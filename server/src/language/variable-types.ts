import { attributeOf } from '../syntax/queries.ts';
import { isLiteral } from './mentions.ts';
import type { PolicyText } from './policy-text.ts';
import type { Surroundings } from './surroundings.ts';

/** The types of a document's variables as C# writes them, from what `set-variable` sets; those it sets to several types are left out. */
export function variableTypes(text: PolicyText, { code }: Pick<Surroundings, 'code'>): ReadonlyMap<string, string> {
  const types = new Map<string, string | null>();
  for (const { element, role } of text.placement.placed) {
    if (role === 'foreign' || element.name !== 'set-variable') continue;
    const name = attributeOf(element, 'name');
    const value = attributeOf(element, 'value')?.value;
    if (!name || !isLiteral(name) || !value) continue;
    const { pieces } = value;
    const [only] = pieces;
    const type = pieces.length === 1 && only?.kind === 'expression' ? (code?.resultType(only) ?? null) : 'string';
    const key = name.value!.text;
    const known = types.get(key);
    types.set(key, known === undefined || known === type ? type : null);
  }
  return new Map([...types].filter((entry): entry is [string, string] => entry[1] !== null));
}
