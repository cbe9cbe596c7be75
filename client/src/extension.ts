import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { autoCloseTags } from './auto-close.ts';
import { createCertificates } from './certificates.ts';
import { runCodeLens } from './code-lens.ts';
import { registerCommands } from './commands/commands.ts';
import { certificateDocuments } from './commands/show-certificate.ts';
import { effectiveDocuments } from './commands/show-effective-policy.ts';
import { createAnswers } from './evaluate/answers.ts';
import { evaluateCodeLens } from './evaluate/code-lens.ts';
import { createGatehouse } from './gatehouse.ts';
import { startLanguageClient } from './language-client.ts';
import { noticeOtherExtensions } from './other-extensions.ts';
import { createPassphrases } from './passphrases.ts';
import { referencesCommand } from './references.ts';
import { languageId, reopenAsPolicy } from './reopen-as-policy.ts';
import { createRunHistory } from './run/history.ts';
import { createRunMarks } from './run/marks.ts';
import { createRunPanel } from './run/panel.ts';
import type { Services } from './services.ts';
import { certificatesView } from './views/certificates.ts';
import { runsView } from './views/runs.ts';

let languageClient: Promise<LanguageClient> | undefined;

/** Registers everything; starts no process. The language server starts with the first policy, the emulator with a run. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Gatehouse', { log: true });
  const gatehouse = createGatehouse(context, log);
  const services: Services = {
    log,
    extension: context.extensionUri,
    gatehouse,
    certificates: createCertificates(context, gatehouse),
    passphrases: createPassphrases(context.secrets),
    history: createRunHistory(),
    panel: createRunPanel(context, createRunMarks(context)),
    answers: createAnswers(context),
    language: async (method, params) => (await client()).sendRequest(method, params),
  };
  certificatesView(context, services.certificates);
  runsView(context, services.history);
  noticeOtherExtensions(context);

  const client = (): Promise<LanguageClient> => {
    if (languageClient) return languageClient;
    languageClient = startLanguageClient(context, log);
    languageClient.catch((error: unknown) => {
      log.error(String(error));
      void vscode.window.showErrorMessage(`Gatehouse's language server did not start: ${error instanceof Error ? error.message : error}`);
    });
    return languageClient;
  };
  const startFor = ({ languageId: id }: vscode.TextDocument) => {
    if (id === languageId) void client();
  };
  context.subscriptions.push(
    log,
    registerCommands(services),
    certificateDocuments(services),
    effectiveDocuments(services),
    referencesCommand(),
    autoCloseTags(services),
    runCodeLens(),
    evaluateCodeLens(services),
    vscode.workspace.onDidOpenTextDocument(startFor),
    reopenAsPolicy(),
  );
  vscode.workspace.textDocuments.forEach(startFor);
}

export async function deactivate(): Promise<void> {
  await (await languageClient)?.stop();
}
