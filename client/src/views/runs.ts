import * as vscode from 'vscode';
import type { Run, RunHistory } from '../run/history.ts';
import { outcome, presented } from '../run/outcome.ts';
import type { RunResult } from '../shapes.ts';

type Node = { readonly kind: 'run'; readonly run: Run } | { readonly kind: 'result'; readonly run: Run; readonly result: RunResult };

/** The Runs view: the latest runs and what each certificate got. */
export function runsView(context: vscode.ExtensionContext, history: RunHistory): void {
  const changed = new vscode.EventEmitter<Node | undefined>();
  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: (node) => treeItem(node, node.run === history.runs[0]),
    getChildren(node) {
      if (node?.kind === 'result') return [];
      if (node?.kind === 'run') return node.run.report.results.map((result) => ({ kind: 'result', run: node.run, result }));
      return history.runs.map((run) => ({ kind: 'run', run }));
    },
  };
  context.subscriptions.push(
    changed,
    vscode.window.createTreeView('gatehouse.runs', { treeDataProvider: provider }),
    history.onDidChange(() => changed.fire(undefined)),
  );
}

const icons = {
  passed: new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')),
  refused: new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('list.warningForeground')),
  failed: new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground')),
};

function treeItem(node: Node, latest: boolean): vscode.TreeItem {
  const { run } = node;
  if (node.kind === 'run') {
    const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(vscode.workspace.asRelativePath(run.policy, false), latest ? Expanded : Collapsed);
    item.id = String(run.number);
    item.description = run.at.toLocaleTimeString();
    item.iconPath = new vscode.ThemeIcon('history');
    item.command = show(run, 0);
    return item;
  }
  const { kind, status, why } = outcome(node.result);
  const item = new vscode.TreeItem(presented(node.result));
  item.id = `${run.number}/${run.report.results.indexOf(node.result)}`;
  item.description = status;
  item.tooltip = why || status;
  item.iconPath = icons[kind];
  item.command = show(run, run.report.results.indexOf(node.result));
  return item;
}

const show = (run: Run, result: number): vscode.Command => ({
  command: 'gatehouse.showRun',
  title: 'Show Run',
  arguments: [run.number, result],
});
