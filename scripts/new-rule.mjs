// npm run new:rule NAME: a rule to fill in, and its page, whose examples are its first tests.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeLists } from './catalogue.mjs';

const [name] = process.argv.slice(2);
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
if (!name || !/^[a-z][a-z0-9-]*$/.test(name)) stop('usage: npm run new:rule NAME (kebab-case, what it finds: unguarded-certificate)');
const file = join(root, 'server/src/analysis/rules', `${name}.ts`);
if (existsSync(file)) stop(`there is a rule ${name} already: server/src/analysis/rules/${name}.ts`);

writeFileSync(
  file,
  `import type { Rule } from '../rule.ts';

export default {
  id: '${name}',
  severity: 'warning',
  summary: 'What it finds, in one line.',
  check({ placement }, report) {
    for (const { element, policy } of placement.placed) {
      if (policy?.name === '${name}') report(element.nameSpan, 'What is wrong, and what to do.');
    }
  },
} satisfies Rule;
`,
);
writeFileSync(
  join(root, 'docs/rules', `${name}.md`),
  `# ${name}

What it finds · **warning**

## What

When it reports, and when it does not.

## Avoid

\`\`\`xml
<policies />
\`\`\`

## Prefer

\`\`\`xml
<policies />
\`\`\`

## Why

What happens otherwise.

## Configure

In \`.gatehouse/config.yaml\`: \`rules: { ${name}: off }\`, or another level (\`hint\`, \`info\`, \`warning\`, \`error\`). For one place: \`<!-- gatehouse-disable-next-line ${name} -->\` on the line above.
`,
);
const index = join(root, 'docs/rules/README.md');
const lines = readFileSync(index, 'utf8').trimEnd().split('\n');
const row = `| [${name}](${name}.md) | warning | What it finds |`;
const at = lines.findIndex((line) => line.startsWith('| [') && line > row);
lines.splice(at < 0 ? lines.length : at, 0, row);
writeFileSync(index, `${lines.join('\n')}\n`);
writeLists();
console.log(`server/src/analysis/rules/${name}.ts and docs/rules/${name}.md are there. Fill in both:
test/unit/analysis/rule-pages.test.ts checks that the rule finds what stands under Avoid and nothing under Prefer.`);

function stop(message) {
  console.error(message);
  process.exit(2);
}
