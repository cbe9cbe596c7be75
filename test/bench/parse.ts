// Parsing a policy document beside vscode-html-languageservice on the same text, taking turns. Run: node test/bench/parse.ts [FILE…]
import { readFileSync } from 'node:fs';
import peerModule from 'vscode-html-languageservice';
import { parse } from '../../server/src/syntax/parser.ts';
import { document50k, median } from './document.ts';

const { getLanguageService, TextDocument } = peerModule;
const peer = getLanguageService();
const texts =
  process.argv.length > 2
    ? process.argv.slice(2).map((file) => [file, readFileSync(file, 'utf8')] as const)
    : ([['50 KB policy', document50k()]] as const);
let kept = 0; // results are used, so that nothing is optimised away

for (const [name, text] of texts) {
  const document = TextDocument.create('file:///p.xml', 'html', 1, text);
  const runs = Math.max(40, Math.min(400, Math.round(2e7 / text.length)));
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let i = 0; i < runs + 20; i++) {
    const a = performance.now();
    kept += parse(text).children.length;
    const b = performance.now();
    kept += peer.parseHTMLDocument(document).roots.length;
    const c = performance.now();
    if (i < 20) continue;
    ours.push(b - a);
    theirs.push(c - b);
  }
  const [mine, other] = [median(ours), median(theirs)];
  console.log(
    `${name.padEnd(30)} ${(text.length / 1024).toFixed(0).padStart(5)} KB   gatehouse ${mine.toFixed(3)} ms   vscode-html-languageservice ${other.toFixed(3)} ms   ratio ${(mine / other).toFixed(2)}`,
  );
}
if (kept < 0) console.log(kept);
