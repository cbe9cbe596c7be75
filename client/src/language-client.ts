import { join } from 'node:path';
import * as vscode from 'vscode';
import { LanguageClient, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import { writtenPolicies } from './written-policies.ts';

/** Less memory for young and old objects than V8 takes by itself: half of the process, for pauses as short (docs/benchmarks.md). */
const HEAP = ['--max-semi-space-size=8', '--max-old-space-size=1024'];

/**
 * Starts the language server in a process of its own. It gives diagnostics, completion and the like and evaluates nothing, so it
 * runs in restricted folders too; whether the folder is trusted is told at start and when that changes.
 */
export async function startLanguageClient(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): Promise<LanguageClient> {
  const module = context.asAbsolutePath(join('dist', 'server', 'server.js'));
  const nodePath = vscode.workspace.getConfiguration('gatehouse').get<string>('nodePath');
  const server = { module, transport: TransportKind.ipc, ...(nodePath ? { runtime: nodePath } : {}) };
  const options: ServerOptions = {
    run: { ...server, options: { execArgv: HEAP } },
    debug: { ...server, options: { execArgv: [...HEAP, '--nolazy', '--inspect=6009'] } },
  };
  const client = new LanguageClient('gatehouse', 'Gatehouse', options, {
    documentSelector: writtenPolicies,
    initializationOptions: { trusted: vscode.workspace.isTrusted, evaluates: true },
    outputChannel: log,
  });
  await client.start();
  context.subscriptions.push(
    vscode.workspace.onDidGrantWorkspaceTrust(() => void client.sendNotification('gatehouse/trust', { trusted: true })),
  );
  return client;
}
