import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, test } from './harness.ts';
import { open, write } from './workspace.ts';

interface Run {
  report: {
    results: {
      certificate: string | null;
      response: { status: number } | null;
      trace: { outcome: string; range: { start: { line: number } } | null }[];
    }[];
  };
}

const expiry = `<policies>
    <inbound>
        <base />
        <choose>
            <when condition="@(context.Request.Certificate == null)">
                <return-response>
                    <set-status code="401" reason="No certificate" />
                </return-response>
            </when>
            <when condition="@(context.Request.Certificate.NotAfter < DateTime.Now || context.Request.Certificate.NotBefore > DateTime.Now)">
                <return-response>
                    <set-status code="403" reason="Outside its validity" />
                </return-response>
            </when>
        </choose>
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

const panels = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => input instanceof vscode.TabInputWebview);

test('Run Policy with All Test Certificates shows what each gets, and which branch was taken', async () => {
  await write('expiry.policy.xml', expiry);
  await open('expiry.policy.xml');
  const run = await vscode.commands.executeCommand<Run>('gatehouse.runPolicyWithAllTestCertificates');
  const statuses = run.report.results.map(({ certificate, response }) => `${certificate}: ${response?.status}`);
  assert.equal(statuses[0], 'null: 401');
  assert.deepEqual(statuses.slice(1).toSorted(), [
    'expired: 403',
    'not-yet-valid: 403',
    'other-ca: 200',
    'self-signed: 200',
    'unregistered: 200',
    'valid: 200',
  ]);
  const taken = run.report.results.map(({ certificate, trace }) => [
    certificate,
    trace.find(({ outcome }) => outcome === 'taken')?.range?.start.line,
  ]);
  assert.deepEqual(
    taken.find(([certificate]) => certificate === null),
    [null, 4],
  );
  assert.deepEqual(
    taken.find(([certificate]) => certificate === 'expired'),
    ['expired', 9],
  );
  assert.deepEqual(
    taken.find(([certificate]) => certificate === 'valid'),
    ['valid', undefined],
  );
  const panel = await eventually('the result beside the policy', () => panels().find(({ label }) => label === 'Run: expiry.policy.xml'));
  assert.notEqual(panel.group.viewColumn, vscode.ViewColumn.One);
});

test('Run Policy runs what is in the editor, saved first', async () => {
  const editor = await open('expiry.policy.xml');
  await editor.edit((edit) => edit.replace(editor.document.lineAt(6).range, '<set-status code="499" reason="Edited" />'));
  const run = await vscode.commands.executeCommand<Run>('gatehouse.runPolicy', editor.document.uri, [null]);
  assert.deepEqual(
    run.report.results.map(({ response }) => response?.status),
    [499],
  );
  assert.equal(editor.document.isDirty, false);
});

test('a policy that cannot be run says why, in one message', async () => {
  const uri = await write(
    'broken.policy.xml',
    '<policies>\n<inbound>\n<choose>\n<when condition="@(1 +)"><base /></when>\n</choose>\n</inbound>\n</policies>\n',
  );
  await open('broken.policy.xml');
  const original = vscode.window.showErrorMessage;
  const said: string[] = [];
  (vscode.window as { showErrorMessage: unknown }).showErrorMessage = async (message: string) => void said.push(message);
  try {
    assert.equal(await vscode.commands.executeCommand('gatehouse.runPolicy', uri, [null]), undefined);
  } finally {
    (vscode.window as { showErrorMessage: unknown }).showErrorMessage = original;
  }
  assert.equal(said.length, 1);
  assert.match(said[0] ?? '', /broken\.policy\.xml/);
});
