import { isNameStart, isSpace, skipName, skipSpace } from './characters.ts';
import { referenceAt } from './entities.ts';
import { expressionInCData, expressionInText } from './expressions.ts';
import { opensIsland } from './island.ts';
import { OpenDocument, OpenElement } from './nodes.ts';
import type { Parsing } from './parsing.ts';
import { Patience } from './patience.ts';
import { addPlain, isBlank } from './pieces.ts';
import { isMisspelt, release } from './recovery.ts';
import { parseOpenTag } from './tag.ts';
import type { Document, Piece } from './tree.ts';

/** Elements nested deeper than this are kept in the text's order but not nested, so that nobody's recursion overflows. */
export const MAX_DEPTH = 400;

/** Parses a policy document. Never throws; linear; the tree holds every character, and `problems` says what is wrong, one per mistake. */
export function parse(text: string): Document {
  return new Parser(text).parse();
}

class Parser implements Parsing {
  readonly text: string;
  readonly patience: Patience;
  readonly #document: OpenDocument;
  #current: OpenElement | OpenDocument;
  #depth = 0;
  #at = 0;
  #isCut = false;
  #tooDeep = false;
  /** Tags that were given up before their `>`: they have had their report. */
  readonly #givenUp = new Set<OpenElement>();
  /** Names of elements reported as unclosed, whose end tag may still turn up elsewhere. */
  readonly #missing = new Map<string, number>();
  readonly #liquid = new Set<OpenElement>();

  constructor(text: string) {
    this.text = text;
    this.patience = new Patience(text.length);
    this.#document = new OpenDocument(text);
    this.#current = this.#document;
  }

  problem(id: string, message: string, start: number, end: number): void {
    this.#document.problems.push({ id, message, span: { start, end: Math.min(this.text.length, Math.max(end, start)) } });
  }

  get problemCount(): number {
    return this.#document.problems.length;
  }

  cut(): void {
    this.#isCut = true;
  }

