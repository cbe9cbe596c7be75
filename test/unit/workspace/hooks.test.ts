import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { commands } from '../../../server/src/cli/commands.ts';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const hooks = parse(read('.pre-commit-hooks.yaml')) as { id: string; entry: string; files: string }[];

test('the pre-commit hooks call commands and options that exist', async () => {
  assert.deepEqual(
    hooks.map(({ id }) => id),
    ['gatehouse-lint', 'gatehouse-fmt'],
  );
  for (const { entry } of hooks) {
    const [program, command, ...args] = entry.split(' ');
    assert.equal(program, 'gatehouse');
    const { help } = await commands[command!]!.load();
    for (const option of args.filter((arg) => arg.startsWith('--'))) assert.ok(help.includes(option), `${command} ${option}`);
  }
});

test('they look at policies by name, and the guide names both', () => {
  const guide = read('docs/continuous-integration.md');
  for (const { id, files } of hooks) {
    const pattern = new RegExp(files);
    for (const path of ['policy.xml', 'apis/orders;rev=2/policy.xml', 'a.policy.xml', 'x/policy.cshtml']) assert.match(path, pattern);
    for (const path of ['pom.xml', 'my-policy.xml', 'policy.xml.bak']) assert.doesNotMatch(path, pattern);
    assert.ok(guide.includes(`id: ${id}`));
  }
});
