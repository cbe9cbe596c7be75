import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { SaxesParser } from 'saxes';
import { convert } from '../../../server/src/syntax/convert.ts';
import { applyEdits } from '../../../server/src/syntax/edits.ts';
import { format } from '../../../server/src/syntax/format.ts';
import { parse } from '../../../server/src/syntax/parser.ts';
import { elements, expressionsOf } from '../../../server/src/syntax/queries.ts';
import { intact, withCorpus } from './corpus.ts';

const formatted = (text: string, indent?: string): string => applyEdits(text, format(parse(text), indent === undefined ? {} : { indent }));
const structure = (text: string): string =>
  JSON.stringify(
    [...elements(parse(text))].map(({ name, attributes }) => [name, ...attributes.map((one) => `${one.name}=${one.value?.raw}`)]),
  );
const code = (text: string): string[] => expressionsOf(parse(text)).map(({ span }) => text.slice(span.start, span.end));

function assertWellFormed(text: string, what: string): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => assert.fail(`${what}: ${error.message}`));
  parser.write(text).close();
}

const forms = readFileSync(new URL('../../fixtures/syntax/forms.xml', import.meta.url), 'utf8');
const raws: [raw: string, xml: string][] = [
  ['<a b="@(x == "y" && 1 < 2)" />', '<a b="@(x == &quot;y&quot; &amp;&amp; 1 &lt; 2)" />'],
  ["<a b='@(x == 'y')' />", "<a b='@(x == &apos;y&apos;)' />"],
  ['<a>@("]]>".Length > 1)</a>', '<a>@("]]&gt;".Length > 1)</a>'],
  ['<a b="O="Contoso, Inc."" c="&#34;&#034;&quot;" />', '<a b="O=&#34;Contoso, Inc.&#34;" c="&#034;&#0034;&quot;" />'],
  ['<a><![CDATA[@("<")]]></a>', '<a><![CDATA[@("<")]]></a>'],
  ['<a>@("<" + "&lt;")</a>', '<a>@("&lt;" + "&amp;lt;")</a>'],
];
for (const [raw, xml] of raws)
  test(`${raw} as XML and back`, () => {
    assert.equal(convert(parse(raw), 'xml'), xml);
    assert.equal(convert(parse(xml), 'rawxml'), raw);
    assertWellFormed(xml, xml);
  });

test('an expression that is half escaped becomes well-formed', () => {
  assert.equal(convert(parse('<a b="@(x == "y" &amp;&amp; z)" />'), 'xml'), '<a b="@(x == &quot;y&quot; &amp;&amp; z)" />');
});

test('what is said to be in the format asked for stays; rawxml holds no entities in expressions', () => {
  const text = '<a b="@(&quot;&quot;)" />';
  assert.equal(convert(parse(text), 'xml', 'xml'), text);
  assert.equal(convert(parse(text), 'xml', 'rawxml'), '<a b="@(&amp;quot;&amp;quot;)" />');
});

test('published policies as XML are well-formed, have the same elements, and come back', withCorpus, () => {
  for (const { file, text } of intact) {
    const document = parse(text);
    const xml = convert(document, 'xml');
    assertWellFormed(xml, file);
    assert.deepEqual(
      [...elements(parse(xml))].map(({ name, attributes }) => [name, attributes.length]),
      [...elements(document)].map(({ name, attributes }) => [name, attributes.length]),
      file,
    );
    if (
      !expressionsOf(document).some(
        ({ form, span }) => form === 'escaped' || /&(?:quot|lt|gt|amp|apos|#\w+);/.test(text.slice(span.start, span.end)),
      )
    )
      assert.equal(convert(parse(xml), 'rawxml'), text, file);
  }
});

test('published policies: formatting settles at once and keeps elements, attributes and expressions', withCorpus, () => {
  for (const { file, text } of [...intact, { file: 'forms', text: forms }]) {
    const once = formatted(text);
    assert.equal(formatted(once), once, file);
    assert.equal(structure(once), structure(text), file);
    assert.deepEqual(code(once), code(text), file);
  }
});

const layouts: [name: string, before: string, after: string][] = [
  [
    'indentation and spaces in tags',
    '<policies>\n<inbound>\n      <base   />\n<set-header   name = "X"\texists-action="override" >\n  <value>@(1  +  1)</value>\n</set-header >\n  </inbound>\n</policies>',
    '<policies>\n  <inbound>\n    <base />\n    <set-header name="X" exists-action="override">\n      <value>@(1  +  1)</value>\n    </set-header>\n  </inbound>\n</policies>\n',
  ],
  [
    'containers on one line',
    '<policies><inbound><base/><choose><when condition="@(a)"><set-status code="1"/></when></choose></inbound></policies>',
    '<policies>\n  <inbound>\n    <base />\n    <choose>\n      <when condition="@(a)">\n        <set-status code="1" />\n      </when>\n    </choose>\n  </inbound>\n</policies>\n',
  ],
  [
    'short elements stay on their line',
    '<fragment>\n<set-header name="a"><value>x</value></set-header>\n</fragment>\n',
    '<fragment>\n  <set-header name="a"><value>x</value></set-header>\n</fragment>\n',
  ],
  [
    'blank lines, comments',
    '<fragment>\n\n\n<base /> <!-- behind -->\n\n\n      <!-- two\n   lines -->\n<base />\n\n</fragment>',
    '<fragment>\n  <base /> <!-- behind -->\n\n  <!-- two\n   lines -->\n  <base />\n</fragment>\n',
  ],
  [
    'attributes on lines of their own',
    '<fragment>\n<a b="1"\n   c="2"\n      d="3"\n/>\n</fragment>\n',
    '<fragment>\n  <a b="1"\n     c="2"\n    d="3" />\n</fragment>\n',
  ],
  [
    'text is never touched',
    '<fragment>\n<set-body>\n <a>  <b/></a>\n</set-body>\n<set-header name="x"><value>\n a </value></set-header>\n</fragment>\n',
    '<fragment>\n  <set-body>\n <a>  <b/></a>\n</set-body>\n  <set-header name="x"><value>\n a </value></set-header>\n</fragment>\n',
  ],
  ['line ends as the document has them', '<fragment>\r\n<base/>\r\n</fragment>\r\n', '<fragment>\r\n  <base />\r\n</fragment>\r\n'],
  ['tags that do not match', '<fragment>\n<choose>\n</fragment>', '<fragment>\n<choose>\n</fragment>'],
];
for (const [name, before, after] of layouts)
  test(`format: ${name}`, () => {
    assert.equal(formatted(before, '  '), after);
    assert.equal(formatted(after, '  '), after);
  });

test('a document keeps its own indentation', () => {
  assert.equal(
    formatted('<fragment>\n\t<choose>\n\t\t<when />\n</choose>\n</fragment>\n'),
    '<fragment>\n\t<choose>\n\t\t<when />\n\t</choose>\n</fragment>\n',
  );
});
