import * as vscode from 'vscode';
import { needFolder } from '../folder.ts';
import { withProgress } from '../progress.ts';
import { languageId } from '../reopen-as-policy.ts';
import type { Run } from '../run/history.ts';
import type { Services } from '../services.ts';
import type { CertificateRow, NotRunnable, RunReport } from '../shapes.ts';
import { showPlace } from '../show-place.ts';

/**
 * Runs the policy of the editor (or the given one) with the certificates: ids, null for none; asks which when not given. Shows the
 * result beside the policy.
 * @returns the run, or undefined when it was called off or could not be made (a message has said why).
 */
export async function runPolicy(services: Services, uri?: vscode.Uri, certificates?: Run['certificates']): Promise<Run | undefined> {
  const document = await policyDocument(uri);
  const folder = document && needFolder(document.uri);
  if (!document || !folder) return undefined;
  const rows = (await services.certificates.list(folder)).filter(isClient);
  const chosen = certificates ?? (await askCertificate(rows));
  if (!chosen) return undefined;
  if (document.isDirty && !(await document.save())) return undefined;

  const start = Date.now();
  const env = await services.passphrases.environment(folder, rows);
  const args = [
    'run',
    document.uri.fsPath,
    ...(chosen === 'all' ? ['--all-certs'] : chosen.flatMap((id) => (id === null ? [] : ['--cert', id]))),
  ];
  const name = vscode.workspace.asRelativePath(document.uri, false);
  const { json } = await withProgress(`Running ${name}`, (token) =>
    services.gatehouse.ask<RunReport | NotRunnable>(folder, args, { env, token }),
  );
  if ('error' in json) {
    void sayNotRunnable(folder, name, json);
    return undefined;
  }
  const run = services.history.add({
    policy: document.uri,
    folder,
    certificates: chosen,
    report: json,
    at: new Date(start),
    elapsedMs: Date.now() - start,
  });
  services.panel.show(run);
  return run;
}

async function sayNotRunnable(folder: vscode.Uri, name: string, { error }: NotRunnable): Promise<void> {
  const { file, range, message } = error;
  const show = 'Show Where';
  const where = file && range ? `${file}:${range.start.line + 1}` : name;
  const choice = await vscode.window.showErrorMessage(`${where} cannot be run: ${message}`, ...(file && range ? [show] : []));
  if (choice && file && range) await showPlace(folder, { path: file, range });
}

/** With each client certificate of the store and with none; makes the test certificates first when the store has no client certificate. */
export async function runPolicyWithAll(services: Services, uri?: vscode.Uri): Promise<Run | undefined> {
  const document = await policyDocument(uri);
  const folder = document && needFolder(document.uri);
  if (!document || !folder) return undefined;
  if (!(await services.certificates.list(folder)).some(isClient)) await vscode.commands.executeCommand('gatehouse.createTestCertificates');
  return runPolicy(services, document.uri, 'all');
}

const isClient = ({ role }: CertificateRow) => role === 'client';

async function policyDocument(uri: vscode.Uri | undefined): Promise<vscode.TextDocument | undefined> {
  const active = vscode.window.activeTextEditor?.document;
  const visible = vscode.window.visibleTextEditors.map(({ document }) => document).find((it) => it.languageId === languageId);
  const document = uri ? await vscode.workspace.openTextDocument(uri) : active?.languageId === languageId ? active : visible;
  if (!document) void vscode.window.showErrorMessage('Open a policy to run it.');
  else if (document.isUntitled)
    void vscode.window.showErrorMessage(
      'Save the policy to a file in the folder first: named values and fragments are looked up from there.',
    );
  else return document;
  return undefined;
}

let last: string | null | undefined;

async function askCertificate(rows: readonly CertificateRow[]): Promise<Run['certificates'] | undefined> {
  const none = {
    label: '$(circle-slash) No certificate',
    description: 'context.Request.Certificate is null',
    certificates: [null] as Run['certificates'],
  };
  const all = { label: '$(run-all) All, one after the other', description: 'and once without', certificates: 'all' as const };
  const each = rows.map((row) => ({ label: row.id, description: row.subject, certificates: [row.id] as Run['certificates'] }));
  each.sort((a, b) => Number(b.label === last) - Number(a.label === last));
  const items = [...each, none, ...(rows.length > 0 ? [all] : [])];
  const picked =
    rows.length === 0
      ? none
      : await vscode.window.showQuickPick(items, { placeHolder: 'Which certificate does the client present?', matchOnDescription: true });
  if (picked && picked.certificates !== 'all') last = picked.certificates[0];
  return picked?.certificates;
}
