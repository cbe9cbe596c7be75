import * as vscode from 'vscode';
import type { Certificates, CertificateTarget } from '../certificates.ts';
import type { CertificateRow } from '../shapes.ts';
import { validity } from '../validity.ts';

interface Group {
  readonly label: string;
  readonly folder: vscode.Uri;
  readonly rows: readonly CertificateRow[];
}

type Node =
  | { readonly kind: 'folder'; readonly folder: vscode.WorkspaceFolder }
  | ({ readonly kind: 'group' } & Group)
  | ({ readonly kind: 'certificate' } & CertificateTarget);

/** The Certificates view: what the store of each open folder holds, those that can be presented apart from authorities and others. */
export function certificatesView(context: vscode.ExtensionContext, certificates: Certificates): void {
  const changed = new vscode.EventEmitter<Node | undefined>();
  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: treeItem,
    async getChildren(node) {
      if (!vscode.workspace.isTrusted) return [];
      if (node?.kind === 'certificate') return [];
      if (node?.kind === 'group') return node.rows.map((row) => ({ kind: 'certificate', folder: node.folder, row }));
      const folders = vscode.workspace.workspaceFolders ?? [];
      const folder = node?.kind === 'folder' ? node.folder : folders.length === 1 ? folders[0] : undefined;
      if (!folder) return folders.map((it) => ({ kind: 'folder', folder: it }));
      return groups(folder.uri, await certificates.list(folder.uri)).map((group) => ({ kind: 'group', ...group }));
    },
  };
  context.subscriptions.push(
    changed,
    vscode.window.createTreeView('gatehouse.certificates', { treeDataProvider: provider, showCollapseAll: false }),
    certificates.onDidChange(() => changed.fire(undefined)),
    vscode.workspace.onDidGrantWorkspaceTrust(() => changed.fire(undefined)),
    vscode.workspace.onDidChangeWorkspaceFolders(() => changed.fire(undefined)),
  );
}

function groups(folder: vscode.Uri, rows: readonly CertificateRow[]): Group[] {
  const other = (row: CertificateRow) => row.role === 'other';
  return [
    { label: 'Client certificates', folder, rows: rows.filter(({ role }) => role === 'client') },
    { label: 'Without a private key', folder, rows: rows.filter((row) => other(row) && !row.hasPrivateKey) },
    { label: 'Server', folder, rows: rows.filter((row) => other(row) && row.hasPrivateKey) },
    { label: 'Authorities', folder, rows: rows.filter(({ role }) => role === 'authority') },
  ].filter(({ rows: some }) => some.length > 0);
}

const icons = {
  valid: new vscode.ThemeIcon('verified', new vscode.ThemeColor('testing.iconPassed')),
  soon: new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
  expired: new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground')),
  'not-yet-valid': new vscode.ThemeIcon('watch', new vscode.ThemeColor('list.warningForeground')),
};

function treeItem(node: Node): vscode.TreeItem {
  if (node.kind === 'folder') return new vscode.TreeItem(node.folder.name, vscode.TreeItemCollapsibleState.Expanded);
  if (node.kind === 'group') return new vscode.TreeItem(node.label, vscode.TreeItemCollapsibleState.Expanded);
  const { row } = node;
  const { state, text } = validity(row, Date.now());
  const item = new vscode.TreeItem(row.id);
  item.id = `${node.folder.toString()}#${row.id}`;
  item.description = `${text}${row.uploaded || row.caStore || row.role === 'other' ? '' : ' · not uploaded'}`;
  item.iconPath = icons[state];
  item.contextValue = `certificate-${row.kind}`;
  item.tooltip = tooltip(row, text);
  item.accessibilityInformation = { label: `${row.id}, ${row.subject}, ${item.description}` };
  item.command = { command: 'gatehouse.showCertificate', title: 'Show Certificate', arguments: [{ folder: node.folder, row }] };
  return item;
}

function tooltip(row: CertificateRow, text: string): vscode.MarkdownString {
  const lines: [string, string | undefined][] = [
    ['Subject', row.subject],
    ['Issuer', row.issuer],
    ['Thumbprint', row.thumbprint],
    ['Validity', text],
    ['Private key', row.hasPrivateKey ? 'yes' : 'no'],
    ['Uploaded', row.uploaded === undefined ? undefined : row.uploaded ? 'yes (context.Deployment.Certificates)' : 'no'],
  ];
  const markdown = new vscode.MarkdownString();
  for (const [name, value] of lines) {
    if (value === undefined) continue;
    markdown.appendMarkdown(`**${name}** `);
    markdown.appendText(value);
    markdown.appendMarkdown('  \n');
  }
  return markdown;
}
