import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode, encode } from '../../../server/src/text/decoding.ts';
import { LineMap } from '../../../server/src/text/line-map.ts';

const bytes = (...parts: (number[] | string)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)));

for (const [name, input, text, encoding] of [
  ['UTF-8', bytes('<a>é</a>'), '<a>é</a>', 'utf-8'],
  ['UTF-8 with a mark', bytes([0xef, 0xbb, 0xbf], '<a/>'), '<a/>', 'utf-8-bom'],
  ['UTF-8 with two marks', bytes([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf], '<a/>'), '\ufeff<a/>', 'utf-8-bom'],
  ['UTF-16 LE', bytes([0xff, 0xfe, 0x3c, 0, 0xe9, 0]), '<é', 'utf-16le'],
  ['UTF-16 BE with a lone surrogate', bytes([0xfe, 0xff, 0xd8, 0, 0, 0x3c]), '\ud800<', 'utf-16be'],
  ['nothing', bytes(), '', 'utf-8'],
] as const)
  test(`${name} is decoded and encoded without loss`, () => {
    const decoded = decode(input);
    assert.deepEqual(decoded, { text, encoding });
    assert.deepEqual(encode(decoded), input);
  });

test('what is not text is never written back', () => {
  for (const input of [bytes([0xff, 0x3c, 0x41]), bytes([0xff, 0xfe, 0x3c])]) {
    const decoded = decode(input);
    assert.equal(decoded.encoding, 'unknown');
    assert.equal(encode(decoded), null);
  }
});

test('lines end with LF, CRLF and CR; positions count UTF-16 units', () => {
  const text = 'a\r\n😀b\rc\n\nd';
  const lines = new LineMap(text);
  assert.equal(lines.lineCount, 5);
  for (const [offset, line, character] of [
    [0, 0, 0],
    [3, 1, 0],
    [5, 1, 2],
    [7, 2, 0],
    [9, 3, 0],
    [10, 4, 0],
    [11, 4, 1],
  ] as const) {
    assert.deepEqual(lines.positionAt(offset), { line, character });
    assert.equal(lines.offsetAt({ line, character }), offset);
  }
  assert.equal(lines.offsetAt({ line: 0, character: 99 }), 1);
  assert.equal(lines.offsetAt({ line: 99, character: 0 }), text.length);
  assert.equal(lines.endOf(1), 6);
});
