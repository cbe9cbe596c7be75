import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { showPlace } from '../show-place.ts';
import type { Run } from './history.ts';
import { runHtml } from './html.ts';
import type { RunMarks } from './marks.ts';

/** The result of a run beside the policy: one panel, showing one run and in it one result, whose steps are marked in the editor. */
export interface RunPanel {
  show(run: Run, result?: number): void;
  clearMarks(): void;
}

export function createRunPanel(context: vscode.ExtensionContext, marks: RunMarks): RunPanel {
  let panel: vscode.WebviewPanel | undefined;
  let shown: { run: Run; result: number } | undefined;

  const update = () => {
    if (!panel || !shown) return;
    const { run, result } = shown;
    panel.title = `Run: ${run.policy.path.split('/').at(-1)}`;
    void panel.webview.postMessage({ html: runHtml(run, vscode.workspace.asRelativePath(run.policy, false), result), selected: result });
    marks.show(run, result);
  };
  const onMessage = async (message: { ready?: true; result?: number; trace?: number; command?: 'again' }) => {
    if (!shown) return;
    if (message.ready) update();
    if (message.result !== undefined) {
      shown = { ...shown, result: message.result };
      update();
    }
    if (message.trace !== undefined) await reveal(shown.run, shown.result, message.trace);
    if (message.command === 'again') await vscode.commands.executeCommand('gatehouse.runPolicy', shown.run.policy, shown.run.certificates);
  };

  return {
    clearMarks: () => marks.clear(),
    show(run, result = defaultResult(run)) {
      shown = { run, result };
      if (panel) {
        update();
        if (!panel.visible) panel.reveal(undefined, true);
        return;
      }
      panel = vscode.window.createWebviewPanel(
        'gatehouse.run',
        'Run',
        { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
        { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(context.extensionUri, 'media')], enableFindWidget: true },
      );
      const icon = (theme: string) => vscode.Uri.joinPath(context.extensionUri, 'media', `policy-${theme}.svg`);
      panel.iconPath = { light: icon('light'), dark: icon('dark') };
      panel.webview.onDidReceiveMessage(onMessage, undefined, context.subscriptions);
      panel.onDidDispose(() => {
        panel = undefined;
        marks.clear();
      });
      panel.webview.html = page(panel.webview, context.extensionUri);
      marks.show(run, result);
    },
  };
}

/** The first result that was let through, else the first: with all certificates, that is the one worth reading first. */
function defaultResult(run: Run): number {
  return Math.max(
    0,
    run.report.results.findIndex(({ certificate, response }) => certificate !== null && (response?.status ?? 500) < 400),
  );
}

async function reveal(run: Run, result: number, index: number): Promise<void> {
  const entry = run.report.results[result]?.trace[index];
  if (entry?.file && entry.range) await showPlace(run.folder, { path: entry.file, range: entry.range });
}

function page(webview: vscode.Webview, extension: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64');
  const media = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(extension, 'media', name)).toString();
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource} 'unsafe-inline'; script-src 'nonce-${nonce}'">
<link rel="stylesheet" href="${media('run-panel.css')}"></head>
<body><main aria-live="polite"></main><script nonce="${nonce}" src="${media('run-panel.js')}"></script></body></html>`;
}
