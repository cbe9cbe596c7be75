import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { executable } from './gatehouse.mjs';

/** Speaks LSP with `gatehouse lsp --stdio`. */
function connect() {
  const child = spawn(process.execPath, [executable, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  let buffer = Buffer.alloc(0);
  const waiting = [];
  const inbox = [];
  child.stdout.on('data', (data) => {
    buffer = Buffer.concat([buffer, data]);
    for (;;) {
      const end = buffer.indexOf('\r\n\r\n');
      const length = end < 0 ? NaN : Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, end))[1]);
      if (!(buffer.length >= end + 4 + length)) return;
      inbox.push(JSON.parse(buffer.subarray(end + 4, end + 4 + length)));
      buffer = buffer.subarray(end + 4 + length);
      for (const look of waiting) look();
    }
  });
  const send = (message) => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  const receive = (wanted) =>
    new Promise((resolve) => {
      const look = () => {
        const found = inbox.find(wanted);
        if (found) resolve(found);
      };
      waiting.push(look);
      look();
    });
  return { child, send, receive };
}

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
