/** Mistakes of all kinds, with what Roslyn (at language version 7.3) says first and of how many: recorded in test/fixtures/csharp/mistakes.jsonl. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { check } from '../../../server/src/csharp/csharp.ts';

interface Mistake {
  readonly code: string;
  readonly block: boolean;
  /** Null: Roslyn accepts it. What Roslyn places behind the code stands at its end. */
  readonly first: { readonly code: string; readonly start: number; readonly length: number } | null;
  readonly errors: number;
}
const mistakes = readFileSync(new URL('../../fixtures/csharp/mistakes.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Mistake);

const errorsOf = ({ code, block }: Mistake) => check(code, { block }).diagnostics.filter(({ severity }) => severity === 'error');

test("a mistake's first error has Roslyn's code, where Roslyn underlines it", () => {
  for (const mistake of mistakes) {
    const [error] = errorsOf(mistake);
    const found = error ? { code: error.code, start: error.span.start, length: error.span.end - error.span.start } : null;
    assert.deepEqual(found, mistake.first, mistake.code);
  }
});

test('one mistake is no more errors than Roslyn makes of it', () => {
  for (const mistake of mistakes) assert.ok(errorsOf(mistake).length <= mistake.errors, mistake.code);
});
