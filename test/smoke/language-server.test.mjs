import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { connect } from './lsp-client.mjs';

test('the language server answers over stdio, publishes diagnostics, and ends when told to', { timeout: 30_000 }, async (t) => {
  const { child, send, receive } = connect();
  t.after(() => child.kill());
  send({ id: 1, method: 'initialize', params: { processId: process.pid, rootUri: null, capabilities: {} } });
  const { result } = await receive(({ id }) => id === 1);
  assert.ok(result.capabilities.hoverProvider);
  assert.ok(result.capabilities.completionProvider);
  send({ method: 'initialized', params: {} });
  const uri = 'file:///p.policy.xml';
  const text = '<policies><inbound><set-variable name="a" value="@(context.Request.Methd)" /></inbound></policies>';
  send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'apim-policy', version: 1, text } } });
  const { params } = await receive(({ method, params: it }) => method === 'textDocument/publishDiagnostics' && it.diagnostics.length > 0);
  assert.equal(params.uri, uri);
  assert.ok(params.diagnostics.some(({ code }) => code === 'CS1061'));
  send({ id: 2, method: 'shutdown' });
  await receive(({ id }) => id === 2);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  send({ method: 'exit' });
  assert.equal(await ended, 0);
});

test('the language server answers over IPC, as the extension starts it', { timeout: 30_000 }, async (t) => {
  const child = fork(fileURLToPath(new URL('../../dist/server/server.js', import.meta.url)), ['--node-ipc']);
  t.after(() => child.kill());
  const answer = new Promise((resolve, reject) => {
    child.on('message', (message) => message.id === 1 && resolve(message));
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  child.send({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: process.pid, rootUri: null, capabilities: {} } });
  const { result } = await answer;
  assert.ok(result.capabilities.hoverProvider);
});
