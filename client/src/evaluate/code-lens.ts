import * as vscode from 'vscode';
import type { Services } from '../services.ts';
import type { Range } from '../shapes.ts';
import { toRange } from '../show-place.ts';
import { writtenPolicies } from '../written-policies.ts';

const setting = 'gatehouse.evaluateCodeLens';

/** "Evaluate" over expressions, in trusted folders. */
export function evaluateCodeLens({ language }: Pick<Services, 'language'>): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    async provideCodeLenses(document) {
      if (!vscode.workspace.isTrusted || !vscode.workspace.getConfiguration(undefined, document.uri).get(setting, true)) return [];
      const uri = document.uri.toString();
      const ranges = (await language<Range[] | null>('gatehouse/expressions', { textDocument: { uri } })) ?? [];
      return ranges.map(
        (range) =>
          new vscode.CodeLens(toRange(range), {
            title: 'Evaluate',
            tooltip: document.getText(toRange(range)).slice(0, 300),
            command: 'gatehouse.evaluateExpression',
            arguments: [uri, range.start],
          }),
      );
    },
  };
  return vscode.Disposable.from(
    changed,
    vscode.languages.registerCodeLensProvider(writtenPolicies, provider),
    vscode.workspace.onDidGrantWorkspaceTrust(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(setting) && changed.fire()),
  );
}
