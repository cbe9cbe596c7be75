// The pictures of the README, light and dark, from the packaged extension: npm run build && npm run package && npm run screenshots
// `npm run screenshots -- run` makes that picture only.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openServed } from './open.mjs';
import { root } from './place.mjs';
import { openWindow } from './window.mjs';

const wanted = process.argv.slice(2);
const wants = (name) => wanted.length === 0 || wanted.includes(name);
const target = join(root, 'media/screenshots');
mkdirSync(target, { recursive: true });
const gatehouse = (folder, ...args) =>
  execFileSync(process.execPath, [join(root, 'dist/server/gatehouse.js'), ...args], { cwd: folder, encoding: 'utf8' });

function workspace() {
  const folder = join(mkdtempSync(join(tmpdir(), 'gatehouse-screenshots-')), 'orders');
  cpSync(join(root, 'examples'), folder, { recursive: true, filter: (path) => !/certificates|README/.test(path) });
  gatehouse(folder, 'certs', 'test-set');
  cpSync(join(root, 'test/fixtures/certificates/pfx/dotnet-ec-aes256.pfx'), join(folder, 'client.pfx'));
  const [valid] = JSON.parse(gatehouse(folder, 'certs', 'list', '--format', 'json')).filter(({ id }) => id === 'valid');
  const policy = readFileSync(join(folder, 'client-certificate.policy.xml'), 'utf8');
  writeFileSync(join(folder, 'thumbprint.policy.xml'), policy.replace('"{{client-thumbprint}}"', `"${valid.thumbprint}"`));
  // A mistake for the picture of diagnostics, and a place to complete at.
  writeFileSync(
    join(folder, 'typing.policy.xml'),
    policy.replace('.NotAfter < DateTime.Now', '.NotAfter > DateTime.Now').replace(/^<!--.*\n/, ''),
  );
  return { folder, thumbprint: valid.thumbprint };
}

const settings = {
  'editor.minimap.enabled': false,
  'editor.fontSize': 13,
  'breadcrumbs.enabled': false,
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
};

for (const [name, theme] of [
  ['light', 'Default Light Modern'],
  ['dark', 'Default Dark Modern'],
]) {
  const { folder, thumbprint } = workspace();
  const served = await openServed(join(root, 'gatehouse.vsix'), folder, { settings: { ...settings, 'workbench.colorTheme': theme } });
  const window = await openWindow(served.url, { width: 1440, height: 820 });
  const { page } = window;
  const shoot = (file, clip) => page.screenshot({ path: join(target, `${file}-${name}.png`), clip });
  try {
    await window.file('client-certificate.policy.xml');
    await page.locator('.activitybar .action-label[aria-label*="Gatehouse"]').click();
    await page.locator('.codelens-decoration a').filter({ hasText: 'Run with All Test Certificates' }).click();
    await window.runPanel.locator('tr[data-result]').filter({ hasText: 'expired' }).click();
    await page.waitForTimeout(1500);
    await shoot('run');
    if (!wants('hover') && !wants('diagnostics')) continue;

    await page.locator('.tab').first().click(); // the keyboard belongs to the panel's document until then
    await window.command('View: Close All Editors');
    await window.command('View: Toggle Primary Side Bar Visibility');
    await window.file('thumbprint.policy.xml');
    const place = await (async () => {
      await window.hover(thumbprint);
      return window.place(thumbprint);
    })();
    await page.waitForTimeout(1000);
    await shoot('hover', { x: 0, y: 40, width: 960, height: Math.min(560, Math.round(place.y) + 300) });

    await window.file('typing.policy.xml');
    await page.waitForTimeout(2500);
    await shoot('diagnostics', { x: 0, y: 40, width: 1100, height: 480 });

    await window.command('Gatehouse: Import Certificate…');
    await window.rows.filter({ hasText: 'client.pfx' }).click();
    const prompt = page.locator('.quick-input-widget:visible');
    await prompt.filter({ hasText: 'certificate-id' }).waitFor();
    await window.answer('partner');
    await prompt.filter({ hasText: 'secret storage' }).waitFor();
    await window.answer('wrong');
    await prompt.filter({ hasText: 'does not fit' }).waitFor();
    await shoot('import', { x: 240, y: 0, width: 960, height: 260 });
  } finally {
    await window.close();
    await served.end();
    rmSync(join(folder, '..'), { recursive: true, force: true });
  }
}
