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
    // A document without the section says nothing about it: the wider scopes hold.
    if (!own) return section(name, at - 1);
    return childElements(own).flatMap((element) => (element.name === 'base' ? section(name, at - 1) : pieces(element, source, null)));
  };
  const pieces = (element: Element, source: (typeof sources)[number], fragment: string | null): Piece[] => {
    const origin: Origin = { scope: source.scope, path: source.path, line: lineOf(source.document.text, element.span.start), fragment };
    if (element.name !== 'include-fragment') return [{ origin, element: element.name, text: inlined(element, source.document) }];
    const id = attributeOf(element, 'fragment-id')?.value?.text ?? '';
    const found = fragments.get(id);
    if (!found?.document.root) {
      missing.add(id);
      return [{ origin, element: element.name, text: textOf(element, source.document) }];
    }
    return childElements(found.document.root).flatMap((one) => pieces(one, { ...source, path: found.path, document: found.document }, id));
  };
  /** The element's text with the fragments included in it, however deep. */
  const inlined = (element: Element, document: Document): string => {
    const parts: string[] = [];
    let at = element.span.start;
    for (const inner of elements(element)) {
      if (inner.name !== 'include-fragment') continue;
      const id = attributeOf(inner, 'fragment-id')?.value?.text ?? '';
      const found = fragments.get(id);
      if (!found?.document.root) {
        missing.add(id);
        continue;
      }
      const content = childElements(found.document.root).map((one) => textOf(one, found.document));
      parts.push(document.text.slice(at, inner.span.start), `<!-- fragment ${id} -->`, ...content, `<!-- end of fragment ${id} -->`);
      at = inner.span.end;
    }
    return parts.join('') + document.text.slice(at, element.span.end);
  };
  return { sections: new Map(everySection.map((name) => [name, section(name, sources.length - 1)])), missing: [...missing] };
}

const textOf = (element: Element, { text }: Document): string => text.slice(element.span.start, element.span.end);
const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** The effective policy as a document, each change of origin in a comment. */
export function renderEffective({ sections }: EffectivePolicy): string {
  const lines = ['<policies>'];
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
      if (where !== last) lines.push(`    <!-- ${where.replace(/--+/g, '-')} -->`);
      last = where;
      lines.push(...indented(text));
    }
    lines.push(`  </${name}>`);
  }
  return `${[...lines, '</policies>'].join('\n')}\n`;
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
