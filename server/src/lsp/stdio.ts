import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './server.ts';

/** Serves the client at the other end of standard input and output. */
export const serveStdio = (): void => serve(createConnection(ProposedFeatures.all, process.stdin, process.stdout));
