// Each editor case as a benchmark: the slowest answers first. Run: node test/bench/features.ts
import { cases, run } from '../cases/run.ts';
import { median } from './document.ts';

const rows = cases().map((one) => {
  const times: number[] = [];
  for (let i = 0; i < 30; i++) {
    const from = performance.now();
    run(one);
    if (i >= 10) times.push(performance.now() - from);
  }
  return { name: `${one.feature}: ${one.name}`, time: median(times) };
});
rows.sort((a, b) => b.time - a.time);
for (const { name, time } of rows.slice(0, 15)) console.log(`${time.toFixed(3).padStart(8)} ms   ${name}`);
console.log(`${rows.length} cases, ${rows.reduce((sum, { time }) => sum + time, 0).toFixed(1)} ms together`);
