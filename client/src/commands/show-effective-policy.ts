import * as vscode from 'vscode';
import { languageId } from '../reopen-as-policy.ts';
import type { Services } from '../services.ts';

export const effectiveScheme = 'gatehouse-effective';

/** What the language server says of the policy in effect where a document stands. */
interface Effective {
  readonly text: string;
  readonly of: string;
  readonly products: readonly string[];
  readonly missing: readonly string[];
}
const ask = (services: Pick<Services, 'language'>, uri: string, product: string | null): Promise<Effective> =>
  services.language('gatehouse/effective', { uri, product });

/** Opens the policy that is in effect where the document stands: all scopes merged, each piece under its origin, read-only. */
export async function showEffectivePolicy(services: Services, given?: vscode.Uri): Promise<void> {
  const active = vscode.window.activeTextEditor?.document;
  const uri = given instanceof vscode.Uri ? given : active?.languageId === languageId ? active.uri : undefined;
  if (!uri) {
    void vscode.window.showErrorMessage('Open a policy to see what is in effect where it stands.');
    return;
  }
  const { of, products, missing } = await ask(services, uri.toString(), null);
  let product: string | null = null;
  if (products.length > 0) {
    const chosen = await vscode.window.showQuickPick(
      [{ label: 'Without a product', product: null }, ...products.map((name) => ({ label: name, product: name }))],
      { placeHolder: `Called through which product? (${of})` },
    );
    if (!chosen) return;
    product = chosen.product;
  }
  if (missing.length > 0)
    void vscode.window.showWarningMessage(`Not in the folder, so left as they are: the fragments ${missing.join(', ')}.`);
  const name = `${of}${product === null ? '' : ` in product ${product}`}`.replaceAll('/', '-');
  const shown = vscode.Uri.from({
    scheme: effectiveScheme,
    path: `/Effective ${name}.policy.xml`,
    query: JSON.stringify({ uri: uri.toString(), product }),
  });
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(shown), {
    viewColumn: vscode.ViewColumn.Beside,
    preview: true,
  });
}

/** The text of those documents; rendered anew while the policies they are made of are edited. */
export function effectiveDocuments(services: Pick<Services, 'language'>): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  let waiting: NodeJS.Timeout | undefined;
  const soon = ({ document }: vscode.TextDocumentChangeEvent) => {
    if (document.languageId !== languageId || document.uri.scheme === effectiveScheme) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === effectiveScheme) changed.fire(uri);
    }, 300);
  };
  return vscode.Disposable.from(
    changed,
    new vscode.Disposable(() => clearTimeout(waiting)),
    vscode.workspace.onDidChangeTextDocument(soon),
    vscode.workspace.registerTextDocumentContentProvider(effectiveScheme, {
      onDidChange: changed.event,
      async provideTextDocumentContent({ query }) {
        const { uri, product } = JSON.parse(query) as { uri: string; product: string | null };
        return (await ask(services, uri, product)).text;
      },
    }),
  );
}
