import * as vscode from 'vscode';

/** The folder whose store and configuration count for a document; without one, that of the open editor, else the first. */
export function folderOf(uri?: vscode.Uri): vscode.Uri | undefined {
  const of = (it: vscode.Uri | undefined) => (it ? vscode.workspace.getWorkspaceFolder(it)?.uri : undefined);
  return of(uri) ?? of(vscode.window.activeTextEditor?.document.uri) ?? vscode.workspace.workspaceFolders?.[0]?.uri;
}

/** As `folderOf`, but says what to do when no folder is open. */
export function needFolder(uri?: vscode.Uri): vscode.Uri | undefined {
  const folder = folderOf(uri);
  if (!folder)
    void vscode.window.showErrorMessage('Gatehouse keeps certificates in the open folder. Open a folder first (File: Open Folder).');
  return folder;
}
