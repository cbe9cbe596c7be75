// Drives the served editor's window as a person would: opens files, runs commands, reads what is shown.
import { browser } from './served.mjs';

/** Opens the editor at `url`; ready when the explorer lists files. */
export async function openWindow(url, { width = 1440, height = 860 } = {}) {
  const chromium = await browser();
  const context = await chromium.newContext({
    viewport: { width, height },
    deviceScaleFactor: 1,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });

  const input = page.locator('.quick-input-widget:visible input:visible').first();
  const rows = page.locator('.quick-input-widget:visible .monaco-list-row');
  const window = {
    page,
    async file(name) {
      // From the result panel the file would open in the panel's group.
      const groups = page.locator('.editor-group-container');
      if ((await groups.count()) > 1) await groups.first().locator('.tab').first().click();
      // By the whole file name: what was listed before the name was typed may contain it.
      const base = name.split('/').at(-1);
      const whole = new RegExp(`^${base.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
      const row = rows.filter({ has: page.locator('.label-name').filter({ hasText: whole }) }).first();
      // A file that was just written may not be found at once.
      for (let attempt = 0; ; attempt++) {
        try {
          await page.keyboard.press('Control+P');
          await input.fill(name, { timeout: 4000 });
          await row.click({ timeout: 5000 });
          break;
        } catch (error) {
          if (attempt === 5) throw error;
          await page.keyboard.press('Escape');
        }
      }
      await page
        .locator(`.tab.active[data-resource-name="${name.split('/').at(-1)}"]`)
        .first()
        .waitFor();
    },
    async command(title) {
      // From within the result panel the key may be the panel's own: then once more, from the editor.
      for (let attempt = 0; ; attempt++) {
        try {
          if (attempt > 0) await page.locator('.editor-group-container').first().locator('.tab').first().click();
          await page.keyboard.press('F1');
          await input.fill(`>${title}`, { timeout: 4000 });
          await rows.filter({ hasText: title }).first().click({ timeout: 5000 });
          return;
        } catch (error) {
          if (attempt === 4) throw error;
          await page.keyboard.press('Escape');
        }
      }
    },
    /** Answers the quick input that is open. */
    async answer(text) {
      await input.fill(text);
      await page.keyboard.press('Enter');
    },
    input,
    rows,
    /** The result panel's document. */
    runPanel: page.frameLocator('iframe.webview').last().frameLocator('iframe#active-frame'),
    /** Where a text stands on the screen: its line is one element or several, with no-break spaces. */
    async place(text) {
      const box = await page.evaluate((needle) => {
        for (const line of document.querySelectorAll('.editor-instance .view-line')) {
          const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
          const nodes = [];
          let whole = '';
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            nodes.push([node, whole.length]);
            whole += node.data.replaceAll('\u00a0', ' ');
          }
          const at = whole.indexOf(needle);
          if (at < 0) continue;
          const [node, start] = nodes.findLast(([, offset]) => offset <= at);
          const range = document.createRange();
          range.setStart(node, at - start);
          range.setEnd(node, Math.min(node.data.length, at - start + needle.length));
          const { x, y, width, height } = range.getBoundingClientRect();
          return { x: x + width / 2, y: y + height / 2 };
        }
        return null;
      }, text);
      if (!box) throw new Error(`"${text}" is not on the screen`);
      return box;
    },
    /** The hover over a text; asks again until it comes, as nothing comes while the extension starts. */
    async hover(text) {
      const hover = page.locator('.monaco-hover:visible').first();
      for (let attempt = 0; attempt < 15; attempt++) {
        try {
          const { x, y } = await window.place(text);
          await page.mouse.move(x + 200, y + 120);
          await page.mouse.move(x, y);
          await hover.waitFor({ timeout: 2000 });
          return hover;
        } catch {
          await page.waitForTimeout(300); // not yet: the text, or the answer
        }
      }
      throw new Error(`no hover over "${text}"`);
    },
    close: () => chromium.close(),
  };
  return window;
}
