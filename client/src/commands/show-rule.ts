import * as vscode from 'vscode';

/**
 * Opens the page of a rule: what a diagnostic's code leads to. The pages come with the extension, so they open without a network. Without
 * an id it asks which.
 */
export async function showRule(extension: vscode.Uri, given?: unknown): Promise<void> {
  const pages = vscode.Uri.joinPath(extension, 'docs', 'rules');
  const ids = (await vscode.workspace.fs.readDirectory(pages))
    .map(([name]) => /^([a-z][a-z0-9-]*)\.md$/.exec(name)?.[1])
    .filter((id) => id !== undefined);
  const id = typeof given === 'string' ? given : await vscode.window.showQuickPick(ids, { placeHolder: 'Which rule?' });
  if (id === undefined) return;
  if (!ids.includes(id)) throw new Error(`There is no page about "${id}".`);
  const page = vscode.Uri.joinPath(pages, `${id}.md`);
  try {
    await vscode.commands.executeCommand('markdown.showPreview', page);
  } catch {
    // VS Code's own Markdown extension is turned off: the text is readable as it is.
    await vscode.window.showTextDocument(page);
  }
}
