import type { Expression } from '../csharp/tree.ts';
import type { Placement } from '../policies/placement.ts';
import { eachPiece } from '../syntax/queries.ts';
import type { Document } from '../syntax/tree.ts';
import { Kept } from '../text/kept.ts';
import type { Span } from '../text/span.ts';
import { each, pathOf, stringOf, unwrap } from './code.ts';
import { type Island, islandsOf } from './islands.ts';

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

const METHODS = new Set(['GetValueOrDefault', 'ContainsKey', 'TryGetValue']);
/** In a Liquid template: `context.Variables["x"]`. */
const TEMPLATE = /\bVariables\s*\[\s*(?:"|&quot;|')([^"'&{}]+?)(?:"|&quot;|')\s*\]/g;
const QUOTED = /(?:"|&quot;|')([\w.\- ]{1,200}?)(?=(?:"|&quot;|'))/g;

const kept = new Kept<Document, Variables>();

/** Which variables a document sets and reads, as far as they are named in it; found once for a tree. */
export const variablesOf = (document: Document, placement: Placement, islands?: readonly Island[]): Variables =>
  kept.get(document) ?? kept.set(document, find(document, placement, islands ?? islandsOf(document, placement)));

function find(document: Document, placement: Placement, islands: readonly Island[]): Variables {
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
  for (const island of islands) {
    if (!island.code.includes('Variables')) continue;
    each(island.parsed.root, (node) => {
      if (node.kind === 'element-access' && isVariables(node.target)) use(island, node.arguments[0]?.value, true);
      else if (
        node.kind === 'invocation' &&
        node.target.kind === 'member' &&
        METHODS.has(node.target.name.text) &&
        isVariables(node.target.target)
      )
        use(island, node.arguments[0]?.value, false);
    });
  }
  eachPiece(document, (piece) => {
    if (piece.kind !== 'text' || !piece.text.includes('Variables')) return;
    for (const match of document.text.slice(piece.span.start, piece.span.end).matchAll(TEMPLATE)) {
      const at = piece.span.start + match.index + match[0].indexOf(match[1]!);
      read.push({ name: match[1]!, span: { start: at, end: at + match[1]!.length }, throws: false });
    }
  });
  for (const [, word] of document.text.matchAll(QUOTED)) mentioned.add(word!);
  return { set, read, mentioned };

  function use(island: Island, node: Expression | undefined, throws: boolean): void {
    const name = node && stringOf(node);
    if (!name || /^N_+$/.test(name)) return;
    const { start, end } = unwrap(node).span;
    const open = island.code.charAt(start) === '@' ? 2 : 1;
    read.push({ name, span: island.at({ start: start + open, end: end - 1 }), throws });
  }
}

const isVariables = (node: Expression): boolean => pathOf(node) === 'context.Variables';
