// A workspace of 2,000 policy documents: how late requests are answered while it is read, and the server's memory afterwards.
// Run: node test/bench/workspace.ts [COUNT]
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LspClient } from '../unit/lsp/client.ts';
import { document50k, median, percentile } from './document.ts';

const count = Number(process.argv[2] ?? 2000);
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-bench-'));
const whole = document50k();
const piece = whole.slice(0, whole.indexOf('<!-- step 3')); // about 5 KB
for (let i = 0; i < count; i++) {
  const of = join(folder, `api-${i % 50}`);
  mkdirSync(of, { recursive: true });
  writeFileSync(join(of, `${i}.xml`), `${piece.replaceAll('caller', `caller${i}-`)}</inbound></policies>`);
}
// Folders and files are read in the order of their names.
const last = Array.from({ length: count }, (_, i) => i).reduce((a, b) => (`${b % 50}/${b}.` > `${a % 50}/${a}.` ? b : a));
const bundle = new URL('../../dist/server/gatehouse.js', import.meta.url).pathname;
const client = new LspClient(existsSync(bundle) ? [process.execPath, bundle, 'lsp', '--stdio'] : undefined);
await client.initialize(null, { textDocument: { diagnostic: {} }, workspace: { workspaceFolders: true } });
const uri = 'untitled:one';
client.open(uri, piece);
await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 1, character: 6 } });
client.notify('workspace/didChangeWorkspaceFolders', {
  event: { added: [{ uri: pathToFileURL(folder).href, name: 'bench' }], removed: [] },
});
const times: number[] = [];
const started = performance.now();
let done = false;
while (!done && performance.now() - started < 60_000) {
  const from = performance.now();
  await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 1, character: 6 } });
  times.push(performance.now() - from);
  if (times.length % 50 === 0) done = (await client.request<unknown[]>('workspace/symbol', { query: `caller${last}-` })).length > 0;
  await new Promise((resolve) => setTimeout(resolve, 5));
}
const rss = existsSync(`/proc/${client.pid}/status`)
  ? Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${client.pid}/status`, 'utf8'))![1]) / 1024
  : Number.NaN;
console.log(
  `${count} documents ${done ? `read in ${((performance.now() - started) / 1000).toFixed(1)} s` : 'not read within a minute'}: hover while reading median ${median(times).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms, worst ${Math.max(...times).toFixed(1)} ms; ${rss.toFixed(0)} MB`,
);
await client.stop();
rmSync(folder, { recursive: true });
