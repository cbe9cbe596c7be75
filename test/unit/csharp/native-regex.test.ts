/** What the host's own regular expressions are trusted with gives exactly what Gatehouse's matcher gives. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { host } from '../../../server/src/cli/evaluation.ts';
import { createMachine } from '../../../server/src/csharp/csharp.ts';
import { compiled, find } from '../../../server/src/csharp/library/regex/compiled.ts';

const machine = createMachine(host('.'), { steps: Number.MAX_SAFE_INTEGER });
const none = 0;
const ignoreCase = 1;
const multiline = 2;
const singleline = 16;

const patterns: readonly (readonly [string, number])[] = [
  ['^/orders/(\\d+)(?:/lines/(\\d+))?$', none],
  ['(?<year>\\d{4})-(?<month>\\d\\d)', none],
  ['(a)|(b)|c', none],
  ['(?<last>x)(y)?', none],
  ['^bearer\\s+(\\S+)$', ignoreCase],
  ['k', ignoreCase],
  ['[A-Z]+', ignoreCase],
  ['[^@\\s]+@[^@\\s]+\\.[^@\\s]+', none],
  ['a*?b', none],
  ['a*ab', none],
  ['(ab){2}', none],
  ['(?:ab){2,3}', none],
  ['x?y?z', none],
  ['(?:a|ab)(?:c|bcd)(d*)', none],
  ['.+', none],
  ['.+', singleline],
  ['^\\w+$', multiline],
  ['end$', none],
  ['end\\z', none],
  ['\\bcat\\b', none],
  ['\\Bat', none],
  ['[\\w-[aeiou]]+', none],
  ['', none],
  ['a|', none],
  ['(a?)b', none],
  ['é', none],
  ['[à-ü]', ignoreCase],
  ['"[^"]*"', none],
  ['\\p{Lu}\\p{Ll}*', none],
  ['\\.', none],
  ['(\\d{1,3})(?:\\.(\\d{1,3})){3}', none],
];
const texts = [
  '',
  '/orders/42',
  '/orders/42/lines/7',
  '/orders/42\n',
  'on 2026-11-25 and 2027-01-01',
  'abc',
  'xxy',
  'Bearer abc.def',
  'bearer   x',
  'K and k',
  'ann@example.org, bob@x.y.z',
  'aaab aab b',
  'ababab',
  'xyz yz z',
  'abcd abcdd',
  'one\ntwo\r\nthree',
  'the end\n',
  'the end',
  'a cat sat at the catalogue',
  'say "hello" and "bye"',
  'Étude in É',
  '10.0.0.1',
];

test('the host’s own expressions answer as the matcher does', () => {
  let native = 0;
  for (const [pattern, options] of patterns) {
    const regex = compiled(pattern, options);
    if (regex.native) native++;
    for (const text of texts)
      for (const from of [0, 1, text.length]) {
        if (from > text.length) continue;
        const found = find(regex, text, from, from, machine);
        const wanted = find({ ...regex, native: null }, text, from, from, machine);
        assert.deepEqual(
          found && { start: found.start, end: found.end, captures: found.captures },
          wanted && { start: wanted.start, end: wanted.end, captures: wanted.captures },
          `${pattern} in ${JSON.stringify(text)} from ${from}`,
        );
      }
  }
  assert.ok(native >= 20, `${native} of ${patterns.length} go to the host`);
});

test('what could take the host long, or means something else there, is not given to it', () => {
  for (const pattern of ['^(a+)+$', '(a|aa)+$', '(a*)*b', '(\\w+\\s?)+$', '(?=a)a', '(a)\\1', '(?>a+)b', '(a?){3}', '(?<n>a)|(?<n>b)'])
    assert.equal(compiled(pattern, none).native, null, pattern);
  const ambiguous = compiled('a*a*a*a*b', none).native!;
  assert.ok(ambiguous.steps(10) < 1_000_000 && ambiguous.steps(200) > 1_000_000);
  // The next character tells how often each loop runs: no way back has to be tried.
  const plain = compiled('^\\w+ \\w+ \\w+ \\w+$', none).native!;
  assert.ok(plain.steps(1000) < 10_000);
});
