import type { Document, SyntaxProblem } from '../syntax/tree.ts';
import { type Fix, fix, type Options, type Severity } from './rule.ts';

/** Problems the parser names, and how bad each is; every id has a page in docs/rules. */
export const syntaxProblems: ReadonlyMap<string, Severity> = new Map([
  ['unclosed-element', 'error'],
  ['unclosed-tag', 'error'],
  ['unclosed-end-tag', 'error'],
  ['unclosed-expression', 'error'],
  ['unclosed-attribute-value', 'error'],
  ['unclosed-comment', 'error'],
  ['unclosed-cdata', 'error'],
  ['unclosed-processing-instruction', 'error'],
  ['mismatched-end-tag', 'error'],
  ['stray-end-tag', 'error'],
  ['duplicate-attribute', 'error'],
  ['missing-attribute-value', 'error'],
  ['unquoted-attribute-value', 'error'],
  ['missing-space', 'error'],
  ['junk-in-tag', 'error'],
  ['junk', 'error'],
  ['raw-less-than', 'error'],
  ['stray-less-than', 'error'],
  ['bare-ampersand', 'error'],
  ['unknown-entity', 'error'],
  ['double-hyphen-in-comment', 'error'],
  ['nested-too-deep', 'error'],
]);

/** Null: nothing to say in this format. An id the table lacks is an error too: it must never get lost. */
export function syntaxSeverity(id: string, _options: Options): Severity | null {
  return syntaxProblems.get(id) ?? 'error';
}

export function syntaxFixes({ id, span }: SyntaxProblem, { text }: Document): readonly Fix[] {
  if (id === 'bare-ampersand') return [fix('Write &amp;', [{ span, text: '&amp;' }])];
  if (id === 'raw-less-than' || id === 'stray-less-than') return [fix('Write &lt;', [{ span, text: '&lt;' }])];
  if (id === 'missing-space') return [fix('Insert a space', [{ span: { start: span.start, end: span.start }, text: ' ' }])];
  if (id === 'unquoted-attribute-value') return [fix('Put the value in quotes', [{ span, text: `"${text.slice(span.start, span.end)}"` }])];
  if (id === 'stray-end-tag') return [fix('Remove the end tag', [{ span, text: '' }], false)];
  return [];
}
