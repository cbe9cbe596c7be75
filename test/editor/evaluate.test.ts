import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, test } from './harness.ts';
import { open, positionOf, replaceText, write } from './workspace.ts';

const policy = `<policies>
    <inbound>
        <set-variable name="greeting" value="@("Hello, " + (string)context.Variables["who"])" />
        <set-variable name="number" value="@(int.Parse("x"))" />
        <set-body>@{ return context.Request.Method.Length; }</set-body>
    </inbound>
</policies>
`;

interface Shown {
  readonly line: string;
  readonly failed: boolean;
}
const evaluate = (uri: vscode.Uri, position: vscode.Position) =>
  vscode.commands.executeCommand<Shown>('gatehouse.evaluateExpression', uri.toString(), {
    line: position.line,
    character: position.character,
  });

test('an expression is evaluated with the context file beside the policy: its value and type, or the exception', async () => {
  await write('evaluated/asked.context.yaml', 'variables: { who: world }\n');
  await write('evaluated/asked.policy.xml', policy);
  const { document } = await open('evaluated/asked.policy.xml');
  assert.deepEqual((await evaluate(document.uri, positionOf(document, '"Hel|lo')))?.line, '"Hello, world" : System.String');
  const failure = await evaluate(document.uri, positionOf(document, 'int.|Parse'));
  assert.equal(failure?.failed, true);
  assert.match(failure?.line ?? '', /^System\.FormatException: .*not in a correct format/);
  assert.equal((await evaluate(document.uri, positionOf(document, 'Method.|Length')))?.line, '3 : System.Int32');
});

test('evaluating is offered as a code action and above each expression, unless that is switched off', async () => {
  await write('evaluated/offered.policy.xml', policy);
  const { document } = await open('evaluated/offered.policy.xml');
  const at = positionOf(document, 'int.|Parse');
  const actions = await eventually('the action', async () => {
    const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(at, at),
    );
    return found.some(({ title }) => title === 'Evaluate expression') ? found : undefined;
  });
  assert.ok(actions);
  const lenses = async () =>
    (await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 100)).filter(
      ({ command }) => command?.title === 'Evaluate',
    ).length;
  await eventually('three lenses', async () => ((await lenses()) === 3 ? true : undefined));
  const configuration = vscode.workspace.getConfiguration('gatehouse');
  await configuration.update('evaluateCodeLens', false, vscode.ConfigurationTarget.Workspace);
  await eventually('no lens', async () => ((await lenses()) === 0 ? true : undefined));
  await configuration.update('evaluateCodeLens', undefined, vscode.ConfigurationTarget.Workspace);
});

test('"Format expression" lays out the C# and leaves the rest of the document', async () => {
  await write('evaluated/format.policy.xml', '<fragment><set-body>@(1+1)</set-body><base  /></fragment>\n');
  const editor = await open('evaluated/format.policy.xml');
  const at = positionOf(editor.document, '1|+1');
  const action = await eventually('the action', async () =>
    (
      await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        editor.document.uri,
        new vscode.Range(at, at),
      )
    ).find(({ title }) => title === 'Format expression'),
  );
  assert.ok(action.edit);
  await vscode.workspace.applyEdit(action.edit);
  assert.equal(editor.document.getText(), '<fragment><set-body>@(1 + 1)</set-body><base  /></fragment>\n');
  await replaceText(editor, '<fragment />');
});
