import * as vscode from 'vscode';
import { languageId } from './reopen-as-policy.ts';
import { withFilters } from './xml-filters.ts';

/** Extensions that take policies for plain XML. Microsoft's leaves the checking to Red Hat's. */
const known: Readonly<Record<string, string>> = {
  'redhat.vscode-xml': 'XML (Red Hat)',
  'ms-azuretools.vscode-apimanagement': 'Azure API Management (Microsoft)',
};
const explained = 'gatehouse.explainedOtherExtensions';

/**
 * Says, once for ever, when another extension that takes policies for plain XML reports on them too: its errors (a quote inside an
 * expression) look as if they were ours. Offers to turn its checks off for policies, in its own setting.
 */
export function noticeOtherExtensions(context: vscode.ExtensionContext): void {
  let done = context.globalState.get(explained, false);
  const look = ({ uris }: vscode.DiagnosticChangeEvent) => {
    if (done) return;
    const others = Object.keys(known).filter((id) => vscode.extensions.getExtension(id));
    if (others.length === 0) return;
    const uri = uris.find((it) => isPolicy(it) && vscode.languages.getDiagnostics(it).some(({ source = '' }) => /^xml\b/i.test(source)));
    if (!uri) return;
    done = true;
    void context.globalState.update(explained, true);
    void explain(others, uri);
  };
  context.subscriptions.push(vscode.languages.onDidChangeDiagnostics(look));
}

function isPolicy(uri: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some((it) => it.languageId === languageId && it.uri.toString() === uri.toString());
}

async function explain(ids: readonly string[], uri: vscode.Uri): Promise<void> {
  const turnOff = 'Turn Off XML Checks of Policies';
  const show = 'Show the Extension';
  const names = ids.map((id) => known[id]).join(' and ');
  const { section, key } = filterSetting;
  const settings = vscode.workspace.getConfiguration(section, uri);
  const canTurnOff = settings.inspect(key)?.defaultValue !== undefined;
  const choice = await vscode.window.showInformationMessage(
    `${vscode.workspace.asRelativePath(uri)} is checked twice: ${names} ${ids.length === 1 ? 'reads' : 'read'} it as plain XML and ${ids.length === 1 ? 'flags' : 'flag'} quotes and "<" inside expressions, which API Management accepts. Problems whose source is "xml" are not Gatehouse's.`,
    ...(canTurnOff ? [turnOff] : []),
    show,
  );
  if (choice === show) await vscode.commands.executeCommand('workbench.extensions.search', ids.map((id) => `@id:${id}`).join(' '));
  if (choice !== turnOff) return;
  const target = vscode.workspace.workspaceFolders ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await settings.update(key, withFilters(settings.get(key), uri.path.split('/').at(-1) ?? ''), target);
}

/** Red Hat's setting: what it checks, by file name. */
const filterSetting = { section: 'xml.validation', key: 'filters' } as const;
