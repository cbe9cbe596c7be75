import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const root = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const manifest = JSON.parse(read('package.json'));
const { contributes } = manifest;
const commands: string[] = contributes.commands.map(({ command }: { command: string }) => command);

test('the commands that the manifest contributes are those that the client registers', () => {
  const table = /export const commands[^{]*= \{([\s\S]*?)\n\};/.exec(read('client/src/commands/commands.ts'))?.[1] ?? '';
  const registered = [...table.matchAll(/^ {2}(\w+): /gm)].map(([, name]) => `gatehouse.${name}`);
  assert.deepEqual(registered.toSorted(), commands.toSorted());
});

test('menus and views name commands that exist', () => {
  const named = Object.values(contributes.menus as Record<string, { command: string }[]>).flatMap((items) =>
    items.map(({ command }) => command),
  );
  for (const { contents } of contributes.viewsWelcome)
    named.push(...[...contents.matchAll(/command:(gatehouse\.\w+)/g)].map(([, command]: string[]) => command!));
  for (const { steps } of contributes.walkthroughs)
    named.push(...[...JSON.stringify(steps).matchAll(/(?:command:|onCommand:)(gatehouse\.\w+)/g)].map(([, command]) => command!));
  assert.ok(named.length > 20);
  assert.deepEqual(
    named.filter((command) => !commands.includes(command)),
    [],
  );
});

test('every file that the manifest names is there', () => {
  const files = JSON.stringify(contributes).match(/(?<=")\.?\/?(?:(?:media|syntaxes|snippets|schemas)\/|language-)[\w./-]+(?=")/g) ?? [];
  assert.ok(files.length >= 6);
  assert.deepEqual(
    files.filter((file) => !existsSync(new URL(file, root))),
    [],
  );
});

test('there is nothing to install at run time, and the setting that starts programs is not taken from an untrusted folder', () => {
  assert.equal(manifest.dependencies, undefined);
  assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, ['gatehouse.nodePath']);
});

test('the snippets that people need for client certificates are there, and none repeats a mistake that circulates', () => {
  const snippets = Object.values(JSON.parse(read('snippets/apim-policy.json')) as Record<string, { prefix: string[]; body: string[] }>);
  const prefixes = snippets.flatMap(({ prefix }) => prefix);
  for (const prefix of [
    'cert-expiry',
    'cert-issuer-subject',
    'cert-thumbprint',
    'cert-uploaded',
    'validate-client-certificate',
    'authentication-certificate',
  ]) {
    assert.ok(prefixes.includes(prefix), prefix);
  }
  for (const { body } of snippets) {
    const text = body.join('\n');
    assert.doesNotMatch(text, /NotAfter > DateTime/, 'that turns away valid callers');
    assert.doesNotMatch(text, /\.SubjectName [!=]=/, 'a name is no string');
    assert.doesNotMatch(text, /"[0-9a-f]*[a-f][0-9a-f]{10,}"/, 'thumbprints are upper case');
    assert.equal(
      /context\.Request\.Certificate\.\w/.test(text),
      text.includes('Certificate == null ||'),
      'a client may present no certificate',
    );
  }
});
