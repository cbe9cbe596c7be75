import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { LspClient } from './client.ts';

const source = '<fragment>\n<set-body>@("{{audience}}" + 1)</set-body>\n</fragment>';
const position = { line: 1, character: 15 };

for (const evaluates of [true, false])
  test(`a client that ${evaluates ? 'evaluates gets expressions with their named values, and the action' : 'does not evaluate is offered no action'}`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gatehouse-lsp-'));
    mkdirSync(join(folder, '.gatehouse'));
    writeFileSync(join(folder, '.gatehouse/config.yaml'), 'namedValues:\n  audience: api://orders\n');
    const client = new LspClient();
    try {
      await client.initialize(pathToFileURL(folder).href, undefined, { trusted: true, evaluates });
      const uri = pathToFileURL(join(folder, 'a.xml')).href;
      client.open(uri, source);
      const textDocument = { uri };
      const asked = () => client.request<{ expression: string; unknown: string[] }>('gatehouse/expression', { textDocument, position });
      // The configuration is read behind the first answers.
      let found = await asked();
      for (const end = Date.now() + 20_000; found.unknown.length > 0 && Date.now() < end; found = await asked())
        await new Promise((resolve) => setTimeout(resolve, 50));
      assert.equal(found.expression, '@("api://orders" + 1)');
      assert.equal((await client.request<unknown[]>('gatehouse/expressions', { textDocument })).length, 1);
      const actions = await client.request<{ title: string; command?: { command: string } }[]>('textDocument/codeAction', {
        textDocument,
        range: { start: position, end: position },
        context: { diagnostics: [] },
      });
      assert.deepEqual(
        actions.filter(({ title }) => title === 'Evaluate expression').map(({ command }) => command?.command),
        evaluates ? ['gatehouse.evaluateExpression'] : [],
      );
    } finally {
      await client.stop();
      rmSync(folder, { recursive: true });
    }
  });
