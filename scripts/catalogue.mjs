// Writes the two lists that must name every folder: policies/catalogue.ts (a folder per policy) and analysis/rules.ts (a file per rule).
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** path of the list → its whole text */
export function lists() {
  const policies = readdirSync(join(root, 'server/src/policies'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, 'server/src/policies', entry.name, 'policy.ts')))
    .map(({ name }) => name)
    .sort();
  const rules = readdirSync(join(root, 'server/src/analysis/rules'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -3))
    .sort();
  return new Map([
    [
      'server/src/policies/catalogue-list.ts',
      list(
        'Policy',
        './policy.ts',
        policies.map((name) => [camel(name), `./${name}/policy.ts`]),
        'Every policy folder',
      ),
    ],
    [
      'server/src/analysis/rules.ts',
      list(
        'Rule',
        './rule.ts',
        rules.map((name) => [camel(name), `./rules/${name}.ts`]),
        'Every file of rules/',
      ),
    ],
  ]);
}

function list(type, from, entries, what) {
  const imports = [
    ...entries.map(([name, path]) => [path, `import ${name} from '${path}';`]),
    [from, `import type { ${type} } from '${from}';`],
  ];
  imports.sort(([a], [b]) => (a < b ? -1 : 1)); // as the linter wants them
  return `// ${what}, written by scripts/catalogue.mjs (npm run new:policy, npm run new:rule call it); a test says when it is behind.\n${imports.map(([, line]) => line).join('\n')}\n\nexport const all: readonly ${type}[] = [\n${entries.map(([name]) => `  ${name},\n`).join('')}];\n`;
}

export function writeLists() {
  for (const [path, text] of lists())
    if (!existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text) writeFileSync(join(root, path), text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeLists();
