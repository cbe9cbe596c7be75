/** The language server as an editor starts it: over Node's IPC, or with --stdio. */
import './cli/compile-cache.ts';

// Behind the line above, which concerns only what is loaded later.
const [{ createConnection, ProposedFeatures }, { serve }] = await Promise.all([
  import('vscode-languageserver/node'),
  import('./lsp/server.ts'),
]);
serve(createConnection(ProposedFeatures.all));
