import { readFile } from 'node:fs/promises';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { violations, violationsInForcedColours } from './audit';

/** A tree of the gallery alone on its page, with its rows. */
async function tree(page: Page, id: string): Promise<Locator> {
  await page.goto(`/gallery?only=${id}`);
  const shown = page.locator(`[data-specimen="${id}"]`);
  await expect(shown.getByRole('row').first()).toBeVisible();
  return shown;
}

function row(shown: Locator, name: RegExp): Locator {
  return shown.getByRole('row', { name });
}

async function saved(page: Page, shown: Locator, format: 'As SVG' | 'As PNG'): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  // By the key: details of the row that has the focus lie over the tools.
  await shown.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  const download = page.waitForEvent('download');
  await shown.getByRole('button', { name: format }).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test('files are found by a part of their path, and those that are hidden by a box to tick', async ({ page }) => {
  const shown = await tree(page, 'files-container');
  await shown.getByRole('searchbox').fill('big');
  await expect(shown.getByRole('row')).toHaveCount(2);
  await expect(row(shown, /^big\.log/)).toBeVisible();
  await shown.getByRole('searchbox').fill('no such file');
  await expect(shown.getByText('No file matches.')).toBeVisible();
  await shown.getByRole('searchbox').fill('');
  await shown.getByRole('checkbox', { name: 'hidden only' }).check();
  await expect(row(shown, /^motd/)).toHaveCount(0);
  await expect(row(shown, /^main, hidden by web/)).toBeVisible();
});

test('the tree is walked through, opened and closed by keys', async ({ page }) => {
  const shown = await tree(page, 'files-image');
  await row(shown, /^app\//).focus();
  await page.keyboard.press('ArrowDown');
  await expect(row(shown, /^etc\//)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(row(shown, /^motd/)).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(row(shown, /^motd/)).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(row(shown, /^motd/)).toHaveCount(0);
  await expect(row(shown, /^etc\//)).toBeFocused();
  await page.keyboard.press('End');
  await expect(row(shown, /^tmp\//)).toBeFocused();
  // One row is in the tab order: the next Tab leaves the tree.
  await page.keyboard.press('Tab');
  await expect(shown.getByRole('treegrid').locator(':focus')).toHaveCount(0);
});

test('details of a row are pinned by a key, outlive the focus, and give it back when they close', async ({ page }) => {
  const shown = await tree(page, 'files-container');
  const log = row(shown, /^main, hidden by web/);
  await log.focus();
  await page.keyboard.press('Space');
  const details = shown.getByRole('region', { name: 'Details' });
  await expect(details).toContainText('/app/main');
  await shown.getByRole('searchbox').focus();
  await expect(details).toContainText('/app/main');
  await details.getByRole('button', { name: 'Close' }).press('Enter');
  await expect(log).toBeFocused();
  await expect(log).toHaveAttribute('aria-selected', 'false');
});

test('one layer is looked at by itself, or all up to it', async ({ page }) => {
  const shown = await tree(page, 'files-image');
  const layer = shown.getByRole('radio', { name: /^RUN rm/ });
  await layer.focus();
  await page.keyboard.press('Space');
  await expect(row(shown, /^big\.log, removed by RUN rm/)).toBeVisible();
  await expect(shown.getByText(/^0 added, 1 changed, 1 removed/)).toBeVisible();
  await shown.getByRole('radio', { name: 'up to this layer' }).check();
  await expect(row(shown, /^app\//)).toHaveCount(0);
  await expect(row(shown, /^etc\//)).toBeVisible();
});

test('rows grow and shrink by the zoom', async ({ page }) => {
  const shown = await tree(page, 'files-image');
  const height = async (): Promise<number> => (await row(shown, /^app\//).boundingBox())?.height ?? 0;
  const before = await height();
  await shown.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(height).toBeGreaterThan(before);
  await shown.getByRole('button', { name: /^Zoom 125 %/ }).click();
  await expect.poll(height).toBe(before);
});

test('the tree is saved as a whole SVG with the names that show, as PNG, and nothing of it stays in the page', async ({ page }) => {
  const shown = await tree(page, 'files-container');
  const { name, bytes } = await saved(page, shown, 'As SVG');
  expect(name).toBe('files-of-container-web.svg');
  const problems = await page.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    const texts = Array.from(root.querySelectorAll('text'), (element) => element.textContent);
    const wanted = ['Files of container web', 'app/', 'main', 'passwd', 'web.log', 'copied up', 'RUN rm /tmp/big.log, 4.1kB'];
    const missing = wanted.filter((one) => !texts.includes(one)).map((one) => `${one} is missing`);
    const struck = Array.from(root.querySelectorAll('[text-decoration="line-through"]'), (element) => element.textContent);
    return [...(root.localName === 'svg' ? [] : ['no SVG']), ...missing, ...(struck.join() === 'main' ? [] : [`struck: ${struck.join()}`])];
  }, bytes.toString());
  expect(problems).toEqual([]);
  expect(bytes.toString()).not.toMatch(/var\(|class=|oklch/);
  const png = await saved(page, shown, 'As PNG');
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  await expect(shown.locator('svg text')).toHaveCount(0);
});

test('of 20,000 files any is scrolled to, and only those in the window are in the page', async ({ page }) => {
  const shown = await tree(page, 'files-many');
  await expect(shown.getByText(/^20,000 files, 20kB visible/)).toBeVisible();
  await shown.getByRole('searchbox').fill('f');
  const grid = shown.getByRole('treegrid');
  await expect(grid).toHaveAttribute('aria-rowcount', '20100');
  await grid.evaluate((element) => element.scrollTo({ top: element.scrollHeight / 2 }));
  await expect(grid.locator('[aria-rowindex="10050"]')).toBeVisible();
  expect(await shown.getByRole('row').count()).toBeLessThan(80);
  await row(shown, /^d0\//).focus();
  await page.keyboard.press('End');
  await expect(grid.locator('[aria-rowindex="20100"]')).toBeFocused();
  const { bytes } = await saved(page, shown, 'As SVG');
  expect(bytes.toString()).toContain('The first 500 of 20,100 rows; the others are left out.');
});

test('axe finds nothing in the tree, with details pinned', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const shown = await tree(page, 'files-container');
  await row(shown, /^main, hidden by web/).focus();
  await page.keyboard.press('Space');
  expect([...(await violations(page)), ...(await violationsInForcedColours(page))]).toEqual([]);
});
