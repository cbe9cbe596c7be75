/** The same expressions through Roslyn and .NET, and through Gatehouse. Add yours to expressions.jsonl; what .NET says is asked anew on each run. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { evaluate, host } from '../../server/src/cli/evaluation.ts';
import { check } from '../../server/src/csharp/csharp.ts';
import { type Asked, ask, prepare } from './dotnet.ts';

const lines = (file: URL): Asked[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Asked);
const own = lines(new URL('expressions.jsonl', import.meta.url));
const reason = prepare();
const skip = reason ? `DIFFERENTIAL TESTS SKIPPED: ${reason}` : false;

test('Roslyn accepts what Gatehouse accepts, and gives the same first code', { skip }, () => {
  const verdicts = ask<{ id: string; ok: boolean; compile: { code: string }[] }>('verdicts', own);
  const differences = verdicts.flatMap((verdict, i) => {
    const asked = own[i]!;
    const code = check(asked.code, { block: asked.block }).diagnostics.find(({ severity }) => severity === 'error')?.code ?? null;
    const expected = verdict.compile[0]?.code ?? null;
    return code === expected ? [] : [`${asked.code}: Roslyn ${expected ?? 'accepts'}, here ${code ?? 'accepted'}`];
  });
  assert.deepEqual(differences, []);
});

test('.NET and Gatehouse give the same type, value or exception', { skip }, () => {
  const values = ask<{ id: string; ok: boolean; type?: string; value?: unknown; exception?: string; compile?: string }>('values', own);
  const differences = values.flatMap((expected, i) => {
    if (expected.compile) return [];
    const asked = own[i]!;
    const answer = evaluate(asked.code, asked.block, null, host('.'));
    const same = expected.ok
      ? answer.error === null &&
        (answer.type === expected.type || expected.type?.includes('+')) &&
        JSON.stringify(answer.value) === JSON.stringify(expected.value)
      : answer.error?.type === expected.exception;
    return same
      ? []
      : [
          `${asked.code}: .NET ${expected.ok ? `${expected.type} ${JSON.stringify(expected.value)}` : expected.exception}, here ${answer.error?.type ?? `${answer.type} ${JSON.stringify(answer.value)}`}`,
        ];
  });
  assert.deepEqual(differences, []);
});
