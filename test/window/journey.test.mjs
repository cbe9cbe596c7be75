// The packaged extension in the served editor, used as a person uses it: mouse, keyboard, and what the screen shows.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openServed } from '../../scripts/editor/open.mjs';
import { root } from '../../scripts/editor/place.mjs';
import { openWindow } from '../../scripts/editor/window.mjs';

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-window-'));
let served;
let window;

before(async () => {
  cpSync(join(root, 'examples'), folder, { recursive: true, filter: (path) => !path.includes('certificates') });
  cpSync(join(root, 'test/fixtures/certificates/pfx/dotnet-ec-aes256.pfx'), join(folder, 'client.pfx'));
  served = await openServed(join(root, 'gatehouse.vsix'), folder);
  window = await openWindow(served.url);
});
after(async () => {
  await window?.close();
  await served?.end();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});
/** What the screen showed when a step failed goes to the temporary folder. */
const step = (name, run) =>
  test(name, { timeout: 90_000 }, async () => {
    try {
      await run(window.page);
    } catch (error) {
      const picture = join(tmpdir(), `gatehouse-${name.replace(/\W+/g, '-')}.png`);
      await window.page.screenshot({ path: picture });
      throw new Error(`${error.message}\n${picture} shows the screen`, { cause: error });
    }
  });
const certificate = (page, id) => page.locator('.tree-explorer-viewlet-tree-view .monaco-list-row').filter({ hasText: id });

step('the policy is recognised', async (page) => {
  await window.file('client-certificate.policy.xml');
  await page.locator('.statusbar-item').filter({ hasText: 'API Management Policy' }).waitFor();
});

step('test certificates are made by a click in the empty view', async (page) => {
  await page.locator('.activitybar .action-label[aria-label*="Gatehouse"]').click();
  await page.getByRole('button', { name: 'Create Test Certificates' }).last().click();
  for (const id of ['valid', 'expired', 'not-yet-valid', 'self-signed', 'issuing']) await certificate(page, id).first().waitFor();
});

step('"Run" over the policy shows each answer; picking one marks in the policy what it walked through', async (page) => {
  await page.locator('.codelens-decoration a').filter({ hasText: 'Run with All Test Certificates' }).click();
  const row = (text) => window.runPanel.locator('tr[data-result]').filter({ hasText: text });
  await row('no certificate').waitFor();
  assert.match(await row('no certificate').textContent(), /401 Client certificate required/);
  assert.match(await row(/^\s*valid\b/).textContent(), /200 OK/);
  assert.match(await row('other-ca').textContent(), /ClientCertificateNotTrusted/);
  await row('expired').click();
  const note = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.editor-instance .view-line')].map((line) => line.textContent.replaceAll('\u00a0', ' ')),
    );
  await page.waitForFunction(
    () => document.querySelector('.editor-instance .glyph-margin-widgets .cgmr, .editor-instance .margin .cgmr') !== null,
  );
  assert.ok((await note()).length > 5);
  assert.match(await window.runPanel.locator('pre.message').textContent(), /403 Client certificate outside its validity/);
});

step('a file dialog, an id, a wrong password and the right one import a PFX', async (page) => {
  await window.command('Gatehouse: Import Certificate…');
  await window.rows.filter({ hasText: 'client.pfx' }).click();
  const title = page.locator('.quick-input-widget:visible');
  await title.filter({ hasText: 'certificate-id' }).waitFor();
  await window.answer('typed-client');
  await title.filter({ hasText: 'secret storage' }).waitFor();
  await window.answer('wrong');
  await title
    .filter({ hasText: /password/i })
    .locator('.quick-input-message')
    .waitFor();
  await page.waitForFunction(() => !document.querySelector('.quick-input-widget input')?.disabled);
  await window.answer('pässwörd€');
  await certificate(page, 'typed-client').waitFor();
  const cli = join(root, 'dist/server/gatehouse.js');
  const rows = JSON.parse(execFileSync(process.execPath, [cli, 'certs', 'list', '--format', 'json'], { cwd: folder, encoding: 'utf8' }));
  const row = rows.find(({ id }) => id === 'typed-client');
  assert.equal(row.hasPrivateKey, true);
  assert.ok(!readFileSync(join(folder, '.gatehouse/certificates/index.json'), 'utf8').includes('pässwörd'));
  writeFileSync(
    join(folder, 'hover.policy.xml'),
    `<policies>\n  <inbound>\n    <base />\n    <authentication-certificate thumbprint="${row.thumbprint}" />\n  </inbound>\n</policies>\n`,
  );
});

step('the imported certificate is presented with the password that the editor keeps', async (page) => {
  await window.file('client-certificate.policy.xml');
  await page.locator('.codelens-decoration a').filter({ hasText: /Run$/ }).first().click();
  await window.rows.filter({ hasText: 'typed-client' }).first().click();
  const row = window.runPanel.locator('tr[data-result]').filter({ hasText: 'typed-client' });
  await row.waitFor();
  assert.match(await row.textContent(), /ClientCertificateNotTrusted|403|401/);
  assert.doesNotMatch(await row.textContent(), /locked|no answer/);
});

step('a hover over a thumbprint shows whose it is', async () => {
  await window.file('hover.policy.xml');
  const thumbprint = /thumbprint="(\w+)"/.exec(readFileSync(join(folder, 'hover.policy.xml'), 'utf8'))[1];
  const hover = await window.hover(thumbprint.slice(0, 4)); // the rest may lie under the result panel
  const text = (await hover.textContent()).replaceAll('\u00a0', ' ');
  assert.match(text, /typed-client/);
  assert.match(text, /CN=/);
});
