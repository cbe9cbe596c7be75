/**
 * Checking all expressions of the published policies (or, without the corpus, the recorded ones), in one process: the first pass and the best of later ones, beside Roslyn's
 * in the same run where a .NET SDK is. Run: node test/bench/check.ts (Node 24).
 */
import { existsSync, readFileSync } from 'node:fs';

const corpus = new URL('../../../shared/oracle/corpus-expressions.jsonl', import.meta.url);
const recorded = new URL('../fixtures/csharp/expressions.jsonl', import.meta.url);
const file = existsSync(corpus) ? corpus : recorded;
const rows = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { id: string; code: string; block: boolean });

const { bind } = await import('../../server/src/csharp/binder/bind.ts');
const { parse } = await import('../../server/src/csharp/parser/parser.ts');
// Past the cache of `check`, which would answer the later passes.
const pass = (): number => {
  const began = performance.now();
  for (const { code, block } of rows) bind(code, parse(code, block), { holes: [] });
  return performance.now() - began;
};
const first = pass();
const warm = Math.min(...Array.from({ length: 6 }, pass));
console.log(`${rows.length} expressions of ${file === corpus ? 'the corpus' : 'the recorded set'}`);
console.log(`Gatehouse  first ${first.toFixed(0)} ms, warm ${warm.toFixed(0)} ms`);

const { ask, prepare } = await import('../oracle/dotnet.ts');
const reason = process.env.GATEHOUSE_BENCH_WITHOUT_DOTNET ? 'not asked for' : prepare();
if (reason) console.log(`Roslyn     not measured: ${reason}`);
else {
  const [roslyn] = ask<{ first: number; warm: number }>('bench', rows);
  console.log(`Roslyn     first ${roslyn!.first} ms, warm ${roslyn!.warm} ms`);
  console.log(
    `ratio      first ${(roslyn!.first / first).toFixed(1)} ×, warm ${(roslyn!.warm / warm).toFixed(1)} ×, its first to our warm ${(roslyn!.first / warm).toFixed(1)} ×`,
  );
}