  parse(): Document {
    const { text } = this;
    while (this.#at < text.length) {
      if (text.charCodeAt(this.#at) !== 60) this.#text();
      else this.#markup();
    }
    this.#end();
    this.#document.problems.sort((a, b) => a.span.start - b.span.start);
    return this.#document;
  }

  #markup(): void {
    const { text } = this;
    const start = this.#at;
    const next = text.charCodeAt(start + 1);
    if (next === 47) this.#endTag(start);
    else if (next === 33) {
      if (text.startsWith('<!--', start)) this.#comment(start);
      else if (text.startsWith('<![CDATA[', start)) this.#cdata(start);
      else this.#doctype(start);
    } else if (next === 63) this.#instruction(start);
    else if (isNameStart(next)) this.#startTag(start);
    else {
      this.#current.children.push({ kind: 'junk', span: { start, end: start + 1 } });
      this.#at = start + 1;
      this.problem(
        'stray-less-than',
        !Number.isNaN(next) ? 'A "<" that starts no tag: write &lt; for the character.' : 'A tag is started here but has no name.',
        start,
        start + 1,
      );
      if (Number.isNaN(next)) this.#isCut = true;
    }
  }

  #text(): void {
    const { text } = this;
    const current = this.#current;
    const start = this.#at;
    const into = current.children as Piece[];
    let from = start;
    const first = skipSpace(text, start);
    if (current.kind === 'element' && opensIsland(text, first)) {
      if (first > start) into.push({ kind: 'text', span: { start, end: first }, text: text.slice(start, first) });
      const expression = expressionInText(text, first, current.name, this.patience);
      if (!expression.closed) {
        this.problem('unclosed-expression', `The expression has no closing "${expression.block ? '}' : ')'}".`, first, first + 2);
        if (expression.span.end >= text.length) this.#isCut = true;
      }
      into.push(expression);
      from = expression.span.end;
    }
    const less = from < text.length ? text.indexOf('<', from) : -1;
    const end = less < 0 ? text.length : less;
    if (end > from) {
      if (isBlank(text, from, end)) into.push({ kind: 'text', span: { start: from, end }, text: text.slice(from, end) });
      else {
        this.checkReferences(from, end);
        addPlain(text, from, end, current.kind === 'document' || !this.#liquid.has(current), false, into);
      }
    }
    this.#at = end;
  }

  /** Ampersands that start no reference. */
  checkReferences(start: number, end: number): void {
    const slice = this.text.slice(start, end);
    for (let at = slice.indexOf('&'); at >= 0; at = slice.indexOf('&', at + 1)) {
      if (referenceAt(slice, at)) continue;
      const name = /^&[\w#]{1,30};/.exec(slice.slice(at, at + 32))?.[0];
      const where = start + at;
      if (name)
        this.problem(
          'unknown-entity',
          `There is no entity ${name}: XML has &lt; &gt; &amp; &quot; &apos; and &#number;.`,
          where,
          where + name.length,
        );
      else this.problem('bare-ampersand', 'Outside of expressions "&" is written &amp;.', where, where + 1);
    }
  }

  #startTag(start: number): void {
    const { text } = this;
    const nameEnd = skipName(text, start + 1);
    const element = new OpenElement(text.slice(start + 1, nameEnd), start, nameEnd, this.#current);
    const complete = parseOpenTag(element, this);
    this.#current.children.push(element);
    if (this.#current === this.#document && !this.#document.root) this.#document.root = element;
    this.#at = element.openTag.end;
    element.span.end = element.openTag.end;
    if (!complete) {
      this.#givenUp.add(element);
      if (this.#at >= text.length || skipSpace(text, this.#at) >= text.length) this.#isCut = true;
    }
    if (element.selfClosing) return;
    if (this.#depth >= MAX_DEPTH) {
      if (!this.#tooDeep) this.problem('nested-too-deep', `Elements are nested more than ${MAX_DEPTH} deep.`, start, nameEnd);
      this.#tooDeep = true;
      return;
    }
    if (element.attributes.some(({ name, value }) => name === 'template' && value?.raw.toLowerCase() === 'liquid'))
      this.#liquid.add(element);
    else if (this.#liquid.size && this.#current.kind === 'element' && this.#liquid.has(this.#current)) this.#liquid.add(element);
    this.#current = element;
    this.#depth++;
  }

  #endTag(start: number): void {
    const { text } = this;
    const nameEnd = skipName(text, start + 2);
    const name = text.slice(start + 2, nameEnd);
    let end = skipSpace(text, nameEnd);
    const closed = text.charCodeAt(end) === 62;
    if (closed) end++;
    else {
      const more = text.slice(nameEnd, Math.min(text.length, nameEnd + 500));
      const bracket = /^[^<>\n]*>/.exec(more);
      end = bracket ? nameEnd + bracket[0].length : nameEnd;
    }
    this.#at = end;
    const complain = (): void => {
      if (closed) return;
      this.problem(
        'unclosed-end-tag',
        end > nameEnd ? `Only the name belongs in </${name}>.` : `The end tag </${name} has no ">".`,
        start,
        end,
      );
      if (end >= text.length) this.#isCut = true;
    };
    const current = this.#current;
    if (current.kind === 'element' && current.name === name) {
      complain();
      this.#close(current, start, end, nameEnd);
      return;
    }
    let ancestor: OpenElement | OpenDocument = current;
    while (ancestor.kind === 'element' && ancestor.name !== name) ancestor = ancestor.parent;
    if (ancestor.kind === 'element' && name !== '') {
      complain();
      while (this.#current !== ancestor) this.#giveUp(this.#current as OpenElement, `</${name}>`);
      this.#close(ancestor, start, end, nameEnd);
      return;
    }
    const properEndFollows = current.kind === 'element' && text.startsWith(`</${current.name}`, skipSpace(text, end));
    if (current.kind === 'element' && !properEndFollows && (name === '' || isMisspelt(name, current.name))) {
      this.problem(
        'mismatched-end-tag',
        `<${current.name}> is closed by </${current.name}>, not by </${name}${closed ? '>' : ''}.`,
        start,
        end,
      );
      if (end >= text.length) this.#isCut = true;
      this.#close(current, start, end, nameEnd);
      return;
    }
    current.children.push({ kind: 'stray-end-tag', span: { start, end }, name, nameSpan: { start: start + 2, end: nameEnd } });
    const missing = this.#missing.get(name) ?? 0;
    if (missing > 0) this.#missing.set(name, missing - 1);
    else if (!this.#tooDeep) {
      this.problem(
        'stray-end-tag',
        name ? `</${name}> closes nothing: no <${name}> is open here.` : 'An end tag without a name.',
        start,
        end,
      );
      if (end >= text.length) this.#isCut = true;
    }
  }

  #close(element: OpenElement, start: number, end: number, nameEnd: number): void {
    element.closeTag = { start, end };
    element.closeNameSpan = { start: start + 2, end: nameEnd };
    element.span.end = end;
    this.#current = element.parent;
    this.#depth--;
  }

  /** The current element has no end tag: says so and puts what does not belong to it where it does. */
  #giveUp(element: OpenElement, before: string): void {
    const parent = element.parent;
    release(element, this.text, this.#givenUp.has(element), this.patience);
    const last = element.children.findLast(({ kind, span }) => kind !== 'text' || !isBlank(this.text, span.start, span.end));
    if (!this.#givenUp.has(element) && last?.kind !== 'stray-end-tag') {
      this.problem(
        'unclosed-element',
        `<${element.name}> is not closed: </${element.name}> is missing before ${before}.`,
        element.span.start,
        element.nameSpan.end,
      );
      this.#missing.set(element.name, (this.#missing.get(element.name) ?? 0) + 1);
    }
    this.#current = parent;
    this.#depth--;
  }

  #end(): void {
    const open: OpenElement[] = [];
    for (let one: OpenElement | OpenDocument = this.#current; one.kind === 'element'; one = one.parent) open.push(one);
    const unreported = open.filter((element) => !this.#givenUp.has(element));
    if (unreported.length && !this.#isCut) {
      const innermost = unreported[0]!;
      const names = unreported.map(({ name }) => `</${name}>`);
      const shown = names.length > 6 ? [...names.slice(0, 5), `and ${names.length - 5} more`] : names;
      this.problem(
        'unclosed-element',
        unreported.length === 1
          ? `<${innermost.name}> is not closed: the document ends without ${names[0]}.`
          : `The document ends inside <${innermost.name}>: ${shown.join(', ')} are missing.`,
        innermost.span.start,
        innermost.nameSpan.end,
      );
    }
    // A document that ends early says nothing about where its elements were to end.
    for (const element of open) release(element, this.text, this.#givenUp.has(element), this.patience, true);
  }

  #comment(start: number): void {
    const { text } = this;
    const at = text.indexOf('-->', start + 4);
    const closed = at >= 0;
    const end = closed ? at + 3 : text.length;
    this.#at = end;
    const content = text.slice(start + 4, closed ? at : end);
    this.#current.children.push({ kind: 'comment', span: { start, end }, text: content, closed });
    if (!closed) {
      this.problem('unclosed-comment', 'The comment has no "-->".', start, start + 4);
      this.#isCut = true;
      return;
    }
    const hyphens = content.indexOf('--');
    if (hyphens >= 0)
      this.problem('double-hyphen-in-comment', 'XML allows no "--" inside a comment.', start + 4 + hyphens, start + 6 + hyphens);
    else if (content.endsWith('-'))
      this.problem('double-hyphen-in-comment', 'XML allows no "-" before the "-->" of a comment.', at - 1, at);
  }

  #cdata(start: number): void {
    const { text } = this;
    const at = text.indexOf(']]>', start + 9);
    const closed = at >= 0;
    const limit = closed ? at : text.length;
    const pieces: Piece[] = [];
    let from = start + 9;
    const first = skipSpace(text, from, limit);
    if (opensIsland(text, first) && first + 1 < limit) {
      if (first > from) pieces.push({ kind: 'text', span: { start: from, end: first }, text: text.slice(from, first) });
      const expression = expressionInCData(text, first, limit);
      if (!expression.closed && closed)
        this.problem('unclosed-expression', `The expression has no closing "${expression.block ? '}' : ')'}".`, first, first + 2);
      pieces.push(expression);
      from = expression.span.end;
    }
    if (from < limit) addPlain(text, from, limit, this.#current.kind === 'document' || !this.#liquid.has(this.#current), true, pieces);
    this.#at = closed ? at + 3 : limit;
    this.#current.children.push({ kind: 'cdata', span: { start, end: this.#at }, pieces, closed });
    if (!closed) {
      this.problem('unclosed-cdata', 'The CDATA section has no "]]>".', start, start + 9);
      this.#isCut = true;
    }
  }

  /** To the `>`, at most to where a tag starts. */
  #upToBracket(start: number): { end: number; closed: boolean } {
    const { text } = this;
    for (let i = start; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === 62) return { end: i + 1, closed: true };
      if (c === 60) return { end: i, closed: false };
    }
    this.#isCut = true;
    return { end: text.length, closed: false };
  }

  #doctype(start: number): void {
    const { end, closed } = this.#upToBracket(start + 2);
    const doctype = /^<!doctype/i.test(this.text.slice(start, start + 9));
    this.#current.children.push(doctype ? { kind: 'doctype', span: { start, end } } : { kind: 'junk', span: { start, end } });
    if (!doctype) this.problem('junk', '"<!" starts a comment (<!-- -->) or a CDATA section (<![CDATA[ ]]>).', start, end);
    else if (!closed) this.problem('unclosed-tag', 'The document type has no ">".', start, end);
    this.#at = end;
  }

  #instruction(start: number): void {
    const { text } = this;
    const nameEnd = skipName(text, start + 2);
    let { end, closed } = this.#upToBracket(nameEnd);
    if (closed && text.charCodeAt(end - 2) !== 63) closed = false;
    while (!closed && end > nameEnd && isSpace(text.charCodeAt(end - 1))) end--;
    this.#current.children.push({ kind: 'processing-instruction', span: { start, end }, target: text.slice(start + 2, nameEnd) });
    if (!closed) this.problem('unclosed-processing-instruction', 'The processing instruction has no "?>".', start, end);
    this.#at = end;
  }
}
