import { expect, test, type Locator, type Page } from '@playwright/test';
import { violations, violationsInForcedColours } from './audit';
import { withFixedFonts } from './fixedFonts';

/** Of each kind the state that shows most of its signs; compared as images. */
const COMPARED = [
  'layers-web-app',
  'layers-pulling',
  'names-several-places',
  'build-running',
  'transfer-pushing',
  'disk-containers',
  'compare-containers',
];

/** One state of the gallery alone on its page, drawn and answering. */
async function specimen(page: Page, id: string): Promise<Locator> {
  await page.goto(`/gallery?only=${id}`);
  return drawn(page, id);
}

async function drawn(page: Page, id: string): Promise<Locator> {
  const found = page.locator(`[data-specimen="${id}"]`);
  await found.scrollIntoViewIfNeeded();
  await expect(found).toHaveAttribute('data-seen', 'true');
  await expect(found.getByText('The picture is being loaded.')).toHaveCount(0);
  return found;
}

async function ids(page: Page): Promise<readonly string[]> {
  return page
    .locator('[data-specimen]')
    .evaluateAll((all) => all.map((one) => (one instanceof HTMLElement ? (one.dataset['specimen'] ?? '') : '')));
}

/** States that between them have every shape, every part of the frame and every kind of list. */
const AUDITED = [
  'layers-building',
  'layers-pinned',
  'layers-list',
  'names-untagged',
  'names-list',
  'build-failed',
  'build-list',
  'transfer-pulling',
  'transfer-list',
  'disk-one-image',
  'compare-narrow',
  'panes-exercise',
  'panes-missing',
  'prose-predict',
  'prose-cost',
];

for (const id of AUDITED) {
  test(`axe finds nothing in the state ${id}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await specimen(page, id);
    expect([...(await violations(page)), ...(await violationsInForcedColours(page))]).toEqual([]);
  });
}

test('no state makes the page wider than the window @phone', async ({ page }) => {
  await page.goto('/gallery');
  for (const id of await ids(page)) await drawn(page, id);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
});

for (const kind of ['layers-shared', 'names-several-places', 'build-done', 'transfer-pulling', 'disk-shared', 'compare-shared']) {
  test(`every control of the picture ${kind} does what it says`, async ({ page }) => {
    const shown = await specimen(page, kind);
    const svg = shown.locator('svg[data-picture]');
    const width = async (): Promise<number> => Number(await svg.first().getAttribute('width'));
    await expect(svg.first()).toHaveAttribute('data-moving', 'true');

    const before = await width();
    await shown.getByRole('button', { name: 'Zoom in' }).click();
    await expect.poll(width).toBeGreaterThan(before);
    await shown.getByRole('button', { name: /^Zoom 125 %/ }).click();
    await expect.poll(width).toBe(before);
    await shown.getByRole('button', { name: 'Zoom out' }).click();
    await expect.poll(width).toBeLessThan(before);
    await shown.getByRole('button', { name: /^Zoom 75 %/ }).click();

    for (const [format, name] of [
      ['As SVG', /\.svg$/],
      ['As PNG', /\.png$/],
    ] as const) {
      await shown.getByRole('button', { name: 'Save', exact: true }).click();
      const download = page.waitForEvent('download');
      await shown.getByRole('button', { name: format }).click();
      expect((await download).suggestedFilename()).toMatch(name);
    }

    await shown.locator('[data-item][role="button"]').first().focus();
    await expect(shown.getByRole('region', { name: 'Details' })).toBeVisible();
    await page.keyboard.press('Enter');
    await shown.getByRole('button', { name: 'Close' }).click();
    await expect(shown.getByRole('button', { name: 'Close' })).toHaveCount(0);

    // The radio button lies hidden under its label.
    await shown.getByRole('radio', { name: 'List' }).press('Space');
    await expect(svg.first()).toBeHidden();
    await expect(shown.getByRole('table').or(shown.getByRole('list')).or(shown.getByRole('tree')).first()).toBeVisible();
    await shown.getByRole('radio', { name: 'Picture' }).press('Space');
    await expect(svg.first()).toBeVisible();
  });
}

test('the two images to compare are chosen by name', async ({ page }) => {
  const shown = await specimen(page, 'compare-containers');
  const picture = shown.getByRole('group', { name: /^Compar|difference/i }).first();
  const first = shown.getByRole('combobox', { name: 'First image' });
  await expect(first).toBeVisible();
  await expect(picture.or(shown.locator('svg[data-picture]')).first()).toBeVisible();
  await first.selectOption({ index: 0 });
});

test('the connection of a transfer is chosen, and says how long it would take', async ({ page }) => {
  const shown = await specimen(page, 'transfer-pulling');
  const connection = shown.getByRole('combobox');
  const text = async (): Promise<string> => (await shown.textContent()) ?? '';
  const before = await text();
  await connection.selectOption({ index: 0 });
  const slow = await text();
  await connection.selectOption({ index: 1 });
  await expect.poll(text).not.toBe(slow);
  expect(before.length).toBeGreaterThan(0);
});

test('a session whose recording is missing keeps its transcript and says so', async ({ page }) => {
  const shown = await specimen(page, 'panes-missing');
  const pane = shown.getByRole('figure', { name: 'Without a recording' });
  await expect(pane).toContainText('The recording could not be loaded');
  await expect(pane.getByRole('region', { name: /^Transcript/ })).toContainText('docker pull node:22-bookworm');
});

test('a session of the gallery plays', async ({ page }) => {
  const shown = await specimen(page, 'panes-session');
  const pane = shown.getByRole('figure', { name: 'Two pulls' });
  await pane.getByRole('button', { name: 'Next command' }).click();
  await expect(pane.getByRole('slider', { name: 'Position in the session' })).toHaveAttribute('aria-valuetext', /docker pull node/);
});

test('the gallery is for those who look for it: in no sitemap, and not to be indexed', async ({ page }) => {
  const sitemap = await page.request.get('/sitemap.xml');
  expect(await sitemap.text()).not.toContain('/gallery');
  await page.goto('/gallery');
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', 'noindex');
});

for (const id of COMPARED) {
  test(`the state ${id} looks as it did @phone`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await withFixedFonts(page);
    const shown = await specimen(page, id);
    await expect(shown.locator('svg[data-moving]').first()).toBeVisible();
    await expect(shown).toHaveScreenshot(`${id}.png`, { animations: 'disabled', maxDiffPixelRatio: 0.01, scale: 'css' });
  });
}
