import type { FoldingRange, Range, SelectionRange } from 'vscode-languageserver-types';
import { eachPiece, elements, pathAt } from '../syntax/queries.ts';
import type { Content } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { tagPair } from './navigation.ts';
import type { PolicyText } from './policy-text.ts';

/** Elements, comments, multi-line expressions and long start tags fold. */
export function foldingRanges(text: PolicyText): FoldingRange[] {
  const found: FoldingRange[] = [];
  const add = ({ start, end }: Span, kind?: 'comment'): void => {
    const startLine = text.lines.lineAt(start);
    const endLine = text.lines.lineAt(Math.max(start, end));
    if (endLine > startLine) found.push({ startLine, endLine, ...(kind ? { kind } : {}) });
  };
  const comments = (children: readonly Content[]): void => {
    for (const child of children) {
      if (child.kind === 'comment') add(child.span, 'comment');
      else if (child.kind === 'element') comments(child.children);
    }
  };
  for (const element of elements(text.document)) {
    const inner = element.closeTag ? element.closeTag.start : element.span.end;
    // The end tag's line stays visible where it stands alone.
    const alone =
      element.closeTag && text.lines.lineAt(element.closeTag.start) > text.lines.lineAt(element.openTag.end)
        ? lineBefore(text, inner)
        : inner;
    if (element.closeTag) add({ start: element.openTag.start, end: alone });
    else if (element.selfClosing) add(element.openTag);
  }
  eachPiece(text.document, (piece, owner) => {
    if (
      piece.kind === 'expression' &&
      (owner.kind !== 'element' || text.lines.lineAt(piece.span.start) !== text.lines.lineAt(owner.span.start))
    )
      add({ start: piece.span.start, end: lineBefore(text, piece.span.end) });
  });
  comments(text.document.children);
  return found.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}

const lineBefore = (text: PolicyText, offset: number): number => text.lines.endOf(Math.max(0, text.lines.lineAt(offset) - 1));

/** From the smallest thing at an offset to the whole document. */
export function selectionRange(text: PolicyText, offset: number): SelectionRange {
  const spans: Span[] = [];
  for (const node of pathAt(text.document, offset)) {
    spans.push(node.span);
    if (node.kind === 'element') {
      if (node.closeTag && offset >= node.openTag.end && offset <= node.closeTag.start)
        spans.push({ start: node.openTag.end, end: node.closeTag.start });
      else if (offset < node.openTag.end) spans.push(node.openTag);
    } else if (node.kind === 'attribute') {
      if (node.value && offset >= node.value.span.start && offset <= node.value.span.end) spans.push(node.value.span);
      else if (offset <= node.nameSpan.end) spans.push(node.nameSpan);
    } else if (node.kind === 'expression') {
      if (offset >= node.codeSpan.start && offset <= node.codeSpan.end)
        spans.push(node.codeSpan, ...bracketsAround(text.text, node.codeSpan, offset));
    }
  }
  const word = wordAt(text.text, offset);
  if (word) spans.push(word);
  let result: SelectionRange | undefined;
  let last: Span | undefined;
  for (const span of spans) {
    if (last && (span.start < last.start || span.end > last.end || (span.start === last.start && span.end === last.end))) continue;
    result = { range: text.range(span), ...(result ? { parent: result } : {}) };
    last = span;
  }
  return result!;
}

/** The insides of the brackets around an offset in code, outermost first. */
function bracketsAround(source: string, { start, end }: Span, offset: number): Span[] {
  const open: number[] = [];
  const found: Span[] = [];
  for (let i = start; i < end; i++) {
    const c = source[i]!;
    if (c === '(' || c === '[' || c === '{') open.push(i);
    else if (c === ')' || c === ']' || c === '}') {
      const from = open.pop();
      if (from !== undefined && from < offset && i >= offset) found.push({ start: from + 1, end: i });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function wordAt(source: string, offset: number): Span | null {
  let start = offset;
  let end = offset;
  while (start > 0 && /[\w-]/.test(source[start - 1]!)) start--;
  while (end < source.length && /[\w-]/.test(source[end]!)) end++;
  return end > start ? { start, end } : null;
}

/** Both names of a tag, edited as one. */
export function linkedEditing(text: PolicyText, offset: number): { readonly ranges: Range[]; readonly wordPattern: string } | null {
  const pair = tagPair(text, offset);
  return pair.length ? { ranges: pair.map((span) => text.range(span)), wordPattern: '[\\w:.-]+' } : null;
}

/** What to insert when `>` or `/` was just typed at an offset: the end tag, or the rest of one (a snippet); null for nothing. */
export function autoClose(text: PolicyText, offset: number): string | null {
  const { text: source, document } = text;
  const typed = source[offset - 1];
  if (typed === '>') {
    const element = [...elements(document)].find(({ openTag, selfClosing }) => openTag.end === offset && !selfClosing);
    return element && !element.closeTag ? `$0</${element.name}>` : null;
  }
  if (typed === '/' && source[offset - 2] === '<') {
    const path = pathAt(document, offset - 2);
    for (const node of path.toReversed()) {
      if (node.kind !== 'element' || node.selfClosing || offset < node.openTag.end) continue;
      // The parser takes a nameless end tag for that of the innermost open element.
      if (node.closeTag === null || node.closeTag.start === offset - 2)
        return `${node.name}${/^\s*>/.test(source.slice(offset, offset + 10)) ? '' : '>'}`;
    }
  }
  return null;
}
