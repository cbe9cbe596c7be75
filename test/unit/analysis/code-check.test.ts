import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyze } from '../../../server/src/analysis/analyze.ts';
import { checkCode } from '../../../server/src/analysis/code-check.ts';
import { noOptions, noWorkspace } from '../../../server/src/analysis/rule.ts';
import { parse } from '../../../server/src/syntax/parser.ts';

/** `$[name]` stands for a deployment tool's `${name}`. */
const found = (code: string): string[] =>
  analyze(
    parse(`<policies><inbound><set-body>${code.replaceAll('$[', '${').replaceAll(']]', '}')}</set-body></inbound></policies>`),
    noOptions,
    noWorkspace,
    checkCode,
  ).map(({ rule, severity }) => `${severity} ${rule}`);

const expressions: readonly (readonly [why: string, code: string, findings: readonly string[]])[] = [
  ['a mark of a deployment tool as a value', '@($[feature-on]] ? "a" : "b")', []],
  ['as a list', '@(new [] {$[allowed_names]]}.Contains("a") ? "a" : "b")', []],
  ['in an interpolated string', '@($"https://$[host-name]]/{context.Request.Url.Path}")', []],
  ['what stands beside it is judged', '@($[on]] ? context.Reqest.Method : "b")', ['error CS1061']],
  ['directives of a deployment tool', '@{ %{ for one in all ~} if (a == "b") { return "a"; } %{ endfor ~} return "b"; }', []],
  ['a percentage', '@{ var total = 1; return $"100%{totl}"; }', ['error CS0103']],
  ['a price in dollars', '@{ var total = 1; return $"$[total]] {totl}"; }', ['error CS0103']],
  ['a dollar sign is no C# otherwise', '@($1)', ['error CS1525']],
  ['an interface of a dictionary', '@(((IDictionary<string, string>)new Dictionary<string, string>()).GetValueOrDefault("a", "b"))', []],
  ['a dictionary itself', '@(new Dictionary<string, string>().GetValueOrDefault("a", "b"))', []],
  ['overloads that .NET Framework does not have', '@("a b".Split(null)[0])', ['warning CS0121']],
];

for (const [why, code, findings] of expressions) {
  test(`an expression is judged with what is put into it later: ${why}`, () => assert.deepEqual(found(code), findings));
}
