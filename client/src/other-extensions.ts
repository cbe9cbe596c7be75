import * as vscode from 'vscode';
import { languageId } from './reopen-as-policy.ts';

const known: Readonly<Record<string, string>> = {
  'ms-azuretools.vscode-apimanagement': 'Azure API Management',
  'redhat.vscode-xml': 'XML (Red Hat)',
};
const quiet = 'gatehouse.noticedOtherExtensions';

/**
 * Says once when another extension that takes policies for plain XML reports on them too: its errors (a quote inside an expression)
 * look as if they were ours.
 */
export function noticeOtherExtensions(context: vscode.ExtensionContext): void {
  let noticed = context.globalState.get(quiet, false);
  const look = ({ uris }: vscode.DiagnosticChangeEvent) => {
    if (noticed) return;
    const others = Object.keys(known).filter((id) => vscode.extensions.getExtension(id));
    if (others.length === 0) return;
    const isPolicy = (uri: vscode.Uri) =>
      vscode.workspace.textDocuments.some((it) => it.languageId === languageId && it.uri.toString() === uri.toString());
    const uri = uris.find(
      (it) => isPolicy(it) && vscode.languages.getDiagnostics(it).some(({ source }) => source !== undefined && /^xml/i.test(source)),
    );
    if (!uri) return;
    noticed = true;
    void notice(context, others, vscode.workspace.asRelativePath(uri));
  };
  context.subscriptions.push(vscode.languages.onDidChangeDiagnostics(look));
}

async function notice(context: vscode.ExtensionContext, ids: string[], file: string): Promise<void> {
  const names = ids.map((id) => known[id]).join(' and ');
  const show = 'Show the Extension';
  const never = "Don't Show Again";
  const choice = await vscode.window.showInformationMessage(
    `${names} also reports on ${file}. It reads policies as plain XML, so it flags quotes and "<" inside expressions that API Management accepts. Problems whose source is "xml" are not Gatehouse's.`,
    show,
    never,
  );
  if (choice === show) await vscode.commands.executeCommand('workbench.extensions.search', ids.map((id) => `@id:${id}`).join(' '));
  if (choice === never) await context.globalState.update(quiet, true);
}
