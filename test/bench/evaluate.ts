/**
 * Evaluating an expression against the same logic written by hand in JavaScript: both sides take turns, the best of several rounds counts, every result is used, and both give the same
 * answer before anything is timed. Run: node test/bench/evaluate.ts [NAME…] (Node 24).
 */
import assert from 'node:assert/strict';
import { compile, createMachine } from '../../server/src/csharp/csharp.ts';
import { cases } from './evaluation/cases.ts';
import { context, machineHost } from './evaluation/given.ts';

const goal = 5;
const rounds = 9;
/** Of one turn, in milliseconds. */
const turn = process.env.GATEHOUSE_BENCH_TURN ? Number(process.env.GATEHOUSE_BENCH_TURN) : 25;
let sink: unknown;

/** Nanoseconds per run, over one turn. */
const time = (run: () => unknown): number => {
  const began = performance.now();
  let count = 0;
  let now = began;
  do {
    for (let i = 0; i < 50; i++) sink = run();
    count += 50;
    now = performance.now();
  } while (now - began < turn);
  return ((now - began) / count) * 1e6;
};

const wanted = process.argv.slice(2);
const machine = createMachine(machineHost, { steps: Number.MAX_SAFE_INTEGER, bytes: Number.MAX_SAFE_INTEGER });
const chosen = cases
  .filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .map(({ name, code, block = false, byHand }) => {
    const { program, check } = compile(code, { block });
    if (!program) throw new Error(`${name} does not compile: ${check.diagnostics.map(({ message }) => message).join(' ')}`);
    const run = () => program.run(machine, context);
    assert.deepEqual(run(), byHand(), name);
    return { name, run, byHand, own: Number.POSITIVE_INFINITY, other: Number.POSITIVE_INFINITY };
  });
// Every case in every round: each is measured in a process that has run all the others, as a gateway has.
for (let round = 0; round <= rounds; round++)
  for (const each of chosen) {
    const own = time(each.run);
    const other = time(each.byHand);
    if (round === 0) continue;
    each.own = Math.min(each.own, own);
    each.other = Math.min(each.other, other);
  }
assert.notEqual(sink, undefined);

const shown = (nanoseconds: number): string =>
  `${nanoseconds < 1000 ? nanoseconds.toFixed(0) : (nanoseconds / 1000).toFixed(2)} ${nanoseconds < 1000 ? 'ns' : 'µs'}`;
const ratios = chosen.map(({ name, own, other }) => {
  const ratio = own / other;
  console.log(`${name.padEnd(22)}${shown(own).padStart(10)}   by hand ${shown(other).padStart(10)}   ${ratio.toFixed(1).padStart(6)} ×`);
  return { name, ratio };
});
ratios.sort((a, b) => a.ratio - b.ratio);
const median = (ratios[(ratios.length - 1) >> 1]!.ratio + ratios[ratios.length >> 1]!.ratio) / 2;
const beyond = ratios.filter(({ ratio }) => ratio > goal);
console.log(`median ${median.toFixed(1)} ×, worst ${ratios.at(-1)!.ratio.toFixed(1)} × (${ratios.at(-1)!.name})`);
console.log(beyond.length === 0 ? `every case within ${goal} ×` : `beyond ${goal} ×: ${beyond.map(({ name }) => name).join(', ')}`);
