import type { Edit } from './edits.ts';
import type { Content, Document, Element } from './tree.ts';

export interface FormatOptions {
  /** One level of indentation; what the document mostly uses where left out, else four spaces. */
  readonly indent?: string;
}

/** Problems that leave open what belongs where: such documents are not formatted. */
const structural = /^(?:unclosed|mismatched|stray|junk|nested|missing-attribute)/;
/** Their child elements stand on lines of their own. */
const containers = new Set(
  'policies inbound backend outbound on-error fragment choose when otherwise retry wait limit-concurrency return-response send-request send-one-way-request'.split(
    ' ',
  ),
);
/** What is inside is a message or a program, not policy. */
const payloads = new Set(['set-body', 'xsl-transform', 'value', 'http-request', 'parent-context']);

export const canFormat = (document: Document): boolean =>
  document.root !== null && !document.problems.some(({ id }) => structural.test(id));

/**
 * What to change so that a document is well laid out: indentation, spaces inside of tags, blank lines. Only white space between tags and
 * between attributes changes: never an expression, a value, a comment, a quote, or text with what is around it. Formatting twice changes nothing more.
 */
export function format(document: Document, options: FormatOptions = {}): Edit[] {
  if (!canFormat(document)) return [];
  return new Formatter(document, options.indent ?? detectIndent(document) ?? '    ').format();
}

class Formatter {
  readonly #document: Document;
  readonly #text: string;
  readonly #unit: string;
  readonly #newline: string;
  readonly #edits: Edit[] = [];

  constructor(document: Document, unit: string) {
    this.#document = document;
    this.#text = document.text;
    this.#unit = unit;
    this.#newline = dominantNewline(document.text);
  }

  format(): Edit[] {
    const { children } = this.#document;
    const text = this.#text;
    if (isStructural(children, text)) {
      this.#children(children, text.startsWith('\ufeff') ? 1 : 0, text.length, '', '', true);
      const last = children.findLast((child) => child.kind !== 'text');
      if (last) this.#replace(last.span.end, text.length, this.#newline);
    } else for (const child of children) if (child.kind === 'element') this.#element(child, indentAt(text, child.span.start));
    return this.#edits;
  }

  #replace(start: number, end: number, by: string): void {
    if (this.#text.slice(start, end) !== by) this.#edits.push({ start, end, text: by });
  }

