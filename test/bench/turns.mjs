// Loaded into a server (node --import): notes each of its turns longer than 4 ms, with the processor time of it, so that the load of the
// machine can be told from our own work. A turn is what a timer has to wait for. Written as JSON to $GATEHOUSE_BENCH_TURNS at the end.
import { writeFileSync } from 'node:fs';
import { PerformanceObserver } from 'node:perf_hooks';

const cpu = () => {
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1000;
};
const turns = [];
const pauses = [];
let [before, spent] = [performance.now(), cpu()];
setInterval(() => {
  const now = performance.now();
  const used = cpu();
  if (now - before > 5) turns.push({ at: performance.timeOrigin + before, wall: now - before, cpu: Math.min(now - before, used - spent) });
  [before, spent] = [now, used];
}, 1).unref();
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) pauses.push({ at: performance.timeOrigin + startTime, wall: duration });
}).observe({ entryTypes: ['gc'] });
process.on('exit', () => writeFileSync(process.env.GATEHOUSE_BENCH_TURNS, JSON.stringify({ turns, pauses })));
