import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { eventually, test } from './harness.ts';
import { answering, file, open, positionOf, write } from './workspace.ts';

const pfx = vscode.Uri.file(join(process.env.GATEHOUSE_FIXTURES ?? '', 'certificates/pfx/dotnet-ec-aes256.pfx'));
const password = 'pässwörd€';

interface Stored {
  id: string;
  thumbprint: string;
}
const stored = async (): Promise<Stored[]> => {
  const bytes = await vscode.workspace.fs.readFile(file('.gatehouse/certificates/index.json'));
  return JSON.parse(new TextDecoder().decode(bytes)).certificates;
};
const thumbprintOf = async (id: string): Promise<string> =>
  (await stored()).find((it) => it.id === id)?.thumbprint ?? assert.fail(`no certificate ${id}`);

/** Types passwords into the password prompt one after the other and notes what it says to each. */
function typing(passwords: string[]): { restore(): void; said: (string | undefined)[] } {
  const original = vscode.window.createInputBox;
  const said: (string | undefined)[] = [];
  (vscode.window as { createInputBox: unknown }).createInputBox = () => {
    const box = original.call(vscode.window);
    let accept: () => Promise<void>;
    const type = async (): Promise<void> => {
      const next = passwords.shift();
      if (next === undefined) return box.hide();
      box.value = next;
      await accept();
      said.push(typeof box.validationMessage === 'string' ? box.validationMessage : box.validationMessage?.message);
      if (said.at(-1) !== undefined) await type();
    };
    const show = box.show.bind(box);
    return new Proxy(box, {
      get(target, key) {
        if (key === 'onDidAccept') return (listener: () => Promise<void>) => (accept = listener);
        if (key === 'show')
          return () => {
            show();
            void type();
          };
        const value = Reflect.get(target, key);
        return typeof value === 'function' ? value.bind(target) : value;
      },
      set: (target, key, value) => Reflect.set(target, key, value),
    });
  };
  return { said, restore: () => ((vscode.window as { createInputBox: unknown }).createInputBox = original) };
}

test('Create Test Certificates fills the store', async () => {
  await vscode.commands.executeCommand('gatehouse.createTestCertificates');
  const ids = (await stored()).map(({ id }) => id);
  for (const id of ['valid', 'expired', 'not-yet-valid', 'unregistered', 'other-ca', 'self-signed', 'server'])
    assert.ok(ids.includes(id), `${id} is not among ${ids}`);
});

test('Import Certificate asks for the password, says so when it is wrong, and keeps it out of the folder', async () => {
  const prompt = typing(['wrong', password]);
  try {
    const { result } = await answering({ showInputBox: ['imported-client'], showInformationMessage: [] }, () =>
      vscode.commands.executeCommand<{ id: string; hasPrivateKey: boolean } | undefined>('gatehouse.importCertificate', pfx),
    );
    assert.equal(result?.id, 'imported-client');
    assert.equal(result?.hasPrivateKey, true);
    assert.equal(prompt.said.length, 2);
    assert.match(prompt.said[0] ?? '', /password/i);
    assert.equal(prompt.said[1], undefined);
  } finally {
    prompt.restore();
  }
  const index = readFileSync(file('.gatehouse/certificates/index.json').fsPath, 'utf8');
  assert.ok(index.includes('imported-client'));
  assert.ok(!index.includes(password));
});

test('Import Certificate leaves the store as it was when the prompt is escaped or the file is none', async () => {
  const before = (await stored()).length;
  const prompt = typing(['wrong']);
  try {
    await answering({ showInputBox: ['escaped'], showInformationMessage: [] }, () =>
      vscode.commands.executeCommand('gatehouse.importCertificate', pfx),
    );
  } finally {
    prompt.restore();
  }
  const none = await write('none.pfx', 'this is no certificate');
  const { asked } = await answering({ showInputBox: ['none'], showErrorMessage: [] }, () =>
    vscode.commands.executeCommand('gatehouse.importCertificate', none),
  );
  assert.match(String(asked.find(([name]) => name === 'showErrorMessage')?.[1]), /none\.pfx was not imported: \S/);
  assert.equal((await stored()).length, before);
});

test('a hover over a thumbprint shows the certificate', async () => {
  const thumbprint = await thumbprintOf('valid');
  await write(
    'hover.policy.xml',
    `<policies>\n<inbound>\n<validate-client-certificate>\n<identities>\n<identity thumbprint="${thumbprint}" />\n</identities>\n</validate-client-certificate>\n</inbound>\n</policies>\n`,
  );
  const editor = await open('hover.policy.xml');
  const position = positionOf(editor.document, `${thumbprint.slice(0, 4)}|${thumbprint.slice(4)}`);
  const text = await eventually('a hover', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', editor.document.uri, position);
    const all = hovers.flatMap(({ contents }) => contents.map((it) => (typeof it === 'string' ? it : it.value))).join('\n');
    return all.includes('CN=') ? all : undefined;
  });
  for (const part of [/valid/, /CN=/, /issuer/i, /days|20\d\d/]) assert.match(text, part);
});

test('Delete Certificate lists the policies that refer to it and refuses; without them it deletes', async () => {
  const user = await write(
    'user.policy.xml',
    '<policies>\n<inbound>\n<authentication-certificate certificate-id="imported-client" />\n</inbound>\n</policies>\n',
  );
  const refused = await answering({ showErrorMessage: [], showWarningMessage: ['Delete'] }, () =>
    vscode.commands.executeCommand('gatehouse.deleteCertificate', 'imported-client'),
  );
  assert.deepEqual(
    refused.asked.map(([name]) => name),
    ['showErrorMessage'],
  );
  assert.match(String(refused.asked[0]?.[1]), /user\.policy\.xml:3/);
  assert.ok(await thumbprintOf('imported-client'));

  await vscode.workspace.fs.delete(user);
  const deleted = await answering({ showErrorMessage: [], showWarningMessage: ['Delete'] }, () =>
    vscode.commands.executeCommand('gatehouse.deleteCertificate', 'imported-client'),
  );
  assert.deepEqual(
    deleted.asked.map(([name]) => name),
    ['showWarningMessage'],
  );
  assert.ok(!(await stored()).some(({ id }) => id === 'imported-client'));
});
