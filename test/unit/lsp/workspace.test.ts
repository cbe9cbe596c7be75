import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { LspClient } from './client.ts';

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-lsp-'));
const uri = (path: string): string => pathToFileURL(join(folder, path)).href;
const reads = '<policies><inbound><base /><set-variable name="copy" value="@(context.Variables["who"])" /></inbound></policies>';
const sets = '<policies><inbound><set-variable name="who" value="me" /></inbound></policies>';
const client = new LspClient();

interface Item {
  readonly kind: 'full' | 'unchanged';
  readonly uri: string;
  readonly resultId: string;
  readonly items?: readonly { readonly code: string }[];
}
const previous = new Map<string, string>();
/** Asks as an editor does: with the ids of what it has. */
const pull = async (): Promise<ReadonlyMap<string, Item>> => {
  const previousResultIds = [...previous].map(([of, value]) => ({ uri: of, value }));
  const { items } = await client.request<{ items: Item[] }>('workspace/diagnostic', { previousResultIds });
  for (const item of items) previous.set(item.uri, item.resultId);
  return new Map(items.map((item) => [item.uri, item]));
};
/** Pulls until the answer is as wanted. */
const until = async (wanted: (items: ReadonlyMap<string, Item>) => boolean): Promise<void> => {
  for (let i = 0; i < 100; i++) {
    if (wanted(await pull())) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail('not within ten seconds');
};
const has = (items: ReadonlyMap<string, Item>, path: string, rule: string): boolean =>
  items.get(uri(path))?.items?.some(({ code }) => code === rule) === true;
const write = (path: string, text: string, type: 1 | 2): void => {
  writeFileSync(join(folder, path), text);
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri(path), type }] });
};

before(async () => {
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'reads.xml'), reads);
  writeFileSync(join(folder, 'sets.xml'), sets);
  await client.initialize(pathToFileURL(folder).href);
});
after(async () => {
  assert.equal(await client.stop(), 0);
  rmSync(folder, { recursive: true });
});

test('what is as it was is said to be unchanged', async () => {
  await until((items) => items.size === 2 && [...items.values()].every(({ kind }) => kind === 'unchanged'));
});

test('a document that no longer sets a variable makes another one wrong, and right again', async () => {
  write('sets.xml', sets.replace('who', 'whom'), 2);
  await until((items) => has(items, 'reads.xml', 'unset-variable'));
  write('sets.xml', sets, 2);
  await until((items) => items.get(uri('reads.xml'))?.kind === 'full' && !has(items, 'reads.xml', 'unset-variable'));
});

test('a document that changes for itself alone leaves the others as they are', async () => {
  await until((items) => [...items.values()].every(({ kind }) => kind === 'unchanged'));
  write('sets.xml', sets.replace('</inbound>', '<set-heder /></inbound>'), 2);
  let others: string | undefined;
  await until((items) => {
    others ??= items.get(uri('reads.xml'))?.kind === 'full' ? 'asked anew' : undefined;
    return has(items, 'sets.xml', 'unknown-element');
  });
  assert.equal(others, undefined);
});

test('a document comes, and goes by no longer being one', async () => {
  write('new.xml', sets, 1);
  await until((items) => items.has(uri('new.xml')));
  write('bin/built.xml', sets, 1);
  write('new.xml', '<root />', 2);
  await until((items) => items.get(uri('new.xml'))?.items?.length === 0 && !items.has(uri('bin/built.xml')));
});
