import assert from 'node:assert/strict';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { eventually, test } from './harness.ts';
import { answering, file, open, positionOf, write } from './workspace.ts';

// The folder examples/apiops in the editor.

const policies = {
  global: 'apiops/policy.xml',
  api: 'apiops/apis/orders/policy.xml',
  operation: 'apiops/apis/orders/operations/get-order/policy.xml',
  fragment: 'apiops/policy fragments/client-certificate/policy.xml',
};

async function openExample(path: string): Promise<vscode.TextEditor> {
  if (!(await exists(file('apiops/policy.xml'))))
    await vscode.workspace.fs.copy(vscode.Uri.file(join(process.env.GATEHOUSE_EXAMPLES!, 'apiops')), file('apiops'), { overwrite: true });
  const editor = await open(path);
  // The language is changed by its root element once it is open.
  await eventually('the language apim-policy', () => (editor.document.languageId === 'apim-policy' ? true : undefined));
  return editor;
}
const exists = async (uri: vscode.Uri): Promise<boolean> =>
  vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );

test('an APIOps folder: nothing is found in its policies, and a mistake beside them is', async () => {
  const editors = [];
  for (const path of Object.values(policies)) editors.push(await openExample(path));
  const wrong = await write('apiops/apis/shipments/operations/get-shipment/policy.xml', '<policies><inbound><bas /></inbound></policies>');
  await open('apiops/apis/shipments/operations/get-shipment/policy.xml');
  await eventually('the finding of the wrong document', () => vscode.languages.getDiagnostics(wrong).at(0));
  // The folder's facts come in behind the first answers; what they clear up is cleared by then.
  for (const { document } of editors)
    await eventually(`no findings in ${document.uri.path}`, () =>
      vscode.languages.getDiagnostics(document.uri).length === 0 ? true : undefined,
    );
  await vscode.workspace.fs.delete(wrong);
});

test('a fragment is found from where it is included, and a named value shows its text but not a secret', async () => {
  const { document } = await openExample(policies.api);
  const targets = await eventually('the definition of the fragment', async () => {
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      positionOf(document, 'fragment-id="cli|ent'),
    );
    return found.length > 0 ? found : undefined;
  });
  const paths = targets.map((target) => ('targetUri' in target ? target.targetUri : target.uri).path);
  assert.deepEqual([...new Set(paths)], [file(policies.fragment).path]);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    positionOf(document, '{{client-|issuer}}'),
  );
  const said = hovers.flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value))).join('\n');
  assert.match(said, /CN=Gatehouse Test Issuing CA/);
  const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    new vscode.Range(0, 0, document.lineCount, 0),
  );
  const labels = hints.map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')));
  assert.ok(labels.includes('API orders'), labels.join('; '));
  assert.ok(
    labels.some((label) => label.startsWith('= CN=Gatehouse Test Issuing CA')),
    labels.join('; '),
  );
});

test('Show Effective Policy opens the scopes merged, each piece under its origin, and follows what is typed', async () => {
  const { document } = await openExample(policies.operation);
  await answering({ showQuickPick: [{ label: 'partners', product: 'partners' }] }, () =>
    vscode.commands.executeCommand('gatehouse.showEffectivePolicy', document.uri),
  );
  const shown = vscode.window.activeTextEditor!.document;
  assert.equal(shown.uri.scheme, 'gatehouse-effective');
  assert.equal(shown.languageId, 'apim-policy');
  const origins = [...shown.getText().matchAll(/<!-- (\w+): (.*?) -->/g)].map(([, scope, where]) => `${scope} ${where}`);
  assert.deepEqual(
    [...new Set(origins.map((origin) => origin.replaceAll('apiops/', '')))],
    [
      'global policy.xml',
      'product products/partners/policy.xml',
      'api fragment client-certificate: policy fragments/client-certificate/policy.xml',
      'api apis/orders/policy.xml',
      'operation apis/orders/operations/get-order/policy.xml',
    ],
  );
  assert.deepEqual(vscode.languages.getDiagnostics(shown.uri), []);
  const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', shown.uri);
  const link = links.find(({ range }) => shown.getText(range).endsWith('client-certificate/policy.xml'));
  assert.equal(link?.target?.path, file(policies.fragment).path);
  assert.match(link.target.fragment, /^L\d+$/);
  const [origin] = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeDefinitionProvider',
    shown.uri,
    positionOf(shown, 'backend-id="or|ders"'),
  );
  assert.equal(origin?.uri.path, file(policies.api).path);
  assert.match((await vscode.workspace.openTextDocument(origin.uri)).lineAt(origin.range.start.line).text, /<set-backend-service/);
  const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  await editor.edit((edit) => edit.insert(positionOf(document, '<set-header name="X-Caller"'), '<set-method>PUT</set-method>'));
  await eventually('the typed policy in the effective one', () => (shown.getText().includes('<set-method>PUT') ? true : undefined));
  await vscode.commands.executeCommand('workbench.action.files.revert');
});

test('the lens over a fragment opens the places that include it', async () => {
  const { document } = await openExample(policies.fragment);
  const lens = await eventually('the lens of the fragment', async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 20);
    return lenses.find(({ command }) => command?.title === 'included in 2 places');
  });
  assert.equal(lens.command?.command, 'gatehouse.showReferences');
  await vscode.commands.executeCommand(lens.command!.command, ...lens.command!.arguments!);
  await vscode.commands.executeCommand('closeReferenceSearch');
});

test('typing > writes the end tag, typing </ the rest of one', async () => {
  await write('typing.policy.xml', '<policies>\n    <inbound>\n        <choose\n    </inbound>\n</policies>\n');
  const editor = await open('typing.policy.xml');
  const { document } = editor;
  const type = async (at: vscode.Position, text: string) => {
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('type', { text });
  };
  await type(document.lineAt(2).range.end, '>');
  await eventually('the end tag', () => (document.lineAt(2).text === '        <choose></choose>' ? true : undefined));
  await eventually('the caret between the tags', () =>
    editor.selection.active.character === '        <choose>'.length ? true : undefined,
  );
  await editor.edit((edit) => edit.replace(document.lineAt(2).range, '        <choose><'));
  await type(document.lineAt(2).range.end, '/');
  await eventually('the rest of the end tag', () => (document.lineAt(2).text === '        <choose></choose>' ? true : undefined));
  await vscode.commands.executeCommand('workbench.action.files.revert');
});
