import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from '../../../server/src/syntax/parser.ts';
import {
  attributeOf,
  codeToDocument,
  documentToCode,
  elements,
  expressionsOf,
  namedValuesOf,
  pathAt,
  policyPath,
} from '../../../server/src/syntax/queries.ts';

/** Markup → the code of its expressions. `form code`. */
const forms: [string, string[]][] = [
  ['<a b="@(x == "y")" />', ['raw x == "y"']],
  ["<a b='@(x == \"y\" && 'c' != ')')' />", ["raw x == \"y\" && 'c' != ')'"]],
  ['<a b="@(x == &quot;)&quot; &amp;&amp; y &lt; 2)" />', ['escaped x == ")" && y < 2']],
  ['<a>@(x.Replace("<", "&lt;"))</a>', ['raw x.Replace("<", "&lt;")']],
  ['<a>@(x &lt; 2)</a>', ['escaped x < 2']],
  ['<a><![CDATA[@{ return "<&amp;"; }]]></a>', ['cdata  return "<&amp;"; ']],
  ['<a>\n @{ /* } */ // }\n return @"a"" }" + $"{(1)}{{" + \'}\'; }\n</a>', ['raw  /* } */ // }\n return @"a"" }" + $"{(1)}{{" + \'}\'; ']],
  ['<a>text @(no) </a>', []],
  ['<a b="x@(no)" />', []],
  ['<a><!-- @(no) -->@(yes)</a>', ['raw yes']],
  ['<a b="@("{{named}}" + {{number}})"/>', ['raw "{{named}}" + {{number}}']],
  ['<a b="@($@"{x[")"]} "" )")" c="@(1)"/>', ['raw $@"{x[")"]} "" )"', 'raw 1']],
];
for (const [text, expected] of forms)
  test(`expressions of ${text}`, () => {
    const document = parse(text);
    assert.deepEqual(document.problems, []);
    assert.deepEqual(
      expressionsOf(document).map(({ form, code }) => `${form} ${code}`),
      expected,
    );
  });

test('escaped code maps to the characters it is written with, and back', () => {
  const text = '<a b="@(x == &quot;y&quot;)" />';
  const [expression] = expressionsOf(parse(text));
  const at = expression!.code.indexOf('"y"');
  const { start, end } = codeToDocument(expression!, { start: at, end: at + 3 });
  assert.equal(text.slice(start, end), '&quot;y&quot;');
  assert.equal(documentToCode(expression!, start), at);
  assert.equal(documentToCode(expression!, start + 3), at);
  assert.equal(documentToCode(expression!, start + 6), at + 1);
});

test('named values are found everywhere but in Liquid', () => {
  const document = parse(
    '<p><a b="{{one}}-{{ two }}" c="@("{{three}}")">{{four}} {{ no no }}</a><set-body template="liquid">{{body.no}}</set-body></p>',
  );
  assert.deepEqual(
    namedValuesOf(document).map(({ name }) => name),
    ['one', 'two', 'three', 'four'],
  );
});

test('a place in the text is found with all that is around it', () => {
  const text =
    '<policies><inbound><choose><when condition="@(1)"/></choose><choose><when condition="@(2)"><base/></when></choose></inbound></policies>';
  const document = parse(text);
  const kinds = (offset: number) =>
    pathAt(document, offset)
      .map((place) => ('name' in place ? place.name : place.kind))
      .join(' ');
  assert.equal(kinds(text.indexOf('@(2)') + 2), 'document policies inbound choose when condition expression');
  assert.equal(kinds(text.indexOf('<base/>')), 'document policies inbound choose when base');
  assert.equal(kinds(text.length), 'document');
  const base = [...elements(document)].find(({ name }) => name === 'base')!;
  assert.equal(policyPath(base), 'choose[2]\\when\\base');
  assert.equal(attributeOf(base, 'id'), null);
});
