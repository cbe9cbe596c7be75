import { applyEdits, type Edit } from './edits.ts';
import { decodeEntities, referenceAt } from './entities.ts';
import { parse } from './parser.ts';
import { expressionsOf } from './queries.ts';
import type { AttributeValue, Content, Document, Expression, Piece } from './tree.ts';

/** The two formats in which Azure Resource Manager takes policies: C# as it stands, or well-formed XML. */
export type SourceFormat = 'rawxml' | 'xml';

/**
 * Rewrites a document in the other format; what need not change stays as it is, byte for byte. `from: auto` takes each expression as it is
 * written. rawxml → xml → rawxml is the identity: what is not an expression but needs escaping is written as a numeric reference of the
 * shortest form (`&#34;`), and such a reference that stands there already gets one more zero.
 */
export function convert(document: Document, to: SourceFormat, from: SourceFormat | 'auto' = 'auto'): string {
  if (from === to) return document.text;
  const edits: Edit[] = [];
  const { text } = document;
  const change = (start: number, end: number, by: (slice: string) => string): void => {
    const slice = text.slice(start, end);
    const result = by(slice);
    if (result !== slice) edits.push({ start, end, text: result });
  };
  const expression = (one: Expression, value: AttributeValue | null): void => {
    if (one.form === 'cdata') return;
    if (to === 'rawxml') {
      if (one.form === 'escaped') change(one.span.start, one.span.end, (slice) => rawOr(slice, value));
    } else if (one.form === 'raw' || from === 'rawxml')
      change(one.span.start, one.span.end, (slice) => escapeCode(slice, value?.quote ?? ''));
    // Written half escaped: the rest is.
    else
      change(one.span.start, one.span.end, (slice) =>
        escapeCode(slice, value?.quote ?? '').replace(/&amp;(quot|lt|gt|amp|apos|#\d+|#x[\da-fA-F]+);/g, '&$1;'),
      );
  };
  const plain = (start: number, end: number, quote: string): void =>
    change(start, end, to === 'xml' ? (slice) => escapePlain(slice, quote) : unescapePlain);
  const pieces = (list: readonly Piece[], value: AttributeValue): void => {
    for (const piece of list) {
      if (piece.kind === 'expression') expression(piece, value);
      else if (piece.kind === 'text') plain(piece.span.start, piece.span.end, value.quote);
    }
  };
  const walk = (children: readonly Content[]): void => {
    for (const child of children) {
      if (child.kind === 'element') {
        for (const { value } of child.attributes) if (value?.quote) pieces(value.pieces, value);
        walk(child.children);
      } else if (child.kind === 'expression') expression(child, null);
      else if (child.kind === 'text' || child.kind === 'junk') plain(child.span.start, child.span.end, '');
    }
  };
  walk(document.children);
  return applyEdits(text, edits);
}

/** Code as XML allows it inside of these quotes ('' in an element's text). */
export function escapeCode(code: string, quote: string): string {
  const escaped = code.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  if (quote === '"') return escaped.replaceAll('"', '&quot;');
  if (quote === "'") return escaped.replaceAll("'", '&apos;');
  return escaped.replaceAll(']]>', ']]&gt;');
}

/** The expression with its entities decoded, unless it would then be understood otherwise. */
function rawOr(slice: string, value: AttributeValue | null): string {
  const raw = decodeEntities(slice);
  const alone = parse(value ? `<a b=${value.quote}${raw}${value.quote}/>` : `<a>${raw}</a>`);
  const [found] = expressionsOf(alone);
  return !alone.problems.length && found?.closed && found.code === raw.slice(2, -1) ? raw : slice;
}

const codes: ReadonlyMap<string, string> = new Map([
  ['"', '34'],
  ['&', '38'],
  ["'", '39'],
  ['<', '60'],
]);

function escapePlain(text: string, quote: string): string {
  let result = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c === '&') {
      const reference = referenceAt(text, i);
      if (!reference) result += '&#38;';
      else {
        const written = text.slice(i, reference.end);
        result += /^&#0*(?:34|38|39|60);$/.test(written) ? `&#0${written.slice(2)}` : written;
        i = reference.end - 1;
      }
    } else if (c === '<' || (c === quote && quote !== '')) result += `&#${codes.get(c)};`;
    else result += c;
  }
  return result;
}

const unescapePlain = (text: string): string =>
  text.replace(/&#(0*)(34|38|39|60);/g, (_, zeros: string, code: string) =>
    zeros ? `&#${zeros.slice(1)}${code};` : String.fromCharCode(Number(code)),
  );
