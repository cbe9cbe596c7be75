// A client of `gatehouse lsp --stdio`, as small as it gets.
import { spawn } from 'node:child_process';
import { executable } from './gatehouse.mjs';

/** Starts the server: `send` a message, `receive` the first that fits, `request` an answer (its result). */
export function connect() {
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
  let last = 1000;
  const request = async (method, params) => {
    const id = ++last;
    send({ id, method, params });
    const { result, error } = await receive((message) => message.id === id && !('method' in message));
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  };
  return { child, send, receive, request };
}
