// Opens an editor for a person: the desktop's VS Code where there is one, else the served one with the packaged extension.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeServer } from './place.mjs';
import { freshHome, quietSettings, serve } from './served.mjs';

/** The desktop editor's command, where there is one and a display for it. */
export function desktopEditor(host = { platform: process.platform, env: process.env, find }) {
  if (host.platform === 'linux' && !host.env.DISPLAY && !host.env.WAYLAND_DISPLAY) return undefined;
  return ['code', 'code-insiders', 'codium'].find((name) => host.find(name));
}

function find(name) {
  const { status } = spawnSync(process.platform === 'win32' ? 'where' : 'which', [name], { stdio: 'ignore' });
  return status === 0;
}

/** The desktop editor on a folder with the extension under development: nothing is installed into the user's own editor. */
export function openDesktop(editor, extension, folder) {
  const { status } = spawnSync(editor, ['--new-window', `--extensionDevelopmentPath=${extension}`, folder], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`${editor} ended with ${status}`);
}

/**
 * Serves the whole editor with a VSIX installed, on a folder.
 * @returns its URL, and `end()`
 */
export async function openServed(vsix, folder, { port = 0, settings = {}, home = freshHome('gatehouse-served-') } = {}) {
  if (!existsSync(vsix)) throw new Error(`${vsix} is not there; npm run build && npm run package makes it`);
  const entry = join(codeServer(), 'out/node/entry.js');
  const data = join(home.folder, 'code');
  mkdirSync(join(data, 'User'), { recursive: true });
  writeFileSync(join(data, 'User/settings.json'), JSON.stringify({ ...quietSettings, ...settings }));
  const own = ['--config', join(data, 'config.yaml'), '--user-data-dir', data, '--extensions-dir', join(home.folder, 'extensions')];
  writeFileSync(join(data, 'config.yaml'), '');
  const install = spawnSync(process.execPath, [entry, ...own, '--install-extension', vsix], {
    encoding: 'utf8',
    env: { ...process.env, ...home.env },
  });
  if (install.status !== 0)
    throw new Error(`the extension could not be installed into the served editor: ${install.stderr || install.stdout}`);
  const options = [
    '--auth',
    'none',
    '--bind-addr',
    `127.0.0.1:${port}`,
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-getting-started-override',
  ];
  const server = await serve([entry, ...own, ...options, folder], home.env, /HTTP server listening on http:\/\/127\.0\.0\.1:(\d+)/);
  return {
    url: `http://127.0.0.1:${server.port}/`,
    async end() {
      await server.end();
      home.remove();
    },
  };
}
