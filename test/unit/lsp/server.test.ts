import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { LspClient } from './client.ts';

interface Report {
  readonly kind: 'full' | 'unchanged';
  readonly resultId: string;
  readonly items: { readonly code: string; readonly severity: number; readonly range: { readonly start: { readonly line: number } } }[];
}

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-lsp-'));
const uri = (path: string): string => pathToFileURL(join(folder, path)).href;
const policy =
  '<policies>\n  <inbound>\n    <base />\n    <set-heder name="X" exists-action="override"><value>1</value></set-heder>\n  </inbound>\n</policies>\n';
const client = new LspClient();

before(async () => {
  mkdirSync(join(folder, '.gatehouse'), { recursive: true });
  writeFileSync(join(folder, '.gatehouse/config.yaml'), 'namedValues:\n  audience: api://orders\n');
  writeFileSync(join(folder, 'other.xml'), policy);
  writeFileSync(join(folder, 'none.xml'), '<root />');
  const { capabilities } = await client.initialize(pathToFileURL(folder).href);
  assert.ok(capabilities['hoverProvider']);
});
after(async () => {
  assert.equal(await client.stop(), 0);
  rmSync(folder, { recursive: true });
});

test('pull diagnostics: full, unchanged, full again after an edit that repairs', async () => {
  client.open(uri('a.xml'), policy);
  const pull = (previousResultId?: string): Promise<Report> =>
    client.request('textDocument/diagnostic', { textDocument: { uri: uri('a.xml') }, previousResultId });
  // The folder and the C# checker are read behind the first answers, which makes these stale.
  let first = await pull();
  for (let again = await pull(first.resultId), calm = 0; calm < 5; again = await pull(first.resultId)) {
    calm = again.kind === 'unchanged' ? calm + 1 : 0;
    if (again.kind === 'full') first = again;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  assert.equal(first.kind, 'full');
  const unknown = first.items.find(({ code }) => code === 'unknown-element');
  assert.equal(unknown?.range.start.line, 3);
  assert.equal((await pull(first.resultId)).kind, 'unchanged');
  const line = policy.split('\n')[3]!;
  const [open, close] = [line.indexOf('set-heder'), line.lastIndexOf('set-heder')];
  client.notify('textDocument/didChange', {
    textDocument: { uri: uri('a.xml'), version: 2 },
    contentChanges: [close, open].map((character) => ({
      range: { start: { line: 3, character }, end: { line: 3, character: character + 'set-heder'.length } },
      text: 'set-header',
    })),
  });
  const repaired = await pull(first.resultId);
  assert.equal(repaired.kind, 'full');
  assert.deepEqual(
    repaired.items.filter(({ severity }) => severity === 1),
    [],
  );
});

test('workspace diagnostics cover policies on disk and nothing else', async () => {
  const { items } = await client.request<{ items: { uri: string; items: unknown[] }[] }>('workspace/diagnostic', { previousResultIds: [] });
  assert.ok(items.some((item) => item.uri === uri('other.xml') && item.items.length > 0));
  assert.ok(!items.some((item) => item.uri === uri('none.xml')));
});

test('features answer with what the folder holds', async () => {
  client.open(
    uri('b.xml'),
    '<policies>\n  <inbound>\n    <set-header name="X" exists-action="override"><value>{{audience}}</value></set-header>\n    \n  </inbound>\n</policies>',
  );
  const at = (line: number, character: number) => ({ textDocument: { uri: uri('b.xml') }, position: { line, character } });
  const hover = await client.request<{ contents: { value: string } }>('textDocument/hover', at(2, 60));
  assert.match(hover.contents.value, /api:\/\/orders/);
  const completion = await client.request<{ items: { label: string }[] }>('textDocument/completion', at(3, 4));
  assert.ok(completion.items.some(({ label }) => label === 'validate-client-certificate'));
  const [location] = await client.request<{ uri: string; range: { start: { line: number } } }[]>('textDocument/definition', at(2, 60));
  assert.equal(location?.uri, uri('.gatehouse/config.yaml'));
  assert.equal(location?.range.start.line, 1);
  assert.ok(
    (
      await client.request<unknown[]>('textDocument/formatting', {
        textDocument: { uri: uri('b.xml') },
        options: { tabSize: 2, insertSpaces: true },
      })
    ).length > 0,
  );
  assert.ok(
    (await client.request<{ data: number[] }>('textDocument/semanticTokens/full', { textDocument: { uri: uri('b.xml') } })).data.length >=
      5,
  );
});

test('what is no policy is left alone', async () => {
  client.open(uri('c.xml'), '<root a=b>', 'xml');
  const report = await client.request<Report>('textDocument/diagnostic', { textDocument: { uri: uri('c.xml') } });
  assert.deepEqual(report.items, []);
});

test('a client that does not pull is pushed diagnostics with their version', async () => {
  const pushed = new LspClient();
  await pushed.initialize(null, {});
  const next = pushed.next<{ uri: string; version: number; diagnostics: { code: string }[] }>(
    'textDocument/publishDiagnostics',
    ({ diagnostics }) => diagnostics.length > 0,
  );
  pushed.open('untitled:one', policy);
  const { version, diagnostics } = await next;
  assert.equal(version, 1);
  assert.ok(diagnostics.some(({ code }) => code === 'unknown-element'));
  assert.equal(await pushed.stop(), 0);
});
