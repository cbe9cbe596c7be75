/** What real .NET answered (recorded; see test/oracle) against what Gatehouse answers. Every difference is named and explained in docs/differences.md. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { evaluate, host } from '../../../server/src/cli/evaluation.ts';
import { check } from '../../../server/src/csharp/csharp.ts';

interface Recorded {
  readonly id: string;
  readonly code: string;
  readonly block: boolean;
  readonly context: string | null;
  readonly result: {
    readonly ok: boolean;
    readonly type?: string | null;
    readonly value?: unknown;
    readonly exception?: string;
    readonly compile?: { readonly code: string }[];
  };
}
const fixtures = new URL('../../fixtures/csharp/', import.meta.url);
const read = (url: URL): string => readFileSync(url, 'utf8');
/** Expressions as policies have them, and members of the types that policies may use, each called with ordinary and odd arguments. */
const recorded = ['expressions.jsonl', 'members.jsonl'].flatMap((file) =>
  read(new URL(file, fixtures))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Recorded),
);
const contexts = JSON.parse(read(new URL('contexts.json', fixtures))) as Record<string, unknown>;
const given = host(fixtures.pathname);
const older = (type: string | undefined) =>
  type === 'System.Text.RegularExpressions.RegexParseException' ? 'System.ArgumentException' : type;
/** Numbers of a Single may carry more digits than it has. */
const same = (a: unknown, b: unknown, type: string | null | undefined): boolean =>
  typeof a === 'number' && typeof b === 'number' && type === 'System.Single'
    ? Math.fround(a) === Math.fround(b)
    : JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, sorted(inner)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
};

function differs({ code, block, context, result }: Recorded): boolean {
  const answer = evaluate(code, block, context === null ? null : contexts[context], given);
  if (result.compile) return answer.error?.code !== result.compile[0]!.code;
  // What the gateway does not document as allowed is refused here, whatever C# would answer.
  if (answer.error?.type === 'not-allowed') return false;
  if (!result.ok) return older(answer.error?.type) !== older(result.exception);
  const named = !result.type?.includes('+');
  return answer.error !== null || (named && answer.type !== result.type) || !same(answer.value, result.value, result.type);
}

test('values, types, exceptions and compiler codes are .NET’s, but for the differences that are explained', () => {
  const explained = new Set(
    [...read(new URL('../../../docs/differences.md', import.meta.url)).matchAll(/^\| `([\w.-]+)` \|/gm)].map(([, id]) => id!),
  );
  const found = recorded.filter(differs).map(({ id }) => id);
  assert.deepEqual(
    found.filter((id) => !explained.has(id)),
    [],
    'unexplained differences',
  );
  assert.deepEqual(
    [...explained].filter((id) => !found.includes(id)),
    [],
    'explained, but no difference any more',
  );
  assert.ok(found.length <= recorded.length * 0.01);
});

const verdicts = new URL('../../../../shared/oracle/corpus-expressions.jsonl', import.meta.url);
test('every verdict on published policies is Roslyn’s', {
  skip: !existsSync(verdicts) && 'SKIPPED: the corpus is not beside this checkout',
}, () => {
  const rows = read(verdicts)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; code: string; block: boolean; ok: boolean });
  const wrong = rows.filter(
    ({ code, block, ok }) => check(code, { block }).diagnostics.some(({ severity }) => severity === 'error') === ok,
  );
  assert.deepEqual(
    wrong.map(({ id }) => id),
    [],
  );
});

/** Each must end by its bound, soon, with words. */
const hostile: readonly (readonly [string, string, boolean])[] = [
  ['an endless loop', 'while (true) { }', true],
  ['an endless for', 'for (;;) { var x = 1; } ', true],
  ['a deep recursion', 'int F(int n) => F(n + 1) + 1; return F(0);', true],
  ['a catastrophic regex', 'Regex.IsMatch("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a+)+$")', false],
  ['a string that doubles', 'var s = "0123456789"; while (true) { s += s; }', true],
  ['a large padding', '"".PadLeft(2000000000)', false],
  ['an endless sequence', 'Enumerable.Range(0, 2000000000).Sum(x => x % 2)', false],
  ['a list without end', 'var l = new List<string>(); while (true) { l.Add("x"); }', true],
  ['a huge array', 'new int[2000000000].Length', false],
  ['a builder that repeats', 'new StringBuilder().Insert(0, "0123456789", 2000000000).Length', false],
  [
    'a builder that grows by replacing',
    'var b = new StringBuilder(new string(\'a\', 1000000)); for (var i = 0; i < 9; i++) { b.Replace("a", "aaaaaaaaaa"); } return b.Length;',
    true,
  ],
  ['a join of itself', "var s = new string('x', 1000000); return string.Join(s, Enumerable.Repeat(s, 1000)).Length;", true],
  ['all integers', 'Enumerable.Range(0, int.MaxValue).ToList().Count', false],
  ['an array of arrays', 'Array.CreateInstance(typeof(int), 2000000000).Length', false],
  ['a tree that doubles', 'var a = new JArray(); for (int i = 0; i < 60; i++) { a = new JArray(a, a); } return a.Count;', true],
  ['endless decimals', 'var d = 1m; while (d > 0) { d = d / 3m + 1m; } return d;', true],
  ['nested lambdas', 'Func<int, int> f = null; f = n => f(n + 1); return f(0);', true],
];
test('hostile expressions end by their bounds', async (t) => {
  for (const [name, code, block] of hostile) {
    await t.test(name, () => {
      const began = performance.now();
      const { error } = evaluate(code, block, null, given);
      assert.equal(error?.type, 'limit', JSON.stringify(error));
      assert.ok(error!.message.length > 10);
      assert.ok(performance.now() - began < 20_000);
    });
  }
});
