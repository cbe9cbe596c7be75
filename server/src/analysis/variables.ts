import type { Placement } from '../policies/placement.ts';
import type { Document } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';

export interface VariableUse {
  readonly name: string;
  readonly span: Span;
  /** Throws where the variable is not there: `Variables["x"]`. */
  readonly throws: boolean;
}

export interface Variables {
  /** Name → where policies set it: the attribute's value. */
  readonly set: ReadonlyMap<string, readonly Span[]>;
  readonly read: readonly VariableUse[];
  /** Every quoted word of an expression or template: a name that is built or passed on may be among them. */
  readonly mentioned: ReadonlySet<string>;
}

const READ =
  /\bVariables\s*(?:\[\s*@?|\.\s*(?:GetValueOrDefault|ContainsKey|TryGetValue)\s*(?:<[^()"]*>)?\s*\(\s*@?)(?:"|&quot;|')([^"'&{}]+?)(?:"|&quot;|')\s*(\])?/g;
const QUOTED = /(?:"|&quot;|')([\w.\- ]{1,200}?)(?=(?:"|&quot;|'))/g;

/** Which variables a document sets and reads, as far as they are named in it. */
export function variablesOf(document: Document, placement: Placement): Variables {
  const set = new Map<string, Span[]>();
  const read: VariableUse[] = [];
  const mentioned = new Set<string>();
  for (const { element, facts, policy } of placement.placed) {
    for (const { name, value } of element.attributes) {
      if (!value?.text || value.pieces.some(({ kind }) => kind !== 'text')) continue;
      if (policy?.name === 'return-response' && name === 'response-variable-name')
        read.push({ name: value.text, span: value.span, throws: false });
      else if ((policy?.name === 'set-variable' && name === 'name') || facts?.attributes.get(name)?.setsVariable)
        set.set(value.text, [...(set.get(value.text) ?? []), value.span]);
    }
  }
  for (const match of document.text.matchAll(READ)) {
    const at = match.index + match[0].lastIndexOf(match[1]!);
    read.push({ name: match[1]!, span: { start: at, end: at + match[1]!.length }, throws: match[2] !== undefined });
  }
  for (const [, word] of document.text.matchAll(QUOTED)) mentioned.add(word!);
  return { set, read, mentioned };
}
