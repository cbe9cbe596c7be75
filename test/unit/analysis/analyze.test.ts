import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { analyze } from '../../../server/src/analysis/analyze.ts';
import { applySafeFixes } from '../../../server/src/analysis/fixes.ts';
import { syntaxProblems } from '../../../server/src/analysis/syntax-problems.ts';
import { parse } from '../../../server/src/syntax/parser.ts';
import { type Given, given } from './given.ts';

const here = dirname(fileURLToPath(import.meta.url));
const rules = (text: string, known: Given = {}): string[] => {
  const { options, workspace } = given(known);
  return analyze(parse(text), options, workspace).map(({ rule, span }) => `${rule}@${text.slice(span.start, span.end)}`);
};

test('every problem the parser names is in the table', () => {
  const folder = join(here, '../../../server/src/syntax');
  const ids = readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/problem\(\s*'([a-z-]+)'/g)].map(([, id]) => id!),
  );
  assert.ok(ids.length > 10);
  assert.deepEqual(
    [...new Set(ids)].filter((id) => !syntaxProblems.has(id)),
    [],
  );
});

/** A document and its findings as rule@text. */
const documents: readonly (readonly [text: string, findings: readonly string[], known?: Given])[] = [
  ['<policies><inbound><base /></inbound></policies>', []],
  ['<policies><inbuond><base /></inbuond></policies>', ['unknown-element@inbuond']],
  ['<policies><set-method>GET</set-method></policies>', ['misplaced-element@set-method']],
  ['<polices><inbound /></polices>', ['unknown-element@polices']],
  ['<inbound><base /></inbound>', ['misplaced-element@inbound']],
  ['<policies><inbound><choose><when condition="@(true)"><base /></when></choose></inbound></policies>', ['misplaced-element@base']],
  [
    '<policies><inbound><choose><when condition="@(true)"><base /></when></choose></inbound></policies>',
    ['misplaced-element@base'],
    { scope: 'api' },
  ],
  [
    '<policies><inbound><set-method id="apim-generated-policy">GET</set-method><rewrite-uri id="apim-generated-policy" template="/" /></inbound></policies>',
    [],
  ],
  ['<policies><inbound><rewrite-uri tmplate="/" /></inbound></policies>', ['unknown-attribute@tmplate']],
  ['<policies><inbound><rate-limit cals="1" /></inbound></policies>', ['missing-attribute@rate-limit', 'unknown-attribute@cals']],
  ['<policies><inbound><set-header name="a" exists-action=append /></inbound></policies>', ['unquoted-attribute-value@append']],
  [
    '<policies><inbound><cors><allowed-origins>%{ for one in all ~}<origin>{{one}}</origin>%{ endfor ~}</allowed-origins></cors></inbound></policies>',
    [],
  ],
  [
    '<policies><inbound><send-request mode="new" response-variable-name="a">%{ if dev ~}<set-url>https://a.test</set-url>%{ else ~}<set-url>https://b.test</set-url>%{ endif ~}</send-request></inbound></policies>',
    [],
  ],
  ['<policies><inbound><limit-concurrency key="a" max-count="{limits["calls"]}" /></inbound></policies>', []],
  ['<policies><inbound>%{ if mock ~}<return-response />%{ else ~}<set-method>GET</set-method>%{ endif ~}</inbound></policies>', []],
  ['<policies><inbound><trace source="@(context.Api.Name)"><message>a</message></trace></inbound></policies>', []],
  ['<policies><inbound>{% if dev %}<set-method>GET</set-method>{% endif %}</inbound></policies>', []],
  [
    '<policies><inbound><cors><allowed-origins><origin>*</origin></allowed-origins><allowed-methods><method>QUERY</method></allowed-methods></cors></inbound></policies>',
    [],
  ],
  [
    '<policies><inbound><cors><allowed-origins><origin>*</origin></allowed-origins><allowed-methods><method>OPTION</method></allowed-methods></cors></inbound></policies>',
    ['invalid-value@method'],
  ],
  [
    '<policies><inbound><cache-lookup vary-by-developer="false" vary-by-developer-groups="false"><vary-by-header>@("Accept")</vary-by-header></cache-lookup></inbound></policies>',
    [],
  ],
  [
    '<policies><inbound><invoke-request method="GET" backend-id="a"><header name="a">b</header></invoke-request></inbound></policies>',
    ['undocumented-policy@invoke-request'],
  ],
  ['<policies><inbound><cores><allowed-origins /></cores></inbound></policies>', ['unknown-element@cores']],
  ['<policies><inbound><set-body><soap:Envelope xmlns:soap="x"><a b="c">text</a></soap:Envelope></set-body></inbound></policies>', []],
  [
    '<policies><inbound><xsl-transform><xsl:stylesheet version="1.0" xmlns:xsl="x"><xsl:template match="/" /></xsl:stylesheet></xsl-transform></inbound></policies>',
    [],
  ],
  [
    '<policies><inbound><send-request mode="new" response-variable-name="a"><set-url>https://a.test</set-url><set-method>GET</set-method></send-request></inbound></policies>',
    [],
  ],
  [
    '<policies><outbound><send-request mode="new" response-variable-name="a"><set-method>GET</set-method></send-request></outbound></policies>',
    [],
  ],
  ['<policies><on-error><set-body>x</set-body><trace source="a"><message>b</message></trace></on-error></policies>', []],
  ['<policies><inbound><set-url>https://a.test</set-url></inbound></policies>', []],
  [
    '<policies><inbound><retry condition="@(true)" count="51" interval="1"><set-method>GET</set-method></retry></inbound></policies>',
    ['invalid-value@51'],
  ],
  ['<policies><inbound><set-header name="a" exists-action="Override" /></inbound></policies>', []],
  ['<policies><inbound><limit-concurrency key="a" max-count="{{n}}" /></inbound></policies>', []],
  [
    '<policies><inbound><limit-concurrency key="a" max-count="{{n}}" /></inbound></policies>',
    ['invalid-value@{{n}}'],
    { namedValues: { n: 'many' } },
  ],
  ['<policies><inbound><limit-concurrency key="a" max-count="{{n}}" /></inbound></policies>', [], { namedValues: { n: '@(5)' } }],
  ['<policies><inbound><validate-jwt><issuers /></validate-jwt></inbound></policies>', ['attribute-combination@validate-jwt']],
  ['<policies><inbound><validate-jwt header-nmae="a" /></inbound></policies>', ['unknown-attribute@header-nmae']],
  ['<policies><inbound><set-backend-service backend-id="dapr" dapr-app-id="a" dapr-method="m" /></inbound></policies>', []],
  ['<http-data-source><http-request><set-method>GET</set-method><set-url>https://a.test</set-url></http-request></http-data-source>', []],
  [
    '<policies><inbound><publish-event><targets><graphql-subscription id="a" /></targets></publish-event></inbound></policies>',
    ['wrong-section@publish-event'],
  ],
  ['<policies><inbound /><inbound /></policies>', ['too-many-elements@inbound']],
  ['<policies><inbound>text</inbound></policies>', ['unexpected-text@text']],
  ['<policies>\n<!-- gatehouse-disable-next-line missing-attribute -->\n<inbound><rewrite-uri /></inbound></policies>', []],
  [
    '<policies><inbound>\n<!-- gatehouse-disable-next-line -->\n<rewrite-uri\n  tmplate="a" />\n<rewrite-uri /></inbound></policies>',
    ['missing-attribute@rewrite-uri'],
  ],
  [
    '<policies><inbound>\n<!-- gatehouse-disable missing-attribute --><rewrite-uri /><!-- gatehouse-enable missing-attribute --><rewrite-uri /></inbound></policies>',
    ['missing-attribute@rewrite-uri'],
  ],
  ['<policies><inbound>\n<!-- gatehouse-disable -->\n<rewrite-uri a="b" /></inbound></policies>', []],
  ['<policies><inbound><!-- gatehouse-disable wrong-section --><rewrite-uri /></inbound></policies>', ['missing-attribute@rewrite-uri']],
  ['<policies><inbound><rewrite-uri /></inbound></policies>', [], { rules: { 'missing-attribute': 'off' } }],
  ['<policies><inbound><wait for="all"><choose><when condition="@(true)" /></choose></wait></inbound></policies>', []],
  ['<policies><inbound><return-response /><base /></inbound></policies>', ['unreachable-policy@base']],
  [
    '<policies><inbound><choose><when condition="@(true)"><return-response /></when></choose><set-method>GET</set-method></inbound></policies>',
    [],
  ],
  ['<policies><inbound><base /><set-header name="{{a}}" exists-action="delete" /></inbound></policies>', [], { namedValues: { a: null } }],
  ['<policies><inbound><__proto__ /></inbound></policies>', ['unknown-element@__proto__']],
  [
    '<policies><inbound><set-header constructor="a" name="b" exists-action="delete" /></inbound></policies>',
    ['unknown-attribute@constructor'],
  ],
  [
    '<policies><inbound><set-body>@{ /* context.Variables["old"] */ return (string)context.Variables["gone"]; }</set-body></inbound></policies>',
    ['unset-variable@gone'],
  ],
  [
    '<policies><inbound><set-body>@(context.Variables.ContainsKey("a") ? (string)context.Variables["a"] : "")</set-body></inbound></policies>',
    [],
  ],
  ['<policies><inbound><base /><set-body>@((string)context.Variables["a"])</set-body></inbound></policies>', []],
  [
    '<policies><inbound><base /><set-body>@((string)context.Variables["a"])</set-body></inbound></policies>',
    ['unset-variable@a'],
    { variables: { set: [], read: [] } },
  ],
  [
    '<policies><inbound><include-fragment fragment-id="f" /><set-body>@((string)context.Variables["a"])</set-body></inbound></policies>',
    [],
  ],
  [
    '<policies><inbound><send-request mode="new" response-variable-name="a"><set-url>https://a.test</set-url><set-method>GET</set-method></send-request><return-response response-variable-name="a" /></inbound></policies>',
    [],
    { variables: { set: [], read: [] } },
  ],
  [
    '<policies><inbound><set-variable name="a" value="1" /><set-body template="liquid">{{context.Variables["a"]}}</set-body></inbound></policies>',
    [],
    { variables: { set: [], read: [] } },
  ],
];
for (const [text, findings, known] of documents)
  test(`${text}${known ? ` with ${JSON.stringify(known)}` : ''}`, () => assert.deepEqual(rules(text, known), findings));

