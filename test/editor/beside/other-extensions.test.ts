import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, test } from '../harness.ts';
import { answering, extension } from '../workspace.ts';
import { at, show, writeOutside } from './roots.ts';

const theirs = (uri: vscode.Uri) => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'xml');
const quote = '<policies>\n<inbound>\n<choose>\n<when condition="@(context.Api.Id == "a")" />\n</choose>\n</inbound>\n</policies>\n';

test('another extension that checks policies as XML is explained once, and turned off for policies on request', async () => {
  assert.ok(vscode.extensions.getExtension('redhat.vscode-xml'), 'the stand-in is installed');
  await extension().activate();
  const other = at('first', 'apis/orders.xml');
  writeOutside(other, quote);
  const { asked } = await answering({ showInformationMessage: ['Turn Off XML Checks of Policies'] }, async () => {
    const { uri } = await show(at('first', 'names.policy.xml'));
    await eventually('their finding', () => (theirs(uri).length > 0 ? true : undefined));
    await eventually('the end of their finding', () => (theirs(uri).length === 0 ? true : undefined));
    // A file of another name is checked as XML still, and nothing is said about it again.
    await show(other);
    await eventually('their finding in another file', () => (theirs(other).length > 0 ? true : undefined));
    await new Promise((resolve) => setTimeout(resolve, 500));
  });
  assert.equal(asked.length, 1, JSON.stringify(asked));
  const [, said, ...buttons] = asked[0]!;
  assert.match(String(said), /names\.policy\.xml is checked twice: XML \(Red Hat\) and Azure API Management \(Microsoft\)/);
  assert.deepEqual(buttons, ['Turn Off XML Checks of Policies', 'Show the Extension']);
  assert.deepEqual(vscode.workspace.getConfiguration('xml').get('validation.filters'), [
    { pattern: '**.exsd', noGrammar: 'ignore' },
    { pattern: '**/*.policy.xml', enabled: false },
    { pattern: '**/policy.xml', enabled: false },
  ]);
});
