import { UsageError } from './usage.ts';

export const help = `gatehouse lsp --stdio    the language server for any editor, over standard input and output

Initialization options: { "trusted": true } offers running policies; { "runLens": true } asks for "Run" code lenses.
`;

export async function run(args: string[]): Promise<number> {
  if (!args.includes('--stdio')) throw new UsageError('lsp: --stdio is the one way to connect');
  const { serveStdio } = await import('../lsp/stdio.ts');
  serveStdio();
  return new Promise<number>((resolve) => process.stdin.on('close', () => resolve(0)));
}
