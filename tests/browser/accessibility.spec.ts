import { expect, test } from '@playwright/test';
import { violations } from './audit';
import { livePane, takeOver } from './pane';
import { lesson, pages } from './pages';

for (const [name, path] of Object.entries(pages)) {
  test(`axe finds nothing on the ${name} page @phone`, async ({ page }) => {
    await page.goto(path, { waitUntil: 'networkidle' });
    expect(await violations(page)).toEqual([]);
  });
}

test('axe finds nothing in a pane that was played and taken over', async ({ page }) => {
  await page.goto(lesson);
  const pane = await livePane(page, 'Two images, one base');
  await pane.getByRole('button', { name: 'Next command' }).click();
  // The rest of the page is as it was, and audited above.
  expect(await violations(page, '[data-pane="two-images-one-base"]')).toEqual([]);
  await takeOver(pane);
  expect(await violations(page, '[data-pane="two-images-one-base"]')).toEqual([]);
});

test('a pane is operated by keyboard alone', async ({ page }) => {
  await page.goto(lesson);
  const pane = await livePane(page, 'Pull an image');
  await pane.getByRole('button', { name: 'Previous command' }).focus();
  const names: string[] = [];
  for (let press = 0; press < 30; press += 1) {
    await page.keyboard.press('Tab');
    const inside = await pane.evaluate((element) => element.contains(document.activeElement));
    if (!inside) break;
    names.push(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''));
  }
  expect(names).toEqual(expect.arrayContaining(['Play', 'Next command', 'More', 'Take over', 'Position in the session']));
  expect(names.length).toBeLessThan(30);
});
