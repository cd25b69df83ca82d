import { expect, test } from '@playwright/test';
import { lesson, pages } from './pages';

test('no page asks another origin for anything', async ({ page, baseURL }) => {
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(String(baseURL)) && !request.url().startsWith('data:')) foreign.push(request.url());
  });
  for (const path of Object.values(pages)) {
    await page.goto(path, { waitUntil: 'networkidle' });
    await page.mouse.wheel(0, 20_000);
  }
  expect(foreign).toEqual([]);
});

test('a reader who only reads downloads no engine and no xterm', async ({ page }) => {
  const scripts: string[] = [];
  page.on('response', async (response) => {
    if (response.url().endsWith('.js')) scripts.push(await response.text().catch(() => ''));
  });
  await page.goto(lesson, { waitUntil: 'networkidle' });
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 400) {
      window.scrollTo(0, y);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  });
  await page.waitForLoadState('networkidle');
  expect(scripts.length).toBeGreaterThan(3);
  expect(scripts.filter((text) => text.includes('xterm-helper-textarea'))).toEqual([]);
  expect(scripts.filter((text) => text.includes('failed to resolve reference'))).toEqual([]);
});

test('nothing shifts while the lesson loads, is scrolled and a pane is played @phone', async ({ page }) => {
  await page.addInitScript(() => {
    const shifts = ((window as unknown as { shifts: number[] }).shifts = [] as number[]);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
        if (!entry.hadRecentInput) shifts.push(entry.value);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(lesson, { waitUntil: 'networkidle' });
  for (let step = 0; step < 12; step += 1) {
    await page.mouse.wheel(0, 700);
    await page.waitForTimeout(120);
  }
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
  expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(0.02);
});

test('old addresses lead to the lesson', async ({ page }) => {
  for (const old of ['/docs/docker/02-images/understanding-images', '/docs/docker/02-images/dockerfile-basics']) {
    await page.goto(old);
    await expect(page).toHaveURL(new RegExp(`${lesson}$`));
    await expect(page.getByRole('heading', { level: 1, name: 'Understanding images' })).toBeVisible();
  }
});

test('no page scrolls sideways on a phone @phone', async ({ page }) => {
  for (const path of Object.values(pages)) {
    await page.goto(path, { waitUntil: 'networkidle' });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide, path).toBeLessThanOrEqual(0);
  }
});

test('the name of the site leads home, in the same window', async ({ page, context }) => {
  await page.goto(lesson);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Layer by Layer' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'See what your containers are made of' })).toBeVisible();
  expect(context.pages()).toHaveLength(1);
});
