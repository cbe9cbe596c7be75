import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, test } from '../harness.ts';
import { at, findings, show, writeOutside } from './roots.ts';

const undefinedName = (uri: vscode.Uri) => findings(uri).filter((it) => it.startsWith('undefined-named-value'));
const settled = (what: string, uri: vscode.Uri, rule: string, there: boolean) =>
  eventually(what, () => (findings(uri).some((it) => it.startsWith(rule)) === there ? true : undefined));

test('each folder of a workspace goes by its own config file', async () => {
  const second = await show(at('second', 'names.policy.xml'));
  const first = await show(at('first', 'names.policy.xml'));
  await eventually('the finding in the second folder', () => (undefinedName(second.uri).length > 0 ? true : undefined));
  assert.equal(undefinedName(second.uri).length, 1);
  assert.match(undefinedName(second.uri)[0]!, /first-only/);
  assert.deepEqual(undefinedName(first.uri), []);
});

test('a config file that another program writes counts at once, in its folder', async () => {
  const second = await show(at('second', 'names.policy.xml'));
  await settled('the finding', second.uri, 'undefined-named-value', true);
  writeOutside(at('second', '.gatehouse/config.yaml'), 'namedValues:\n  second-only: two\n  first-only: here too\n');
  await settled('the end of the finding', second.uri, 'undefined-named-value', false);
});

test('a mistake in a config file is shown in the config file', async () => {
  await show(at('second', 'names.policy.xml'));
  const config = at('second', '.gatehouse/config.yaml');
  writeOutside(config, 'tier: v2\nruels:\n  missing-base: off\n');
  const said = await eventually('a finding in the config file', () => vscode.languages.getDiagnostics(config).at(0));
  assert.match(said.message, /there is no key ruels .* Did you mean rules\?/);
  assert.equal(said.range.start.line, 1);
  writeOutside(config, 'rules:\n  missing-bsae: off\n');
  await eventually('the rule that does not exist', () =>
    vscode.languages.getDiagnostics(config).some(({ message }) => /there is no rule missing-bsae/.test(message)) ? true : undefined,
  );
  writeOutside(config, 'namedValues:\n  first-only: here too\n');
  await eventually('the end of the finding', () => (vscode.languages.getDiagnostics(config).length === 0 ? true : undefined));
});
