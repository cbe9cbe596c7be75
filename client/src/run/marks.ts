import * as vscode from 'vscode';
import type { RunResult, TraceEntry } from '../shapes.ts';
import { fileUri } from '../show-place.ts';
import type { Run } from './history.ts';
import { type Mark, marksOf } from './trace-marks.ts';

/** Marks in the policy, and in the fragments it includes, what one result walked through. Editing a line removes its marks. */
export interface RunMarks {
  show(run: Run, result: number): void;
  clear(): void;
}

export function createRunMarks(context: vscode.ExtensionContext): RunMarks {
  const note = (color: string): vscode.ThemableDecorationAttachmentRenderOptions => ({
    margin: '0 0 0 2em',
    color: new vscode.ThemeColor(color),
    fontStyle: 'italic',
  });
  const line = (icon: string, border: string, background: string, text: string) =>
    vscode.window.createTextEditorDecorationType({
      isWholeLine: true,
      gutterIconPath: gutterIcon(icon),
      gutterIconSize: '75%',
      borderWidth: '0 0 0 3px',
      borderStyle: 'solid',
      borderColor: new vscode.ThemeColor(border),
      backgroundColor: background === '' ? undefined : new vscode.ThemeColor(background),
      overviewRulerColor: new vscode.ThemeColor(border),
      overviewRulerLane: vscode.OverviewRulerLane.Left,
      after: note(text),
    });
  const gutterIcon = (name: string) => context.asAbsolutePath(`media/mark-${name}.svg`);
  const types: Record<Mark['kind'], vscode.TextEditorDecorationType> = {
    ran: line('ran', 'testing.iconPassed', '', 'editorCodeLens.foreground'),
    taken: line('taken', 'testing.iconPassed', 'diffEditor.insertedLineBackground', 'charts.green'),
    ended: line('ended', 'list.warningForeground', 'diffEditor.insertedLineBackground', 'list.warningForeground'),
    failed: line('failed', 'list.errorForeground', 'diffEditor.removedLineBackground', 'list.errorForeground'),
    notSimulated: line('not-simulated', 'list.warningForeground', '', 'list.warningForeground'),
    passedOver: vscode.window.createTextEditorDecorationType({
      gutterIconPath: gutterIcon('passed-over'),
      gutterIconSize: '75%',
      after: note('editorCodeLens.foreground'),
    }),
  };
  let shown: { run: Run; result: RunResult } | undefined;

  const apply = (editor: vscode.TextEditor) => {
    const lines = shown ? marksFor(editor.document, shown.run, shown.result) : [];
    for (const [kind, type] of Object.entries(types)) editor.setDecorations(type, lines.filter((it) => it.kind === kind).map(decoration));
  };
  const applyAll = () => vscode.window.visibleTextEditors.forEach(apply);
  context.subscriptions.push(
    ...Object.values(types),
    vscode.window.onDidChangeVisibleTextEditors(applyAll),
    // What ran is not what stands there any more.
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0 || !shown || marksFor(document, shown.run, shown.result).length === 0) return;
      shown = undefined;
      applyAll();
    }),
  );
  return {
    show(run, index) {
      const result = run.report.results[index];
      shown = result && { run, result };
      applyAll();
    },
    clear() {
      shown = undefined;
      applyAll();
    },
  };
}

function marksFor(document: vscode.TextDocument, run: Run, result: RunResult): Mark[] {
  const own = result.trace.filter((entry) => traceUri(run, entry)?.toString() === document.uri.toString());
  return marksOf(own, result).filter(({ line }) => line < document.lineCount);
}

const decoration = ({ line, text }: Mark): vscode.DecorationOptions => ({
  range: new vscode.Range(line, 0, line, Number.MAX_SAFE_INTEGER),
  renderOptions: text ? { after: { contentText: text } } : {},
});

/** The file a trace entry stands in, if any. */
export function traceUri(run: Run, entry: TraceEntry): vscode.Uri | undefined {
  return entry.file ? fileUri(run.folder, entry.file) : undefined;
}
