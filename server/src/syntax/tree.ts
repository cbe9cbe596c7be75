/**
 * The tree of a policy document. Lossless: every character of the text belongs to exactly one leaf, so `print` gives the text back.
 * Offsets are into `Document.text`. Nodes are plain data, built once and never changed.
 */
import type { Span } from '../text/span.ts';

export interface Document {
  readonly kind: 'document';
  readonly text: string;
  readonly span: Span;
  readonly children: readonly Content[];
  /** The first element at the top, `<policies>` or `<fragment>` as a rule; null where there is none. */
  readonly root: Element | null;
  readonly problems: readonly SyntaxProblem[];
}

export type Content = Element | Text | Comment | CData | Expression | NamedValue | ProcessingInstruction | Doctype | StrayEndTag | Junk;
export type Node = Document | Content | Attribute;

export interface Element {
  readonly kind: 'element';
  readonly name: string;
  readonly nameSpan: Span;
  readonly attributes: readonly Attribute[];
  /** From `<` to behind `>` or `/>`, or to where the tag was given up. */
  readonly openTag: Span;
  readonly selfClosing: boolean;
  readonly children: readonly Content[];
  /** From `</` to behind `>`; null for a self-closing element and for one that was never closed. */
  readonly closeTag: Span | null;
  readonly closeNameSpan: Span | null;
  readonly span: Span;
  readonly parent: Element | Document;
}

export interface Attribute {
  readonly kind: 'attribute';
  readonly name: string;
  readonly nameSpan: Span;
  /** Offset of `=`; null where it is missing. */
  readonly equals: number | null;
  readonly value: AttributeValue | null;
  readonly span: Span;
  readonly parent: Element;
}

export interface AttributeValue {
  /** '' where the value is not quoted. */
  readonly quote: '"' | "'" | '';
  /** Between the quotes. */
  readonly span: Span;
  readonly raw: string;
  /** The value with entities and character references decoded (raw text where it holds none). */
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** What a value or an element's text is made of. */
export type Piece = Text | Expression | NamedValue;

export interface Text {
  readonly kind: 'text';
  readonly span: Span;
  /** Entities decoded. */
  readonly text: string;
}

/** A policy expression: `@(…)` or `@{…}`, its end found by C#'s own rules (strings, characters, comments, interpolation). */
export interface Expression {
  readonly kind: 'expression';
  /** From `@` to behind the closing bracket (or to where an unclosed one was given up). */
  readonly span: Span;
  /** True for `@{ statements }`. */
  readonly block: boolean;
  /** Between the brackets, as it stands in the text. */
  readonly codeSpan: Span;
  /** The C#: entities decoded where the form is `escaped`, else the text as it stands. */
  readonly code: string;
  /** For `escaped`: offset in the text of each UTF-16 unit of `code`, and of its end. Null where code and text run in parallel. */
  readonly codeMap: readonly number[] | null;
  readonly form: 'raw' | 'escaped' | 'cdata';
  readonly closed: boolean;
  /** `{{named values}}` inside the code, outside and inside of strings. */
  readonly namedValues: readonly NamedValue[];
}

/** `{{name}}`, replaced by its text before the gateway parses the document. */
export interface NamedValue {
  readonly kind: 'named-value';
  readonly span: Span;
  readonly name: string;
  readonly nameSpan: Span;
}

export interface Comment {
  readonly kind: 'comment';
  readonly span: Span;
  readonly text: string;
  readonly closed: boolean;
}

/** `<![CDATA[…]]>`; expressions in it are pieces as in plain text. */
export interface CData {
  readonly kind: 'cdata';
  readonly span: Span;
  readonly pieces: readonly Piece[];
  readonly closed: boolean;
}

export interface ProcessingInstruction {
  readonly kind: 'processing-instruction';
  readonly span: Span;
  readonly target: string;
}

export interface Doctype {
  readonly kind: 'doctype';
  readonly span: Span;
}

/** An end tag that closes nothing. */
export interface StrayEndTag {
  readonly kind: 'stray-end-tag';
  readonly span: Span;
  readonly name: string;
  readonly nameSpan: Span;
}

/** Characters that no rule accepts, kept so that nothing is lost. */
export interface Junk {
  readonly kind: 'junk';
  readonly span: Span;
}

export interface SyntaxProblem {
  /** Kebab-case rule id, such as `unclosed-element`. */
  readonly id: string;
  readonly message: string;
  readonly span: Span;
}
