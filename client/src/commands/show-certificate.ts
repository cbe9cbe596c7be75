import * as vscode from 'vscode';
import { pickCertificate } from '../certificates.ts';
import { needFolder } from '../folder.ts';
import type { Services } from '../services.ts';

export const certificateScheme = 'gatehouse-certificate';

/** Opens what `gatehouse certs show` says of a certificate as a read-only document: `X509Certificate2.ToString()`, and where it is used. */
export async function showCertificate(services: Services, given?: unknown): Promise<void> {
  const target = await pickCertificate(services.certificates, needFolder(), given, 'Which certificate?');
  if (!target) return;
  const uri = vscode.Uri.from({ scheme: certificateScheme, path: `/${target.row.id}`, query: target.folder.toString() });
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
}

/** The text of those documents; read anew whenever the store changes. */
export function certificateDocuments(services: Services): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  return vscode.Disposable.from(
    changed,
    services.certificates.onDidChange(() => {
      for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === certificateScheme) changed.fire(uri);
    }),
    vscode.workspace.registerTextDocumentContentProvider(certificateScheme, {
      onDidChange: changed.event,
      async provideTextDocumentContent(uri) {
        const folder = vscode.Uri.parse(uri.query);
        const { usedBy = [], ...certificate } = await services.certificates.show(folder, uri.path.slice(1));
        const places = usedBy.map(({ path, range }) => `  ${path}:${range.start.line + 1}`);
        return [
          certificate.text.trim(),
          '',
          '[Private key]',
          `  ${certificate.hasPrivateKey ? 'yes' : 'no'}`,
          '',
          '[Used by]',
          ...(places.length > 0 ? places : ['  no policy']),
          '',
        ].join('\n');
      },
    }),
  );
}

export async function copyThumbprint(services: Services, given?: unknown): Promise<void> {
  const target = await pickCertificate(services.certificates, needFolder(), given, 'Whose thumbprint?');
  if (!target) return;
  await vscode.env.clipboard.writeText(target.row.thumbprint);
  vscode.window.setStatusBarMessage(`$(check) Copied ${target.row.thumbprint}`, 4000);
}
