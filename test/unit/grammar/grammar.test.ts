import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Token, tokenize } from './tokens.ts';

const fixture = new URL('../../fixtures/grammar/expressions.policy.xml', import.meta.url);
const snapshot = new URL('../../fixtures/grammar/expressions.tokens', import.meta.url);

/** One line a token, under the line it colours. `UPDATE_SNAPSHOTS=1` writes the snapshot anew: read the difference. */
test('the colours of a policy with every form of expression are as recorded', async () => {
  const text = readFileSync(fixture, 'utf8');
  const lines = text.split('\n');
  const actual = (await tokenize(text))
    .map((tokens, i) =>
      [`> ${lines[i]}`, ...tokens.filter((it) => it.text.trim()).map((it) => `    ${JSON.stringify(it.text)} ${it.scopes.join(' ')}`)].join(
        '\n',
      ),
    )
    .join('\n');
  if (process.env.UPDATE_SNAPSHOTS) writeFileSync(snapshot, actual);
  assert.equal(actual, readFileSync(snapshot, 'utf8'));
});

const inExpression = (token: Token) => token.scopes.includes('meta.embedded.expression.cs');
const attributeEnds: { title: string; xml: string; after: string }[] = [
  { title: 'a string', xml: '<when condition="@(a != "b" && c)"><x/></when>', after: 'x' },
  { title: 'a string with brackets', xml: '<when condition="@(a != "b)" && c)"><x/></when>', after: 'x' },
  { title: 'an escaped quote', xml: String.raw`<when condition="@(a != "b\")" && c)"><x/></when>`, after: 'x' },
  { title: 'a verbatim string', xml: '<when condition="@(a != @"b"")" && c)"><x/></when>', after: 'x' },
  { title: 'a character', xml: `<when condition="@(a != ')' && c)"><x/></when>`, after: 'x' },
  { title: 'an interpolated string', xml: '<when condition="@(a != $"{b["k)"]}")"><x/></when>', after: 'x' },
  { title: 'a block', xml: '<when condition="@{ if (a) { return "}"; } return "x"; }"><x/></when>', after: 'x' },
  { title: 'a comment', xml: '<when condition="@( a /* " ) */ )"><x/></when>', after: 'x' },
  { title: 'single quotes around', xml: `<when condition='@(a != "b")'><x/></when>`, after: 'x' },
  { title: 'entities', xml: '<when condition="@(a != &quot;b)&quot; &amp;&amp; c)"><x/></when>', after: 'x' },
  { title: 'quotes in a plain value', xml: '<identity subject="CN=a, O="Contoso, Inc.", C=US"><x/></identity>', after: 'x' },
];
for (const { title, xml, after } of attributeEnds) {
  test(`the attribute ends where it does, behind ${title}`, async () => {
    const [tokens] = await tokenize(xml);
    const tag = tokens?.find(({ text, scopes }) => text === after && scopes.includes('entity.name.tag.localname.xml'));
    assert.ok(tag, `<${after}/> is not coloured as an element`);
    assert.ok(!inExpression(tag));
  });
}

test('a named value is one inside C#, inside a string and in plain text', async () => {
  const lines = await tokenize('<a b="@(x == {{one}} && y == "{{two}}")">{{three}}</a>');
  const names = lines[0]!.filter(({ scopes }) => scopes.at(-1) === 'variable.other.readwrite.apim-policy').map(({ text }) => text);
  assert.deepEqual(names, ['one', 'two', 'three']);
});
