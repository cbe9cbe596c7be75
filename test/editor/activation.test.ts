import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, test } from './harness.ts';
import { extension, file, write } from './workspace.ts';

test('every contributed command is registered at activation', async () => {
  await extension().activate();
  const registered = new Set(await vscode.commands.getCommands(true));
  const contributed = extension().packageJSON.contributes.commands.map(({ command }: { command: string }) => command);
  assert.ok(contributed.length > 5);
  assert.deepEqual(
    contributed.filter((command: string) => !registered.has(command)),
    [],
  );
});

const recognised = [
  ['by its name', 'by-name.policy.xml', '', true],
  ['by its root element', 'apis/policy.xml', '<policies><inbound /></policies>', true],
  ['by its root element behind a comment', 'fragments/f.xml', '<?xml version="1.0"?>\n<!-- about -->\n<fragment><base /></fragment>', true],
  ['as Razor', 'razor.cshtml', '<policies>\n</policies>', true],
  ['by a pattern of the settings', 'patterned/any.txt', 'nothing yet', true],
  ['as XML when the root is another', 'pom.xml', '<project><policies /></project>', false],
  ["as XML when the fragment is Android's", 'layout.xml', '<fragment xmlns:android="http://schemas.android.com/apk/res/android" />', false],
] as const;
for (const [how, path, text, isPolicy] of recognised) {
  test(`a document is recognised ${how}`, async () => {
    await extension().activate();
    await vscode.workspace.getConfiguration('gatehouse').update('policyFiles', ['patterned/*.txt'], vscode.ConfigurationTarget.Workspace);
    const uri = await write(path, text);
    const language = () => vscode.workspace.textDocuments.find((it) => it.uri.toString() === uri.toString())?.languageId;
    await vscode.workspace.openTextDocument(file(path));
    if (isPolicy) await eventually('the language apim-policy', () => (language() === 'apim-policy' ? true : undefined));
    else {
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.equal(language(), 'xml');
    }
  });
}
