import { contains, type Span } from '../text/span.ts';
import type { Attribute, AttributeValue, Content, Document, Element, Expression, NamedValue, Node, Piece } from './tree.ts';

/** A node or a piece of an attribute's value or of a CDATA section. */
export type Place = Node | Piece;

export const childElements = (of: Element | Document): Element[] =>
  of.children.filter((child): child is Element => child.kind === 'element');

export const childElement = (of: Element | Document, name: string): Element | null =>
  of.children.find((child): child is Element => child.kind === 'element' && child.name === name) ?? null;

export const attributeOf = (element: Element, name: string): Attribute | null =>
  element.attributes.find((attribute) => attribute.name === name) ?? null;

/** Every element, in the order of their start tags. */
export function* elements(of: Element | Document): Generator<Element> {
  for (const child of of.children) {
    if (child.kind !== 'element') continue;
    yield child;
    yield* elements(child);
  }
}

/** Every expression of a document, in its order: those of attributes, texts and CDATA sections. */
export function expressionsOf(of: Element | Document): Expression[] {
  const found: Expression[] = [];
  eachPiece(of, (piece) => {
    if (piece.kind === 'expression') found.push(piece);
  });
  return found;
}

/** Every named value, those inside expressions included. */
export function namedValuesOf(of: Element | Document): NamedValue[] {
  const found: NamedValue[] = [];
  eachPiece(of, (piece) => {
    if (piece.kind === 'named-value') found.push(piece);
    else if (piece.kind === 'expression') found.push(...piece.namedValues);
  });
  return found;
}

/** Calls `visit` for each piece of text, expression and named value with the element it belongs to and its attribute, if it is in one. */
export function eachPiece(
  of: Element | Document,
  visit: (piece: Piece, owner: Element | Document, attribute: Attribute | null) => void,
): void {
  if (of.kind === 'element')
    for (const attribute of of.attributes) for (const piece of attribute.value?.pieces ?? []) visit(piece, of, attribute);
  for (const child of of.children) {
    if (child.kind === 'element') eachPiece(child, visit);
    else if (child.kind === 'cdata') for (const piece of child.pieces) visit(piece, of, null);
    else if (child.kind === 'text' || child.kind === 'expression' || child.kind === 'named-value') visit(child, of, null);
  }
}

/**
 * What stands at an offset, outermost first: the document, elements, then an attribute with its piece, or a piece of content.
 * An offset between two nodes belongs to the one that starts there; inside an open tag, the last is the element or an attribute.
 */
export function pathAt(document: Document, offset: number): Place[] {
  const path: Place[] = [document];
  let children: readonly Content[] = document.children;
  for (;;) {
    const child = childAt(children, offset);
    if (!child) return path;
    path.push(child);
    if (child.kind === 'cdata') {
      const piece = child.pieces.find(({ span }) => contains(span, offset));
      if (piece) path.push(piece);
      return path;
    }
    if (child.kind !== 'element') return path;
    if (offset < child.openTag.end) {
      const attribute = child.attributes.find(({ span }) => contains(span, offset, true));
      if (attribute) path.push(attribute, ...piecesAt(attribute.value, offset));
      return path;
    }
    if (child.closeTag && offset >= child.closeTag.start) return path;
    children = child.children;
  }
}

const piecesAt = (value: AttributeValue | null, offset: number): Piece[] => {
  const piece =
    value && (value.pieces.find(({ span }) => contains(span, offset)) ?? value.pieces.find(({ span }) => contains(span, offset, true)));
  return piece ? [piece] : [];
};

/** Binary search: the children are in the text's order. */
function childAt(children: readonly Content[], offset: number): Content | null {
  let low = 0;
  let high = children.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const { span } = children[middle]!;
    if (offset < span.start) high = middle - 1;
    else if (offset >= span.end) low = middle + 1;
    else return children[middle]!;
  }
  return null;
}

/** The elements around an offset, innermost first. */
export const elementsAt = (document: Document, offset: number): Element[] =>
  pathAt(document, offset)
    .filter((place): place is Element => place.kind === 'element')
    .reverse();

/** An element's ancestors, nearest first. */
export function ancestors(element: Element): Element[] {
  const found: Element[] = [];
  for (let parent = element.parent; parent.kind === 'element'; parent = parent.parent) found.push(parent);
  return found;
}

/** The section (`inbound`, …) an element stands in, itself included; null outside of `<policies>`. */
export function sectionOf(element: Element): Element | null {
  for (let at: Element | Document = element; at.kind === 'element'; at = at.parent)
    if (at.parent.kind === 'element' && at.parent.name === 'policies' && at.parent.parent.kind === 'document') return at;
  return null;
}

/** Where an element stands, as errors of the gateway name it: `choose[2]\when[1]\set-header`, from below the section; repeated names numbered from 1. */
export function policyPath(element: Element): string {
  const parts: string[] = [];
  const section = sectionOf(element);
  for (let at: Element | Document = element; at.kind === 'element' && at !== section; at = at.parent) {
    if (!section && at.parent.kind === 'document') break;
    const { name } = at;
    const same: Element[] = childElements(at.parent).filter((one) => one.name === name);
    parts.unshift(same.length > 1 ? `${name}[${same.indexOf(at) + 1}]` : name);
  }
  return parts.join('\\');
}

/** The text of an element: its own text, CDATA and expressions as they stand, without comments and child elements. */
export function textOf(element: Element, document: Document): string {
  return element.children
    .map((child) => {
      if (child.kind === 'text') return child.text;
      if (child.kind === 'cdata') return document.text.slice(child.span.start + 9, child.closed ? child.span.end - 3 : child.span.end);
      return child.kind === 'expression' || child.kind === 'named-value' ? document.text.slice(child.span.start, child.span.end) : '';
    })
    .join('');
}

/** The span in the document of a span of an expression's code. */
export function codeToDocument(expression: Expression, { start, end }: Span): Span {
  const { codeMap, codeSpan } = expression;
  if (!codeMap) return { start: Math.min(codeSpan.start + start, codeSpan.end), end: Math.min(codeSpan.start + end, codeSpan.end) };
  const last = codeMap.length - 1;
  return { start: codeMap[Math.min(start, last)]!, end: codeMap[Math.min(end, last)]! };
}

/** The offset in an expression's code of an offset in the document; inside of an entity, the character it stands for. */
export function documentToCode({ codeMap, codeSpan }: Expression, offset: number): number {
  if (!codeMap) return Math.max(0, Math.min(offset, codeSpan.end) - codeSpan.start);
  let low = 0;
  let high = codeMap.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (codeMap[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
