import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from '../../../server/src/syntax/parser.ts';
import { print } from '../../../server/src/syntax/print.ts';
import { elements, pathAt } from '../../../server/src/syntax/queries.ts';
import type { Content, Document } from '../../../server/src/syntax/tree.ts';
import { corpus, intact, random, withCorpus } from './corpus.ts';

/** The text comes back, children stand side by side inside their parents, and parents are who they are said to be. */
function check(text: string, what: string): Document {
  const document = parse(text);
  assert.equal(print(document), text, what);
  const walk = (children: readonly Content[], from: number, to: number): void => {
    let at = from;
    for (const child of children) {
      assert.equal(child.span.start, at, `${what}: a gap at ${at}`);
      at = child.span.end;
      if (child.kind !== 'element') continue;
      walk(child.children, child.openTag.end, child.closeTag?.start ?? child.span.end);
      for (const inner of child.children) if (inner.kind === 'element') assert.equal(inner.parent, child, what);
    }
    assert.equal(at, to, `${what}: a gap at ${at}`);
  };
  walk(document.children, 0, text.length);
  for (const { span } of document.problems) assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length, what);
  return document;
}

const snippets = [
  '<',
  '>',
  '</',
  '/>',
  '"',
  "'",
  '@(',
  '@{',
  ')',
  '}',
  '{{x}}',
  '&quot;',
  '&',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?',
  '?>',
  '$"{',
  '@"',
  '//',
  '/*',
  '\n',
  ' a="',
  '</when>',
  '<when condition="@(',
];

function mutations(text: string, count: number, seed: number): void {
  const below = random(seed);
  for (let i = 0; i < count; i++) {
    let mutant = text;
    for (let edits = 1 + below(4); edits > 0; edits--) {
      const at = below(mutant.length + 1);
      const gone = below(3) ? 0 : below(30);
      mutant = mutant.slice(0, at) + (below(4) ? snippets[below(snippets.length)] : '') + mutant.slice(at + gone);
    }
    const document = check(mutant, `seed ${seed}, mutation ${i}`);
    pathAt(document, below(mutant.length + 1));
  }
}

const folder = new URL('../../fixtures/syntax/', import.meta.url);
for (const file of readdirSync(folder).filter((name) => name.endsWith('.xml'))) {
  const text = readFileSync(new URL(file, folder), 'utf8');
  test(`${file}: itself, its prefixes and mutations print as they are`, () => {
    for (let end = 0; end <= text.length; end++) check(text.slice(0, end), `prefix ${end}`);
    mutations(text, 3000, 7);
  });
}

test('published policies print as they are; those that are not broken have no problem', withCorpus, () => {
  for (const { file, text } of corpus) check(text, file);
  for (const { file, text } of intact) assert.deepEqual(parse(text).problems, [], file);
});

test('prefixes of published policies', withCorpus, () => {
  const below = random(11);
  for (const { file, text } of corpus) for (let i = 0; i < 12; i++) check(text.slice(0, below(text.length)), file);
});

test('mutations of published policies', withCorpus, () => {
  corpus.forEach(({ text }, i) => mutations(text, 12, i));
});

test('hostile texts take time in proportion to their length', () => {
  const unit = [
    '<a b="',
    '<a>@(',
    '<a b="@(',
    "<a b='x>",
    '<a>',
    '</a>',
    '<!--',
    '<?x',
    '&',
    '{{',
    '<a>@("',
    '<a>@(@"',
    '<a b="@(@"x',
    '<a>@($"{',
    '<a B="x>',
    '<a>\n',
    '<a b=',
    '<a b="@(&quot;',
    '<![CDATA[',
    '\n ',
    '<a>@(/*',
    "<a b='@('",
  ];
  for (const piece of unit) {
    const text = piece.repeat(Math.ceil(300_000 / piece.length));
    const started = process.cpuUsage().user;
    check(text, piece);
    const seconds = (process.cpuUsage().user - started) / 1e6;
    assert.ok(seconds < 4, `${JSON.stringify(piece)} took ${seconds} s`);
  }
});

test('deep nesting is kept flat beyond a depth', () => {
  const document = check('<a>'.repeat(5000), 'deep');
  assert.equal([...elements(document)].length, 5000);
  assert.ok(document.problems.some(({ id }) => id === 'nested-too-deep'));
});
