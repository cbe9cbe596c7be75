import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, test } from './harness.ts';
import { open, positionOf, replaceText, write } from './workspace.ts';

const policy = (inbound: string) => `<policies>
    <inbound>
        <base />
        ${inbound}
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
const when = (condition: string) =>
  policy(`<choose>
            <when condition="@(${condition})">
                <return-response>
                    <set-status code="403" reason="Refused" />
                </return-response>
            </when>
        </choose>`);

const ours = (uri: vscode.Uri) =>
  vscode.languages.getDiagnostics(uri).filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning);

test('diagnostics appear with the mistake and clear with its correction', async () => {
  const right = when('context.Request.Certificate == null || context.Request.Certificate.Issuer != "CN=a"');
  await write('typed.policy.xml', when('context.Request.Certificate == null || context.Request.Certificate.Isuer != "CN=a"'));
  const editor = await open('typed.policy.xml');
  const [diagnostic] = await eventually('a diagnostic', () =>
    ours(editor.document.uri).length > 0 ? ours(editor.document.uri) : undefined,
  );
  assert.ok(diagnostic);
  const code = typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code;
  assert.equal(code, 'CS1061');
  assert.equal(editor.document.getText(diagnostic.range), 'Isuer');
  assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Error);
  await replaceText(editor, right);
  // Advice may remain: an issuer is compared by its name.
  const errors = () => ours(editor.document.uri).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
  await eventually('the end of the error', () => (errors().length === 0 ? true : undefined));
});

test('the code of a diagnostic leads to the page of its rule, which comes with the extension', async () => {
  await write('page.policy.xml', policy('<set-variabel name="x" value="" />'));
  const { document } = await open('page.policy.xml');
  const diagnostic = await eventually('a diagnostic', () => ours(document.uri).at(0));
  assert.ok(typeof diagnostic.code === 'object');
  assert.equal(diagnostic.code.value, 'unknown-element');
  // A file: VS Code opens no command from a diagnostic's code.
  const { target } = diagnostic.code;
  assert.match(target.path, /docs\/rules\/unknown-element\.md$/);
  assert.match((await vscode.workspace.openTextDocument(target)).getText(), /^# unknown-element/);
  await vscode.commands.executeCommand('gatehouse.showRule', 'unknown-element');
  await eventually('the page', () =>
    vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes('unknown-element') ? true : undefined,
  );
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
});

test('quotes, angle brackets and generics inside expressions are no mistakes', async () => {
  const list = '@{ var seen = new List<string>(); if (1 < 2 && !seen.Contains("a")) { seen.Add("b"); } return seen.Count > 0; }';
  await write('raw.policy.xml', policy(`<set-variable name="x" value="${list}" />`));
  const wrong = await write('raw-wrong.policy.xml', policy('<set-variabel name="x" value="" />'));
  const editor = await open('raw.policy.xml');
  await open('raw-wrong.policy.xml');
  await eventually('the diagnostic of the document beside it', () => (ours(wrong).length > 0 ? true : undefined));
  assert.deepEqual(ours(editor.document.uri), []);
});

async function labels(path: string, at: string): Promise<string[]> {
  const editor = await open(path);
  const position = positionOf(editor.document, at);
  return eventually('completions', async () => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      position,
    );
    const names = list.items
      .filter(({ kind }) => kind !== vscode.CompletionItemKind.Text)
      .map(({ label }) => (typeof label === 'string' ? label : label.label));
    return names.length > 0 ? names : undefined;
  });
}

test('completion offers policies where they may stand, and the snippets for certificates', async () => {
  await write('complete-element.policy.xml', policy('<'));
  const names = await labels('complete-element.policy.xml', '        <|\n');
  for (const name of ['validate-client-certificate', 'choose'])
    assert.ok(names.includes(name), `${name} is not among ${names.slice(0, 30)}`);
});

test('completion offers the members of the certificate in an expression', async () => {
  await write('complete-member.policy.xml', when('context.Request.Certificate.'));
  const names = await labels('complete-member.policy.xml', 'Certificate.|)');
  for (const name of ['Thumbprint', 'NotAfter', 'Issuer', 'SubjectName'])
    assert.ok(names.includes(name), `${name} is not among ${names.slice(0, 30)}`);
});

test('"Run" stands over a policy, not over a fragment', async () => {
  await write('lens.policy.xml', policy(''));
  await write('lens-fragment.policy.xml', '<fragment>\n    <set-method>GET</set-method>\n</fragment>\n');
  const titles = async (path: string) => {
    const editor = await open(path);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', editor.document.uri);
    return lenses.flatMap(({ command }) => (command?.command.startsWith('gatehouse.run') ? [command.title] : []));
  };
  assert.deepEqual(await titles('lens.policy.xml'), ['$(play) Run', '$(run-all) Run with All Test Certificates']);
  assert.deepEqual(await titles('lens-fragment.policy.xml'), []);
});

test('outside of an APIOps folder a fragment is found by its file name', async () => {
  const fragment = await write('shared/loose.fragment.xml', '<fragment><set-method>GET</set-method></fragment>');
  await write('includes.policy.xml', policy('<include-fragment fragment-id="loose" />'));
  const { document } = await open('includes.policy.xml');
  const [target] = await eventually('the definition', async () => {
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      positionOf(document, 'fragment-id="lo|ose'),
    );
    return found.length > 0 ? found : undefined;
  });
  assert.ok(target);
  assert.equal(('targetUri' in target ? target.targetUri : target.uri).path, fragment.path);
});
