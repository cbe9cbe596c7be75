/** What the compiler says: recorded answers of Roslyn, and a table of mistakes with the places they are reported at. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { check } from '../../../server/src/csharp/csharp.ts';

interface Recorded {
  readonly id: string;
  readonly code: string;
  readonly block: boolean;
  readonly compile?: readonly { readonly code: string }[];
  readonly result?: { readonly compile?: readonly { readonly code: string }[]; readonly staticType?: string };
}
const recorded = (file: string): Recorded[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Recorded);
const expressions = recorded(new URL('../../fixtures/csharp/expressions.jsonl', import.meta.url).pathname);
const roslyn = (each: Recorded): string | null => (each.compile ?? each.result?.compile)?.[0]?.code ?? null;
const ours = (each: Recorded): string | null => check(each.code, each).diagnostics[0]?.code ?? null;

test('accepts and rejects what Roslyn does, with its first code', () => {
  const verdicts = expressions.map((each) => ({ id: each.id, its: roslyn(each), mine: ours(each) }));
  const different = verdicts.filter(({ its, mine }) => (its === null) !== (mine === null));
  assert.ok(different.length <= expressions.length * 0.01, JSON.stringify(different.slice(0, 20)));
  const rejected = verdicts.filter(({ its }) => its !== null);
  const otherCode = rejected.filter(({ its, mine }) => its !== mine);
  assert.ok(otherCode.length <= rejected.length * 0.1, JSON.stringify(otherCode.slice(0, 20)));
});

test('gives an expression the type Roslyn gives it', () => {
  const typed = expressions.filter(({ result }) => result?.staticType !== undefined);
  assert.ok(typed.length > 1000);
  const normal = (type: string): string => type.replaceAll('?', '');
  const different = typed.flatMap((each) => {
    const { type } = check(each.code, each);
    // Null where the library lacks something on the way: that is counted elsewhere.
    return type === null || normal(type) === normal(each.result!.staticType!) || each.result!.staticType!.includes('nonymous')
      ? []
      : [`${each.id}: ${each.result!.staticType} here ${type}`];
  });
  assert.ok(different.length <= typed.length * 0.02, different.slice(0, 30).join('\n'));
});

const corpus = new URL('../../../../shared/oracle/corpus-expressions.jsonl', import.meta.url).pathname;
test('no false error on published policies', { skip: !existsSync(corpus) && 'the corpus of published policies is not here' }, () => {
  const wrong = recorded(corpus).filter((each) => (roslyn(each) === null) !== (ours(each) === null));
  assert.deepEqual(
    wrong.map((each) => [each.id, roslyn(each), ours(each)]),
    [],
  );
});

/** Code with `«…»` around what is underlined; the expected code and, where it matters, message. */
const mistakes: readonly (readonly [marked: string, code: string, message?: string])[] = [
  ['«undefinedName» + 1', 'CS0103', "The name 'undefinedName' does not exist in the current context"],
  ['«context.Variables["x"]["y"]»', 'CS0021'],
  ['"abc".«Lenght»', 'CS1061'],
  ['DateTime.«UTCNow»', 'CS0117'],
  ['«"a" - "b"»', 'CS0019', "Operator '-' cannot be applied to operands of type 'string' and 'string'"],
  ['«(int)"5"»', 'CS0030'],
  ['«"ok" as int»', 'CS0077'],
  ['context.Request.«Method»()', 'CS1955'],
  ['{int x = «5L»; return x;', 'CS0266'],
  ['{byte b = «300»; return b;', 'CS0031'],
  ['{float f = «1.5»; return f;', 'CS0664'],
  ['{int n; return «n»;', 'CS0165', "Use of unassigned local variable 'n'"],
  ['{int n; if (context.Tracing && (n = 1) == 1) { return n; } return «n»;', 'CS0165'],
  ['{var x = 1; var «x» = 2; return x;', 'CS0128'],
  ['{int x = 1; { int «x» = 2; } return x;', 'CS0136'],
  ['{var a = «b»; var b = 1; return a;', 'CS0841'],
  ['{foreach (var x in new[] { 1 }) { «x» = 2; } return 1;', 'CS1656'],
  ['{switch (1) { case 1: return 1; «case 1:» return 2; } return 3;', 'CS0152'],
  ['{try { return 1; } catch (Exception) { } catch («FormatException») { } return 2;', 'CS0160'],
  ['new[] { "a" }.Where(x => «y».Length > 0)', 'CS0103'],
  ['new[] { 1 }.Any(() «=>» true)', 'CS1593'],
  ['new List<string, int>()'.replace('List<string, int>', '«List<string, int>»'), 'CS0305'],
  ['«int.MaxValue + 1»', 'CS0220'],
  ['«1 / 0»', 'CS0020'],
];
for (const [marked, code, message] of mistakes)
  test(`${code}: ${marked}`, () => {
    const block = marked.startsWith('{');
    const text = block ? marked.slice(1) : marked;
    const start = text.indexOf('«');
    const source = text.replace('«', '').replace('»', '');
    const { diagnostics } = check(source, { block });
    assert.deepEqual(
      diagnostics.map((each) => [each.code, each.span]),
      [[code, { start, end: text.indexOf('»') - 1 }]],
    );
    if (message) assert.equal(diagnostics[0]!.message, message);
  });

test('a hole of a named value silences what depends on it', () => {
  const code = 'context.Request.Method == nv && nv.Length > "x"';
  const holes = ['nv &', 'nv.'].map((text) => ({ start: code.indexOf(text), end: code.indexOf(text) + 2 }));
  assert.deepEqual(check(code, { block: false, holes }).diagnostics, []);
  assert.equal(check(code, { block: false }).diagnostics[0]!.code, 'CS0103');
});

test("the gateway's own extension methods are preferred to .NET's", () => {
  for (const code of ['context.Request.Headers.GetValueOrDefault("x", null)', 'context.Request.Url.Query.GetValueOrDefault("x", null)'])
    assert.deepEqual([check(code, { block: false }).diagnostics, check(code, { block: false }).type], [[], 'System.String'], code);
});

test('what the gateway does not document is told apart from errors', () => {
  const { diagnostics, notAllowed } = check('Environment.MachineName', { block: false });
  assert.deepEqual(diagnostics, []);
  assert.deepEqual([...new Set(notAllowed.map(({ name }) => name))], ['System.Environment']);
});

test('deep nesting neither throws nor takes long', () => {
  const { diagnostics } = check(`${'('.repeat(200)}1${')'.repeat(200)}`, { block: false });
  assert.deepEqual(diagnostics, []);
  assert.doesNotThrow(() => check(Array.from({ length: 5000 }, () => '"a"').join(' + '), { block: false }));
  for (const code of [`${'('.repeat(20_000)}1`, `a${'.b'.repeat(20_000)}`, Array.from({ length: 20_000 }, () => 'true').join('&&')])
    assert.ok(check(code, { block: false }).diagnostics.length > 0, code.slice(0, 10));
});
