import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { analyze } from '../../../server/src/analysis/analyze.ts';
import { checkCode } from '../../../server/src/analysis/code-check.ts';
import { all } from '../../../server/src/analysis/rules.ts';
import { syntaxProblems } from '../../../server/src/analysis/syntax-problems.ts';
import { parse } from '../../../server/src/syntax/parser.ts';
import { given } from './given.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../../docs/rules');
/** Findings about files and about C#, not of a rule. */
const others = new Map([
  ['not-a-policy', 'error'],
  ['not-allowed', 'info'],
  ['expression-type', 'error'],
]);
/** Pages whose bad example is too large or no document to print. */
const described = new Set(['not-a-policy', 'document-size', 'nested-too-deep']);
/** Pages about all rules. */
const general = new Set(['README.md', 'published-policies.md']);
const headings = ['What', 'Avoid', 'Prefer', 'Why', 'Configure'];

const rules = [...all.map(({ id }) => id), ...syntaxProblems.keys(), ...others.keys()].sort();

test('every rule has a page and every page a rule', () => {
  const pages = readdirSync(folder).filter((file) => file.endsWith('.md') && !general.has(file));
  assert.deepEqual(pages.map((file) => file.slice(0, -3)).sort(), rules);
});

test('the index names every page', () => {
  const index = readFileSync(join(folder, 'README.md'), 'utf8');
  for (const id of rules) assert.ok(index.includes(`[${id}](${id}.md)`), id);
});

for (const id of rules) {
  test(`${id}: its page shows what it finds and what it does not`, () => {
    const page = readFileSync(join(folder, `${id}.md`), 'utf8');
    assert.deepEqual(
      [...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading),
      headings,
    );
    const severity = all.find((rule) => rule.id === id)?.severity ?? syntaxProblems.get(id) ?? others.get(id)!;
    assert.ok(page.includes(`**${severity}**`), `the page names the severity ${severity}`);
    const [avoid, prefer] = ['Avoid', 'Prefer'].map((heading) => {
      const part = page.split(`## ${heading}\n`)[1]!.split('\n## ')[0]!;
      const [, options = '{}'] = /<!-- with (.*) -->/.exec(part) ?? [];
      const [, text = ''] = /```xml\n([\s\S]*?)\n```/.exec(part) ?? [];
      const { options: rest, workspace } = given(JSON.parse(options));
      return analyze(parse(text), rest, workspace, checkCode);
    });
    if (!described.has(id))
      assert.ok(
        avoid!.some(({ rule }) => rule === id),
        `Avoid: ${JSON.stringify(avoid!.map(({ rule, message }) => [rule, message]))}`,
      );
    const bad = prefer!.filter(({ rule, severity: level }) => rule === id || level === 'error' || level === 'warning');
    assert.deepEqual(
      bad.map(({ rule, message }) => [rule, message]),
      [],
    );
  });
}
