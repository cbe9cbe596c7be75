import * as vscode from 'vscode';
import { hasPolicyRoot } from './root-element.ts';

export const languageId = 'apim-policy';

/** The languages that policies are otherwise taken for: XML, and Razor, as which many people name their policies for its colours. */
const lookAlikes = new Set(['xml', 'razor', 'aspnetcorerazor', 'plaintext']);

/**
 * Opens documents as policies that the file name alone does not give away: by their root element, or by the glob patterns of
 * `gatehouse.policyFiles`. A language that the user picks for an open document stays: it is looked at when it opens only.
 */
export function reopenAsPolicy(): vscode.Disposable {
  const seen = new Set<string>();
  const look = (document: vscode.TextDocument) => {
    const key = document.uri.toString();
    if (seen.has(key) || document.languageId === languageId) return;
    if (!isPolicy(document)) return;
    seen.add(key);
    void vscode.languages.setTextDocumentLanguage(document, languageId);
  };
  for (const document of vscode.workspace.textDocuments) look(document);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(look),
    // An empty .xml that becomes a policy while it is written.
    vscode.workspace.onDidSaveTextDocument(look),
    // Changing the language closes the document and opens it anew, under the same name: only a real close forgets it.
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (document.languageId === languageId) seen.delete(document.uri.toString());
    }),
  );
}

function isPolicy(document: vscode.TextDocument): boolean {
  const patterns = vscode.workspace.getConfiguration('gatehouse', document.uri).get<string[]>('policyFiles', []);
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  const named = patterns.some((pattern) => {
    const filter = folder ? new vscode.RelativePattern(folder, pattern) : pattern;
    return vscode.languages.match({ pattern: filter }, document) > 0;
  });
  return named || (lookAlikes.has(document.languageId) && hasPolicyRoot(document.getText().slice(0, 64_000)));
}
