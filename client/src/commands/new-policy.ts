import * as vscode from 'vscode';
import { languageId } from '../reopen-as-policy.ts';

const content = `<policies>
    <inbound>
        <base />
        <!-- Type "cert-" here for checks of the client's certificate, "<" for every policy that may stand here. -->
    </inbound>
    <backend>
        <base />
    </backend>
    <outbound>
        <base />
    </outbound>
    <on-error>
        <base />
    </on-error>
</policies>
`;

/** A new policy in an untitled document, the caret where inbound policies go. */
export async function newPolicy(): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: languageId, content });
  const { end } = document.lineAt(3).range;
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(end, end) });
}