test('a configured severity holds', () => {
  const { options } = given({ rules: { 'missing-attribute': 'hint' } });
  assert.equal(analyze(parse('<policies><inbound><rewrite-uri /></inbound></policies>'), options)[0]!.severity, 'hint');
});

test('safe fixes are applied once each, and never on top of each other', () => {
  const edit = (start: number, end: number, text: string) => ({
    fixes: [{ title: '', safe: true, edits: [{ span: { start, end }, text }] }],
  });
  assert.deepEqual(applySafeFixes('abcdef', [edit(0, 1, 'X'), edit(0, 2, 'Y'), edit(4, 4, '-'), edit(4, 4, '+')]), {
    text: 'Xbcd-ef',
    applied: 2,
  });
});

test('escaping the expressions of a document for the xml format leaves nothing to say', () => {
  const text = `<policies><inbound><choose><when condition="@(context.Request.Method != "GET" && 1 < 2)" /></choose><set-body>@{ return "<a>" + 'b' + "&amp;"; }</set-body></inbound></policies>`;
  const { options } = given({ sourceFormat: 'xml' });
  const first = analyze(parse(text), options);
  assert.equal(first.filter(({ rule }) => rule === 'not-well-formed').length, 2);
  const fixed = applySafeFixes(text, first).text;
  assert.deepEqual(
    analyze(parse(fixed), options).filter(({ rule }) => rule === 'not-well-formed'),
    [],
    fixed,
  );
});

const corpus = join(here, '../../../../shared/corpus');
const broken = ['scan-failed', 'double-hyphen-in-comment', 'junk-in-tag', 'templated'];
test('no error on published policies that are not broken', { skip: !existsSync(corpus) && 'the corpus is not here' }, () => {
  const index = JSON.parse(readFileSync(join(corpus, 'index.json'), 'utf8')) as {
    file: string;
    tier: string;
    flags: string[];
    wellFormedWhenExpressionsMasked: boolean;
  }[];
  const files = index.filter(
    ({ tier, flags, wellFormedWhenExpressionsMasked }) =>
      tier === 'authored' && wellFormedWhenExpressionsMasked && !flags.some((flag) => broken.includes(flag)),
  );
  assert.ok(files.length > 200);
  const wrong = files.flatMap(({ file }) =>
    analyze(parse(readFileSync(join(corpus, file), 'utf8')))
      .filter(({ severity }) => severity === 'error')
      .map(({ rule, message }) => `${file}: ${rule}: ${message}`),
  );
  assert.deepEqual(wrong, []);
});
