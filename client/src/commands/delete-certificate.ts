import * as vscode from 'vscode';
import { pickCertificate } from '../certificates.ts';
import { needFolder } from '../folder.ts';
import type { Services } from '../services.ts';
import type { Place } from '../shapes.ts';
import { showPlace } from '../show-place.ts';

/** Deletes a certificate after asking; refuses, and lists them, while policies refer to it. */
export async function deleteCertificate(services: Services, given?: unknown): Promise<void> {
  const target = await pickCertificate(services.certificates, needFolder(), given, 'Which certificate is to be deleted?');
  if (!target) return;
  const { folder, row } = target;
  const { usedBy = [] } = await services.certificates.show(folder, row.id);
  if (usedBy.length > 0) return refuse(folder, row.id, usedBy);
  const remove = 'Delete';
  const choice = await vscode.window.showWarningMessage(
    `Delete the certificate "${row.id}"?`,
    { modal: true, detail: `${row.subject}\n${row.thumbprint}${row.hasPrivateKey ? '\n\nIts private key is deleted too.' : ''}` },
    remove,
  );
  if (choice !== remove) return;
  const { exitCode, json, stderr } = await services.gatehouse.ask<{ usedBy?: Place[]; error?: { message: string } }>(folder, [
    'certs',
    'delete',
    row.id,
  ]);
  services.certificates.refresh();
  if (exitCode === 0) await services.passphrases.delete(folder, row.id);
  else if (json.usedBy?.length) await refuse(folder, row.id, json.usedBy);
  else void vscode.window.showErrorMessage(`"${row.id}" was not deleted: ${json.error?.message ?? stderr}`);
}

async function refuse(folder: vscode.Uri, id: string, places: readonly Place[]): Promise<void> {
  const show = 'Show Where';
  const policies = new Set(places.map(({ path }) => path)).size;
  const choice = await vscode.window.showErrorMessage(
    `"${id}" is not deleted: ${policies === 1 ? 'a policy refers' : `${policies} policies refer`} to it (${places.map(({ path, range }) => `${path}:${range.start.line + 1}`).join(', ')}).`,
    show,
  );
  if (choice === show) await showPlaces(folder, places);
}

async function showPlaces(folder: vscode.Uri, places: readonly Place[]): Promise<void> {
  const items = places.map((place) => ({ label: `${place.path}:${place.range.start.line + 1}`, place }));
  const picked =
    items.length === 1 ? items[0] : await vscode.window.showQuickPick(items, { placeHolder: 'Policies that refer to the certificate' });
  if (picked) await showPlace(folder, picked.place);
}
