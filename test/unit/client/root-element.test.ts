import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasPolicyRoot, rootElement } from '../../../client/src/root-element.ts';

const cases: [string, boolean][] = [
  ['<policies>', true],
  ['<policies/>', true],
  ['\uFEFF<policies >', true],
  ['  \r\n<fragment>', true],
  ['<?xml version="1.0"?><!-- <a> --><policies>', true],
  ['<!-- never closed <policies>', false],
  ['<fragment xmlns:android="http://schemas.android.com/apk/res/android">', false],
  ['<policiesX>', false],
  ['<project><policies/></project>', false],
  ['policies', false],
  ['', false],
];
for (const [text, expected] of cases) {
  test(`${JSON.stringify(text)} is ${expected ? '' : 'not '}a policy`, () => assert.equal(hasPolicyRoot(text), expected));
}

test('the root element is found behind a comment that speaks of it', () => {
  const text = '<!-- above <policies>. -->\n<policies>';
  assert.deepEqual(rootElement(text), { name: 'policies', start: 27, end: 36 });
});
