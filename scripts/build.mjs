// Bundles the extension: the client as CommonJS (VS Code loads it with require), the server side as split ES modules, so
// that a command loads only what it uses. Runs on Node 20 as well: it is what `npm run build` does on a fresh machine.
// node scripts/build.mjs [FOLDER]   (default: dist)
import { rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { build } from 'esbuild';

const folder = process.argv[2] ?? 'dist';
const minify = !process.env.GATEHOUSE_SOURCE_MAPS; // F5 sets it
const common = { bundle: true, minify, sourcemap: !minify, platform: 'node', target: 'node20', logLevel: 'warning', legalComments: 'none' };

rmSync(folder, { recursive: true, force: true });
await Promise.all([
  build({ ...common, entryPoints: ['client/src/extension.ts'], outfile: `${folder}/client.cjs`, format: 'cjs', external: ['vscode'] }),
  build({
    ...common,
    entryPoints: { gatehouse: 'server/src/cli/main.ts', server: 'server/src/server.ts' },
    outdir: `${folder}/server`,
    format: 'esm',
    splitting: true,
    mainFields: ['module', 'main'],
    // Some bundled packages are CommonJS and call require for Node's own modules.
    banner: { js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);" },
  }),
]);
await chmod(`${folder}/server/gatehouse.js`, 0o755);
