import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as language from '../../../server/src/language/language.ts';
import { surroundings } from '../../cases/workspace.ts';
import { intact, random, withCorpus } from '../syntax/corpus.ts';

const forms = readFileSync(new URL('../../fixtures/syntax/forms.xml', import.meta.url), 'utf8');
const options = { tabSize: 2, insertSpaces: true };

/** Asks everything at an offset; what comes back must lie in the document. */
function ask(source: string, offset: number): void {
  const text = new language.PolicyText('file:///w/p.xml', source);
  const around = surroundings(text);
  const within = ({ start, end }: { start: { line: number; character: number }; end: { line: number; character: number } }): void => {
    assert.ok(start.line < end.line || (start.line === end.line && start.character <= end.character));
    assert.ok(end.line < text.lines.lineCount);
  };
  for (const { textEdit } of language.completion(text, offset, around).items) if (textEdit && 'range' in textEdit) within(textEdit.range);
  const hover = language.hover(text, offset, around);
  if (hover?.range) within(hover.range);
  language.signatureHelp(text, offset, around);
  language.definition(text, offset, around);
  for (const { range } of language.highlights(text, offset)) within(range);
  language.references(text, offset, around);
  language.prepareRename(text, offset);
  language.rename(text, offset, 'other', around);
  language.linkedEditing(text, offset);
  language.autoClose(text, offset);
  let parent: ReturnType<typeof language.selectionRange> | undefined = language.selectionRange(text, offset);
  for (; parent; parent = parent.parent) within(parent.range);
  language.codeActions(text, { start: offset, end: Math.min(source.length, offset + 40) }, around);
  language.onTypeFormatting(text, offset, '\n', options);
  language.onTypeFormatting(text, offset, '>', options);
  language.prepareCalls(text, offset, around);
}

function askAll(source: string): void {
  const text = new language.PolicyText('file:///w/p.xml', source);
  const around = surroundings(text);
  language.documentSymbols(text);
  for (const { startLine, endLine } of language.foldingRanges(text)) assert.ok(startLine < endLine);
  assert.equal(language.semanticTokens(text, around).data.length % 5, 0);
  language.inlayHints(text, text.document.span, around);
  language.documentLinks(text, around);
  language.codeLenses(text, around);
  language.formatting(text, options);
  language.diagnostics(text, around.findings(text));
}

test('every offset of a document with every form', () => {
  for (let offset = 0; offset <= forms.length; offset += 3) ask(forms, offset);
  askAll(forms);
});

test('cut and mutated documents', () => {
  const below = random(5);
  const pieces = ['<', '</', '>', '"', '@(', '{{', '}', ')', '.', '&quot;', '<!--', 'context.', '\n'];
  for (let i = 0; i < 250; i++) {
    const at = below(forms.length);
    const source = i % 2 ? forms.slice(0, at) : forms.slice(0, at) + pieces[below(pieces.length)] + forms.slice(at + below(20));
    ask(source, Math.min(at, source.length));
    ask(source, below(source.length + 1));
    askAll(source);
  }
});

test('published policies', withCorpus, () => {
  const below = random(9);
  for (const { text } of intact) {
    for (let i = 0; i < 4; i++) ask(text, below(text.length));
    askAll(text);
  }
});
