// A workspace of 2,000 policy documents: how late a keystroke is answered while it is read and while all of it is checked, the server's own
// longest turns, and its memory afterwards. Run: node test/bench/workspace.ts [COUNT]
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { LineMap } from '../../server/src/text/line-map.ts';
import { LspClient } from '../unit/lsp/client.ts';
import { document50k, median, percentile } from './document.ts';

const count = Number(process.argv[2] ?? 2000);
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-bench-'));
const whole = document50k();
const piece = `${whole.slice(0, whole.indexOf('<!-- step 3'))}</inbound></policies>`; // about 5 KB
const pathOf = (i: number): string => join(folder, `api-${i % 50}`, `${i}.xml`);
const textOf = (i: number): string => piece.replaceAll('caller', `caller${i}-`);
for (let i = 0; i < count; i++) {
  if (i < 50) mkdirSync(join(folder, `api-${i}`));
  writeFileSync(pathOf(i), textOf(i));
}
// Folders and files are read in the order of their names.
const last = Array.from({ length: count }, (_, i) => i).reduce((a, b) => (`${b % 50}/${b}.` > `${a % 50}/${a}.` ? b : a));

const report = join(folder, 'turns.json');
process.env['GATEHOUSE_BENCH_TURNS'] = report;
const bundle = fileURLToPath(new URL('../../dist/server/gatehouse.js', import.meta.url));
const source = fileURLToPath(new URL('../../server/src/cli/main.ts', import.meta.url));
const turns = new URL('turns.mjs', import.meta.url).href;
// As the extension starts the server.
const flags = (process.env['FLAGS'] ?? '--max-semi-space-size=8 --max-old-space-size=1024').split(' ').filter(Boolean);
const client = new LspClient([process.execPath, ...flags, '--import', turns, existsSync(bundle) ? bundle : source, 'lsp', '--stdio']);
await client.initialize(null, { textDocument: { diagnostic: {} }, workspace: { workspaceFolders: true } });

// One of the folder's documents is open, typed in from the start.
const uri = pathToFileURL(pathOf(0)).href;
const text = textOf(0);
const lines = new LineMap(text);
const typing = text.indexOf('step-') + 5;
let version = 1;
client.open(uri, text);
const phases: Record<string, { times: number[]; from: number; to: number }> = {};
/** One key, and its diagnostics. */
const key = async (): Promise<number> => {
  const from = performance.now();
  const isIn = version++ % 2 === 0;
  const range = { start: lines.positionAt(typing), end: lines.positionAt(typing + (isIn ? 1 : 0)) };
  client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ range, text: isIn ? '' : 'x' }] });
  await client.request('textDocument/diagnostic', { textDocument: { uri } });
  return performance.now() - from;
};
/** Types until `until` says so, a key every 5 ms. */
const type = async (name: string, until: (keys: number) => boolean | Promise<boolean>): Promise<void> => {
  const phase = { times: [] as number[], from: Date.now(), to: 0 };
  phases[name] = phase;
  while (Date.now() - phase.from < 120_000) {
    phase.times.push(await key());
    if (await until(phase.times.length)) break;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  phase.to = Date.now();
};
const memory = (): number =>
  existsSync(`/proc/${client.pid}/status`)
    ? Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${client.pid}/status`, 'utf8'))![1]) / 1024
    : Number.NaN;

await type('before', (keys) => keys === 100);
const alone = memory();
client.notify('workspace/didChangeWorkspaceFolders', {
  event: { added: [{ uri: pathToFileURL(folder).href, name: 'bench' }], removed: [] },
});
const isRead = async (): Promise<boolean> => (await client.request<unknown[]>('workspace/symbol', { query: `caller${last}-` })).length > 0;
await type('while read', async (keys) => keys % 50 === 0 && (await isRead()));
await type('just after', (keys) => keys === 50);
const afterReading = memory();
let checked = false;
void client.request('workspace/diagnostic', { previousResultIds: [] }).then(() => {
  checked = true;
});
await type('while checked', () => checked);
const afterChecking = memory();
await new Promise((resolve) => setTimeout(resolve, Number(process.env['IDLE'] ?? 15_000)));
const afterwards = memory();
await client.stop();

const noted = JSON.parse(readFileSync(report, 'utf8')) as {
  turns: { at: number; wall: number; cpu: number }[];
  pauses: { at: number; wall: number }[];
};
console.log(`${count} documents of ${(piece.length / 1024).toFixed(0)} KB, a key every 5 ms`);
for (const [name, { times, from, to }] of Object.entries(phases)) {
  const within = <T extends { at: number }>(list: readonly T[]): T[] => list.filter(({ at }) => at >= from && at <= to);
  const most = (list: readonly number[]): string => `${Math.max(0, ...list).toFixed(0)} ms`;
  const [own, pauses] = [within(noted.turns), within(noted.pauses)];
  console.log(
    `${name.padEnd(14)} ${((to - from) / 1000).toFixed(1).padStart(5)} s   key → diagnostics: median ${median(times).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms, worst ${Math.max(...times).toFixed(1)} ms   ` +
      `own turns: longest ${most(own.map(({ wall }) => wall))}, by processor time ${most(own.map(({ cpu }) => cpu))}; pauses to collect garbage: longest ${most(pauses.map(({ wall }) => wall))}`,
  );
}
console.log(
  `memory: ${alone.toFixed(0)} MB with one document, ${afterReading.toFixed(0)} MB behind reading, ${afterChecking.toFixed(0)} MB behind checking, ${afterwards.toFixed(0)} MB when idle`,
);
rmSync(folder, { recursive: true });
