import * as vscode from 'vscode';
import { rootElement } from './root-element.ts';
import { writtenPolicies } from './written-policies.ts';

/** "Run" over the root element of a policy. Not in restricted folders, where nothing runs; not over fragments, which run in a policy. */
export function runCodeLens(): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses(document) {
      const on = vscode.workspace.isTrusted && vscode.workspace.getConfiguration('gatehouse', document.uri).get('codeLens', true);
      const root = on ? rootElement(document.getText()) : null;
      if (root?.name !== 'policies') return [];
      const range = new vscode.Range(document.positionAt(root.start), document.positionAt(root.end));
      return [
        new vscode.CodeLens(range, {
          title: '$(play) Run',
          tooltip: 'Run this policy with one client certificate, or none',
          command: 'gatehouse.runPolicy',
          arguments: [document.uri],
        }),
        new vscode.CodeLens(range, {
          title: '$(run-all) Run with All Test Certificates',
          command: 'gatehouse.runPolicyWithAllTestCertificates',
          arguments: [document.uri],
        }),
      ];
    },
  };
  return vscode.Disposable.from(
    changed,
    vscode.languages.registerCodeLensProvider(writtenPolicies, provider),
    vscode.workspace.onDidGrantWorkspaceTrust(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('gatehouse.codeLens') && changed.fire()),
  );
}
