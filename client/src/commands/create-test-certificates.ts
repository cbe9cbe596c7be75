import * as vscode from 'vscode';
import { needFolder } from '../folder.ts';
import { withProgress } from '../progress.ts';
import type { Services } from '../services.ts';
import type { CertificateRow } from '../shapes.ts';

/** Makes the six test client certificates, the server's and their authorities. Asks before it replaces a set, whose keys would be lost. */
export async function createTestCertificates(services: Services): Promise<void> {
  const folder = needFolder();
  if (!folder) return;
  const exists = (await services.certificates.list(folder)).some(({ kind, id }) => kind === 'test' && id === 'valid');
  if (exists) {
    const replace = 'Replace';
    const choice = await vscode.window.showWarningMessage(
      'This folder has test certificates already. Replace them by new ones?',
      { modal: true, detail: 'They get new keys and thumbprints: policies that name the old thumbprints no longer match.' },
      replace,
    );
    if (choice !== replace) return;
  }
  await withProgress('Creating test certificates', (token) =>
    services.gatehouse.ask<CertificateRow[]>(folder, ['certs', 'test-set'], { token }),
  );
  services.certificates.refresh();
  vscode.window.setStatusBarMessage('$(check) Gatehouse: test certificates created', 5000);
}
