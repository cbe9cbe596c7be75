/** The language server as an editor starts it: over Node's IPC, or with --stdio. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './lsp/server.ts';

serve(createConnection(ProposedFeatures.all));
