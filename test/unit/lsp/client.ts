import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

type Answer = { readonly result?: unknown; readonly error?: { readonly code: number; readonly message: string } };

/** A language server in a process of its own, and a client that speaks to it over stdio. */
export class LspClient {
  readonly #process: ChildProcess;
  #buffer = Buffer.alloc(0);
  #id = 0;
  readonly #answers = new Map<number, (answer: Answer) => void>();
  readonly notifications: { readonly method: string; readonly params: unknown }[] = [];
  readonly #waiting: { readonly method: string; readonly accept: (params: never) => boolean; readonly done: (params: never) => void }[] =
    [];
  readonly stderr: string[] = [];

  /** `command`: how to start the server; from source by default. */
  constructor(
    command: readonly string[] = [
      process.execPath,
      fileURLToPath(new URL('../../../server/src/cli/main.ts', import.meta.url)),
      'lsp',
      '--stdio',
    ],
  ) {
    this.#process = spawn(command[0]!, command.slice(1), { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#process.stderr!.on('data', (chunk: Buffer) => this.stderr.push(String(chunk)));
    this.#process.stdout!.on('data', (chunk: Buffer) => {
      this.#buffer = Buffer.concat([this.#buffer, chunk]);
      for (;;) {
        const header = this.#buffer.indexOf('\r\n\r\n');
        if (header < 0) return;
        const length = Number(/Content-Length: (\d+)/i.exec(this.#buffer.subarray(0, header).toString())![1]);
        if (this.#buffer.length < header + 4 + length) return;
        const message = JSON.parse(this.#buffer.subarray(header + 4, header + 4 + length).toString()) as {
          id?: number;
          method?: string;
          params?: unknown;
        } & Answer;
        this.#buffer = this.#buffer.subarray(header + 4 + length);
        this.#receive(message);
      }
    });
  }

  get pid(): number {
    return this.#process.pid!;
  }

  #receive(message: { id?: number; method?: string; params?: unknown } & Answer): void {
    if (message.method === undefined) {
      this.#answers.get(message.id!)?.(message);
      this.#answers.delete(message.id!);
      return;
    }
    if (message.id !== undefined) this.#send({ id: message.id, result: null });
    this.notifications.push({ method: message.method, params: message.params });
    const index = this.#waiting.findIndex(({ method, accept }) => method === message.method && accept(message.params as never));
    if (index >= 0) this.#waiting.splice(index, 1)[0]!.done(message.params as never);
  }

  #send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#process.stdin!.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  request<T = unknown>(method: string, params: unknown): Promise<T> {
    const id = ++this.#id;
    return new Promise((resolve, reject) => {
      this.#answers.set(id, ({ result, error }) => (error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result as T)));
      this.#send({ id, method, params });
    });
  }

  notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  /** The next notification (or request) of this method whose parameters are accepted. */
  next<T>(method: string, accept: (params: T) => boolean = () => true): Promise<T> {
    return new Promise((resolve) =>
      this.#waiting.push({ method, accept: accept as (params: never) => boolean, done: resolve as (params: never) => void }),
    );
  }

  async initialize(
    folder: string | null,
    capabilities: object = { textDocument: { diagnostic: {} } },
    initializationOptions: object = { trusted: true },
  ): Promise<{ capabilities: Record<string, unknown> }> {
    const workspaceFolders = folder === null ? null : [{ uri: folder, name: 'folder' }];
    const result = await this.request<{ capabilities: Record<string, unknown> }>('initialize', {
      processId: process.pid,
      rootUri: folder,
      workspaceFolders,
      capabilities,
      initializationOptions,
    });
    this.notify('initialized', {});
    return result;
  }

  open(uri: string, text: string, languageId = 'apim-policy'): void {
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  }

  async stop(): Promise<number | null> {
    const exit = new Promise<number | null>((resolve) => this.#process.once('exit', resolve));
    await this.request('shutdown', null);
    this.notify('exit', null);
    return exit;
  }
}