  #element(element: Element, indent: string): void {
    this.#openTag(element, indent);
    if (element.closeTag) {
      const { closeTag, closeNameSpan } = element;
      if (closeNameSpan) this.#replace(closeNameSpan.end, closeTag.end - 1, '');
      if (payloads.has(element.name) || !isStructural(element.children, this.#text)) return;
      const broken =
        containers.has(element.name) || element.children.some((child) => child.kind === 'element' && this.#startsLine(child.span.start));
      this.#children(element.children, element.openTag.end, closeTag.start, indent, indent + this.#unit, broken);
    }
  }

  /** `broken`: every element on a line of its own. Otherwise line breaks stay where they are. */
  #children(children: readonly Content[], start: number, end: number, outer: string, inner: string, broken: boolean): void {
    let at = start;
    let anyBreak = false;
    for (const child of children) {
      if (child.kind === 'text') continue;
      const gap = this.#text.slice(at, child.span.start);
      const first = at === start;
      const breaks = lineBreaks(gap);
      const atTop = first && start <= 1 && outer === '' && inner === '';
      const onNewLine = !atTop && (breaks > 0 || (broken && child.kind === 'element'));
      if (atTop) this.#replace(at, child.span.start, '');
      else if (onNewLine) this.#replace(at, child.span.start, this.#newline.repeat(breaks > 1 && !first ? 2 : 1) + inner);
      anyBreak ||= onNewLine;
      if (child.kind === 'element') this.#element(child, onNewLine || atTop ? inner : outer);
      at = child.span.end;
    }
    if (this.#document.span.end === end && outer === inner) return;
    const gap = this.#text.slice(at, end);
    if (anyBreak || lineBreaks(gap) > 0) this.#replace(at, end, this.#newline + outer);
  }

  #openTag(element: Element, indent: string): void {
    const text = this.#text;
    let at = element.nameSpan.end;
    const [first] = element.attributes;
    const firstOnTagLine = first && lineBreaks(text.slice(at, first.span.start)) === 0;
    const firstColumn = first ? columnAt(text, first.span.start) : 0;
    const aligned = indent + ' '.repeat(element.name.length + 2);
    // Attributes stay under the first one where they are, provided its tag starts the line.
    const mayAlign = firstOnTagLine && lineBreaks(text.slice(element.span.start, first.span.start)) === 0;
    for (const attribute of element.attributes) {
      const gap = text.slice(at, attribute.span.start);
      if (lineBreaks(gap) === 0) this.#replace(at, attribute.span.start, ' ');
      else {
        const under = mayAlign && attribute !== first && columnAt(text, attribute.span.start) === firstColumn;
        this.#replace(at, attribute.span.start, this.#newline + (under ? aligned : indent + this.#unit));
      }
      if (attribute.equals !== null && attribute.value?.quote) {
        this.#replace(attribute.nameSpan.end, attribute.equals, '');
        this.#replace(attribute.equals + 1, attribute.value.span.start - 1, '');
      }
      at = attribute.span.end;
    }
    this.#replace(at, element.openTag.end - (element.selfClosing ? 2 : 1), element.selfClosing ? ' ' : '');
  }

  #startsLine(at: number): boolean {
    return lineBreaks(this.#text.slice(Math.max(0, at - 400), at).match(/\s*$/)?.[0] ?? '') > 0;
  }
}

const lineBreaks = (gap: string): number => {
  let count = 0;
  for (let i = 0; i < gap.length; i++) if (gap.charCodeAt(i) === 10 || (gap.charCodeAt(i) === 13 && gap.charCodeAt(i + 1) !== 10)) count++;
  return count;
};

/** Only elements, comments and white space (XML's own: a no-break space is text). */
function isStructural(children: readonly Content[], text: string): boolean {
  return children.every(
    ({ kind, span }) =>
      kind === 'element' ||
      kind === 'comment' ||
      kind === 'processing-instruction' ||
      kind === 'doctype' ||
      (kind === 'text' && /^\ufeff?[ \t\r\n]*$/.test(text.slice(span.start, span.end))),
  );
}

function dominantNewline(text: string): string {
  const crlf = text.split('\r\n').length - 1;
  const lf = text.split('\n').length - 1 - crlf;
  return crlf > lf ? '\r\n' : '\n';
}

/** The white space before the first character of the line. */
export function indentAt(text: string, at: number): string {
  let start = at;
  while (start > 0 && text.charCodeAt(start - 1) !== 10 && text.charCodeAt(start - 1) !== 13) start--;
  let end = start;
  while (end < at && (text.charCodeAt(end) === 32 || text.charCodeAt(end) === 9)) end++;
  return text.slice(start, end);
}

function columnAt(text: string, at: number): number {
  let start = at;
  while (start > 0 && text.charCodeAt(start - 1) !== 10 && text.charCodeAt(start - 1) !== 13) start--;
  return at - start;
}

/** One level of indentation as most elements of the document have it. */
export function detectIndent(document: Document): string | null {
  const { text } = document;
  const votes = new Map<string, number>();
  const visit = (element: Element, own: string | null): void => {
    if (payloads.has(element.name) || !isStructural(element.children, text)) return;
    for (const child of element.children) {
      if (child.kind !== 'element') continue;
      const indent = indentAt(text, child.span.start);
      const starts =
        text.slice(child.span.start - indent.length, child.span.start) === indent &&
        /^(?:[\r\n]|$)/.test(text.slice(child.span.start - indent.length - 1, child.span.start - indent.length));
      if (starts && own !== null && indent.startsWith(own) && indent.length > own.length) {
        const unit = indent.slice(own.length);
        if (/^(?:\t| {1,8})$/.test(unit)) votes.set(unit, (votes.get(unit) ?? 0) + 1);
      }
      visit(child, starts ? indent : null);
    }
  };
  for (const child of document.children) if (child.kind === 'element') visit(child, indentAt(text, child.span.start));
  let best: string | null = null;
  for (const [unit, count] of votes) if (best === null || count > votes.get(best)!) best = unit;
  return best;
}
