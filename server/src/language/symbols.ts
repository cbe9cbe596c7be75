import type { DocumentSymbol, SymbolInformation } from 'vscode-languageserver-types';
import type { Placed } from '../policies/placement.ts';
import { attributeOf } from '../syntax/queries.ts';
import { symbolKind } from './kinds.ts';
import type { PolicyText } from './policy-text.ts';

/** Attributes that tell one policy from its like, best first. */
const telling = [
  'name',
  'condition',
  'id',
  'fragment-id',
  'variable-name',
  'template',
  'backend-id',
  'base-url',
  'code',
  'certificate-id',
  'thumbprint',
  'key',
  'counter-key',
  'header-name',
  'from',
];

export function detailOf({ element }: Placed): string {
  for (const name of telling) {
    const value = attributeOf(element, name)?.value;
    if (value) return value.text.replace(/\s+/g, ' ').slice(0, 80);
  }
  return '';
}

const kindOf = ({ role, element }: Placed): DocumentSymbol['kind'] => {
  if (role === 'root') return symbolKind.file;
  if (role === 'section') return symbolKind.namespace;
  if (element.name === 'when' || element.name === 'otherwise' || element.name === 'choose') return symbolKind.operator;
  if (element.name === 'set-variable') return symbolKind.variable;
  return role === 'policy' ? symbolKind.function : role === 'base' ? symbolKind.module : symbolKind.field;
};

/** The document's policies as a tree; what is inside of a message is left out. */
export function documentSymbols(text: PolicyText): DocumentSymbol[] {
  const build = (placed: Placed): DocumentSymbol => {
    const { element } = placed;
    return {
      name: element.name,
      detail: detailOf(placed),
      kind: kindOf(placed),
      range: text.range(element.span),
      selectionRange: text.range(element.nameSpan),
      children: placed.children.filter(({ role }) => role !== 'foreign').map(build),
    };
  };
  return text.placement.tops.map(build);
}

/** Policies with a name or id, and variables, of all documents; `query` matches as a subsequence, case aside. */
export function workspaceSymbols(documents: Iterable<PolicyText>, query: string, limit = 500): SymbolInformation[] {
  const found: SymbolInformation[] = [];
  const wanted = query.toLowerCase();
  for (const text of documents)
    for (const placed of text.placement.placed) {
      if (placed.role !== 'policy') continue;
      const detail = detailOf(placed);
      const name = detail ? `${placed.element.name} ${detail}` : placed.element.name;
      if (!isSubsequence(wanted, name.toLowerCase())) continue;
      found.push({
        name,
        kind: kindOf(placed),
        location: { uri: text.uri, range: text.range(placed.element.nameSpan) },
        ...(placed.section ? { containerName: placed.section } : {}),
      });
      if (found.length >= limit) return found;
    }
  return found;
}

function isSubsequence(wanted: string, text: string): boolean {
  let at = 0;
  for (let i = 0; i < text.length && at < wanted.length; i++) if (text[i] === wanted[at]) at++;
  return at === wanted.length;
}
