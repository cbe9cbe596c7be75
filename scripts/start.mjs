// The main job on the examples: builds, opens an editor with Gatehouse on examples/, and prints what the example policy answers to
// each test certificate. `--no-editor` prints only; `--port N` serves the editor on that port.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { desktopEditor, openDesktop, openServed } from './editor/open.mjs';
import { root } from './editor/place.mjs';

const { values } = parseArgs({ options: { 'no-editor': { type: 'boolean' }, port: { type: 'string', default: '0' } } });
const examples = join(root, 'examples');
const policy = 'client-certificate.policy.xml';

function run(title, args, cwd = root) {
  if (title) console.log(title);
  const { status } = spawnSync(process.execPath, args, { cwd, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
const gatehouse = (...args) => run('', [join(root, 'dist/server/gatehouse.js'), ...args], examples);

run('Building…', ['scripts/build.mjs']);
if (!existsSync(join(examples, '.gatehouse/certificates/index.json'))) gatehouse('certs', 'test-set');
console.log(`\ngatehouse run ${policy} --all-certs\n`);
gatehouse('run', policy, '--all-certs');
if (values['no-editor']) process.exit(0);

const desktop = desktopEditor();
if (desktop) {
  openDesktop(desktop, root, examples);
  console.log(`\nVS Code is open on examples/ with Gatehouse. Open ${policy} and click "Run" over it.`);
} else {
  console.log('\nThere is no desktop VS Code here: serving one.');
  run('', ['scripts/package.mjs']);
  const { url } = await openServed(join(root, 'gatehouse.vsix'), examples, { port: Number(values.port) });
  console.log(`\nVS Code with Gatehouse on examples/:  ${url}\nOpen ${policy} and click "Run" over it. Ctrl+C ends it.`);
}
