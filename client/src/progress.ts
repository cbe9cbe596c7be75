import * as vscode from 'vscode';

/**
 * Shows that something is going on: in the status bar at once, and with a Cancel button when it has not ended after a second.
 * The task's token is cancelled by that button.
 */
export async function withProgress<T>(title: string, task: (token: vscode.CancellationToken) => Promise<T>): Promise<T> {
  const cancel = new vscode.CancellationTokenSource();
  const work = task(cancel.token);
  const settled = work.then(
    () => undefined,
    () => undefined,
  );
  void vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () => settled);
  const slow = setTimeout(() => {
    void vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, (_, token) => {
      token.onCancellationRequested(() => cancel.cancel());
      return settled;
    });
  }, 1000);
  try {
    return await work;
  } finally {
    clearTimeout(slow);
    cancel.dispose();
  }
}
