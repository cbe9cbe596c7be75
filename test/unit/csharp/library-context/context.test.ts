import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ContextDataError, contextFromData } from '../../../../server/src/csharp/library/context/from-data.ts';
import { parseBasic, parseJwt } from '../../../../server/src/csharp/library/context/tokens.ts';
import { parameters, urlParts, urlText } from '../../../../server/src/csharp/library/context/url.ts';

test('an empty context has a request and no user', () => {
  const context = contextFromData(null);
  assert.equal(context.request.method, 'GET');
  assert.equal(context.request.body, null);
  assert.equal(context.user, null);
  assert.equal(context.response, null);
});
test('variables have the types that plain data stands for', () => {
  const { variables } = contextFromData({
    variables: { int: 7, text: 'a', flag: true, long: { type: 'System.Int64', value: 5 }, none: null, object: { a: 1 } },
  });
  assert.equal(variables.get('int'), 7);
  assert.equal(variables.get('long'), 5n);
  assert.equal(variables.get('none'), null);
  assert.equal(String((variables.get('object') as { toText(): string }).toText()), '{\n  "a": 1\n}');
});
test('a body is consumed by whoever does not keep it', () => {
  const { body } = contextFromData({ request: { body: 'text' } }).request;
  assert.equal(body!.bytes.length, 4);
  body!.consume();
  assert.equal(body!.bytes.length, 0);
});
test('says which key is wrong', () => {
  assert.throws(() => contextFromData({ request: 'GET' }), new ContextDataError('request: a mapping is expected here.'));
  assert.throws(() => contextFromData({ timestamp: 'soon' }), /timestamp: soon is no time/);
});

test('URLs', () => {
  const url = 'https://backend.contoso.com:8443/base/items/42?x=1&X=2&name=J%C3%BCrgen%20M&enc=a%2Bb%26c';
  assert.deepEqual(urlParts(url).port, 8443);
  assert.equal(urlText(url), 'https://backend.contoso.com:8443/base/items/42?x=1&X=2&name=Jürgen M&enc=a%2Bb%26c');
  assert.deepEqual(
    [...parameters(urlParts(url).queryString.slice(1), true)],
    [
      ['x', ['1', '2']],
      ['name', ['Jürgen M']],
      ['enc', ['a+b&c']],
    ],
  );
});
test('credentials and tokens that are none', () => {
  assert.equal(parseBasic('Basic YWxpY2U6cGE6c3M=')?.password, 'pa:ss');
  for (const text of ['Basic !!!', 'Basic bm9jb2xvbg==', 'Bearer abc', '', null]) assert.equal(parseBasic(text), null);
  for (const text of ['Bearer abc.def', 'a.b.c', '', null]) assert.equal(parseJwt(text), null);
  const jwt = parseJwt('Bearer eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJzdWIiOiJ1bnNpZ25lZCIsImF1ZCI6IngifQ.');
  assert.equal(jwt?.first('sub'), 'unsigned');
});
