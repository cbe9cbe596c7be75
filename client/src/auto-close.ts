import * as vscode from 'vscode';
import type { Services } from './services.ts';
import { writtenPolicies } from './written-policies.ts';

/** Writes the end tag when `>` was typed, and the rest of one when `</` was. */
export function autoCloseTags({ language }: Pick<Services, 'language'>): vscode.Disposable {
  return vscode.workspace.onDidChangeTextDocument(async ({ document, contentChanges: [change, ...more], reason }) => {
    const editor = vscode.window.activeTextEditor;
    if (!change || more.length > 0 || reason !== undefined || editor?.document !== document) return;
    if ((change.text !== '>' && change.text !== '/') || !change.range.isEmpty) return;
    if (vscode.languages.match(writtenPolicies, document) === 0) return;
    if (!vscode.workspace.getConfiguration('gatehouse', document.uri).get('autoCloseTags', true)) return;
    const { version } = document;
    const at = change.range.start.translate(0, 1);
    // The server is told of the edit by another listener of the same event: let that be first.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const position = { line: at.line, character: at.character };
    const snippet = await language<string | null>('gatehouse/autoClose', { textDocument: { uri: document.uri.toString() }, position });
    // Typed on meanwhile: the answer is for another text.
    if (snippet && document.version === version && vscode.window.activeTextEditor === editor)
      await editor.insertSnippet(new vscode.SnippetString(snippet), at);
  });
}
