import * as vscode from 'vscode';
import { languageId } from '../reopen-as-policy.ts';
import type { Services } from '../services.ts';

export const effectiveScheme = 'gatehouse-effective';

interface Origin {
  /** The line of the comment that names the file, where one stands before. */
  readonly comment: number | null;
  readonly first: number;
  readonly last: number;
  readonly uri: string;
  readonly line: number;
}

/** What the language server says of the policy in effect where a document stands. */
interface Effective {
  readonly text: string;
  /** Lines of the text and the place they were written at; lines from 0. */
  readonly pieces: readonly Origin[];
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

/**
 * The text of those documents; rendered anew while the policies they are made of are edited. The comments that name an origin are links to
 * it, and Go to Definition leads from a policy to where it is written.
 */
export function effectiveDocuments(services: Pick<Services, 'language'>): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const origins = new Map<string, readonly Origin[]>();
  let waiting: NodeJS.Timeout | undefined;
  const soon = ({ document }: vscode.TextDocumentChangeEvent) => {
    if (document.languageId !== languageId || document.uri.scheme === effectiveScheme) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === effectiveScheme) changed.fire(uri);
    }, 300);
  };
  const selector = { scheme: effectiveScheme };
  return vscode.Disposable.from(
    changed,
    new vscode.Disposable(() => clearTimeout(waiting)),
    vscode.workspace.onDidChangeTextDocument(soon),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => origins.delete(uri.toString())),
    vscode.workspace.registerTextDocumentContentProvider(effectiveScheme, {
      onDidChange: changed.event,
      async provideTextDocumentContent(shown) {
        const { uri, product } = JSON.parse(shown.query) as { uri: string; product: string | null };
        const { text, pieces } = await ask(services, uri, product);
        origins.set(shown.toString(), pieces);
        return text;
      },
    }),
    vscode.languages.registerDocumentLinkProvider(selector, {
      provideDocumentLinks: (document) => links(document, origins.get(document.uri.toString()) ?? []),
    }),
    vscode.languages.registerDefinitionProvider(selector, {
      provideDefinition({ uri }, { line }) {
        const piece = origins.get(uri.toString())?.find(({ first, last }) => first <= line && line <= last);
        return piece && new vscode.Location(vscode.Uri.parse(piece.uri), new vscode.Position(piece.line, 0));
      },
    }),
  );
}

/** The paths in the comments, as `<!-- api: apis/orders/policy.xml -->`. */
function links(document: vscode.TextDocument, pieces: readonly Origin[]): vscode.DocumentLink[] {
  return pieces.flatMap(({ comment, uri, line }) => {
    if (comment === null || comment >= document.lineCount) return [];
    const { text } = document.lineAt(comment);
    const start = text.lastIndexOf(': ') + 2;
    const end = text.lastIndexOf(' -->');
    if (start < 2 || end < start) return [];
    const link = new vscode.DocumentLink(
      new vscode.Range(comment, start, comment, end),
      vscode.Uri.parse(uri).with({ fragment: `L${line + 1}` }),
    );
    link.tooltip = 'Open where it is written';
    return [link];
  });
}
