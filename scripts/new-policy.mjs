// npm run new:policy NAME: a folder with the facts of a policy to fill in, known everywhere from then on.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeLists } from './catalogue.mjs';

const [name] = process.argv.slice(2);
const folder = join(dirname(fileURLToPath(import.meta.url)), '../server/src/policies', name ?? '');
if (!name || !/^[a-z][a-z0-9-]*$/.test(name)) stop('usage: npm run new:policy NAME (kebab-case, the name of the element)');
if (existsSync(join(folder, 'policy.ts'))) stop(`there is a policy ${name} already: server/src/policies/${name}/policy.ts`);

mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, 'policy.ts'),
  `import { policy } from '../policy.ts';

export default policy('${name}', {
  summary: 'What it does, in one sentence.',
  category: 'Transformation',
  sections: ['inbound'],
  attributes: {
    name: { required: true, expression: true, summary: 'What it is for.' },
  },
  children: [{ name: 'value', text: 'expression' }],
});
`,
);
writeLists();
console.log(`server/src/policies/${name}/policy.ts is there: fill in its facts (policies/policy.ts says what each means).
A handler.ts beside it says what the policy does when the gateway runs it (policies/step.ts has its interface); without one the gateway says that it is not simulated.
Facts are tested by test/unit/policies; add a document to test/unit/analysis where a rule shall find a mistake.`);

function stop(message) {
  console.error(message);
  process.exit(2);
}
