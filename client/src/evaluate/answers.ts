import * as vscode from 'vscode';
import type { Shown } from './answer.ts';

/** Values behind the expressions they are of, until the document changes. */
export interface Answers {
  /** @param context in words, for the hover. */
  show(document: vscode.TextDocument, range: vscode.Range, answer: Shown, context: string): void;
}

interface Mark {
  readonly range: vscode.Range;
  readonly answer: Shown;
  readonly context: string;
}

export function createAnswers(context: vscode.ExtensionContext): Answers {
  const style = (color: string): vscode.TextEditorDecorationType =>
    vscode.window.createTextEditorDecorationType({
      after: { margin: '0 0 0 1em', color: new vscode.ThemeColor(color), fontStyle: 'italic' },
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    });
  const types = { value: style('editorCodeLens.foreground'), error: style('list.errorForeground') };
  const marks = new Map<string, Map<string, Mark>>();

  const apply = (editor: vscode.TextEditor): void => {
    const all = [...(marks.get(editor.document.uri.toString())?.values() ?? [])];
    editor.setDecorations(types.value, all.filter(({ answer }) => !answer.failed).map(decoration));
    editor.setDecorations(types.error, all.filter(({ answer }) => answer.failed).map(decoration));
  };
  const applyTo = (document: vscode.TextDocument): void => {
    for (const editor of vscode.window.visibleTextEditors) if (editor.document === document) apply(editor);
  };
  context.subscriptions.push(
    ...Object.values(types),
    vscode.window.onDidChangeVisibleTextEditors((editors) => editors.forEach(apply)),
    // A value is of the text it was made from.
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && marks.delete(document.uri.toString())) applyTo(document);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => marks.delete(document.uri.toString())),
  );
  return {
    show(document, range, answer, of) {
      const uri = document.uri.toString();
      const known = marks.get(uri) ?? new Map<string, Mark>();
      known.set(`${range.start.line}:${range.start.character}`, { range, answer, context: of });
      marks.set(uri, known);
      applyTo(document);
      vscode.window.setStatusBarMessage(`${answer.failed ? '$(error)' : '$(check)'} ${answer.line}`, 8000);
    },
  };
}

function decoration({ range, answer, context }: Mark): vscode.DecorationOptions {
  const hover = new vscode.MarkdownString().appendCodeblock(answer.whole, 'text').appendText(`Evaluated with ${context}.`);
  return {
    range,
    hoverMessage: hover,
    renderOptions: { after: { contentText: answer.failed ? `✗ ${answer.line}` : `= ${answer.line}` } },
  };
}
