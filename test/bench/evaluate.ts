/** Evaluating an expression against the same logic written by hand in JavaScript. Run: node test/bench/evaluate.ts (Node 24). */
import { randomBytes } from 'node:crypto';
import { hostCryptography } from '../../server/src/certificates/cryptography.ts';
import { compile, createMachine } from '../../server/src/csharp/csharp.ts';
import { contextValue } from '../../server/src/csharp/library/context/entity.ts';
import { contextFromData } from '../../server/src/csharp/library/context/from-data.ts';

const headers = { Authorization: 'Bearer abc.def.ghi', 'X-Forwarded-For': '203.0.113.9:51234, 10.0.0.1' };
const data = { request: { method: 'GET', url: 'https://backend.test/orders/42?page=2', headers }, variables: { count: 42, name: 'ann' } };
const given = {
  utcNow: () => 639_000_000_000_000_000n,
  random: () => 0.5,
  randomBytes: (count: number) => new Uint8Array(randomBytes(count)),
  cryptography: hostCryptography,
};
const model = contextFromData(data, {
  now: given.utcNow(),
  certificate: () => {
    throw new Error('no certificate here');
  },
});
const context = contextValue(model);
// By hand: what a gateway in JavaScript would hold.
const byName = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value]] as const));
const variables = new Map<string, unknown>(Object.entries(data.variables));
let sink: unknown;

const cases: readonly (readonly [string, string, boolean, () => unknown])[] = [
  [
    'header, split, last',
    'context.Request.Headers.GetValueOrDefault("Authorization", "").Split(\' \').Last()',
    false,
    () => (byName.get('authorization') ?? ['']).join(',').split(' ').at(-1),
  ],
  [
    'method and variable',
    'context.Request.Method == "GET" && (int)context.Variables["count"] > 40',
    false,
    () => data.request.method === 'GET' && (variables.get('count') as number) > 40,
  ],
  [
    'interpolation',
    '$"{context.Request.Method} {context.Variables["name"]}"',
    false,
    () => `${data.request.method} ${variables.get('name')}`,
  ],
  [
    'loop over 1,000',
    'var s = 0; for (var i = 0; i < 1000; i++) { if (i % 3 == 0) { s += i; } } return s;',
    true,
    () => {
      let s = 0;
      for (let i = 0; i < 1000; i++) if (i % 3 === 0) s = (s + i) | 0;
      return s;
    },
  ],
  [
    'LINQ over 100',
    'Enumerable.Range(0, 100).Where(x => x % 2 == 0).Select(x => x * x).Sum()',
    false,
    () => {
      let s = 0;
      for (const x of Array.from({ length: 100 }, (_, i) => i)
        .filter((x) => x % 2 === 0)
        .map((x) => x * x))
        s += x;
      return s;
    },
  ],
];

const time = (run: () => unknown): number => {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 7; round++) {
    const began = performance.now();
    let count = 0;
    do {
      for (let i = 0; i < 50; i++) sink = run();
      count += 50;
    } while (performance.now() - began < 60);
    best = Math.min(best, (performance.now() - began) / count);
  }
  return best * 1000;
};

for (const [name, code, block, byHand] of cases) {
  const { program } = compile(code, { block });
  if (!program) throw new Error(`${name} does not compile`);
  const machine = createMachine(given, { steps: Number.MAX_SAFE_INTEGER, memory: Number.MAX_SAFE_INTEGER } as never);
  const own = time(() => program.run(machine, context));
  const other = time(byHand);
  console.log(
    `${name.padEnd(22)} ${own.toFixed(2).padStart(8)} µs   by hand ${other.toFixed(2).padStart(8)} µs   ${(own / other).toFixed(1)} ×`,
  );
}
void sink;
