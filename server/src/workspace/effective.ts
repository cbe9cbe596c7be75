import { everySection, type Scope, type Section } from '../policies/policy.ts';
import { parse } from '../syntax/parser.ts';
import { attributeOf, childElement, childElements, elements } from '../syntax/queries.ts';
import type { Document, Element } from '../syntax/tree.ts';

/** A document of one scope. */
export interface Layer {
  readonly scope: Scope;
  /** As it is to be shown. */
  readonly path: string;
  readonly document: Document;
}
export interface FragmentSource {
  readonly path: string;
  readonly document: Document;
}

/** Where a piece of an effective policy was written. `line` counts from 1. */
export interface Origin {
  readonly scope: Scope | 'default';
  readonly path: string | null;
  readonly line: number;
  /** The fragment it stands in; null outside of one. */
  readonly fragment: string | null;
}
export interface Piece {
  readonly origin: Origin;
  readonly element: string;
  /** The policy as written, `include-fragment` inside of it replaced by what it includes. */
  readonly text: string;
}
export interface EffectivePolicy {
  readonly sections: ReadonlyMap<Section, readonly Piece[]>;
  /** Fragments that are included and not there. */
  readonly missing: readonly string[];
}

/** What the gateway uses where no global policy is given. */
const DEFAULT = parse('<policies><inbound /><backend><forward-request /></backend><outbound /><on-error /></policies>');

/** Merges the documents of the scopes, from the widest to the narrowest, at their `<base />`. */
export function effectivePolicy(layers: readonly Layer[], fragments: ReadonlyMap<string, FragmentSource>): EffectivePolicy {
  const missing = new Set<string>();
  const sources: { scope: Origin['scope']; path: string | null; document: Document }[] = [...layers];
  if (layers[0]?.scope !== 'global') sources.unshift({ scope: 'default', path: null, document: DEFAULT });

  const section = (name: Section, at: number): Piece[] => {
    const source = sources[at];
    if (!source) return [];
    const { root } = source.document;
    const own = root ? childElement(root, name) : null;
    // As in the gateway: a section that a document leaves out is inherited.
    if (!own) return section(name, at - 1);
    return childElements(own).flatMap((element) =>
      element.name === 'base' ? section(name, at - 1) : pieces(element, source, null, () => section(name, at - 1)),
    );
  };
  const pieces = (element: Element, source: (typeof sources)[number], fragment: string | null, base: () => Piece[]): Piece[] => {
    const origin: Origin = { scope: source.scope, path: source.path, line: lineOf(source.document.text, element.span.start), fragment };
    const found = element.name === 'include-fragment' && fragment === null ? included(element) : null;
    if (!found) return [{ origin, element: element.name, text: inlined(element, source.document, fragment, base) }];
    const inside = { ...source, path: found.path, document: found.document };
    return childElements(found.document.root!).flatMap((one) => pieces(one, inside, found.id, () => []));
  };
  /** The fragment that an element includes; null where it is none, or not there. */
  const included = (element: Element): (FragmentSource & { readonly id: string }) | null => {
    const id = attributeOf(element, 'fragment-id')?.value?.text ?? '';
    const found = fragments.get(id);
    if (found?.document.root) return { ...found, id };
    missing.add(id);
    return null;
  };
  /** The element's text with what it includes in place: fragments (which include no others), and the wider scopes where a branch has `<base />`. */
  const inlined = (element: Element, document: Document, fragment: string | null, base: () => Piece[]): string => {
    const parts: string[] = [];
    let at = element.span.start;
    const put = (inner: Element, name: string, content: readonly string[]): void => {
      parts.push(document.text.slice(at, inner.span.start), `<!-- ${name} -->`, ...content, `<!-- end of ${name} -->`);
      at = inner.span.end;
    };
    for (const inner of elements(element)) {
      if (inner.name === 'base')
        put(
          inner,
          'base',
          base().map(({ text }) => text),
        );
      const found = inner.name === 'include-fragment' && inner !== element && fragment === null ? included(inner) : null;
      if (found)
        put(
          inner,
          `fragment ${found.id}`,
          childElements(found.document.root!).map((one) => textOf(one, found.document)),
        );
    }
    return parts.join('') + document.text.slice(at, element.span.end);
  };
  return { sections: new Map(everySection.map((name) => [name, section(name, sources.length - 1)])), missing: [...missing] };
}

const textOf = (element: Element, { text }: Document): string => text.slice(element.span.start, element.span.end);
const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** Lines of a rendered policy that come from one place; lines count from 0. */
export interface RenderedPiece {
  readonly origin: Origin;
  /** The line of the comment that names the origin, where one stands before the piece. */
  readonly comment: number | null;
  readonly first: number;
  readonly last: number;
}

/** The effective policy as a document, each change of origin in a comment. */
export function renderEffective(effective: EffectivePolicy): string {
  return layOut(effective).text;
}

/** As `renderEffective`, and where each piece of it stands. */
export function layOut({ sections }: EffectivePolicy): { readonly text: string; readonly pieces: readonly RenderedPiece[] } {
  const lines = ['<policies>'];
  const placed: RenderedPiece[] = [];
  for (const [name, pieces] of sections) {
    if (!pieces.length) {
      lines.push(`  <${name} />`);
      continue;
    }
    lines.push(`  <${name}>`);
    let last = '';
    for (const { origin, text } of pieces) {
      const { scope, path, fragment } = origin;
      const where =
        path === null ? 'default of the gateway' : fragment === null ? `${scope}: ${path}` : `${scope}: fragment ${fragment}: ${path}`;
      const comment = where === last ? null : lines.length;
      if (comment !== null) lines.push(`    <!-- ${where.replace(/--+/g, '-')} -->`);
      last = where;
      const first = lines.length;
      lines.push(...indented(text));
      placed.push({ origin, comment, first, last: lines.length - 1 });
    }
    lines.push(`  </${name}>`);
  }
  return { text: `${[...lines, '</policies>'].join('\n')}\n`, pieces: placed };
}

/** Moves a policy to four spaces; where its own lines cannot all be moved alike they stay as they are. */
function indented(text: string): string[] {
  const [first = '', ...rest] = text.split(/\r?\n/);
  const least = Math.min(...rest.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length), 200);
  return [
    `    ${first}`,
    ...rest.map((line) => (line.trim() ? `    ${line.slice(Math.min(least, line.length - line.trimStart().length))}` : '')),
  ];
}
