import assert from 'node:assert/strict';
import { test } from 'node:test';
import { XName } from '../../../../server/src/csharp/library/xml/names.ts';
import { XAttribute, XCData, XElement, XObject } from '../../../../server/src/csharp/library/xml/nodes.ts';
import { parseElement } from '../../../../server/src/csharp/library/xml/parse.ts';
import { xmlText } from '../../../../server/src/csharp/library/xml/write.ts';

const outcome = (work: () => unknown): string => {
  try {
    const result = work();
    return result instanceof XObject ? xmlText(result, true) : String(result);
  } catch (error) {
    return (error as Error).message;
  }
};
const name = (text: string): XName => XName.parse(text);

const parsed: readonly [string, string][] = [
  ['<a>\n  <b> 1 </b>\n</a>', '<a>\n  <b> 1 </b>\n</a>'],
  ['<a>text<b/>tail</a>', '<a>text<b />tail</a>'],
  ['<a></a>', '<a></a>'],
  ["<a x='&quot;&lt;&amp;&#10;&apos;'/>", '<a x="&quot;&lt;&amp;&#xA;\'" />'],
  ['<a><![CDATA[x < y && z]]></a>', '<a><![CDATA[x < y && z]]></a>'],
  ["<a xmlns='urn:x'><b xmlns=''/></a>", '<a xmlns="urn:x">\n  <b xmlns="" />\n</a>'],
  ['', 'Root element is missing.'],
  ["<a x='1' x='2'/>", "'x' is a duplicate attribute name. Line 1, position 10."],
  ['<a>&undefined;</a>', "Reference to undeclared entity 'undefined'. Line 1, position 5."],
  ['<p:a/>', "'p' is an undeclared prefix. Line 1, position 2."],
  ['<a><b></a>', "The 'b' start tag on line 1 position 5 does not match the end tag of 'a'. Line 1, position 9."],
  ['<not><xml>', 'Unexpected end of file has occurred. The following elements are not closed: xml, not. Line 1, position 11.'],
  ['<a/><b/>', 'There are multiple root elements. Line 1, position 6.'],
  ['text', 'Data at the root level is invalid. Line 1, position 1.'],
];
for (const [text, expected] of parsed)
  test(`parses ${text || 'nothing'}`, () =>
    assert.equal(
      outcome(() => parseElement(text)),
      expected,
    ));

test('declares a prefix for an attribute without one', () =>
  assert.equal(
    outcome(() => new XElement(name('a'), new XAttribute(name('{urn:x}k'), 'v'))),
    '<a p1:k="v" xmlns:p1="urn:x" />',
  ));
test('a child keeps the namespace it stands in', () =>
  assert.equal(
    outcome(() => parseElement("<a xmlns='urn:x'><b/></a>").nodes[0]),
    '<b xmlns="urn:x" />',
  ));
test('splits what CDATA cannot hold', () =>
  assert.equal(
    outcome(() => new XElement(name('a'), new XCData('x]]>y'))),
    '<a><![CDATA[x]]]]><![CDATA[>y]]></a>',
  ));
test('refuses names', () => {
  assert.equal(
    outcome(() => name('a b')),
    "The ' ' character, hexadecimal value 0x20, cannot be included in a name.",
  );
  assert.equal(
    outcome(() => name('1a')),
    "Name cannot begin with the '1' character, hexadecimal value 0x31.",
  );
});
test('entities cannot grow without bound', () => {
  const definitions = Array.from({ length: 12 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('');
  assert.match(
    outcome(() => parseElement(`<!DOCTYPE a [<!ENTITY e0 "0123456789">${definitions}]><a>&e12;</a>`)),
    /MaxCharactersFromEntities/,
  );
});
