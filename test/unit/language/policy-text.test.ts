import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PolicyText } from '../../../server/src/language/language.ts';

const source = `<policies><inbound>
  <set-variable name="who" value="@(context.Request.IpAddress)" />
  <set-header name="X"><value>@((string)context.Variables["who"] + context.Variables["other"] + context.Variables["who"])</value></set-header>
</inbound></policies>`;

test('a released text answers as before, from a tree that is parsed anew', () => {
  const kept = new PolicyText('file:///a.xml', source);
  const released = new PolicyText('file:///a.xml', source).release();
  assert.deepEqual(released.variables, { set: ['who'], read: ['who', 'other'] });
  assert.deepEqual(released.mentions, kept.mentions);
  assert.deepEqual(
    released.placement.placed.map(({ role }) => role),
    kept.placement.placed.map(({ role }) => role),
  );
  assert.equal(released.document, released.document, 'one tree while somebody holds it');
  assert.deepEqual(released.range({ start: 20, end: 22 }), kept.range({ start: 20, end: 22 }));
});
