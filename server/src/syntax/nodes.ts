import type { Span } from '../text/span.ts';
import type { Attribute, Content, Document, Element, SyntaxProblem } from './tree.ts';

/** An element while it is being built; read-only to everybody else. */
export class OpenElement implements Element {
  readonly kind = 'element';
  readonly name: string;
  readonly nameSpan: Span;
  readonly attributes: Attribute[] = [];
  openTag: { start: number; end: number };
  selfClosing = false;
  readonly children: Content[] = [];
  closeTag: Span | null = null;
  closeNameSpan: Span | null = null;
  readonly span: { start: number; end: number };
  parent: OpenElement | OpenDocument;

  constructor(name: string, start: number, nameEnd: number, parent: OpenElement | OpenDocument) {
    this.name = name;
    this.nameSpan = { start: start + 1, end: nameEnd };
    this.openTag = { start, end: nameEnd };
    this.span = { start, end: nameEnd };
    this.parent = parent;
  }
}

export class OpenDocument implements Document {
  readonly kind = 'document';
  readonly text: string;
  readonly span: Span;
  readonly children: Content[] = [];
  root: OpenElement | null = null;
  readonly problems: SyntaxProblem[] = [];

  constructor(text: string) {
    this.text = text;
    this.span = { start: 0, end: text.length };
  }
}
