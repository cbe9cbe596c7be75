import * as vscode from 'vscode';
import type { Gatehouse } from './gatehouse.ts';
import type { CertificateDetails, CertificateRow } from './shapes.ts';

/** The workspace store as the editor last saw it, one per folder; read through the command line. */
export interface Certificates {
  /** Fires when a store may have changed. */
  readonly onDidChange: vscode.Event<void>;
  list(folder: vscode.Uri): Promise<readonly CertificateRow[]>;
  show(folder: vscode.Uri, id: string): Promise<CertificateDetails>;
  /** Forgets what was read. */
  refresh(): void;
}

export function createCertificates(context: vscode.ExtensionContext, gatehouse: Gatehouse): Certificates {
  const changed = new vscode.EventEmitter<void>();
  const lists = new Map<string, Promise<readonly CertificateRow[]>>();
  const refresh = () => {
    lists.clear();
    changed.fire();
  };
  // Also what a terminal does to the store shows up. The index is written last.
  const watcher = vscode.workspace.createFileSystemWatcher('**/.gatehouse/certificates/index.json');
  watcher.onDidCreate(refresh);
  watcher.onDidChange(refresh);
  watcher.onDidDelete(refresh);
  context.subscriptions.push(changed, watcher);
  return {
    onDidChange: changed.event,
    refresh,
    list(folder) {
      const key = folder.toString();
      let list = lists.get(key);
      if (!list) {
        list = gatehouse.ask<CertificateRow[]>(folder, ['certs', 'list']).then(({ json }) => json);
        lists.set(key, list);
        list.catch(() => lists.delete(key));
      }
      return list;
    },
    async show(folder, id) {
      return (await gatehouse.ask<CertificateDetails>(folder, ['certs', 'show', id])).json;
    },
  };
}

/** A certificate in one of the open folders: what tree items carry and commands take. */
export interface CertificateTarget {
  readonly folder: vscode.Uri;
  readonly row: CertificateRow;
}

/** The certificate a command is about: the tree item it was called on, the id it was given, or the one picked from a list. */
export async function pickCertificate(
  certificates: Certificates,
  folder: vscode.Uri | undefined,
  given: unknown,
  placeHolder: string,
): Promise<CertificateTarget | undefined> {
  if (isTarget(given)) return given;
  if (!folder) return undefined;
  const rows = await certificates.list(folder);
  if (typeof given === 'string') {
    const row = rows.find(({ id }) => id === given);
    if (!row) throw new Error(`there is no certificate "${given}" in ${folder.fsPath}`);
    return { folder, row };
  }
  if (rows.length === 0) {
    void vscode.window.showInformationMessage('This folder has no certificates.', 'Create Test Certificates').then((choice) => {
      if (choice) void vscode.commands.executeCommand('gatehouse.createTestCertificates');
    });
    return undefined;
  }
  const items = rows.map((row) => ({ label: row.id, description: row.subject, detail: row.thumbprint, row }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true, matchOnDetail: true });
  return picked && { folder, row: picked.row };
}

function isTarget(given: unknown): given is CertificateTarget {
  return typeof given === 'object' && given !== null && 'row' in given && 'folder' in given;
}
