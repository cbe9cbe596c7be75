import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hover, PolicyText, signatureHelp } from '../../../server/src/language/language.ts';
import { surroundings } from '../../cases/workspace.ts';

const set = '<set-variable name="n" value="@(1L)" /><set-variable name="o" value="@{ var o = new JObject(); return o; }" />';
const at = (code: string) => {
  const source = `<policies><inbound>${set}<set-body>${code}</set-body></inbound></policies>`;
  const text = new PolicyText('file:///w/policy.xml', source.replace('▌', ''));
  return { text, offset: source.indexOf('▌'), around: surroundings(text) };
};

/** C# with ▌ for the caret → the overload that is pointed out, and its parameter. */
const signatures: [code: string, overload: string, parameter: string | null][] = [
  ['@(string.Format("{0}", ▌))', 'string string.Format(string format, object arg0)', 'object arg0'],
  ['@("a".Substring(length: ▌))', 'string string.Substring(int startIndex, int length)', 'int length'],
  ['@("a".Substring(1, ▌))', 'string string.Substring(int startIndex, int length)', 'int length'],
  ['@(string.Join(",", "a", "b", ▌))', 'string string.Join(string separator, params string[] value)', 'params string[] value'],
  ['@(new DateTime(2020, 1, ▌))', 'DateTime(int year, int month, int day)', 'int day'],
  [
    '@(context.Deployment.Certificates.Any(c => ▌))',
    'bool Enumerable.Any<TSource>(Func<TSource, bool> predicate)',
    'Func<TSource, bool> predicate',
  ],
  ['@(Math.Max(1.5, ▌))', 'double Math.Max(double val1, double val2)', 'double val2'],
  ['@(Math.Max(1, Math.Min((2 + 3), ▌)))', 'int Math.Min(int val1, int val2)', 'int val2'],
  ['@{ int F(int a, string b) { return a; } return F(1, ▌); }', 'int F(int a, string b)', 'string b'],
  ['@(context.Request.Headers[▌])', 'string[] IReadOnlyDictionary<string, string[]>[string key]', 'string key'],
  ['@("a".Split(▌', 'string[] string.Split(params char[] separator)', 'params char[] separator'],
];
for (const [code, overload, parameter] of signatures)
  test(`signature: ${code}`, () => {
    const { text, offset, around } = at(code);
    const help = signatureHelp(text, offset, around);
    const active = help?.signatures[help.activeSignature ?? 0];
    assert.equal(active?.label, overload);
    assert.equal(active?.parameters?.[help?.activeParameter ?? 0]?.label ?? null, parameter);
  });

const hovers: [code: string, ...parts: string[]][] = [
  ['@(context.Request.Bo▌dy)', 'IMessageBody IRequest.Body', 'null when there is none'],
  ['@("a".IndexOf▌("b", 1))', 'int string.IndexOf(string value, int startIndex)', 'dotnet/api/system.string.indexof'],
  ['@(Conv▌ert.ToInt32("1"))', 'class System.Convert', 'dotnet/api/system.convert'],
  ['@(new StringBuil▌der())', 'StringBuilder() (+', 'Builds a text piece by piece'],
  ['@(new List▌<int>())', 'List<int>() (+2 overloads)', 'A list that grows', 'dotnet/api/system.collections.generic.list-1.-ctor'],
  ['@(typeof(List▌<int>))', 'class System.Collections.Generic.List<int>', 'dotnet/api/system.collections.generic.list-1)'],
  ['@(new[] { 1 }.Where(x => ▌x > 1))', 'int x'],
  ['@{ foreach (var g in context.User.Groups) { return ▌g.Name; } return null; }', 'IGroup g'],
  // Everything else that code is made of.
  ['@{ v▌ar x = "a".Split(\',\'); return x; }', 'string[]'],
  ['@{ var x▌ = "a".Split(\',\'); return x; }', '(local variable) string[] x'],
  ['@{ const int a▌ = 5; return a; }', '(constant) int a = 5'],
  ['@(context.User.Groups.Where(g▌ => g.Name != null))', '(parameter) IGroup g'],
  ['@(from g in context.User.Groups select g▌.Name)', '(range variable) IGroup g'],
  ['@{ if (context.Variables["n"] is long n▌) return n; return 0; }', '(local variable) long n'],
  ['@{ int F(int a) { return a▌; } return F(1); }', '(parameter) int a'],
  ['@(context.User.Groups.An▌y())', '(extension) bool Enumerable.Any()', '+1 overload)', 'Whether there is a value'],
  ['@(int.Max▌Value)', 'const int int.MaxValue = 2147483647', 'largest value'],
  ['@(StringComparison.Ordinal▌IgnoreCase)', 'StringComparison.OrdinalIgnoreCase = 5', 'case aside'],
  ['@(StringCompa▌rison.Ordinal)', 'enum System.StringComparison', '`OrdinalIgnoreCase`'],
  ['@(context.Request.Body.As<JObject>(preserve▌Content: true))', '(parameter) bool preserveContent = false'],
  ['@(context.Request.Headers.Get▌ValueOrDefault("a"))', '(extension) string', 'joined by commas'],
  ['@(1700▌000000)', 'int 1700000000', '1,700,000,000', 'as Unix time 2023-11-14T22:13:20Z'],
  ['@(86▌400)', 'in seconds: 1 day'],
  ["@('\\u00e▌9')", 'U+00E9'],
  ['@("abcdefabcdefabcdefabcdefabcdefabcdefabc▌defabcdefabcdefabcdefabcdefa")', '67 characters'],
  ['@(context.Request.Method +▌ 1)', 'string (string + int)'],
  ['@(context.Request.Method ?▌? "a")', 'string (string ?? string)', 'where the left is null'],
  ['@(str▌ing.IsNullOrEmpty("a"))', 'class System.String', 'never changes'],
  ['@(new { Na▌me = "a" }.Name)', 'none'],
  ['@(new { Name = "a" }.Na▌me)', 'string Name'],
  ['@(con▌text.RequestId)', '(parameter) IExpressionContext context', 'The request as policies see it.'],
  [
    '@(new JsonMergeSettings { MergeArray▌Handling = MergeArrayHandling.Union })',
    'MergeArrayHandling JsonMergeSettings.MergeArrayHandling',
  ],
  ['@(context.Variables["▌n"])', 'Variable `n` (`long`)'],
  ['@(context.Variables.GetValueOrDefault<JObject>("▌o"))', 'Variable `o` (`JObject`)'],
];
for (const [code, ...parts] of hovers)
  test(`hover: ${code}`, () => {
    const { text, offset, around } = at(code);
    const value = (hover(text, offset, around)?.contents as { value: string } | undefined)?.value ?? 'none';
    for (const part of parts) assert.ok(value.includes(part), value);
  });
