import * as vscode from 'vscode';

export const folder = (): vscode.Uri => vscode.workspace.workspaceFolders![0]!.uri;
export const file = (path: string): vscode.Uri => vscode.Uri.joinPath(folder(), path);

export async function write(path: string, text: string): Promise<vscode.Uri> {
  await vscode.workspace.fs.writeFile(file(path), new TextEncoder().encode(text));
  return file(path);
}

/** Opens a file of the folder in the editor, with the extension active: opening alone does not wait for it. */
export async function open(path: string): Promise<vscode.TextEditor> {
  await extension().activate();
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file(path)));
}

export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('gatehouse.gatehouse');
  if (!found) throw new Error('the extension is not there');
  return found;
}

/** The text of a document anew, as if typed at once. */
export async function replaceText(editor: vscode.TextEditor, text: string): Promise<void> {
  const { document } = editor;
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  await editor.edit((edit) => edit.replace(all, text));
}

/** The position of the character `|` stands before in `needle`, or of the start of `needle`. */
export function positionOf(document: vscode.TextDocument, needle: string): vscode.Position {
  const bar = needle.indexOf('|');
  const at = document.getText().indexOf(needle.replace('|', ''));
  if (at < 0) throw new Error(`${needle} is not in the document`);
  return document.positionAt(at + Math.max(0, bar));
}

/** Answers the prompts of `vscode.window` in their order for as long as `work` takes; a prompt without an answer gets undefined (Escape). */
export async function answering<T>(
  answers: Partial<Record<keyof typeof vscode.window, unknown[]>>,
  work: () => Thenable<T>,
): Promise<{ result: T; asked: unknown[][] }> {
  const window = vscode.window as unknown as Record<string, unknown>;
  const kept = Object.keys(answers).map((name) => [name, window[name]] as const);
  const asked: unknown[][] = [];
  for (const [name, queue] of Object.entries(answers)) {
    window[name] = async (...args: unknown[]) => {
      asked.push([name, ...args]);
      return (queue as unknown[]).shift();
    };
  }
  try {
    return { result: await work(), asked };
  } finally {
    for (const [name, original] of kept) window[name] = original;
  }
}
