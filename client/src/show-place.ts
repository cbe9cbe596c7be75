import * as vscode from 'vscode';
import type { Place, Range } from './shapes.ts';

/** A file that the command line names: absolute, or relative to the folder. */
export function fileUri(folder: vscode.Uri, path: string): vscode.Uri {
  const absolute = path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path);
  return absolute ? vscode.Uri.file(path) : vscode.Uri.joinPath(folder, path);
}

export function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** Opens the file with the caret at the place, in the column where it is open already. */
export async function showPlace(folder: vscode.Uri, { path, range }: Place): Promise<void> {
  const uri = fileUri(folder, path);
  const there = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  const editor = await vscode.window.showTextDocument(uri, { viewColumn: there?.viewColumn ?? vscode.ViewColumn.One });
  const { start } = toRange(range);
  editor.selection = new vscode.Selection(start, start);
  editor.revealRange(toRange(range), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
