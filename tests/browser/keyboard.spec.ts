import { expect, test, type Locator, type Page } from '@playwright/test';
import { livePane, takeOver } from './pane';
import { lesson } from './pages';

/** What has the focus, in a word or two. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return 'nothing';
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined;
    return (element.getAttribute('aria-label') ?? label ?? element.textContent).trim();
  });
}

/** What Tab meets from an element on. */
async function stops(page: Page, from: Locator, count: number): Promise<readonly string[]> {
  await from.focus();
  const met = [];
  for (let n = 0; n < count; n += 1) {
    await page.keyboard.press('Tab');
    met.push(await focused(page));
  }
  return met;
}

test('a pane is gone through by Tab: bar, transcript, line between, picture, tools, seek line, and on to the prose', async ({ page }) => {
  await page.goto(lesson);
  const pane = await livePane(page, 'Two images, one base');
  const met = await stops(page, pane.getByRole('button', { name: 'Previous command' }), 19);
  expect(met.map((name) => name.replace(/^Layer .*/, 'a layer'))).toEqual([
    'Play',
    'Next command',
    'More',
    'Take over',
    'Transcript: Two images, one base',
    'Width of the terminal',
    'Picture shown',
    'Picture',
    'Shown',
    'Sizes',
    'a layer',
    'Zoom out',
    'Zoom 100 %, back to 100 %',
    'Zoom in',
    'Save',
    'How to read it',
    'Explain',
    'Position in the session',
    expect.stringMatching(/^Direct link to /),
  ]);
});

test('the terminal that was taken over has the focus, Tab leaves it, and going back to the tour keeps the focus on the button', async ({
  page,
}) => {
  await page.goto(lesson);
  const pane = await livePane(page, 'Build it');
  await pane.getByRole('button', { name: 'Take over' }).press('Enter');
  await expect(pane.getByRole('button', { name: 'Back to the tour' })).toBeVisible();
  await expect.poll(() => focused(page)).toBe('Terminal: Build it');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('Width of the terminal');
  await page.keyboard.press('Shift+Tab');
  expect(await focused(page)).toBe('Terminal: Build it');
  await page.keyboard.press('Shift+Tab');
  expect(await focused(page)).toBe('Back to the tour');
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('Take over');
});

test('what opens before its button takes the focus, and gives it back when it closes', async ({ page }) => {
  await page.goto(lesson);
  const pane = await livePane(page, 'Build it');
  const explain = pane.getByRole('button', { name: 'Explain' });
  await explain.press('Enter');
  await expect(pane.getByRole('region', { name: 'What is on the screen' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(explain).toBeFocused();
  await explain.press('Enter');
  await pane.getByRole('button', { name: 'Close the explanations' }).press('Enter');
  await expect(explain).toBeFocused();

  await takeOver(pane);
  await pane.getByRole('button', { name: 'Files', exact: true }).press('Enter');
  await expect(pane.getByRole('button', { name: /my-app\/Dockerfile/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await pane.getByRole('button', { name: 'Delete my-app/Dockerfile' }).press('Enter');
  await expect(pane.getByRole('button', { name: /my-app\/package\.json/ })).toBeFocused();
});

test('menus and dialogs give the focus back to what opened them', async ({ page }) => {
  await page.goto(lesson);
  const pane = await livePane(page, 'Build it');
  const more = pane.getByRole('button', { name: 'More' });
  await more.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(more).toBeFocused();
  const save = pane.getByRole('button', { name: 'Save', exact: true });
  await save.press('Enter');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('As SVG');
  await page.keyboard.press('Escape');
  await expect(save).toBeFocused();
});

test('in forced colours what has the focus does not step back, and what is not there yet can be read', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await page.goto('/gallery?only=names-several-places');
  const names = page.locator('[data-specimen="names-several-places"]').getByRole('button', { name: / points to / });
  await names.first().focus();
  await page.keyboard.press('Enter');
  const opacity = (item: Locator): Promise<number> => item.evaluate((element) => Number(getComputedStyle(element).opacity));
  await names.last().focus();
  expect(await opacity(names.last())).toBe(1);
  await names.first().focus();
  expect(await opacity(names.last())).toBeGreaterThan(0.5);

  await page.goto('/gallery?only=layers-building');
  const flag = page.locator('[data-specimen="layers-building"] svg[data-moving] text', { hasText: /^shop:1\.1$/ });
  await expect(flag).toBeVisible();
  const [text, cloth] = await flag.evaluate((element) => {
    const path = element.parentElement?.querySelector('path');
    return [getComputedStyle(element).fill, path ? getComputedStyle(path).fill : ''];
  });
  expect(text).not.toBe(cloth);
});
