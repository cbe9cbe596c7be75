import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Machine } from '../../../../server/src/csharp/library/machine.ts';
import { parseArray, parseObject, parseToken } from '../../../../server/src/csharp/library/newtonsoft/load.ts';
import { selectToken, selectTokens } from '../../../../server/src/csharp/library/newtonsoft/path.ts';
import { type JObject, JProperty, JToken, JValue } from '../../../../server/src/csharp/library/newtonsoft/token.ts';
import { writeToken } from '../../../../server/src/csharp/library/newtonsoft/writer.ts';

const machine = { charge: () => {}, allocate: () => {}, regexSteps: 100_000 } as unknown as Machine;
const outcome = (work: () => unknown): string => {
  try {
    const result = work();
    return result instanceof JToken ? writeToken(result, false) : String(result);
  } catch (error) {
    return (error as Error).message;
  }
};

const read: readonly [string, (text: string) => unknown, string][] = [
  ["{'single':'quotes','ok':true}", parseObject, '{"single":"quotes","ok":true}'],
  ['{unquoted: 1, $dollar: 2, _u: 3}', parseObject, '{"unquoted":1,"$dollar":2,"_u":3}'],
  ['{ /* comment */ "a": 1 // tail\n }', parseObject, '{"a":1}'],
  ['{"a":1,"a":2}', parseObject, '{"a":2}'],
  ["{'n':-Infinity}", parseObject, '{"n":"-Infinity"}'],
  ['[,1]', parseArray, '[undefined,1]'],
  ['0x1F', parseToken, '31'],
  ['1e3', parseToken, '1000.0'],
  ['-0.0', parseToken, '-0.0'],
  ['12345678901234567890', parseToken, '12345678901234567890'],
  ["{'d':'/Date(1198908717056)/'}", parseObject, '{"d":"2007-12-29T06:11:57.056Z"}'],
  ['{"a":1} trailing', parseObject, "Additional text encountered after finished reading JSON content: t. Path '', line 1, position 8."],
  [
    '[1,2]',
    parseObject,
    "Error reading JObject from JsonReader. Current JsonReader item is not an object: StartArray. Path '', line 1, position 1.",
  ],
  ['', parseObject, "Error reading JObject from JsonReader. Path '', line 0, position 0."],
  ['{"a":tru}', parseObject, "Error parsing boolean value. Path 'a', line 1, position 8."],
  ['{"a":}', parseObject, "Unexpected character encountered while parsing value: }. Path 'a', line 1, position 5."],
  ['{"a":1', parseObject, "Unexpected end of content while loading JObject. Path 'a', line 1, position 6."],
  ['[1 2]', parseArray, "After parsing a value an unexpected character was encountered: 2. Path '[0]', line 1, position 3."],
  ['"bad \\x escape"', parseToken, "Bad JSON escape sequence: \\x. Path '', line 1, position 7."],
  [`${'['.repeat(70)}`, parseToken, `The reader's MaxDepth of 64 has been exceeded. Path '${'[0]'.repeat(64)}', line 1, position 65.`],
];
for (const [text, parse, expected] of read)
  test(`reads ${text.slice(0, 40) || 'nothing'}`, () =>
    assert.equal(
      outcome(() => parse(text)),
      expected,
    ));

const data = (): JObject =>
  parseObject("{'n':1,'c':{'n':2,'d':[{'n':3},{'m':4}]},'p':[{'k':1,'v':'a'},{'k':2,'v':'b'},{'k':3}],'a':[1,2,3,4,5],'a.b':{'c':1}}");
const paths: readonly [string, string][] = [
  ['$..n', '1 2 3'],
  ['..d[*].n', '3'],
  ["p[?(@.v == 'b')].k", '2'],
  ['p[?(@.v)].v', '"a" "b"'],
  ["p[?(@.v != 'a')].k", '2'],
  ["p[?(@.k >= 2 && @.v == 'b')].k", '2'],
  ['p[?(@.k == 1 || @.k == 3)].k', '1 3'],
  ['p[?(@.v =~ /^A$/i)].k', '1'],
  ['a[-2:]', '4 5'],
  ['a[::-1]', '5 4 3 2 1'],
  ['a[0,2,4]', '1 3 5'],
  ["$['a.b']['c']", '1'],
  ['a[', 'Path ended with open indexer.'],
  ['a[::0]', 'Step cannot be zero.'],
];
for (const [path, expected] of paths)
  test(`selects ${path}`, () =>
    assert.equal(
      outcome(() => [...selectTokens(data(), path, false, machine)].map((token) => writeToken(token, false)).join(' ')),
      expected,
    ));
test('says why a path finds nothing', () => {
  assert.equal(
    outcome(() => selectToken(data(), 'c.x.y', true, machine)),
    "Property 'x' does not exist on JObject.",
  );
  assert.equal(
    outcome(() => selectToken(parseArray('[1]'), 'a', true, machine)),
    "Property 'a' not valid on JArray.",
  );
  assert.equal(
    outcome(() => selectToken(data(), 'p[*].k', true, machine)),
    'Path returned multiple tokens.',
  );
});

test('a token that has a parent is copied when it is added elsewhere', () => {
  const object = data();
  const held = object.get('c')!;
  object.set('copy', held);
  assert.notEqual(object.get('copy'), held);
  (held as JObject).set('n', new JValue(9n));
  assert.equal(writeToken(object.get('copy')!, false), '{"n":2,"d":[{"n":3},{"m":4}]}');
});
test('a property stands once in an object', () =>
  assert.equal(
    outcome(() => data().addContent(new JProperty('n', 1n))),
    'Can not add property n to Newtonsoft.Json.Linq.JObject. Property with the same name already exists on object.',
  ));
test('text of every kind of token, indented', () =>
  assert.equal(
    parseObject("{'a':[1,[2,{'b':3}],{}],'c':null}").toText(),
    '{\n  "a": [\n    1,\n    [\n      2,\n      {\n        "b": 3\n      }\n    ],\n    {}\n  ],\n  "c": null\n}',
  ));
