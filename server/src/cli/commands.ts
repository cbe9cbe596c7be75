/** A command's file: its help and what it does. `run` gives the exit code; a UsageError is one line and exit code 2. */
export interface CommandFile {
  readonly help: string;
  run(args: string[]): Promise<number>;
}

interface Command {
  readonly summary: string;
  /** Loaded on demand, so that each command starts with its own code only. */
  load(): Promise<CommandFile>;
}

/** One file per command; adding one is a line here. */
export const commands: Record<string, Command> = {
  lint: { summary: 'check policy documents', load: () => import('./lint.ts') },
  effective: { summary: 'print the effective policy of an operation with the origin of each piece', load: () => import('./effective.ts') },
  certs: { summary: 'the certificates of the workspace: list, import, make test certificates, verify', load: () => import('./certs.ts') },
  run: {
    summary: 'runs a policy: requests over real TLS handshakes with client certificates, and the trace',
    load: () => import('./run.ts'),
  },
  eval: { summary: 'evaluate a policy expression', load: () => import('./eval.ts') },
  fmt: { summary: 'format policy documents', load: () => import('./fmt.ts') },
  convert: { summary: 'rewrite a document as rawxml or xml', load: () => import('./convert.ts') },
  serve: { summary: 'the emulator as a local gateway, until it is interrupted', load: () => import('./serve.ts') },
  lsp: { summary: 'the language server, for any editor', load: () => import('./lsp.ts') },
};
