import type { FormattingOptions, TextEdit } from 'vscode-languageserver-types';
import type { Edit } from '../syntax/edits.ts';
import { detectIndent, format, indentAt } from '../syntax/format.ts';
import { pathAt } from '../syntax/queries.ts';
import type { Element } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import type { PolicyText } from './policy-text.ts';

const unitOf = ({ insertSpaces, tabSize }: FormattingOptions): string =>
  insertSpaces ? ' '.repeat(Math.min(16, Math.max(1, tabSize))) : '\t';
const textEdit = (text: PolicyText, { start, end, text: newText }: Edit): TextEdit => ({ range: text.range({ start, end }), newText });

/** The whole document, or what touches a span. */
export function formatting(text: PolicyText, options: FormattingOptions, within?: Span): TextEdit[] {
  return format(text.document, { indent: unitOf(options) })
    .filter(({ start, end }) => !within || (end >= within.start && start <= within.end))
    .map((edit) => textEdit(text, edit));
}

/**
 * After a line break: the new line's indentation, from the elements around it (which may still be without end tag). After `>`: the line of
 * an end tag that was just finished. Inside of expressions and text nothing changes.
 */
export function onTypeFormatting(text: PolicyText, offset: number, typed: string, options: FormattingOptions): TextEdit[] {
  const unit = detectIndent(text.document) ?? unitOf(options);
  const source = text.text;
  const line = text.lines.lineAt(offset);
  const start = text.lines.startOf(line);
  const indent = indentAt(source, text.lines.endOf(line));
  const path = pathAt(text.document, start);
  if (path.some(({ kind }) => kind === 'expression' || kind === 'comment' || kind === 'cdata')) return [];
  const set = (wanted: string): TextEdit[] =>
    wanted === indent ? [] : [textEdit(text, { start, end: start + indent.length, text: wanted })];
  if (typed === '>') {
    const closed = text.placement.placed.find(({ element }) => element.closeTag?.end === offset)?.element;
    if (!closed?.closeTag || text.lines.lineAt(closed.openTag.start) === line || source.slice(start, closed.closeTag.start).trim() !== '')
      return [];
    return set(indentAt(source, closed.openTag.start));
  }
  const rest = source.slice(start, text.lines.endOf(line)).trimStart();
  const around = path.findLast(
    (node): node is Element =>
      node.kind === 'element' && start >= node.openTag.end && !(node.closeTag && start >= node.closeTag.end) && !node.selfClosing,
  );
  if (!around || hasText(around)) return [];
  const inTag = path.findLast((node) => node.kind === 'element' && start < node.openTag.end);
  if (inTag) return [];
  const outer = indentAt(source, around.openTag.start);
  return set(rest.startsWith('</') ? outer : outer + unit);
}

const hasText = ({ children }: Element): boolean =>
  children.some((child) => child.kind === 'expression' || child.kind === 'named-value' || (child.kind === 'text' && /\S/.test(child.text)));
