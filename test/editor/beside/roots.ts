import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { extension } from '../workspace.ts';

export const root = (name: string): vscode.Uri =>
  vscode.workspace.workspaceFolders?.find((it) => it.name === name)?.uri ?? assert.fail(`no folder ${name}`);
export const at = (name: string, path: string): vscode.Uri => vscode.Uri.joinPath(root(name), path);

/** Writes with Node, as another program would: the editor is told by its file watcher only. */
export function writeOutside(uri: vscode.Uri, text: string): void {
  mkdirSync(dirname(uri.fsPath), { recursive: true });
  writeFileSync(uri.fsPath, text);
}

export async function show(uri: vscode.Uri): Promise<vscode.TextDocument> {
  await extension().activate();
  return (await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri))).document;
}

/** Our findings, as `rule: text they stand at`. */
export function findings(uri: vscode.Uri): string[] {
  const document = vscode.workspace.textDocuments.find((it) => it.uri.toString() === uri.toString());
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'gatehouse')
    .map(({ code, range }) => `${typeof code === 'object' ? code.value : code}: ${document?.getText(range)}`);
}
