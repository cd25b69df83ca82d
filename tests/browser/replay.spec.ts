import { expect, test } from '@playwright/test';
import { livePane, screenText } from './pane';
import { lesson } from './pages';

test('a pane replays its session: next command, seek by keyboard, previous, play and pause', async ({ page }) => {
  await page.goto(lesson);
  const pane = await livePane(page, 'Two images, one base');
  await pane.getByRole('button', { name: 'Next command' }).click();
  await expect.poll(() => screenText(pane)).toContain('Status: Downloaded newer image for node:22-bookworm');
  const slider = pane.getByRole('slider', { name: 'Position in the session' });
  await expect(slider).toHaveAttribute('aria-valuetext', /docker pull node:22-bookworm, 1 of 3/);
  await slider.focus();
  await page.keyboard.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', /docker image ls, 3 of 3/);
  await expect.poll(() => screenText(pane)).toMatch(/python:3\.12-bookworm +[0-9a-f]{12}/);
  await page.keyboard.press('Home');
  await expect.poll(() => screenText(pane)).not.toContain('Pulling');
  await pane.getByRole('button', { name: 'Play' }).click();
  await expect(pane.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect.poll(() => screenText(pane)).toContain('22-bookworm: Pulling from library/node');
  await pane.getByRole('button', { name: 'Pause' }).click();
  await expect(pane.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('pulling python after node shows four layers that already exist', async ({ page }) => {
  await page.goto(lesson);
  const pane = await livePane(page, 'Two images, one base');
  await pane.getByRole('button', { name: 'Next command' }).click();
  await pane.getByRole('button', { name: 'Next command' }).click();
  await expect(pane).toContainText(/python:3\.12-bookworm pulled: 7 layers, 4 already here, 31\.\d MB downloaded/);
});

test('only one pane plays at a time', async ({ page }) => {
  await page.goto(lesson);
  const first = await livePane(page, 'Pull an image');
  await first.getByRole('button', { name: 'Play' }).click();
  const second = await livePane(page, 'Two images, one base');
  await second.getByRole('button', { name: 'Play' }).click();
  await expect(first.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('the landing page shows a live pane at once @phone', async ({ page }) => {
  await page.goto('/');
  const pane = page.getByRole('figure', { name: 'Two images, one base' });
  await expect(pane).toBeInViewport();
  await pane.getByRole('button', { name: 'Play' }).click();
  await expect.poll(() => screenText(pane), { timeout: 20_000 }).toContain('Pulling from library/node');
});
