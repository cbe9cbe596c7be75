// Writes docs/policies.md: every policy, where it may stand, and whether it is checked, completed and emulated, with the tests that prove the last.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const tests = ['test/unit/gateway', 'test/integration', 'test/gateway', 'examples'].flatMap((folder) => [...files(join(root, folder))]);

function* files(folder) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if (/\.(test\.ts|policytest\.yaml)$/.test(entry.name)) yield { path: relative(root, path), text: readFileSync(path, 'utf8') };
  }
}

/** Tests whose documents hold the policy. */
export const witnesses = (name) => tests.filter(({ text }) => new RegExp(`<${name}[\\s/>]`).test(text)).map(({ path }) => path);

export async function table() {
  const { policies } = await import(join(root, 'server/src/policies/catalogue.ts'));
  const short = (given, all, every) => (given.length === all ? every : given.join(', ') || '–');
  const rows = policies.map(({ id, name, docs, status, sections, scopes, gateways, resolver }) => {
    const emulated = existsSync(join(root, 'server/src/policies', id, 'handler.ts'));
    const proof = emulated ? witnesses(name) : [];
    const where = resolver ? 'GraphQL resolvers' : status === 'undocumented' ? 'not documented' : short(sections, 4, 'every section');
    const says = emulated
      ? proof.length
        ? `yes: ${proof.map((path) => `[${path.split('/').pop()}](../${path})`).join(', ')}`
        : 'yes, unproven'
      : 'no: the trace says so';
    return `| ${docs ? `[${id}](${docs})` : id}${status === 'legacy' ? ' (older name)' : ''} | ${where} | ${resolver || status === 'undocumented' ? '–' : short(scopes, 5, 'every scope')} | ${status === 'undocumented' ? '–' : short(gateways, 5, 'every gateway')} | yes | yes | ${says} |`;
  });
  return `# Policies

Every policy Gatehouse knows: where it may stand, and what Gatehouse does with it. Written by \`node scripts/support-table.mjs\` from server/src/policies.

| policy | sections | scopes | gateways | checked | completed | emulated |
|---|---|---|---|---|---|---|
${rows.join('\n')}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(join(root, 'docs/policies.md'), await table());
