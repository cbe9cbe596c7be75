/**
 * What an evaluation asks of its machine, counted, since counts are the same on every machine: the budget is asked in portions, and pays for every round. Times are the benchmark's
 * (`test/bench/evaluate.ts`): a bound on them would hold or fail with the load of the machine, and allocations cannot be counted from here.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { host } from '../../../server/src/cli/evaluation.ts';
import { compile, createMachine } from '../../../server/src/csharp/csharp.ts';
import { contextValue } from '../../../server/src/csharp/library/context/entity.ts';
import { contextFromData } from '../../../server/src/csharp/library/context/from-data.ts';

const context = contextValue(contextFromData({ request: { headers: { Accept: '*/*' } }, variables: { count: 1 } }));

function counted(code: string, block: boolean): { readonly asked: number; readonly steps: number; readonly value: unknown } {
  const { program } = compile(code, { block });
  let asked = 0;
  let steps = 0;
  const machine = createMachine(host('.'));
  const value = program!.run(
    {
      ...machine,
      charge(count) {
        asked++;
        steps += count;
      },
    },
    context,
  );
  return { asked, steps, value };
}

const rounds = 100_000;
const table: readonly (readonly [string, string, boolean, unknown])[] = [
  ['for', `var s = 0; for (var i = 0; i < ${rounds}; i++) { if (i % 2 == 0) { s++; } } return s;`, true, rounds / 2],
  ['while', `var i = 0; while (i < ${rounds}) { i += 1; } return i;`, true, rounds],
  ['foreach', `var n = 0; foreach (var x in Enumerable.Range(0, ${rounds})) { n++; } return n;`, true, rounds],
  ['LINQ', `Enumerable.Range(0, ${rounds}).Where(x => x % 2 == 0).Select(x => x + 1).Count()`, false, rounds / 2],
  ['local function', `int F(int x) => x + 1; var n = 0; for (var i = 0; i < ${rounds}; i++) { n = F(n); } return n;`, true, rounds],
];
for (const [name, code, block, value] of table)
  test(`${name}: every round is paid for, in portions`, () => {
    const result = counted(code, block);
    assert.equal(result.value, value);
    assert.ok(result.steps >= rounds - 1000, `${result.steps} steps`);
    assert.ok(result.steps <= rounds * 10, `${result.steps} steps`);
    assert.ok(result.asked <= rounds / 50, `asked ${result.asked} times`);
  });

test('a short expression asks the budget nothing, and context gives the same things again', () => {
  assert.equal(counted('context.Request.Method == "GET" && (int)context.Variables["count"] > 0', false).asked, 0);
  const request = 'object.ReferenceEquals(context.Request, context.Request)';
  const headers = 'object.ReferenceEquals(context.Request.Headers, context.Request.Headers)';
  assert.equal(counted(`${request} && ${headers}`, false).value, true);
});

test('constant divisors give what division gives', () => {
  const values = [0, 1, 2, 3, 7, 9, 10, 99, 100, 101, 2147483647, 2147483646, 2147483600, 715827882, 1073741824];
  for (const divisor of [2, 3, 5, 7, 10, 60, 97, 1000, 46341, 1073741824, 2147483647]) {
    const all = [...values, ...values.map((value) => -value), -2147483648];
    for (const value of all) {
      const { value: text } = counted(
        `var x = ${value}; return (x / ${divisor}) + " " + (x % ${divisor}) + " " + (x % ${divisor} == 0);`,
        true,
      );
      assert.equal(text, `${Math.trunc(value / divisor) | 0} ${(value % divisor) | 0} ${value % divisor === 0 ? 'True' : 'False'}`);
    }
  }
});
