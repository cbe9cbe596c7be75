// The language server over stdio with a 50 KB document: keystroke to diagnostics, completion, hover; beside the peer's parse of the same text.
// Run: node test/bench/lsp.ts [COMMAND…]   (default: the built product, dist/server/gatehouse.js lsp --stdio)
import { existsSync } from 'node:fs';
import peerModule from 'vscode-html-languageservice';
import { LineMap } from '../../server/src/text/line-map.ts';
import { LspClient } from '../unit/lsp/client.ts';
import { document50k, median, percentile } from './document.ts';

const bundle = new URL('../../dist/server/gatehouse.js', import.meta.url).pathname;
/** As the extension starts the server. */
const HEAP = ['--max-semi-space-size=8', '--max-old-space-size=1024'];
const command =
  process.argv.length > 2 ? process.argv.slice(2) : existsSync(bundle) ? [process.execPath, ...HEAP, bundle, 'lsp', '--stdio'] : undefined;
const text = document50k();
const lines = new LineMap(text);
const uri = 'file:///bench/policy.xml';
const rounds = Number(process.env['ROUNDS'] ?? 150);

const started = performance.now();
const client = new LspClient(command);
await client.initialize(null, { textDocument: { diagnostic: {} } });
const ready = performance.now() - started;
client.open(uri, text);

const { getLanguageService, TextDocument } = peerModule;
const peer = getLanguageService();
const peerDocument = TextDocument.create(uri, 'html', 1, text);

/** Where keys go, one after the other: into values of markup, and into the C# of expressions, from the start of the document to its end. */
const places = [...text.matchAll(/step-\d|"X-Caller-|"no certificate|\["caller/g)].map(({ index, 0: found }) => index + found.length);
const inCode = text.indexOf('context.Request', text.length >> 1) + 'context.'.length;
const inContent = text.indexOf('<choose>', text.length >> 1);
let version = 1;
const change = (start: number, end: number, word: string): void =>
  client.notify('textDocument/didChange', {
    textDocument: { uri, version: ++version },
    contentChanges: [{ range: { start: lines.positionAt(start), end: lines.positionAt(end) }, text: word }],
  });
const times: Record<string, number[]> = {
  'keystroke → diagnostics': [],
  'completion, element': [],
  'completion, member': [],
  hover: [],
  'peer: parse': [],
};
const timed = async (name: string, work: () => Promise<unknown>, round: number): Promise<void> => {
  const from = performance.now();
  await work();
  if (round >= 20) times[name]!.push(performance.now() - from);
};
const at = (offset: number) => ({ textDocument: { uri }, position: lines.positionAt(offset) });

for (let i = 0; i < rounds + 20; i++) {
  await timed(
    'keystroke → diagnostics',
    () => {
      // A key at a place, and the same key taken back; the next place is another one.
      const typing = places[((i >> 1) * 37) % places.length]!;
      change(typing, typing + (i % 2), i % 2 ? '' : 'x');
      return client.request('textDocument/diagnostic', { textDocument: { uri } });
    },
    i,
  );
  if (i % 2 === 0) continue; // the text is as it was
  await timed('completion, element', () => client.request('textDocument/completion', at(inContent)), i);
  await timed('completion, member', () => client.request('textDocument/completion', at(inCode)), i);
  await timed('hover', () => client.request('textDocument/hover', at(inCode + 2)), i);
  await timed('peer: parse', async () => peer.parseHTMLDocument(peerDocument), i);
}
const base = median(times['peer: parse']!);
console.log(
  `${command ? 'built product' : 'from source'}, ${(text.length / 1024).toFixed(0)} KB, ${rounds} keystrokes; ready in ${ready.toFixed(0)} ms`,
);
for (const [name, list] of Object.entries(times))
  console.log(
    `${name.padEnd(26)} median ${median(list).toFixed(2).padStart(6)} ms   p95 ${percentile(list, 0.95).toFixed(2).padStart(6)} ms   p95 / peer's parse ${(percentile(list, 0.95) / base).toFixed(1)}`,
  );
await client.stop();
