#!/usr/bin/env node
// Stands in for the VS Code executable: @vscode/test-electron spawns it with VS Code's options and takes its exit code. Thus the
// tests have one code path, whether VS Code could be downloaded or is served.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// The shebang may find a Node that is too old for the server; the one of the development dependencies is not.
const own = resolve(dirname(fileURLToPath(import.meta.url)), '../../node_modules/node/bin/node');
if (Number(process.versions.node.split('.')[0]) < 24 && existsSync(own)) {
  process.exit(spawnSync(own, process.argv.slice(1), { stdio: 'inherit' }).status ?? 1);
}

const option = (name) => process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const workspace = process.argv.slice(2).find((arg) => !arg.startsWith('-'));
const { runInServedEditor } = await import(new URL('./served.mjs', import.meta.url).href);
const { Missing } = await import(new URL('./place.mjs', import.meta.url).href);
try {
  const passed = await runInServedEditor({
    extension: option('extensionDevelopmentPath'),
    tests: option('extensionTestsPath'),
    extensions: option('extensions-dir'),
    workspace: resolve(workspace ?? join(process.cwd())),
    minutes: Number(process.env.GATEHOUSE_EDITOR_MINUTES ?? 5),
  });
  process.exit(passed ? 0 : 1);
} catch (error) {
  console.error(error instanceof Missing ? error.message : error);
  process.exit(1);
}
